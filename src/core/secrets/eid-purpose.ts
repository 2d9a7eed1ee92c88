/** What somebody may want to be identified for with electronic ID, and where an institution offers it. */
import type { Institution } from '../institution/institution.ts'

export const eidPurposes = [
  'sign-in',
  'sign-in-with-feide',
  'activate-account',
  'forgotten-password',
  'forgotten-username',
  'first-factor',
  'lost-second-factor',
  'it-was-not-me',
  'why-no-access',
] as const
export type EidPurpose = (typeof eidPurposes)[number]

/** Feide rests on our own password, so it opens the sign-in and nothing else (field 3.2). */
export function providerFor(purpose: EidPurpose): 'eid' | 'feide' {
  return purpose === 'sign-in-with-feide' ? 'feide' : 'eid'
}

/** Whoever gets something back, or sets something new, identifies anew: a browser left open is not enough (ASVS 7.5.1). */
export function mustIdentifyAgain(purpose: EidPurpose): boolean {
  return purpose !== 'sign-in' && purpose !== 'sign-in-with-feide'
}

/** Whether the institution lets electronic ID do this at all. */
export function isOfferedFor(purpose: EidPurpose, institution: Institution): boolean {
  const { activation, recovery, secondFactor, features } = institution
  switch (purpose) {
    case 'sign-in':
      return institution.signIn.with.includes('eid')
    case 'sign-in-with-feide':
    case 'it-was-not-me':
      return true
    case 'activate-account':
      return [...activation.ways.student, ...activation.ways.employee].includes('eid')
    case 'forgotten-password':
      return features.recovery && recovery.password.includes('eid')
    case 'forgotten-username':
      return features.recovery && recovery.username.includes('eid')
    case 'first-factor':
      return secondFactor.firstNeeds.includes('eid')
    case 'lost-second-factor':
      return secondFactor.whenLost.includes('eid')
    case 'why-no-access':
      return features.whyNoAccess
  }
}

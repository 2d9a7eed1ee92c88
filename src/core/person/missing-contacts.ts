/** Who cannot be reached: known to a register, with an account or soon to have one, but without a personal mail or a mobile. */
import { Temporal } from 'temporal-polyfill'
import {
  shift,
  type Standing,
  standingOfGuest,
  standingOfMembership,
  standingOfPosition,
  standingOfStudy,
} from '../account/registration.ts'
import type { Institution } from '../institution/institution.ts'
import type { Day, PersonFacts, Study } from './facts.ts'

/** What the registers do not hold. */
export const missingKinds = ['mail', 'mobile'] as const
export type Missing = (typeof missingKinds)[number]

/** How far a count went: to the end, to where it stops (there are more), or as far as was read (there may be more). */
export const countedHow = ['all', 'more-than', 'at-least'] as const
export type Counted = { number: number; is: (typeof countedHow)[number] }

/** What somebody goes without because of it. */
export type Stopped =
  | 'notices'
  | 'password-by-mail'
  | 'username-by-mail'
  | 'pin-by-mail'
  | 'project-link'
  | 'temporary-password'
  | 'sms-code'

/**
 * Judges whether somebody has a right to an account on that day, or will have within three months. Whoever every register
 * let go has none. Made once for a whole list: what depends on the day alone is worked out once.
 */
export function expectedOn(today: Day, { lifecycle }: Institution): (facts: PersonFacts) => boolean {
  const soon = shift(today, threeMonths, 1)
  const isOn = (standing: Standing) =>
    standing.state === 'ahead' ? standing.opensOn <= soon : standing.state !== 'closed'
  // many studies begin and end on the same days, and a day is slow to reckon with
  const known = new Map<string, boolean>()
  const isStudying = (study: Study): boolean => {
    const { kind, from, until, ended } = study
    const days = `${kind} ${from} ${until} ${ended?.on} ${ended?.why}`
    const is = known.get(days) ?? isOn(standingOfStudy(study, today, lifecycle.student))
    known.set(days, is)
    return is
  }
  return (facts) => {
    const guest = standingOfGuest(facts, today)
    return (
      facts.studies.some(isStudying) ||
      facts.positions.some((position) => isOn(standingOfPosition(position, today, lifecycle.employee))) ||
      facts.projects.some((membership) =>
        isOn(standingOfMembership(membership, today, lifecycle.projectMember)),
      ) ||
      (guest !== null && isOn(guest))
    )
  }
}

const threeMonths = Temporal.Duration.from({ months: 3 })

/** What is not there. */
export function missingOf(person: { email: string | null; mobile: string | null }): Missing[] {
  return [
    ...(person.email === null ? (['mail'] as const) : []),
    ...(person.mobile === null ? (['mobile'] as const) : []),
  ]
}

/** What that stops here, by this institution's own routes. */
export function whatItStops(
  missing: readonly Missing[],
  facts: Pick<PersonFacts, 'registers'>,
  { recovery, secondFactor, projects }: Institution,
): Stopped[] {
  const byMailAndSms = recovery.password.includes('personal-mail-and-sms')
  const stopped: readonly (readonly [Missing, boolean, Stopped])[] = [
    ['mail', true, 'notices'],
    ['mail', byMailAndSms, 'password-by-mail'],
    ['mail', recovery.username.includes('personal-mail'), 'username-by-mail'],
    ['mail', recovery.pin.includes('personal-mail'), 'pin-by-mail'],
    ['mail', projects.offered && facts.registers.includes('projects'), 'project-link'],
    ['mobile', byMailAndSms || recovery.afterEid.includes('temporary-password'), 'temporary-password'],
    ['mobile', secondFactor.firstNeeds.includes('sms-code'), 'sms-code'],
  ]
  return stopped.filter(([what, is]) => is && missing.includes(what)).map(([, , stops]) => stops)
}

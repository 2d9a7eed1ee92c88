/** What the shared pages with a code by mail are for here, and which ways this institution has. */
import type { MailCode } from '../../web/mail-code/ask-page.tsx'
import type { Visit } from '../../web/visit.ts'
import { forgottenPasswordTexts } from './texts.ts'

export const forgottenPassword: MailCode = {
  purpose: 'forgotten-password',
  words: (visit) => forgottenPasswordTexts(visit.language),
  ways: ({ world }) => {
    const { features, recovery, eid } = world.institution
    return {
      eid: features.recovery && eid.offered && world.eid !== null && recovery.password.includes('eid'),
      mail: features.recovery && recovery.password.includes('personal-mail-and-sms'),
    }
  },
  also: (visit) =>
    hasDeskCode(visit)
      ? {
          href: '/forgotten-password/desk-code',
          words: forgottenPasswordTexts(visit.language).deskCode.hasOne,
        }
      : null,
}

/** Whether the desk has codes made here (row A-4). */
export function hasDeskCode({ world: { institution } }: Visit): boolean {
  return institution.features.recovery && institution.recovery.password.includes('desk')
}

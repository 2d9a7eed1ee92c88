/** What the shared pages with a code by mail are for here, and which ways this institution has. */
import type { MailCode } from '../../web/mail-code/ask-page.tsx'
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
}

/** What the shared pages with a code by mail are for here, and which ways this institution has. */
import type { MailCode } from '../../web/mail-code/ask-page.tsx'
import { forgottenUsernameTexts } from './texts.ts'

export const forgottenUsername: MailCode = {
  purpose: 'forgotten-username',
  words: (visit) => forgottenUsernameTexts(visit.language),
  ways: ({ world }) => {
    const { features, recovery, eid } = world.institution
    return {
      eid: features.recovery && eid.offered && world.eid !== null && recovery.username.includes('eid'),
      mail: features.recovery && recovery.username.includes('personal-mail'),
    }
  },
}

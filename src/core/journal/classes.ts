/** Which class a line of the journal belongs to: how long it is kept goes by that. Every happening has one. */
import type { Happening } from './entry.ts'

/** `kept`: for ever, for it says what was deleted, and of nobody who they were. */
export type JournalClass = 'signIns' | 'looks' | 'credentials' | 'desk' | 'register' | 'kept'

/** The classes that run out. */
export const endingClasses = ['signIns', 'looks', 'credentials', 'desk', 'register'] as const

/** The happenings of a class. */
export function happeningsOf(wanted: JournalClass): Happening[] {
  return (Object.entries(classes) as [Happening, JournalClass][])
    .filter(([, of]) => of === wanted)
    .map(([what]) => what)
}

const classes: Readonly<Record<Happening, JournalClass>> = {
  'person-arrived': 'register',
  'person-changed': 'register',
  'person-gone': 'register',
  'person-returned': 'register',
  'contact-changed': 'register',
  'activation-open-told': 'register',
  'signed-in': 'signIns',
  'signed-out': 'signIns',
  'sign-in-locked': 'signIns',
  'sign-in-closed-for-long': 'signIns',
  'session-ended': 'signIns',
  'all-sessions-ended': 'signIns',
  'device-forgotten': 'signIns',
  'current-password-wrong-too-often': 'signIns',
  'second-factor-guessed': 'signIns',
  'desk-opened': 'signIns',
  'desk-closed': 'signIns',
  'desk-looked': 'looks',
  'number-looked-up': 'looks',
  'data-downloaded': 'looks',
  'account-activated': 'credentials',
  'rules-accepted': 'credentials',
  'password-changed': 'credentials',
  'password-change-required': 'credentials',
  'password-kept': 'credentials',
  'password-expiry-told': 'credentials',
  'door-pin-set': 'credentials',
  'access-pin-made': 'credentials',
  'access-pin-not-made': 'credentials',
  'access-pin-spent': 'credentials',
  'activation-link-sent': 'credentials',
  'activation-link-not-sent': 'credentials',
  'authenticator-app-added': 'credentials',
  'passkey-added': 'credentials',
  'second-factor-removed': 'credentials',
  'recovery-codes-made': 'credentials',
  'recovery-code-used': 'credentials',
  'recovery-code-sent': 'credentials',
  'recovery-code-not-sent': 'credentials',
  'code-accepted': 'credentials',
  identified: 'credentials',
  'identified-by-eid': 'credentials',
  'temporary-password-sent': 'credentials',
  'temporary-password-not-sent': 'credentials',
  'temporary-password-used': 'credentials',
  'pin-used-after-deactivation': 'credentials',
  deactivated: 'credentials',
  'change-disputed': 'credentials',
  'factor-wait-begun': 'credentials',
  'lock-lifted': 'credentials',
  'lock-placed': 'credentials',
  'project-link-made': 'credentials',
  'project-link-given': 'credentials',
  'project-link-revoked': 'credentials',
  'project-link-used': 'credentials',
  'project-link-redeemed': 'credentials',
  'project-link-void': 'credentials',
  'project-links-stopped': 'credentials',
  'project-administration-given': 'desk',
  'rank-granted': 'desk',
  'rank-ended': 'desk',
  'caller-identified': 'desk',
  'second-factor-lifted': 'desk',
  'desk-code-ordered': 'desk',
  'desk-code-sent': 'desk',
  'desk-code-not-sent': 'desk',
  'desk-code-used': 'desk',
  'username-changed': 'desk',
  'people-merged': 'desk',
  'people-parted': 'desk',
  'guest-sponsored': 'desk',
  'guest-ended': 'desk',
  'act-undone': 'desk',
  'journal-erased': 'kept',
  'person-forgotten': 'kept',
}

/** What the journal can say. Every line has words for the person in three languages (journal-texts.ts). */

/** Things that happen to a person or an account; the name is kept for ever, so it is chosen once. */
export type Happening =
  | 'person-arrived'
  | 'person-changed'
  | 'person-gone'
  | 'person-returned'
  | 'account-activated'
  | 'rules-accepted'
  | 'signed-in'
  | 'signed-out'
  | 'sign-in-locked'
  | 'sign-in-closed-for-long'
  | 'password-changed'
  | 'password-change-required'
  | 'current-password-wrong-too-often'
  | 'door-pin-set'
  | 'access-pin-made'
  | 'access-pin-not-made'
  | 'access-pin-spent'
  | 'activation-link-sent'
  | 'activation-link-not-sent'
  | 'activation-open-told'
  | 'authenticator-app-added'
  | 'passkey-added'
  | 'second-factor-removed'
  | 'recovery-codes-made'
  | 'recovery-code-used'
  | 'second-factor-guessed'
  | 'session-ended'
  | 'all-sessions-ended'
  | 'device-forgotten'
  | 'deactivated'
  | 'recovery-code-sent'
  | 'recovery-code-not-sent'
  | 'code-accepted'
  | 'identified'
  | 'temporary-password-sent'
  | 'temporary-password-not-sent'
  | 'temporary-password-used'
  | 'pin-used-after-deactivation'
  | 'identified-by-eid'
  | 'change-disputed'
  | 'factor-wait-begun'
  | 'contact-changed'
  | 'password-expiry-told'
  | 'lock-lifted'

/** One line of the journal. `by` is `self`, `system`, `register:fs` or an operator's name. Details hold no secrets. */
export type JournalEntry = {
  personId: string | null
  accountId: string | null
  what: Happening
  by: string
  because?: string | null
  details?: Record<string, string | number | boolean | null>
}

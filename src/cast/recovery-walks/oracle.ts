/** What must have been shown before something may change, said anew and apart from the program: the table of recovery as an oracle (case L-13). */
import type { Credentials } from './credentials.ts'

/** One thing that was shown in a session: whose it is, and when. */
export type Shown = {
  personId: string
  proof:
    | 'password'
    | 'temporary-password'
    /** The account was opened: from then on a first second factor may be set up for a quarter of an hour (row O-9). */
    | 'activated'
    | 'pin'
    | 'desk-code'
    | 'personal-mail'
    | 'sms-code'
    | 'authenticator-app'
    | 'recovery-code'
    | 'passkey'
    | 'eid'
    | 'waited'
    /** The link of the notice of a change. */
    | 'notice'
  at: number
}

/** The form that was sent. */
export type Sent = { path: string; at: number; shown: readonly Shown[] }

const minute = 60_000

/** What is wrong with these changes of one person; empty: each was earned. */
export function wrongWith(personId: string, before: Credentials, after: Credentials, sent: Sent): string[] {
  const own = sent.shown.filter((each) => each.personId === personId)
  const within = (minutes: number, ...names: Shown['proof'][]) =>
    own.some(({ proof, at }) => names.includes(proof) && sent.at - at < minutes * minute)
  const undone = sent.path === '/it-was-not-me' && within(15, 'notice')
  const enrolled = before.factors.length > 0
  const factor = (minutes: number) => within(minutes, 'authenticator-app', 'passkey', 'recovery-code', 'eid')
  const factorIfEnrolled = (minutes: number) => !enrolled || factor(minutes)
  const ever = 24 * 60
  const wholeSession = within(ever, 'password', 'passkey', 'eid') && factorIfEnrolled(ever)

  const mayPassword = (): boolean => {
    if (undone) return true
    if (before.accountId === null) return within(15, 'pin', 'eid')
    if (sent.path === '/my-account/password') return within(1, 'password') && factorIfEnrolled(ever)
    if (sent.path !== '/set') return false
    const pin = within(15, 'pin') && (!before.pinChosen || within(15, 'desk-code'))
    return (
      within(15, 'eid') || ((within(15, 'password', 'temporary-password') || pin) && factorIfEnrolled(15))
    )
  }
  // the code is fresh; the password beside it has begun the sign-in in which the code was typed
  const beside = 30
  const mayFactor = (): boolean => {
    if (undone || (enrolled && factor(5))) return true
    if (enrolled)
      return (
        within(15, 'eid') ||
        (within(15, 'waited') && within(15, 'sms-code', 'personal-mail') && within(beside, 'password'))
      )
    return (
      within(15, 'eid', 'temporary-password', 'pin', 'activated') ||
      (within(beside, 'password') && within(15, 'sms-code'))
    )
  }
  const changed = (key: keyof Credentials) => JSON.stringify(before[key]) !== JSON.stringify(after[key])
  return [
    ...(changed('accountId') && before.accountId !== null ? ['another account'] : []),
    ...(changed('password') && !mayPassword() ? ['password'] : []),
    ...(changed('factors') && !mayFactor() ? ['second factor'] : []),
    ...(changed('codes') && !mayFactor() ? ['recovery codes'] : []),
    ...(changed('doorPin') && !wholeSession ? ['door PIN'] : []),
    ...(changed('acceptances') && own.length === 0 ? ['acceptance'] : []),
  ]
}

/** A key on a page is worth what it lets enrol. */
export function mayReadKey(personId: string, before: Credentials, sent: Sent): boolean {
  const after = { ...before, factors: [...before.factors, 'one more'] }
  return wrongWith(personId, before, after, sent).length === 0
}

/** Whether the mail or electronic ID was shown: enough to see a username and to order a temporary password, for nothing more. */
export function mayOrder(personId: string, sent: Sent): boolean {
  return sent.shown.some(
    (each) =>
      each.personId === personId &&
      (each.proof === 'personal-mail' || each.proof === 'eid') &&
      sent.at - each.at < 15 * minute,
  )
}

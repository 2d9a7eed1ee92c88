/** A session: what this browser has proved, and until when. */
import type { Temporal } from 'temporal-polyfill'
import type { ShownFactor, SignInProof } from './sign-in-order.ts'

/**
 * anonymous ──proof──▶ proved (a grant) ──▶ may set what the grant's rights allow
 *     └──password──▶ half (second factor due) ──▶ full ──again within 5 minutes──▶ full + fresh
 * Each kind has its own list of steps; everything else is refused (cases S-15, P-08). `desk` is beside the person's own
 * session, in a cookie of its own: nothing but the pages of the service desk takes it.
 */
export type SessionKind = 'proved' | 'half' | 'full' | 'desk'

/** A living session as the store found it for this request. */
export type SessionFacts = {
  id: string
  kind: SessionKind
  /** The proof that opened it; `personal-mail` opens nothing but the next step of a recovery. */
  proof: SignInProof | 'personal-mail'
  accountId: string | null
  /** The epoch of credentials that the session began in; the account's own has moved on when something changed. */
  credentialEpoch: number | null
  personId: string | null
  username: string | null
  grantId: string | null
  /** Why the grant was made, and its rights not used yet; none when the grant ran out. */
  grantJourney: string | null
  openRights: readonly string[]
  /** The second factor that was shown in this session. */
  factor: ShownFactor | null
  /** The PIN was right, and the desk's opening code is still to be said (row O-13). */
  openingCodeDue: boolean
  /** Who identified the person: signing out there too is offered. */
  provider: string | null
  freshUntil: Temporal.Instant | null
  endsAt: Temporal.Instant
  knownDevice: boolean
  /** When this session began, and when it last stood on a page that acts on others (privileged limits). */
  madeAt: Temporal.Instant
  powerSeenAt: Temporal.Instant
  /** On a computer that others use too (row N-9). */
  shared: boolean
}

/** Whoever acts on others is asked to sign in anew after a shorter rest, and after fewer hours (setting `sessions.privileged`). */
export function isPowerAlive(
  { kind, madeAt, powerSeenAt }: SessionFacts,
  { idle, atMost }: { idle: Temporal.Duration; atMost: Temporal.Duration },
  now: Temporal.Instant,
): boolean {
  const at = now.epochMilliseconds
  return (
    kind === 'full' &&
    at < powerSeenAt.add(idle).epochMilliseconds &&
    at < madeAt.add(atMost).epochMilliseconds
  )
}

/** Proved again within five minutes (ASVS 7.5.1). */
export function isFresh(session: SessionFacts, now: Temporal.Instant): boolean {
  return (
    session.kind === 'full' &&
    session.freshUntil !== null &&
    now.epochMilliseconds < session.freshUntil.epochMilliseconds
  )
}

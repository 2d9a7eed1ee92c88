/** A session: what this browser has proved, and until when. */
import type { Temporal } from 'temporal-polyfill'

/**
 * anonymous ──proof──▶ proved (a grant) ──▶ may set what the grant's rights allow
 *     └──password──▶ half (second factor due) ──▶ full ──again within 5 minutes──▶ full + fresh
 * Each kind has its own list of steps; everything else is refused (cases S-15, P-08).
 */
export type SessionKind = 'proved' | 'half' | 'full'

/** A living session as the store found it for this request. */
export type SessionFacts = {
  id: string
  kind: SessionKind
  /** The proof that opened it: `password`, `pin`, `mail-link`, … */
  proof: string
  accountId: string | null
  personId: string | null
  username: string | null
  grantId: string | null
  /** The journey of the grant, and its rights not used yet. */
  grantJourney: string | null
  openRights: readonly string[]
  freshUntil: Temporal.Instant | null
  endsAt: Temporal.Instant
  knownDevice: boolean
}

/** Proved again within five minutes (ASVS 7.5.1). */
export function isFresh(session: SessionFacts, now: Temporal.Instant): boolean {
  return (
    session.kind === 'full' &&
    session.freshUntil !== null &&
    now.epochMilliseconds < session.freshUntil.epochMilliseconds
  )
}

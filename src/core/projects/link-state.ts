/** Where a link for a member stands, as the list of the administrator says it. */
import type { Temporal } from 'temporal-polyfill'

/**
 * waiting ──somebody types a secret──▶ opened ──the right one──▶ used
 *    └────────────────┴── too many wrong: void · taken back or replaced: revoked · 72 hours: ran out
 */
export type LinkState = 'waiting' | 'opened' | 'used' | 'revoked' | 'replaced' | 'void' | 'ran-out'

/** Why a link ended before its time. */
export type LinkEnd =
  'revoked' | 'replaced' | 'too-many-wrong' | 'not-allowed-any-more' | 'credentials-changed'

/** The row as far as the state looks. */
export type LinkFacts = {
  expiresAt: Temporal.Instant
  openedAt: Temporal.Instant | null
  usedAt: Temporal.Instant | null
  endedAt: Temporal.Instant | null
  endedBecause: string | null
}

/** The state at a moment. */
export function linkState(link: LinkFacts, now: Temporal.Instant): LinkState {
  if (link.usedAt !== null) return 'used'
  if (link.endedAt !== null) return endState(link.endedBecause)
  if (link.expiresAt.epochMilliseconds <= now.epochMilliseconds) return 'ran-out'
  return link.openedAt === null ? 'waiting' : 'opened'
}

function endState(because: string | null): LinkState {
  if (because === 'revoked') return 'revoked'
  return because === 'replaced' ? 'replaced' : 'void'
}

/** May this browser stand on this step? Deny by default; each kind of session has its own steps (cases S-15, P-08). */
import type { Temporal } from 'temporal-polyfill'
import { isFresh, type SessionFacts } from '../core/account/session.ts'
import type { DeskAct } from '../core/desk/act.ts'
import { type Rank, reaches } from '../core/desk/rank.ts'
import type { Opens } from './step.ts'

export type Standing =
  | 'open'
  | 'sign-in-first'
  | 'not-with-this-session'
  | 'prove-again'
  /** Whoever has a rank opens the desk first; whoever has none is not told that there is one. */
  | 'open-desk-first'
  /** The rank is too low for this page, which then does not exist. */
  | 'not-found'

/** What the rank of somebody at the desk allows. */
export type AtDesk = { rank: Rank; may: readonly DeskAct[] }

/** Decides by the kind of session and, for a grant, by its journey and the rights not used yet. */
export function mayStandOn(
  opens: Opens,
  session: SessionFacts | null,
  now: Temporal.Instant,
  desk: AtDesk | null = null,
  powerAlive = false,
): Standing {
  if (opens === 'anybody') return 'open'
  if (typeof opens === 'object' && 'desk' in opens) return atDesk(opens, session, desk)
  if (session === null) return 'sign-in-first'
  if (opens === 'any-session') return 'open'
  if (typeof opens === 'object') return hasGrant(opens, session) ? 'open' : 'not-with-this-session'
  if (opens === 'factor-or-right') return mayChangeFactors(session) ? 'open' : 'not-with-this-session'
  if (opens === 'half-or-full') return session.kind === 'proved' ? 'not-with-this-session' : 'open'
  if (session.kind !== 'full') return 'not-with-this-session'
  if (opens === 'project-administrator') return powerAlive ? 'open' : 'prove-again'
  return opens === 'full' || isFresh(session, now) ? 'open' : 'prove-again'
}

/** The desk's session is one of its own; a person's opens none of its pages (case Z-06). */
function atDesk(
  { desk: act, from }: Extract<Opens, { desk: unknown }>,
  session: SessionFacts | null,
  desk: AtDesk | null,
): Standing {
  if (desk === null && session === null) return 'sign-in-first'
  if (desk === null) return session?.kind === 'full' ? 'open-desk-first' : 'not-with-this-session'
  if (from !== undefined && !reaches(desk.rank, from)) return 'not-found'
  return act === 'look' || desk.may.includes(act) ? 'open' : 'not-found'
}

function mayChangeFactors({ kind, openRights, factor }: SessionFacts): boolean {
  if (kind === 'proved') return false
  return openRights.includes('second-factor') || (kind === 'full' && factor !== null)
}

function hasGrant({ grant, right }: Extract<Opens, { grant: unknown }>, session: SessionFacts): boolean {
  const purposes: readonly string[] = typeof grant === 'string' ? [grant] : grant
  if (session.kind === 'half' || session.grantJourney === null || !purposes.includes(session.grantJourney))
    return false
  return right === undefined || session.openRights.includes(right)
}

/** May this browser stand on this step? Deny by default; each kind of session has its own steps (cases S-15, P-08). */
import type { Temporal } from 'temporal-polyfill'
import { isFresh, type SessionFacts } from '../core/account/session.ts'
import type { Opens } from './step.ts'

export type Standing = 'open' | 'sign-in-first' | 'not-with-this-session' | 'prove-again'

/** Decides by the kind of session and, for a grant, by its journey and the rights not used yet. */
export function mayStandOn(opens: Opens, session: SessionFacts | null, now: Temporal.Instant): Standing {
  if (opens === 'anybody') return 'open'
  if (session === null) return 'sign-in-first'
  if (opens === 'any-session') return 'open'
  if (typeof opens === 'object') return hasGrant(opens, session) ? 'open' : 'not-with-this-session'
  if (opens === 'factor-or-right') return mayChangeFactors(session) ? 'open' : 'not-with-this-session'
  if (opens === 'half-or-full') return session.kind === 'proved' ? 'not-with-this-session' : 'open'
  if (session.kind !== 'full') return 'not-with-this-session'
  return opens === 'full' || isFresh(session, now) ? 'open' : 'prove-again'
}

function mayChangeFactors({ kind, openRights, factor }: SessionFacts): boolean {
  if (kind === 'proved') return false
  return openRights.includes('second-factor') || (kind === 'full' && factor !== null)
}

function hasGrant({ grant, right }: Extract<Opens, object>, session: SessionFacts): boolean {
  const purposes: readonly string[] = typeof grant === 'string' ? [grant] : grant
  if (session.kind === 'half' || session.grantJourney === null || !purposes.includes(session.grantJourney))
    return false
  return right === undefined || session.openRights.includes(right)
}

/** A hindrance: one reason that keeps somebody out, since when, until when, who lifts it, and the next step. */
import type { Temporal } from 'temporal-polyfill'
import type { HindranceReason } from '../institution/hindrances.ts'
import type { Place, ProofName, StudentFact } from '../institution/words.ts'
import type { Day } from '../person/facts.ts'

/** Who can lift a hindrance. `time`: nobody needs to do anything. */
export type LiftedBy = 'self' | 'time' | 'register' | 'employer' | 'project' | 'sponsor' | 'desk' | 'security'

/** What the person does next; the page turns it into a sentence and a link. */
export type NextStep =
  | 'activate'
  | 'wait'
  | 'register-for-semester'
  | 'pay-fee'
  | 'ask-study-office'
  | 'ask-employer'
  | 'ask-project'
  | 'ask-sponsor'
  | 'set-new-password'
  | 'change-password'
  | 'accept-rules'
  | 'set-up-second-factor'
  | 'identify'
  /** By one of the ways of a forgotten password: the password somebody still has opens nothing (row N-7). */
  | 'recover'
  /** By username and PIN while the desk has opened that, or by electronic ID (row O-13). */
  | 'sign-in-with-pin'
  | 'ask-desk'

/** One reason, with everything a person, the desk and the journal say about it. */
export type Hindrance = {
  reason: HindranceReason
  /** The moment or day it began; null when it was always so. */
  since: Temporal.Instant | Day | null
  /** When it ends by itself; null when it does not. */
  until: Temporal.Instant | Day | null
  liftedBy: LiftedBy
  next: NextStep
  stops: readonly Place[]
  leavesOpen: readonly ProofName[]
  /** For students: precisely what is missing (O-14). */
  missing?: readonly StudentFact[]
  /** The faculty whose office helps, when the study names one. */
  faculty?: string | null
  campus?: string | null
  /** What whoever placed a lock wrote for the person. */
  because?: string
}

/** A reason before the institution has said what it stops. */
export type FoundHindrance = Omit<Hindrance, 'stops' | 'leavesOpen'>

/** A reason that was found; without `until` it does not end by itself. */
export function found(
  reason: HindranceReason,
  more: Omit<FoundHindrance, 'reason' | 'until'> & { until?: Hindrance['until'] },
): FoundHindrance {
  return { reason, until: null, ...more }
}

/** The hindrances that stop a place. Empty: it is open. */
export function stopping(hindrances: readonly Hindrance[], place: Place): Hindrance[] {
  return hindrances.filter((hindrance) => hindrance.stops.includes(place))
}

/** These are mended by a step inside the sign-in itself, so they never end on "why no access". */
export const mendedAtSignIn: readonly HindranceReason[] = [
  'password-expired',
  'must-change-password',
  'rules-not-accepted',
  'second-factor-missing',
]

/** Was the SIM card behind a number changed lately? Whoever got himself another's number by a new card reads the codes sent to it (case R-03). */
import type { Temporal } from 'temporal-polyfill'
import type { NotSent } from '../journal/not-sent.ts'

/** `unknown`: nobody could tell; that is never taken for "no". */
export type SimAnswer = 'changed' | 'unchanged' | 'unknown'

/** The operators of mobile numbers, who know. Never throws: whatever goes wrong is `unknown`. */
export type SimChanges = {
  /** `number` in international form, `+47…`; `within` in whole hours at least. */
  changedWithin(number: string, within: Temporal.Duration): Promise<SimAnswer>
}

/** What was asked and answered; `number` null: there was none to ask about. Null altogether where this deployment asks nobody. */
export type SimChecked = { number: string | null; answer: SimAnswer } | null

/** Why no text message may go to `number`: another card is in it, or nobody could say. Another number than was asked for is not known. */
export function simObjections(checked: SimChecked, number: string | null): NotSent[] {
  if (checked === null) return []
  if (checked.number !== number || checked.answer === 'unknown') return ['sim-card-not-known']
  return checked.answer === 'changed' ? ['sim-card-changed-lately'] : []
}

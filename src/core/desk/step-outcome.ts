/** How a form of ours ended, in a word that names nobody and nothing that was typed. */

/** A form that is refused counts once as `refused`, and beside it as `refused:<field>` for every field that was wrong. */
export type StepOutcome = 'done' | 'slow-down' | 'refused' | `refused:${string}`

/** One count: a step is a path of ours without what stands in it for somebody (`/desk/people/:person`). */
export type StepCount = { step: string; outcome: StepOutcome; count: number }

/** A count as it is kept: of one day. */
export type CountedStep = { day: string; step: string; outcome: string; count: number }

/** By the status of the answer; null for what says nothing of people (a form too old, a page that does not exist). */
export function outcomesOf(status: number, fields: readonly (string | null)[]): StepOutcome[] {
  if (status < 400) return ['done']
  if (status === 429) return ['slow-down']
  // what cannot be an answer at all is a 400 that says what to correct; one that says nothing came from no form of ours
  if (status !== 422 && (status !== 400 || fields.length === 0)) return []
  const named = fields.filter((field) => field !== null)
  return ['refused', ...[...new Set(named)].map((field): StepOutcome => `refused:${field}`)]
}

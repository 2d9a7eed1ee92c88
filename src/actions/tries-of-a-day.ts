/** How often one secret of few digits may be guessed at: spread over the day, and never a hundred wrong ones in a row (case O-02). */
import { Temporal } from 'temporal-polyfill'

/** So many wrong ones in a row close the codes until something stronger is shown: the link of a mail, passkey, electronic ID or the desk. */
export const mostInARow = 100

const day = Temporal.Duration.from({ hours: 24 })

/** Half of the day's tries at once and the others one by one: never more than `most` in any 24 hours, never a whole day's wait. */
export function spreadOverDay(most: number): { atOnce: number; every: Temporal.Duration } {
  const atOnce = Math.floor(most / 2)
  const every = Temporal.Duration.from({ milliseconds: Math.round(day.total('milliseconds') / atOnce) })
  return { atOnce, every }
}

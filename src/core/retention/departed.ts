/** Whether somebody has left for good: no register knows them, and no stay is left. */
import type { Day, PersonFacts } from '../person/facts.ts'

/**
 * The day since which nobody answers for the person here; null: somebody does. A register that still tells of somebody
 * answers for them, whatever it says of their studies: it would bring them back the next night.
 */
export function departedSince({ registers, goneSince, guest }: PersonFacts, lastChanged: Day): Day | null {
  if (registers.length > 0) return null
  const days = [goneSince, guest?.until ?? null].filter((day) => day !== null).sort()
  return days.at(-1) ?? lastChanged
}

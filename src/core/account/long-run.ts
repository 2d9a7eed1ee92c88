/** After very many wrong passwords in a row the password door stays closed to unknown browsers until the person has acted (case B-15). */
import { Temporal } from 'temporal-polyfill'

/** The end of a lock that no time ends. */
export const untilOpened = Temporal.Instant.from('9999-12-31T00:00:00Z')

/** Whether a lock ends by itself; one that does not is lifted by a new password, or by the service desk. */
export function endsByItself(until: Temporal.Instant): boolean {
  return Temporal.Instant.compare(until, untilOpened) < 0
}

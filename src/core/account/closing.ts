/** The end of an account, as far as it is known. */
import type { groups } from '../institution/words.ts'
import type { Day } from '../person/facts.ts'

/** When an account closes: the last day of what it rests on, the first day on which it is closed, and what that was. */
export type Closing = { endsOn: Day; on: Day; by: (typeof groups)[number] }

/** A line on its way from the file to the staging tables. */
import type { SourcePerson } from '../../core/register/source-person.ts'
import type { Arrival } from '../../store/register-arrivals.ts'
import type { KnownRecord } from '../../store/register-known.ts'
import type { StagedLine, StagedNumber } from '../../store/register-staging.ts'

/** A person's line that was read and found right. */
export type ReadLine = {
  at: number
  person: SourcePerson
  pin: string | null
  kept: string
  digest: Buffer
  known: KnownRecord | null
}

/** What waits to be written. */
export type Staged = {
  lines: StagedLine[]
  numbers: StagedNumber[]
  /** Nobody, when nothing will be written. */
  arrivals: Arrival[]
  numbersOfArrivals: StagedNumber[]
}

/** A staged line that says no more than whose it is. */
export function bareLine(at: number, registerId: string, what: StagedLine['what']): StagedLine {
  return {
    at,
    registerId,
    what,
    record: null,
    known: false,
    person: null,
    link: null,
    digest: null,
    sealed: null,
    name: null,
    pin: null,
    consequence: null,
    personIds: null,
    because: null,
  }
}

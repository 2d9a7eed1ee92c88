/** The one time of a deployment: the database's clock, so that two machines never disagree about what has expired. */
import { Temporal } from 'temporal-polyfill'

/** What tells the time. `now` never waits; `resync` asks again at once. */
export type Clock = {
  now(): Temporal.Instant
  resync(): Promise<void>
  close(): void
}

/** Whatever answers queries: a pool of connections. */
export type Queries = { query(text: string, values?: unknown[]): Promise<{ rows: unknown[] }> }

const often = 1_000
/** A correction backwards smaller than this is waited out; a larger one is somebody setting the clock. */
const hardlyEver = 1_000

/** A clock that follows the database's (case X-14): asked every second, and counted on in between by this machine's steady clock. */
export function openDatabaseClock(pool: Queries, onLost?: (error: unknown) => void): Promise<Clock> {
  return openClockOf(
    () => readEpoch(pool, 'select extract(epoch from clock_timestamp())::text as epoch'),
    onLost,
  )
}

/** Milliseconds since 1970, as one query answers them in the column `epoch`, in seconds. */
export async function readEpoch(pool: Queries, query: string, values: unknown[] = []): Promise<number> {
  const [row] = (await pool.query(query, values)).rows
  const epoch =
    typeof row === 'object' && row !== null && 'epoch' in row ? Number(row.epoch) * 1_000 : Number.NaN
  if (Number.isNaN(epoch)) throw new Error('the database did not tell the time')
  return epoch
}

/**
 * A clock that counts on from the last answer. The machine's steady clock never jumps, so a machine whose time is wrong
 * or stepped does not matter. While the database is away the clock goes on; `onLost` hears of it.
 */
export async function openClockOf(
  read: () => Promise<number>,
  onLost: (error: unknown) => void = () => undefined,
): Promise<Clock> {
  let ahead = await measure(read)
  let last = 0
  const clock: Clock = {
    now() {
      const told = performance.now() + ahead
      last = told < last && last - told < hardlyEver ? last : told
      return Temporal.Instant.fromEpochMilliseconds(Math.floor(last))
    },
    async resync() {
      ahead = await measure(read)
    },
    close() {
      clearInterval(timer)
    },
  }
  let asking = false
  const timer = setInterval(() => {
    if (asking) return
    asking = true
    clock
      .resync()
      .catch(onLost)
      .finally(() => (asking = false))
  }, often)
  timer.unref()
  return clock
}

/** How far the told time is ahead of the steady clock; half of the way there and back is counted off. */
async function measure(read: () => Promise<number>): Promise<number> {
  const asked = performance.now()
  const told = await read()
  return told - (asked + performance.now()) / 2
}

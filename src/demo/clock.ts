/** The demo's clock: the database's time plus an offset that can be set, for every process and command of the demo alike. */
import { Temporal } from 'temporal-polyfill'
import { type Clock, openClockOf, type Queries, readEpoch } from '../store/database-clock.ts'
import { makeOwnTable } from './own-table.ts'

export type DemoClock = Clock & {
  /** Moves the time on by a length such as PT8H or P30D; days and longer as they pass in Norway. Returns the new time. */
  advance(by: Temporal.Duration): Promise<Temporal.Instant>
  /** Sets the time; it keeps ticking from there. */
  set(to: Temporal.Instant): Promise<Temporal.Instant>
}

/** Opens the clock on the shared database, and makes its one-row table when it is not there. */
export async function openDemoClock(pool: Queries, onLost?: (error: unknown) => void): Promise<DemoClock> {
  await makeOwnTable(
    pool,
    `create table if not exists demo_clock (one boolean primary key default true check (one), ahead interval not null)`,
    `insert into demo_clock (ahead) values ('0') on conflict do nothing`,
  )
  const clock = await openClockOf(() => readEpoch(pool, tellTime), onLost)
  const moveTo = async (to: Temporal.Instant) => {
    await pool.query(`update demo_clock set ahead = $1::timestamptz - clock_timestamp()`, [
      inReach(to).toString(),
    ])
    await clock.resync()
    return clock.now()
  }
  return {
    ...clock,
    set: moveTo,
    advance: async (by) => {
      await clock.resync()
      return moveTo(clock.now().toZonedDateTimeISO('Europe/Oslo').add(by).toInstant())
    },
  }
}

/** What `POST /demo/clock` was asked: `{"advance":"PT8H"}` or `{"set":"2026-08-10T03:00:00Z"}`; null when it is neither. */
export function readClockOrder(
  body: unknown,
): { advance: Temporal.Duration } | { set: Temporal.Instant } | null {
  const { advance, set } = typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {}
  try {
    if (typeof advance === 'string' && set === undefined) return { advance: Temporal.Duration.from(advance) }
    if (typeof set === 'string' && advance === undefined) return { set: inReach(Temporal.Instant.from(set)) }
    return null
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}

const tellTime =
  'select extract(epoch from clock_timestamp() + (select ahead from demo_clock))::text as epoch'

/** Registers, terms and certificates mean nothing outside these years. */
function inReach(instant: Temporal.Instant): Temporal.Instant {
  const { year } = instant.toZonedDateTimeISO('UTC')
  if (year < 2000 || year > 2100) throw new RangeError('the demo clock goes from the year 2000 to 2100')
  return instant
}

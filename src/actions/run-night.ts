/** The night: everything that became due comes into force, everybody is judged once more, people are told of what is coming, and a report says what was done. (Long: one night from its beginning to its end.) */
import { Temporal } from 'temporal-polyfill'
import { clockStops } from '../core/account/silent-registers.ts'
import { brakeOfNight } from '../core/register/brake.ts'
import { accountsWithFacts } from '../store/accounts.ts'
import { asOnlyNight, beginNight, causeOfNight, endNight, nightIsOver } from '../store/nights.ts'
import { endAlarms } from '../store/operator-alarms.ts'
import { heardFrom } from '../store/register-heard.ts'
import { accountCount, accountIdsAfter, dueAmong, type KeptVerdict, verdictsOf } from '../store/verdicts.ts'
import {
  isSame,
  nothingSettled,
  settleAlone,
  settleDue,
  type Settled,
  sum,
  verdictNow,
} from './settle-verdicts.ts'
import { raiseAlarm } from './raise-alarm.ts'
import { countToTell, tellBeforeEnd } from './tell-before-end.ts'
import { tellOfExpiry } from './tell-of-expiry.ts'
import { together, type World } from './world.ts'

/** How a night is run. `by`: `schedule`, or an operator's name. */
export type NightRequest = {
  by: string
  apply: boolean
  releaseBrake: string | null
  onProgress?: (done: number, all: number) => void
}

/** What a night did, or would do. */
export type NightCounts = {
  looked: number
  changed: number
  closed: number
  opened: number
  /** Closings that neither a day nor a change of facts explains: settings were changed, or something is wrong. */
  unexpected: number
  paused: number
  toldOfClosing: number
  toldOfDeadline: number
  toldOfExpiry: number
  takenBack: number
}

export type NightOutcome =
  | { is: 'busy' }
  | { is: 'over'; day: string }
  | { is: 'planned' | 'done'; id: number | null; counts: NightCounts; silent: string[] }
  | { is: 'refused'; id: number | null; counts: NightCounts; silent: string[]; because: string }

/** The night of an institution that the clock asks for: the day on which its hour was last struck. */
export function nightOf({ institution, now }: World): Temporal.PlainDate {
  const here = now().toZonedDateTimeISO(institution.timeZone)
  const struck = Temporal.PlainTime.compare(here.toPlainTime(), institution.lifecycle.nightAt) >= 0
  return struck ? here.toPlainDate() : here.toPlainDate().subtract({ days: 1 })
}

/** Runs the night if it is due and nobody has run it. */
export async function runDueNight(world: World): Promise<void> {
  if (await nightIsOver(world.store, nightOf(world))) return
  await runNight(world, { by: 'schedule', apply: true, releaseBrake: null })
}

/**
 * Runs a night (design: nightly). Killed at any point it is run again from its beginning and comes to the same end: each
 * account is settled in a transaction of its own page, each notice in its own. Without `apply` nothing is written.
 */
export async function runNight(world: World, request: NightRequest): Promise<NightOutcome> {
  if (!request.apply) return planNight(world, request)
  const outcome = await asOnlyNight(world.store, async () => {
    const day = nightOf(world)
    // another process may have run it while this one waited for its turn
    if (request.by === 'schedule' && (await nightIsOver(world.store, day)))
      return { is: 'over' as const, day: day.toString() }
    return applyNight(world, request, day)
  })
  return outcome ?? { is: 'busy' }
}

async function applyNight(
  world: World,
  request: NightRequest,
  day: Temporal.PlainDate,
): Promise<NightOutcome> {
  const silent = await silentNow(world)
  const { by: byWhom, releaseBrake: releasedBecause } = request
  const startedAt = world.now()
  const id = await beginNight(world.store, { day, byWhom, startedAt, silent, releasedBecause })
  const due = await settleDue(world)
  const found = await lookAtEverybody(world, request, { cause: causeOfNight(id) })
  const brake = brakeOfNight(world.institution.lifecycle.brake, found)
  const stopped = brake.pulled && releasedBecause === null
  const settled = stopped
    ? found.settled
    : sum(found.settled, await settleHeld(world, found.held, causeOfNight(id)))
  const told = await tellEverybody(world)
  const counts = { ...countsOf(sum(due, settled), found), ...told }
  const because = stopped ? brakeText(found, brake.limit) : null
  const state = stopped ? ('refused' as const) : ('done' as const)
  await endNight(world.store, id, {
    state,
    looked: found.looked,
    counts,
    refusedBecause: because,
    at: world.now(),
  })
  if (stopped) await raise(world, found, brake.limit)
  else await endAlarms(world.store, { kinds: ['night-held'], about: 'night', at: world.now() })
  world.log.info('night-done', { night: id, state, ...counts })
  return because === null
    ? { is: 'done', id, counts, silent }
    : { is: 'refused', id, counts, silent, because }
}

async function raise(world: World, { unexpected }: Found, limit: number): Promise<void> {
  const facts = { unexpected, limit }
  await together(world, async (db) => raiseAlarm(world, db, { kind: 'night-held', about: 'night', facts }))
  world.nudgeJobs()
}

async function tellEverybody(world: World) {
  const { closing, deadline, takenBack } = await tellBeforeEnd(world)
  return {
    toldOfClosing: closing,
    toldOfDeadline: deadline,
    toldOfExpiry: await tellOfExpiry(world),
    takenBack,
  }
}

/** What a night would do, without doing it. */
async function planNight(world: World, request: NightRequest): Promise<NightOutcome> {
  const silent = await silentNow(world)
  const found = await lookAtEverybody(world, request, null)
  const brake = brakeOfNight(world.institution.lifecycle.brake, found)
  const { closing, deadline } = await countToTell(world)
  const counts = {
    ...countsOf(found.settled, found),
    toldOfClosing: closing,
    toldOfDeadline: deadline,
    toldOfExpiry: 0,
    takenBack: 0,
  }
  const all = { id: null, counts, silent }
  return brake.pulled && request.releaseBrake === null
    ? { is: 'refused', ...all, because: brakeText(found, brake.limit) }
    : { is: 'planned', ...all }
}

/** What looking at everybody showed. Ids of closings nobody expected are kept only as far as the brake would let them through. */
type Found = {
  looked: number
  accounts: number
  settled: Settled
  unexpected: number
  held: string[]
  paused: number
}

/** So many accounts are read and judged at a time. */
const pageSize = 1_000

/**
 * Every account, in the order of its id. What became different opens at once; a closing that nothing explains is held
 * until all are known. `settle` null: nothing is written, everything is counted.
 */
async function lookAtEverybody(
  world: World,
  { releaseBrake, onProgress }: NightRequest,
  settle: { cause: string } | null,
): Promise<Found> {
  const accounts = await accountCount(world.store)
  const { limit } = brakeOfNight(world.institution.lifecycle.brake, { accounts, unexpected: 0 })
  const most = releaseBrake === null ? limit : accounts
  const found: Found = { looked: 0, accounts, settled: nothingSettled, unexpected: 0, held: [], paused: 0 }
  for (let after: string | null = null; ;) {
    const ids = await accountIdsAfter(world.store, after, pageSize)
    if (ids.length === 0) return found
    const page = await judgePage(world, ids)
    found.looked += ids.length
    found.paused += page.paused
    const held = page.different.filter(({ unexpected }) => unexpected).map(({ id }) => id)
    found.unexpected += held.length
    for (const id of held) if (found.held.length < most) found.held.push(id)
    const others = page.different.filter(({ unexpected }) => !unexpected)
    const settled = settle
      ? await settleAlone(
          world,
          others.map(({ id }) => id),
          settle.cause,
        )
      : planned(page.different)
    found.settled = sum(found.settled, settled)
    onProgress?.(found.looked, accounts)
    after = ids.at(-1) ?? null
  }
}

type Different = { id: string; closes: boolean; opens: boolean; unexpected: boolean }

/** Judges a page of accounts against what is kept of them, writing nothing. */
async function judgePage(
  world: World,
  ids: readonly string[],
): Promise<{ different: Different[]; paused: number }> {
  const [rows, kept, due] = await Promise.all([
    accountsWithFacts(world.store, ids),
    verdictsOf(world.store, ids),
    dueAmong(world.store, ids),
  ])
  const before = new Map(kept.map((verdict) => [verdict.accountId, verdict]))
  const now = world.now()
  let paused = 0
  const different = rows.flatMap((row): Different[] => {
    const was = before.get(row.id)
    const is = verdictNow(world, row, was ?? null)
    if (is.paused) paused += 1
    if (was && isSame(was, is, now)) return []
    const closes = was !== undefined && was.open.some((place) => !is.open.includes(place))
    const opens = was !== undefined && is.open.some((place) => !was.open.includes(place))
    return [{ id: row.id, closes, opens, unexpected: closes && !isExplained(was, now, due.has(row.id)) }]
  })
  return { different, paused }
}

/** A closing is expected where the clock has reached the moment that the verdict named, or facts have changed since. */
function isExplained(was: KeptVerdict, now: Temporal.Instant, due: boolean): boolean {
  return due || Temporal.Instant.compare(was.validUntil, now) <= 0
}

function planned(different: readonly Different[]): Settled {
  const closed = different.filter(({ closes }) => closes).length
  const opened = different.filter(({ opens }) => opens).length
  return { looked: 0, changed: closed + opened, closed, opened }
}

async function settleHeld(world: World, held: readonly string[], cause: string): Promise<Settled> {
  let all = nothingSettled
  for (let from = 0; from < held.length; from += pageSize)
    all = sum(all, await settleAlone(world, held.slice(from, from + pageSize), cause))
  return all
}

function countsOf({ changed, closed, opened }: Settled, { looked, unexpected, paused }: Found) {
  return { looked, changed, closed, opened, unexpected, paused }
}

function brakeText({ unexpected, accounts }: Found, limit: number): string {
  return `${unexpected} of ${accounts} accounts would close although no day and no change of facts explains it; the institution allows ${limit}`
}

async function silentNow(world: World): Promise<string[]> {
  const stops = clockStops(await heardFrom(world.store), world.institution, world.now())
  return Object.keys(stops).sort()
}

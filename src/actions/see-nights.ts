/** What the desk sees of registers and nights: who speaks, what the clock will close, and what each run did to whom. */
import { Temporal } from 'temporal-polyfill'
import { clockStops } from '../core/account/silent-registers.ts'
import { forecastFor } from '../core/account/verdict.ts'
import { type RegisterName, registers } from '../core/institution/words.ts'
import {
  type ChangeCount,
  type ChangedAccess,
  changesBy,
  type ChangesWanted,
  countChanges,
  countPaused,
  type ForecastLine,
  forecastClosings,
  whoWillClose,
  type WillClose,
} from '../store/access-reports.ts'
import { causeOfNight, latestNights, type Night, nightBefore, nightById } from '../store/nights.ts'
import { latestRegisterRuns, type ShownRun } from '../store/register-history.ts'
import { heardFrom } from '../store/register-heard.ts'
import { causeOfRun, runById, type WholeRun } from '../store/register-runs.ts'
import type { World } from './world.ts'

/** A register and when it was heard from last; null: never. `silent`: nobody is closed by the clock on its word. */
export type SeenRegister = { register: RegisterName; heardAt: Temporal.Instant | null; silent: boolean }

export type SeenNights = {
  registers: SeenRegister[]
  paused: number
  forecast: ForecastLine[]
  nights: Night[]
  files: ShownRun[]
}

/** The page of registers and nights. */
export async function seeNights(world: World): Promise<SeenNights> {
  const { store, institution } = world
  const now = world.now()
  const heard = await heardFrom(store)
  const stops = clockStops(heard, institution, now)
  const [paused, forecast, nights, files] = await Promise.all([
    countPaused(store),
    forecastClosings(store, { from: now, until: now.add(forecastFor), timeZone: institution.timeZone }),
    latestNights(store, 8),
    latestRegisterRuns(store, { most: 12 }),
  ])
  return {
    registers: registers
      .filter((register) => institution.registers[register] !== null)
      .map((register) => ({
        register,
        // in a demo a register may speak for years ahead
        heardAt: earlier(heard[register] ?? null, now),
        silent: register in stops,
      })),
    paused,
    forecast,
    nights,
    files,
  }
}

function earlier(at: Temporal.Instant | null, now: Temporal.Instant): Temporal.Instant | null {
  return at !== null && Temporal.Instant.compare(at, now) > 0 ? now : at
}

const linesOnAPage = 50

/** What a run did: how many by reason, and a page of who it was. */
export type SeenChanges = { counts: ChangeCount[]; lines: ChangedAccess[]; next: number | null }

/** A night and what came into force with it; null: there is no such night. */
export async function seeNight(
  world: World,
  id: number,
  after: number | null,
): Promise<{ night: Night; changes: SeenChanges } | null> {
  const night = await nightById(world.store, id)
  if (night === null) return null
  const before = await nightBefore(world.store, id)
  const wanted = {
    // what the clock closed or opened since the night before belongs to this one's report
    causes: [causeOfNight(id), 'clock'],
    from: before?.finishedAt ?? null,
    until: night.finishedAt,
  }
  return { night, changes: await seeChanges(world, wanted, after) }
}

/** An import and what it did to people's access; null: there is no such run. */
export async function seeRun(
  world: World,
  id: number,
  after: number | null,
): Promise<{ run: WholeRun; changes: SeenChanges } | null> {
  const run = await runById(world.store, id)
  if (run === null) return null
  const wanted = { causes: [causeOfRun(id)], from: null, until: null }
  return { run, changes: await seeChanges(world, wanted, after) }
}

async function seeChanges(world: World, wanted: ChangesWanted, after: number | null): Promise<SeenChanges> {
  const [counts, rows] = await Promise.all([
    countChanges(world.store, wanted),
    changesBy(world.store, wanted, { after, most: linesOnAPage + 1 }),
  ])
  const lines = rows.slice(0, linesOnAPage)
  return { counts, lines, next: rows.length > linesOnAPage ? (lines.at(-1)?.id ?? null) : null }
}

/** Whom the clock closes on a day of the forecast, a page of them. */
export async function seeClosings(
  { store, institution }: World,
  day: Temporal.PlainDate,
  after: string | null,
): Promise<{ people: WillClose[]; next: string | null }> {
  const from = day.toZonedDateTime(institution.timeZone)
  const span = { from: from.toInstant(), until: from.add({ days: 1 }).toInstant() }
  const rows = await whoWillClose(store, span, { after, most: linesOnAPage + 1 })
  const people = rows.slice(0, linesOnAPage)
  return { people, next: rows.length > linesOnAPage ? (people.at(-1)?.accountId ?? null) : null }
}

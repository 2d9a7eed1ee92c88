/** Nights that are killed again and again in the middle of their work: nothing may be lost, half, or done twice. */
import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { setTimeout } from 'node:timers/promises'
import { runNight } from '../../actions/run-night.ts'
import type { World } from '../../actions/world.ts'
import type { Dice } from '../../core/chance.ts'
import { poolOf, type Store } from '../../store/database.ts'
import { makeWorld, type TestWorld } from '../made-world.ts'
import { type DayPlan, ofTheYear } from './plan.ts'
import { openYear } from './year.ts'

/** A database, and how a process of its own reaches it. */
export type Reached = { store: Store; url: string }

export type KilledNights = { kills: number; inTheMiddle: number }

/** The night of 2 September: fees were due the day before, notices and closings in many kinds. */
const lived: readonly DayPlan[] = [
  { day: '2026-08-01', fs: 'full', hr: 'full' },
  { day: '2026-08-20', fs: 'changes', hr: 'changes' },
]
const files = { day: '2026-09-02', fs: 'full', hr: 'full' } as const
const now = '2026-09-02T01:30:00Z'

/**
 * Lives the same weeks in two databases, kills the next night of one `kills` times, and runs it once more. Throws when
 * the two do not say the same in the end.
 */
export async function killedNights(
  { killed, clean }: { killed: Reached; clean: Reached },
  wish: { folder: string; people: number; seed: string; kills: number; dice: Dice; longest: number },
): Promise<KilledNights> {
  const worlds = [await prepared(killed, wish), await prepared(clean, wish)] as const
  const counted: KilledNights = { kills: 0, inTheMiddle: 0 }
  while (counted.kills < wish.kills) {
    const before = await doneIn(killed.store)
    if (!(await nightAndKill(killed.url, wish.dice.below(wish.longest)))) {
      await undoTheNight(killed.store)
      continue
    }
    counted.kills += 1
    if ((await doneIn(killed.store)) !== before) counted.inTheMiddle += 1
  }
  for (const { world } of worlds) await toItsEnd(world)
  const [one, other] = [await saidBy(killed.store), await saidBy(clean.store)]
  for (const [what, rows] of Object.entries(one)) sameRows(what, rows, other[what] ?? [])
  return counted
}

/** The database needs a moment to notice that a killed night is gone; until then it says that one is running. */
async function toItsEnd(world: World): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    const outcome = await runNight(world, { by: 'operator:year', apply: true, releaseBrake: null })
    if (outcome.is === 'done') return
    if (outcome.is !== 'busy') throw new Error(JSON.stringify(outcome))
    await setTimeout(200)
  }
  throw new Error('a killed night still holds its place')
}

async function prepared(
  { store }: Reached,
  { folder, people, seed }: { folder: string; people: number; seed: string },
): Promise<TestWorld> {
  const { close: _close, ...tested } = makeWorld(store, 'oslomet', { settings: ofTheYear })
  const year = await openYear({ tested, people, seed, folder })
  for (const plan of lived) await year.live(plan)
  await year.hear(files)
  tested.setNow(now)
  return tested
}

/** True: it was killed. False: the night was over before. */
async function nightAndKill(url: string, after: number): Promise<boolean> {
  const night = start(url)
  const ended = once(night, 'exit')
  const said = new Promise<void>((resolve) => {
    night.stdout.on('data', () => resolve())
  })
  await Promise.race([said, ended])
  await Promise.race([setTimeout(after), ended])
  night.kill('SIGKILL')
  await ended
  return night.signalCode === 'SIGKILL'
}

function start(url: string): ChildProcessByStdio<null, Readable, null> {
  const script = join(import.meta.dirname, 'night-in-child.ts')
  return spawn(process.execPath, ['--import', 'tsx', script, url, now], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
}

/** A night that came to its end before it was killed has left nothing to do: half of its verdicts and notices are due again. */
async function undoTheNight(store: Store): Promise<void> {
  await poolOf(store).query(
    `insert into verdict_due (account_id, cause)
     select account_id, 'again' from verdict where account_id < '80000000-0000-0000-0000-000000000000'
     on conflict (account_id) do nothing`,
  )
}

async function doneIn(store: Store): Promise<string> {
  const { rows } = await poolOf(store).query<{ done: string }>(
    `select (select count(*) from access_change) || ' ' || (select count(*) from verdict_due) || ' ' ||
       (select count(*) from end_notice) || ' ' || (select count(*) from job) as done`,
  )
  return rows[0]?.done ?? ''
}

/** Everything a night writes, with usernames for ids; the moment is the same in both. */
const asked = {
  verdicts: `select a.username, v.open_places, v.reasons, v.groups, v.services, v.paused, v.closed_since, v.ends_on, v.ends_by,
     v.fee_due_on, v.registration_due_on, v.closes_at, v.closes_because, v.valid_until from verdict v join account a on a.id = v.account_id`,
  changes: `select a.username, c.at, c.was_open, c.now_open, c.reasons, c.was_groups, c.now_groups
     from access_change c join account a on a.id = c.account_id`,
  notices: `select a.username, n.what, n.day, n.before, n.sent_at, n.taken_back_at from end_notice n join account a on a.id = n.account_id`,
  messages: `select a.username, j.kind, j.payload->>'kind' as message, j.payload->>'channel' as channel, j.created_at
     from job j left join account a on a.person_id::text = j.payload->>'person'`,
  journal: `select a.username, j.what, j.at, j.by_whom from journal j join account a on a.id = j.account_id`,
  accounts: `select username, password_must_identify, password_must_change_since from account`,
  due: `select account_id::text from verdict_due`,
  nights: `select distinct day, state, finished_at from night`,
} as const

async function saidBy(store: Store): Promise<Record<string, string[]>> {
  const said = Object.entries(asked).map(async ([what, statement]): Promise<[string, string[]]> => {
    const { rows } = await poolOf(store).query<{ row: string }>(
      `select t::text as row from (${statement}) t order by 1`,
    )
    return [what, rows.map(({ row }) => row)]
  })
  return Object.fromEntries(await Promise.all(said))
}

function sameRows(what: string, killed: readonly string[], clean: readonly string[]): void {
  if (killed.join('\n') === clean.join('\n')) return
  const lost = clean.filter((row) => !killed.includes(row)).slice(0, 5)
  const more = killed.filter((row) => !clean.includes(row)).slice(0, 5)
  throw new Error(
    `${what}: ${killed.length} rows after kills, ${clean.length} without\nlost: ${lost.join('\n')}\nmore: ${more.join('\n')}`,
  )
}

/** What a night costs at a size: reconciling the whole register with 2 % changed, and judging every account, against the bare reading of the same tables. */
import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { from, to } from 'pg-copy-streams'
import { openRegisterFile } from '../src/adapters/register-file/open-register-file.ts'
import { importRegister } from '../src/actions/import-register.ts'
import { runNight } from '../src/actions/run-night.ts'
import { settleDue } from '../src/actions/settle-verdicts.ts'
import type { World } from '../src/actions/world.ts'
import { type MadeLine, writeRegisterFile } from '../src/cast/register-file-maker.ts'
import { isRefusal } from '../src/core/register/register-file.ts'
import { poolOf } from '../src/store/database.ts'
import type { Row } from './row.ts'
import { openTown } from './town/open-town.ts'

const sizes = (process.env['BENCH_NIGHTS'] ?? '10000,100000,1000000').split(',').map(Number)

/** The same night at each size: a straight line where everything is in order. */
export async function run(): Promise<Row[]> {
  const rows: Row[] = []
  for (const people of sizes) rows.push(...(await measure(people)))
  return rows
}

async function measure(people: number): Promise<Row[]> {
  const town = await openTown({ memoryKiB: 19_456, passes: 2 })
  try {
    const world = town.deployment.byKey.get('bench')?.world
    if (!world) throw new Error('the town has no institution')
    const [first, next] = [join(town.folder, 'first.jsonl'), join(town.folder, 'next.jsonl')]
    await writeRegisterFile(first, { ...fs, people, generated: '2026-08-08T01:00:00Z' })
    await writeRegisterFile(next, { ...fs, people, generated: '2026-08-09T01:00:00Z', change: twoPercent })
    await take(world, first)
    await everybodyHasAnAccount(world)
    const began = await timed(() => settleDue(world))
    const before = memory()
    const scan = await timed(() => scanOf(world))
    const copyOut = await timed(() => copyOfTables(world))
    const copyIn = await timed(() => copyOfFile(world, next))
    const reconcile = await timed(() => take(world, next))
    const settled = await timed(() => settleDue(world))
    const night = await timed(() => nightOf(world))
    const size = `${people.toLocaleString('en')} accounts`
    return [
      {
        name: `nightly evaluation of ${size}`,
        value: night.seconds,
        unit: 's',
        limit: scan.seconds,
        limitName: 'one sequential scan of the same tables',
      },
      {
        name: `the same`,
        value: night.seconds,
        unit: 's',
        limit: copyOut.seconds,
        limitName: 'COPY of the same columns to a client',
      },
      {
        name: `full reconcile of ${size}, 2 % changed`,
        value: reconcile.seconds,
        unit: 's',
        limit: copyIn.seconds,
        limitName: 'COPY of the same file into an indexed table',
      },
      { name: `settling those 2 %`, value: settled.seconds, unit: 's' },
      { name: `first verdict of ${size}`, value: began.seconds, unit: 's' },
      {
        name: `microseconds for each account, a night`,
        value: (night.seconds / people) * 1e6,
        unit: 'us each',
      },
      {
        name: `memory above start, ${size}`,
        value: Math.round(Math.max(reconcile.peak, settled.peak, night.peak) - before),
        unit: 'MB',
        aim: '<= 200 MB',
      },
    ]
  } finally {
    await town.close()
  }
}

const fs = { register: 'fs', institution: 'bench' } as const

/** One in a hundred has lost the registration of the term, one in a hundred has another mobile. */
function twoPercent(line: MadeLine, place: number): MadeLine {
  if (place % 100 === 7) return { ...line, semesters: [] }
  return place % 100 === 57
    ? { ...line, mobile: `+479${String(1_000_0000 + (place % 9_000_000)).slice(1)}` }
    : line
}

async function take(world: World, path: string): Promise<void> {
  const file = await openRegisterFile(path)
  const outcome = await importRegister(world, { file, apply: true, releaseBrake: 'a bench' })
  if (!isRefusal(file)) await file.close()
  if (outcome.is !== 'done') throw new Error(`not imported: ${outcome.is}`)
}

async function nightOf(world: World): Promise<void> {
  const outcome = await runNight(world, { by: 'bench', apply: true, releaseBrake: null })
  if (outcome.is !== 'done') throw new Error(`the night ended as ${outcome.is}`)
}

/** Accounts as if everybody had activated in spring; the triggers mark each as due. */
async function everybodyHasAnAccount({ store }: World): Promise<void> {
  const client = await poolOf(store).connect()
  try {
    await client.query(`INSERT INTO taken_name (name, person_id, kind, since)
      SELECT 'u' || row_number() OVER (), id, 'username', '2026-03-01' FROM person`)
    await client.query(`INSERT INTO account (id, person_id, kind, username, opened_at, password_sealed, password_set_at)
      SELECT gen_random_uuid(), person_id, 'personal', name, '2026-03-01', 'x', '2026-03-01' FROM taken_name`)
    await client.query('ANALYZE')
  } finally {
    client.release()
  }
}

/** What PostgreSQL needs at least to look at every row once. */
async function scanOf({ store }: World): Promise<void> {
  for (const statement of [
    'SELECT count(username), max(password_set_at) FROM account',
    'SELECT sum(length(facts::text)) FROM person',
    'SELECT count(*), sum(cardinality(open_places)) FROM verdict',
  ])
    await poolOf(store).query(statement)
}

async function copyOfTables({ store }: World): Promise<void> {
  const client = await poolOf(store).connect()
  try {
    const all = `SELECT a.id, a.username, a.opened_at, a.password_set_at, p.facts, p.deceased, v.*
      FROM account a JOIN person p ON p.id = a.person_id LEFT JOIN verdict v ON v.account_id = a.id`
    const nowhere = new Writable({ write: (_part, _encoding, done) => done() })
    await pipeline(client.query(to(`COPY (${all}) TO STDOUT`)), nowhere)
  } finally {
    client.release()
  }
}

/** The bytes of the file as lines of a table with an index, the way the bench of the import does it. */
async function copyOfFile({ store }: World, path: string): Promise<void> {
  const client = await poolOf(store).connect()
  try {
    await client.query('CREATE TABLE bench_copy (line text)')
    await client.query('CREATE INDEX ON bench_copy (md5(line))')
    const lines = client.query(
      from(`COPY bench_copy FROM STDIN (FORMAT csv, DELIMITER E'\\x01', QUOTE E'\\x02')`),
    )
    await pipeline(createReadStream(path), lines)
    await client.query('DROP TABLE bench_copy')
  } finally {
    client.release()
  }
}

async function timed(work: () => Promise<unknown>): Promise<{ seconds: number; peak: number }> {
  let peak = 0
  const watch = setInterval(() => {
    peak = Math.max(peak, memory())
  }, 100)
  const started = performance.now()
  await work()
  clearInterval(watch)
  return { seconds: (performance.now() - started) / 1000, peak }
}

function memory(): number {
  return process.memoryUsage().rss / 1e6
}

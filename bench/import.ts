/** How fast a register file becomes people, against PostgreSQL's own COPY of the same bytes into an indexed table. */
import { createReadStream, createWriteStream, statSync } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { Transform } from 'node:stream'
import { from } from 'pg-copy-streams'
import { openRegisterFile } from '../src/adapters/register-file/open-register-file.ts'
import { importRegister } from '../src/actions/import-register.ts'
import type { World } from '../src/actions/world.ts'
import { registerFileParts, writeRegisterFile } from '../src/cast/register-file-maker.ts'
import { isRefusal } from '../src/core/register/register-file.ts'
import { poolOf } from '../src/store/database.ts'
import { openTown } from './town/open-town.ts'
import { processorTime } from './town/processor-time.ts'
import type { Row } from './row.ts'

const sizes = (process.env['BENCH_IMPORT'] ?? '100000,1000000').split(',').map(Number)

/** For each size: COPY, a first import, the next night's file that says the same, and how memory grew meanwhile. */
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
    const first = join(town.folder, 'first.jsonl')
    const next = join(town.folder, 'next.jsonl')
    await writeRegisterFile(first, { ...fs, people, generated: '2026-08-08T01:00:00Z' })
    await writeAsNextNight(first, next)
    // the limit is the better one of a COPY into a new database and one more when everything is warm
    const copies = [
      await timed(world, () => copy(world, first)),
      await timed(world, () => copy(world, first)),
    ]
    const before = memory()
    const imported = await timed(world, () => take(world, first))
    const unchanged = await timed(world, () => take(world, next))
    const size = `${people.toLocaleString('en')} people`
    const megabytes = Math.round(statSync(first).size / 1e6)
    return [
      {
        name: `import of ${size}`,
        value: perSecond(people, imported.seconds),
        unit: '/s',
        limit: perSecond(people, Math.min(...copies.map(({ seconds }) => seconds))),
        limitName: `COPY of the same ${megabytes} MB into an indexed table`,
        aim: '>= 0.3',
      },
      ...processorTimeRow(people, imported, copies),
      {
        name: `unchanged file of ${size}`,
        value: round(unchanged.seconds),
        unit: 's',
        aim: people >= 1_000_000 ? '<= 30 s' : '',
      },
      {
        name: `memory above start while importing ${size}`,
        value: Math.round(Math.max(imported.peak, unchanged.peak) - before),
        unit: 'MB',
        aim: '<= 200 MB',
      },
    ]
  } finally {
    await town.close()
  }
}

/** The same against the same limit, however busy the machine is with other things. */
function processorTimeRow(people: number, imported: Timed, copies: readonly Timed[]): Row[] {
  if (imported.work === null) return []
  const limit = Math.min(...copies.map(({ work }) => work ?? Infinity))
  return [
    {
      name: `the same in processor time of program and database`,
      value: perSecond(people, imported.work),
      unit: '/s',
      limit: perSecond(people, limit),
      limitName: 'the same COPY in processor time',
    },
  ]
}

const fs = { register: 'fs', institution: 'bench' } as const

/** The same people in a file that was made a night later. */
async function writeAsNextNight(first: string, next: string): Promise<void> {
  const none = [...registerFileParts({ ...fs, people: 0, generated: '2026-08-08T01:00:00Z' })].join('')
  const header = `${JSON.stringify({ ...fs, kind: 'full', generated: '2026-08-09T01:00:00Z', format: 1 })}\n`
  const file = createWriteStream(next)
  file.write(header)
  await pipeline(createReadStream(first, { start: none.indexOf('\n') + 1 }), file)
}

async function take(world: World, path: string): Promise<void> {
  const file = await openRegisterFile(path)
  const outcome = await importRegister(world, { file, apply: true, releaseBrake: null })
  if (!isRefusal(file)) await file.close()
  if (outcome.is !== 'done' || outcome.plan.badCount > 0) throw new Error(`not imported: ${outcome.is}`)
}

/** The id and one number as columns with an index each, the whole line beside them. */
async function copy(world: World, path: string): Promise<void> {
  const client = await poolOf(world.store).connect()
  try {
    await client.query(`CREATE TABLE bench_copy (id text PRIMARY KEY, number text, line text)`)
    await client.query(`CREATE INDEX ON bench_copy (number)`)
    await pipeline(createReadStream(path), asColumns(), client.query(from('COPY bench_copy FROM STDIN')))
    await client.query(`DROP TABLE bench_copy`)
  } finally {
    client.release()
  }
}

/** COPY's text format; id and number are cut out of the line without reading it as JSON, so that COPY is what is measured. */
function asColumns(): Transform {
  let rest = ''
  return new Transform({
    transform(part: Buffer, _, done) {
      const lines = (rest + part.toString('utf8')).split('\n')
      rest = lines.pop() ?? ''
      done(null, lines.map(asRow).join(''))
    },
  })
}

function asRow(line: string): string {
  if (!line.startsWith('{"id":"')) return ''
  const number = line.indexOf('"number":"') + 10
  return `${line.slice(7, line.indexOf('"', 7))}\t${line.slice(number, number + 11)}\t${line}\n`
}

/** `work`: processor time, where the system counts it. */
type Timed = { seconds: number; work: number | null; peak: number }

async function timed(world: World, work: () => Promise<void>): Promise<Timed> {
  let peak = 0
  const watch = setInterval(() => {
    peak = Math.max(peak, memory())
  }, 100)
  const worked = await processorTime(world.store)
  const started = performance.now()
  await work()
  const seconds = (performance.now() - started) / 1000
  clearInterval(watch)
  return { seconds, work: worked ? await worked() : null, peak }
}

function perSecond(people: number, seconds: number): number {
  return Math.round(people / seconds)
}

function memory(): number {
  return process.memoryUsage().rss / 1e6
}

function round(seconds: number): number {
  return Math.round(seconds * 10) / 10
}

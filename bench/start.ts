/** How long from the command to the first page, and how much memory the whole demo takes, the database with it. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Row } from './row.ts'

const port = 18_473

/** The first start makes the database and lets the cast arrive; the second finds both. */
export async function run(): Promise<Row[]> {
  const folder = await mkdtemp(join(tmpdir(), 'adgang-start-'))
  try {
    const first = await startOnce(folder)
    const second = await startOnce(folder)
    return [
      { name: 'demo, first start to first page', value: first.seconds, unit: 's' },
      { name: 'demo, second start to first page', value: second.seconds, unit: 's' },
      { name: 'resident memory, program', value: second.program, unit: 'MB' },
      { name: 'resident memory, database (private part)', value: second.database, unit: 'MB' },
    ]
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function startOnce(folder: string) {
  const began = performance.now()
  const program = join(import.meta.dirname, '../bin/adgang.js')
  const child = spawn(process.execPath, [program, 'demo', '--port', String(port), '--data', folder], {
    stdio: 'ignore',
  })
  const ended = once(child, 'exit')
  try {
    await untilAnswers()
    const seconds = (performance.now() - began) / 1_000
    await pause(2_000)
    const memory = await residentOf(child.pid ?? 0)
    return { seconds, ...memory }
  } finally {
    child.kill('SIGINT')
    await ended
  }
}

async function untilAnswers(): Promise<void> {
  for (let tries = 0; tries < 1_200; tries++) {
    const answer = await fetch(`http://127.0.0.1:${port}/`).catch(() => null)
    if (answer?.ok) return
    await pause(50)
  }
  throw new Error('the demo did not answer within a minute')
}

/** The program's memory, and what its database's processes hold for themselves. */
async function residentOf(pid: number): Promise<{ program: number; database: number }> {
  const program = await statusOf(pid, /^VmRSS:\s+(\d+)/m)
  let database = 0
  for (const entry of await readdir('/proc')) {
    const name = await readFile(`/proc/${entry}/comm`, 'utf8').catch(() => '')
    if (/^\d+$/.test(entry) && name.trim() === 'postgres')
      database += await statusOf(Number(entry), /^RssAnon:\s+(\d+)/m)
  }
  return { program: program / 1_024, database: database / 1_024 }
}

async function statusOf(pid: number, line: RegExp): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '')
  return Number(line.exec(status)?.[1] ?? 0)
}

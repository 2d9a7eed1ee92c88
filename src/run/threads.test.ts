/** Hashing passwords on every core leaves threads for everything else, whatever the machine. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'

const program = join(import.meta.dirname, '../../bin/adgang.js')
const folder = mkdtempSync(join(tmpdir(), 'threads-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Says at the end how many threads the process has; before the program begins, the machine is given its cores. */
const probe = join(folder, 'probe.cjs')
writeFileSync(
  probe,
  `const os = require('node:os')
   if (process.env.CORES) os.availableParallelism = () => Number(process.env.CORES)
   process.on('exit', () => {
     const threads = process.platform === 'linux' ? require('node:fs').readdirSync('/proc/self/task').length : null
     require('node:fs').writeFileSync(process.env.SEEN, JSON.stringify({ size: process.env.UV_THREADPOOL_SIZE, threads }))
   })`,
)

type Seen = { size: string; threads: number | null }

function started(environment: { CORES: string; UV_THREADPOOL_SIZE?: string }): Seen {
  const seen = join(folder, 'seen.json')
  const { UV_THREADPOOL_SIZE: _, ...own } = process.env
  const { status } = spawnSync(process.execPath, ['--require', probe, program, '--help'], {
    env: { ...own, ...environment, SEEN: seen },
  })
  expect(status).toBe(0)
  return JSON.parse(readFileSync(seen, 'utf8')) as Seen
}

test('two threads more than cores, and never fewer than Node has by itself', () => {
  const [small, large] = [started({ CORES: '1' }), started({ CORES: '16' })]
  expect(small.size).toBe('4')
  expect(large.size).toBe('18')
  // the threads are there: what is set after the pool has begun is a number and nothing more
  if (small.threads !== null && large.threads !== null) expect(large.threads - small.threads).toBe(14)
})

test('what the operator has set stays', () => {
  expect(started({ CORES: '16', UV_THREADPOOL_SIZE: '6' }).size).toBe('6')
})

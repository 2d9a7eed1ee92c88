/** A command finds the program that runs on the same data folder, and only while it runs. */
import { spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import { findRunning, writeRunning } from './running.ts'
import type { Running } from './running.ts'

const dataDir = mkdtempSync(join(tmpdir(), 'adgang-running-'))
afterAll(() => rmSync(dataDir, { recursive: true }))
const demo: Running = {
  mode: 'demo',
  url: 'http://localhost:8080',
  databaseUrl: 'postgresql://postgres:secret@/postgres?host=%2Ftmp',
  startedAt: '2026-08-10T03:00:00Z',
}

test('nobody runs on a folder that nobody made', () => {
  expect(findRunning(join(dataDir, 'not-there'))).toBeNull()
})

test('a demo is found before a newer server, and not after it went', () => {
  const demoGoes = writeRunning(dataDir, demo)
  const serverGoes = writeRunning(dataDir, { ...demo, mode: 'serve', startedAt: '2026-08-11T03:00:00Z' })
  expect(findRunning(dataDir)).toEqual({ ...demo, pid: process.pid })
  demoGoes()
  expect(findRunning(dataDir)?.mode).toBe('serve')
  serverGoes()
  expect(findRunning(dataDir)).toBeNull()
})

test('what it says, a database password among it, is for its account alone', () => {
  const goes = writeRunning(dataDir, demo)
  const folder = join(dataDir, 'running')
  const modes = readdirSync(folder).map((name) => statSync(join(folder, name)).mode & 0o777)
  expect([statSync(folder).mode & 0o777, ...modes]).toEqual([0o700, 0o600])
  goes()
})

test('one that was killed is not found, even when its number lives on in another program', async () => {
  const module = pathToFileURL(join(import.meta.dirname, 'running.ts')).href
  const code = `
    const { writeRunning } = await import(${JSON.stringify(module)})
    writeRunning(${JSON.stringify(dataDir)}, ${JSON.stringify(demo)})
    process.kill(process.pid, 'SIGKILL')`
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', code], {
    cwd: join(import.meta.dirname, '../..'),
  })
  await new Promise((resolve) => child.once('close', resolve))
  const folder = join(dataDir, 'running')
  expect(readdirSync(folder)).toHaveLength(1)
  writeFileSync(
    join(folder, `${process.pid}-00000000.json`),
    JSON.stringify({ mark: { pid: process.pid, born: 'before the machine started' }, says: demo }),
  )
  expect(findRunning(dataDir)).toBeNull()
  expect(readdirSync(folder)).toEqual([])
})

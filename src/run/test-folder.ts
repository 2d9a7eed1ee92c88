/** One folder for whatever the tests of a run put among the system's temporary files; gone with the run, however its tests end. */
import { chmodSync, lstatSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isAlive } from './running-process.ts'

const begins = 'adgang-run-'

/** vitest calls it once before the first test, and what it returns after the last. A run that was killed is swept up by the next. */
export function setup(): () => void {
  const before = process.env['TMPDIR']
  const root = tmpdir()
  for (const name of readdirSync(root)) if (isOfDeadRun(root, name)) remove(join(root, name))
  const folder = mkdtempSync(join(root, `${begins}${process.pid}-`))
  // as the system's own: servers that run as other accounts write here too
  chmodSync(folder, 0o1777)
  // read by tmpdir(), and by every program that a test starts
  process.env['TMPDIR'] = folder
  return () => {
    if (before === undefined) delete process.env['TMPDIR']
    else process.env['TMPDIR'] = before
    remove(folder)
  }
}

function isOfDeadRun(root: string, name: string): boolean {
  const [, pid] = new RegExp(`^${begins}(\\d+)-`).exec(name) ?? []
  if (pid === undefined || isAlive(Number(pid))) return false
  const found = lstatSync(join(root, name), { throwIfNoEntry: false })
  return found?.isDirectory() === true && found.uid === process.getuid?.()
}

/** A server that is just ending may still write into it. */
function remove(folder: string): void {
  rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
}

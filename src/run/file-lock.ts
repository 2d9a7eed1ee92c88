/** Lets one program at a time work on a data folder; a program that died does not keep the others out. */
import { closeSync, openSync, readFileSync, statSync, unlinkSync, writeSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { codeOf, isRunning, ownMark } from './running-process.ts'
import type { ProcessMark } from './running-process.ts'

const GRACE_FOR_EMPTY_MS = 5_000
const LOOK_AGAIN_MS = 25

/** Waits for the lock file, does the work, gives the lock back. Throws a plain sentence after `waitMs`. */
export async function withFileLock<T>(path: string, waitMs: number, work: () => Promise<T>): Promise<T> {
  await takeLock(path, waitMs)
  try {
    return await work()
  } finally {
    unlinkSync(path)
  }
}

async function takeLock(path: string, waitMs: number): Promise<void> {
  const giveUpAt = Date.now() + waitMs
  while (!createWithMark(path)) {
    if (isAbandoned(path)) removeIfStillAbandoned(path)
    if (Date.now() > giveUpAt) throw new Error(`Another program has been holding ${path} for too long.`)
    await pause(LOOK_AGAIN_MS)
  }
}

function createWithMark(path: string): boolean {
  try {
    const file = openSync(path, 'wx', 0o600)
    writeSync(file, JSON.stringify(ownMark()))
    closeSync(file)
    return true
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false
    throw error
  }
}

/** Held by a program that is no longer there, or left empty by one that died while writing its mark. */
function isAbandoned(path: string): boolean {
  try {
    const text = readFileSync(path, 'utf8')
    const holder = readMark(text)
    return holder ? !isRunning(holder) : Date.now() - statSync(path).mtimeMs > GRACE_FOR_EMPTY_MS
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return false
    throw error
  }
}

function readMark(text: string): ProcessMark | null {
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value !== 'object' || value === null || !('pid' in value) || !('born' in value)) return null
    return typeof value.pid === 'number' && typeof value.born === 'string'
      ? { pid: value.pid, born: value.born }
      : null
  } catch {
    // Half written: its age decides.
    return null
  }
}

/**
 * Only one may break an abandoned lock, and only after looking once more: otherwise two who both saw the dead
 * holder could remove each other's fresh lock.
 */
function removeIfStillAbandoned(path: string): void {
  const breaking = `${path}.breaking`
  if (!createWithMark(breaking)) {
    if (isOlderThan(breaking, GRACE_FOR_EMPTY_MS)) removeIfThere(breaking)
    return
  }
  try {
    if (isAbandoned(path)) removeIfThere(path)
  } finally {
    removeIfThere(breaking)
  }
}

function isOlderThan(path: string, ms: number): boolean {
  const found = statSync(path, { throwIfNoEntry: false })
  return found !== undefined && Date.now() - found.mtimeMs > ms
}

function removeIfThere(path: string): void {
  try {
    unlinkSync(path)
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error
  }
}

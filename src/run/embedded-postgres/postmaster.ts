/** Starts, finds and stops the PostgreSQL server of one data folder, also one that an earlier program left behind. */
import { spawn, spawnSync } from 'node:child_process'
import {
  closeSync,
  existsSync,
  openSync,
  readFileSync,
  realpathSync,
  readdirSync,
  readlinkSync,
  rmSync,
  statSync,
} from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { codeOf, isAlive } from '../running-process.ts'
import { runAs } from './ordinary-account.ts'
import type { Place } from './place.ts'

/** A server that runs: its number, and where it listens. */
export type Postmaster = {
  readonly pid: number
  readonly port: number
  readonly socketDir: string
  readonly tcp: boolean
}

const LOOK_AGAIN_MS = 20

/** The server running on this folder; null when there is none, whatever an old pid file may say. */
export function findPostmaster(place: Place): Postmaster | null {
  const file = readPidFile(place.pgdata)
  return file && isServerOf(file.pid, place.pgdata) ? file : null
}

/** Starts the server detached, so that Ctrl-C reaches only our program, which then stops it in order. */
export async function startPostmaster(
  place: Place,
  port: number,
  args: readonly string[],
): Promise<Postmaster> {
  sweepAfterTheDead(place)
  const logFile = join(place.dataDir, 'postgres.log')
  const logFrom = statSync(logFile, { throwIfNoEntry: false })?.size ?? 0
  const log = openSync(logFile, 'a', 0o600)
  const child = spawn(
    join(place.binaries.folder, 'postgres'),
    ['-D', place.pgdata, '-k', place.socketDir, '-p', String(port), ...args],
    { ...runAs(place.account), detached: true, stdio: ['ignore', log, log] },
  )
  closeSync(log)
  const ended = new Promise<Error | null>((resolve) => {
    child.once('error', resolve)
    child.once('exit', () => resolve(null))
  })
  const stopLooking = new AbortController()
  const ready = await Promise.race([ended, untilListening(place, child.pid, stopLooking.signal)])
  stopLooking.abort()
  if (ready === null) throw new ServerDidNotStart(readFileSync(logFile, 'utf8').slice(logFrom).trim())
  if (ready instanceof Error) throw new ServerDidNotStart(ready.message)
  child.unref()
  return ready
}

/** The server ended before it was ready; `said` is what it wrote. */
export class ServerDidNotStart extends Error {
  readonly said: string
  constructor(said: string) {
    super(`The database did not start: ${said}`)
    this.said = said
  }
}

/** Fast stop (SIGINT): sessions are ended, everything is written. Resolves when the folder is free. */
export async function stopPostmaster(place: Place, running: Postmaster, waitMs = 60_000): Promise<void> {
  signal(running.pid, 'SIGINT')
  if (await isGone(place, running.pid, waitMs)) return
  // What is committed is safe; the next start reads the log again.
  signal(running.pid, 'SIGQUIT')
  if (!(await isGone(place, running.pid, waitMs)))
    throw new Error(`The database (${running.pid}) does not stop.`)
}

/** The most effective compression of the write-ahead log that this build knows. */
export function walCompression(place: Place): string {
  const asked = ['-C', 'wal_compression', '-D', place.pgdata, '-c', 'wal_compression=lz4']
  const answer = spawnSync(join(place.binaries.folder, 'postgres'), asked, runAs(place.account))
  return answer.status === 0 ? 'lz4' : 'pglz'
}

/** Looks until the server listens; null when told to stop looking. */
async function untilListening(
  place: Place,
  pid: number | undefined,
  stop: AbortSignal,
): Promise<Postmaster | null> {
  while (!stop.aborted) {
    const file = readPidFile(place.pgdata)
    if (file && file.pid === pid && existsSync(join(file.socketDir, `.s.PGSQL.${file.port}`))) return file
    await pause(LOOK_AGAIN_MS)
  }
  return null
}

async function isGone(place: Place, pid: number, waitMs: number): Promise<boolean> {
  for (const giveUpAt = Date.now() + waitMs; Date.now() < giveUpAt; await pause(LOOK_AGAIN_MS)) {
    if (!isAlive(pid) || readPidFile(place.pgdata)?.pid !== pid) return true
  }
  return false
}

function signal(pid: number, name: 'SIGINT' | 'SIGQUIT'): void {
  try {
    process.kill(pid, name)
  } catch (error) {
    if (codeOf(error) !== 'ESRCH') throw error
  }
}

/** Lines of postmaster.pid (PostgreSQL, utils/pidfile.h): pid, folder, start, port, socket folder, address, … */
function readPidFile(pgdata: string): Postmaster | null {
  try {
    const lines = readFileSync(join(pgdata, 'postmaster.pid'), 'utf8').split('\n')
    const [pid, , , port, socketDir, address] = lines.map((line) => line.trim())
    if (!pid || !port || !socketDir) return null
    return { pid: Number(pid), port: Number(port), socketDir, tcp: Boolean(address) }
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null
    throw error
  }
}

/** A number from an old pid file may belong to any program by now: ours stands in the database's folder. */
function isServerOf(pid: number, pgdata: string): boolean {
  if (!isAlive(pid)) return false
  if (process.platform === 'linux') return standsIn(pid, pgdata)
  const asked = spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' })
  return asked.stdout.includes('postgres') && asked.stdout.includes(pgdata)
}

function standsIn(pid: number, folder: string): boolean {
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(folder)
  } catch (error) {
    // Another account's program is not ours; a program that has just ended is nobody's.
    if (['EACCES', 'EPERM', 'ENOENT', 'ESRCH'].includes(codeOf(error) ?? '')) return false
    throw error
  }
}

/** No server of ours runs here: a pid file whose number lives on in another program, and old sockets, are in the way. */
function sweepAfterTheDead(place: Place): void {
  rmSync(join(place.pgdata, 'postmaster.pid'), { force: true })
  for (const name of readdirSync(place.socketDir)) {
    if (name.startsWith('.s.PGSQL.')) rmSync(join(place.socketDir, name), { force: true })
  }
}

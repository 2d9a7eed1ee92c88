/** The database that comes with the program: started when needed, found when it already runs, stopped by the last to leave. */
import { createHmac } from 'node:crypto'
import { renameSync, rmSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { withFileLock } from '../file-lock.ts'
import { announce, whoIsHere } from '../presence.ts'
import { ensureCluster, SUPERUSER, superuserPassword } from './cluster.ts'
import { openDataDir, placeFor, recordedPlace } from './place.ts'
import type { Place } from './place.ts'
import {
  findPostmaster,
  ServerDidNotStart,
  startPostmaster,
  stopPostmaster,
  walCompression,
} from './postmaster.ts'
import type { Postmaster } from './postmaster.ts'
import { asArguments, serverSettings } from './settings.ts'
import type { Durability } from './settings.ts'

/** What to start, and whom to tell. */
export type StartOptions = {
  /** The folder of this installation's data; the database goes into `postgres` below it. */
  readonly dataDir: string
  readonly log: (line: string) => void
  /** Also listen on 127.0.0.1 at this port; without it only on a socket in a private folder. */
  readonly port?: number
  readonly durability?: Durability
}

/** A running database, and how to reach it. */
export type Postgres = {
  readonly socketDir: string
  /** For `pg` and `psql`. Without a role: the owner of the cluster. */
  connectionString(database: string, role?: string): string
  /** The password of an institution's role; the same after every start. */
  passwordOf(role: string): string
  readonly superuserUrl: string
  /** True when it ran already. */
  readonly reused: boolean
  readonly where: Where
  /** Leaves; the last program to leave stops the server. Calling it twice is harmless. */
  stop(): Promise<void>
}

/** Where it lies, for the line shown at start. `elsewhere`: not in the data folder, whose path its account cannot reach. */
export type Where = {
  readonly data: string
  readonly binaries: string
  readonly account: string | null
  readonly elsewhere: boolean
  readonly pid: number
}

const WAIT_FOR_OTHERS_MS = 120_000
const WAIT_FOR_RECOVERY_MS = 600_000

/** Starts the database of the data folder, or joins the one that runs. Safe when several programs do it at once. */
export async function startPostgres(options: StartOptions): Promise<Postgres> {
  const dataDir = openDataDir(options.dataDir)
  return withFileLock(lockOf(dataDir), WAIT_FOR_OTHERS_MS, async () => {
    const place = placeFor(dataDir)
    if (ensureCluster(place) === 'made') options.log(`A new database was made in ${place.pgdata}.`)
    if (place.elsewhere) options.log(elsewhereBecause(place))
    const found = findPostmaster(place)
    const running = found ?? (await start(place, options))
    if (found && options.port && !found.tcp)
      options.log('The database runs already, and listens on its socket only.')
    await untilItAnswers(urlOf(place, running, 'postgres', SUPERUSER), options.log)
    const leave = announce(usersOf(dataDir), { joined: found !== null })
    return opened(place, running, found !== null, leave)
  })
}

function elsewhereBecause({ account, dataDir, pgdata }: Place): string {
  return `The database lies in ${pgdata}: PostgreSQL runs as ${account?.name}, who cannot reach ${dataDir}.`
}

/** Removes the database of a data folder, wherever it lies. Refuses while somebody uses it. */
export async function removePostgres(givenDataDir: string): Promise<void> {
  const dataDir = openDataDir(givenDataDir)
  await withFileLock(lockOf(dataDir), WAIT_FOR_OTHERS_MS, async () => {
    const before = recordedPlace(dataDir)
    if (!before) return
    if (whoIsHere(usersOf(dataDir)).length > 0) throw new Error(`The database in ${before.pgdata} is in use.`)
    const place = placeFor(dataDir)
    const running = findPostmaster(place)
    if (running) await stopPostmaster(place, running)
    rmSync(place.pgdata, { recursive: true, force: true })
    if (place.elsewhere) rmSync(dirname(place.pgdata), { recursive: true, force: true })
    rmSync(place.socketDir, { recursive: true, force: true })
    rmSync(join(dataDir, 'postgres.json'))
  })
}

function opened(place: Place, running: Postmaster, reused: boolean, leave: () => void): Postgres {
  return {
    socketDir: running.socketDir,
    connectionString: (database, role) => urlOf(place, running, database, role ?? SUPERUSER),
    passwordOf: (role) => passwordOf(place, role),
    superuserUrl: urlOf(place, running, 'postgres', SUPERUSER),
    reused,
    where: {
      data: place.pgdata,
      binaries: place.binaries.folder,
      account: place.account?.name ?? null,
      elsewhere: place.elsewhere,
      pid: running.pid,
    },
    stop: () => leaveAndStop(place, leave),
  }
}

async function leaveAndStop(place: Place, leave: () => void): Promise<void> {
  await withFileLock(lockOf(place.dataDir), WAIT_FOR_OTHERS_MS, async () => {
    leave()
    const running = findPostmaster(place)
    if (running && whoIsHere(usersOf(place.dataDir)).length === 0) await stopPostmaster(place, running)
  })
}

async function start(place: Place, options: StartOptions): Promise<Postmaster> {
  keepLogSmall(join(place.dataDir, 'postgres.log'))
  const settings = {
    ...serverSettings(options.durability ?? 'full', walCompression(place)),
    listen_addresses: options.port ? '127.0.0.1' : '',
  }
  for (let attempt = 1; ; attempt++) {
    try {
      return await startPostmaster(place, options.port ?? 5432, asArguments(settings))
    } catch (error) {
      if (!(error instanceof ServerDidNotStart) || !isStillEnding(error) || attempt > 60) throw error
      await pause(250)
    }
  }
}

/** The server was killed a moment ago, and a session of its has not noticed yet. */
function isStillEnding(error: ServerDidNotStart): boolean {
  return error.said.includes('pre-existing shared memory block')
}

function keepLogSmall(path: string): void {
  const found = statSync(path, { throwIfNoEntry: false })
  if (found && found.size > 10_000_000) renameSync(path, `${path}.1`)
}

/** After a crash the server reads its log first and says so (57P03); that may take minutes, so we wait. */
async function untilItAnswers(url: string, log: (line: string) => void): Promise<void> {
  const sayAt = Date.now() + 3_000
  let said = false
  for (const giveUpAt = Date.now() + WAIT_FOR_RECOVERY_MS; ; await pause(50)) {
    const refusal = await knock(url)
    if (refusal === null) return
    if (Date.now() > giveUpAt || !isNotReadyYet(refusal)) throw refusal
    if (!said && Date.now() > sayAt)
      log('The database was not closed in order last time, and is being put right.')
    said ||= Date.now() > sayAt
  }
}

async function knock(url: string): Promise<Error | null> {
  const client = new pg.Client({ connectionString: url })
  try {
    await client.connect()
    return null
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error))
  } finally {
    await client.end()
  }
}

/** Starting up, or the socket is not there yet. */
function isNotReadyYet(error: Error): boolean {
  return 'code' in error && ['57P03', 'ENOENT', 'ECONNREFUSED'].includes(String(error.code))
}

function urlOf(place: Place, running: Postmaster, database: string, role: string): string {
  const password = role === SUPERUSER ? superuserPassword(place.dataDir) : passwordOf(place, role)
  const host = encodeURIComponent(running.socketDir)
  return `postgresql://${encodeURIComponent(role)}:${password}@/${encodeURIComponent(database)}?host=${host}&port=${running.port}`
}

/** One secret to keep: the roles' passwords follow from the superuser's (HMAC-SHA-256, one for each name). */
function passwordOf(place: Place, role: string): string {
  return createHmac('sha256', superuserPassword(place.dataDir)).update(`role\0${role}`).digest('base64url')
}

function lockOf(dataDir: string): string {
  return join(dataDir, 'postgres.lock')
}

function usersOf(dataDir: string): string {
  return join(dataDir, 'postgres-users')
}

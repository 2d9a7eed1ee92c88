/** Makes the database folder the first time: Norwegian order, UTF-8, and a password that nobody chose. */
import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { codeOf } from '../running-process.ts'
import { runAs } from './ordinary-account.ts'
import type { Place } from './place.ts'
import { give } from './private-folder.ts'

/** The owner of the whole cluster; each institution gets a role of its own beside it. */
export const SUPERUSER = 'postgres'

/** Makes the cluster unless it is there. An interrupted attempt leaves nothing that looks like a database. */
export function ensureCluster(place: Place): 'made' | 'was-there' {
  if (existsSync(join(place.pgdata, 'PG_VERSION'))) {
    refuseOtherVersion(place)
    return 'was-there'
  }
  sweepInterrupted(place.pgdata)
  const making = `${place.pgdata}.making-${randomBytes(4).toString('hex')}`
  initialise(place, making, superuserPassword(place.dataDir))
  renameSync(making, place.pgdata)
  return 'made'
}

/** The superuser's password: made once, kept in a 0600 file in the data folder, never shown. */
export function superuserPassword(dataDir: string): string {
  const path = join(dataDir, 'postgres-password')
  if (!existsSync(path)) writeOnce(path, randomBytes(32).toString('base64url'))
  return readFileSync(path, 'utf8').trim()
}

function writeOnce(path: string, text: string): void {
  const making = `${path}.making-${randomBytes(4).toString('hex')}`
  writeFileSync(making, `${text}\n`, { mode: 0o600, flag: 'wx' })
  try {
    linkSync(making, path)
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error
  } finally {
    rmSync(making)
  }
}

function sweepInterrupted(pgdata: string): void {
  for (const name of readdirSync(dirname(pgdata))) {
    if (name.startsWith(`${basename(pgdata)}.making-`)) {
      rmSync(join(dirname(pgdata), name), { recursive: true, force: true })
    }
  }
}

function initialise(place: Place, into: string, password: string): void {
  const passwordFile = `${into}-password`
  try {
    writeFileSync(passwordFile, `${password}\n`, { mode: 0o600, flag: 'wx' })
    give(passwordFile, place.account)
    tryCharacterTypes(place, into, passwordFile)
  } finally {
    rmSync(passwordFile, { force: true })
  }
}

/** Letters beyond a-z count as letters in searches only with one of these; which exist depends on the system. */
const characterTypes =
  process.platform === 'darwin' ? ['en_US.UTF-8', 'C'] : ['C.UTF-8', 'C.utf8', 'en_US.UTF-8', 'C']

function tryCharacterTypes(place: Place, into: string, passwordFile: string): void {
  const refusals: string[] = []
  for (const type of characterTypes) {
    const refusal = runInitdb(place, into, passwordFile, type)
    if (refusal === null) return
    refusals.push(refusal)
  }
  throw new Error(`The database could not be made in ${place.pgdata}: ${refusals.join(' | ')}`)
}

/** What `initdb` objected to; null when the cluster is made. */
function runInitdb(place: Place, into: string, passwordFile: string, characterType: string): string | null {
  rmSync(into, { recursive: true, force: true })
  mkdirSync(into, { mode: 0o700 })
  give(into, place.account)
  const made = spawnSync(
    join(place.binaries.folder, 'initdb'),
    [
      ...['-D', into, '-U', SUPERUSER, `--pwfile=${passwordFile}`],
      // A password everywhere: never `trust`, neither on the socket nor on TCP.
      ...['--auth-local=scram-sha-256', '--auth-host=scram-sha-256'],
      ...['--encoding=UTF8', '--locale-provider=icu', '--icu-locale=nb-NO', '--locale=C'],
      ...[`--lc-ctype=${characterType}`, '--text-search-config=simple', '--no-instructions'],
    ],
    { ...runAs(place.account), encoding: 'utf8' },
  )
  if (made.status === 0) return null
  rmSync(into, { recursive: true, force: true })
  return (made.error?.message ?? made.stderr).trim()
}

function refuseOtherVersion(place: Place): void {
  const made = readFileSync(join(place.pgdata, 'PG_VERSION'), 'utf8').trim()
  const ours = place.binaries.version.split('.')[0] ?? ''
  if (made === ours) return
  throw new Error(
    `The database in ${place.pgdata} was made by PostgreSQL ${made}, and this program brings ${ours}. ` +
      'Take a backup with the program that made it, and restore it into a new data folder.',
  )
}

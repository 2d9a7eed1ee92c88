/** Decides where a data folder keeps its database, its socket and its programs, and writes that down. */
import { createHash } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join, resolve } from 'node:path'
import { z } from 'zod'
import { binariesFor } from './binaries.ts'
import type { Binaries } from './binaries.ts'
import { accountOfOwner, canEnter, ordinaryAccount } from './ordinary-account.ts'
import type { OrdinaryAccount } from './ordinary-account.ts'
import { isPrivateFolder, isShortEnough, makePrivateFolder, shortPrivateFolder } from './private-folder.ts'

/** Everything about where one database lives. */
export type Place = {
  readonly dataDir: string
  readonly pgdata: string
  readonly socketDir: string
  readonly binaries: Binaries
  readonly account: OrdinaryAccount | null
  /** True when the database does not lie in the data folder, because its account cannot reach that. */
  readonly elsewhere: boolean
}

/** Where databases go that cannot lie in their data folder, one folder each. */
const ELSEWHERE = '/var/lib/adgang'

const recorded = z.object({ madeFor: z.string(), pgdata: z.string(), socketDir: z.string() })
type Recorded = z.infer<typeof recorded>

/** The data folder itself: closed to others, except that root's must let the database's account walk through. */
export function openDataDir(dataDir: string): string {
  mkdirSync(resolve(dataDir), { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 })
  return realpathSync(resolve(dataDir))
}

/** Finds or decides the place. Call it while holding the data folder's lock. */
export function placeFor(dataDir: string): Place {
  const before = readRecord(dataDir)
  const inside = join(dataDir, 'postgres')
  const pgdata = whereToKeep(dataDir, before)
  const owner = existsSync(pgdata) ? accountOf(dataDir, pgdata) : ordinaryAccount()
  const base = pgdata === inside ? dataDir : join(pgdata, '..')
  const socketDir = socketFor(dataDir, base, owner, before)
  const binaries = binariesFor(owner, process.getuid?.() === 0 ? ELSEWHERE : dataDir)
  const record = { madeFor: dataDir, pgdata, socketDir }
  if (JSON.stringify(record) !== JSON.stringify(before)) writeRecord(dataDir, record)
  return { dataDir, pgdata, socketDir, binaries, account: owner, elsewhere: pgdata !== inside }
}

/** The place as it was written down, without deciding anything; null when the folder never had a database. */
export function recordedPlace(dataDir: string): Recorded | null {
  return readRecord(dataDir)
}

function whereToKeep(dataDir: string, before: Recorded | null): string {
  const inside = join(dataDir, 'postgres')
  if (existsSync(inside)) return inside
  if (before && existsSync(before.pgdata)) return adopted(dataDir, before)
  if (canEnter(ordinaryAccount(), dataDir)) return inside
  mkdirSync(ELSEWHERE, { recursive: true, mode: 0o755 })
  return join(freshElsewhere(dataDir), 'postgres')
}

/** A data folder that was moved takes its database along; one that was copied must not share it. */
function adopted(dataDir: string, before: Recorded): string {
  if (before.madeFor !== dataDir && existsSync(recordPath(before.madeFor))) {
    throw new Error(
      `${dataDir} is a copy of ${before.madeFor}, whose database lies in ${before.pgdata}. Use another data folder.`,
    )
  }
  return before.pgdata
}

/** Somebody who deletes the data folder to begin anew must not meet the old database again: its keys are gone. */
function freshElsewhere(dataDir: string): string {
  for (let n = 1; ; n++) {
    const folder = join(ELSEWHERE, n === 1 ? hashOf(dataDir) : `${hashOf(dataDir)}-${n}`)
    if (existsSync(join(folder, 'postgres'))) continue
    mkdirSync(folder, { recursive: true, mode: 0o711 })
    return folder
  }
}

function socketFor(
  dataDir: string,
  base: string,
  account: OrdinaryAccount | null,
  before: Recorded | null,
): string {
  const near = join(base, 'socket')
  if (isShortEnough(near) && makePrivateFolder(near, account)) return near
  if (before && before.madeFor === dataDir && isPrivateFolder(before.socketDir, account))
    return before.socketDir
  return shortPrivateFolder(`adgang-${hashOf(dataDir)}`, account)
}

/** A database goes on as the account that owns it; we must be root or that account. */
function accountOf(dataDir: string, pgdata: string): OrdinaryAccount | null {
  const { uid, gid } = statSync(pgdata)
  const we = process.getuid?.()
  if (uid === 0) throw new Error(`${pgdata} belongs to root, but PostgreSQL does not run as root.`)
  if (we === uid) return null
  const account = accountOfOwner(uid, gid)
  if (we !== 0)
    throw new Error(`The database in ${dataDir} belongs to the account ${account.name}, not to this one.`)
  if (canEnter(account, pgdata)) return account
  throw new Error(
    `The account ${account.name} can no longer reach its database in ${pgdata}: a folder above it is closed.`,
  )
}

function readRecord(dataDir: string): Recorded | null {
  const path = recordPath(dataDir)
  return existsSync(path) ? recorded.parse(JSON.parse(readFileSync(path, 'utf8'))) : null
}

function writeRecord(dataDir: string, record: Recorded): void {
  const making = `${recordPath(dataDir)}.making`
  writeFileSync(making, `${JSON.stringify(record, null, 2)}\n`, { mode: 0o600 })
  renameSync(making, recordPath(dataDir))
}

function recordPath(dataDir: string): string {
  return join(dataDir, 'postgres.json')
}

function hashOf(dataDir: string): string {
  return createHash('sha256').update(dataDir).digest('hex').slice(0, 12)
}

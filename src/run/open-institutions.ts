/** Puts one institution's house together: its database, keys, clock, hashing and lists, as the World that actions take. */
import type { Temporal } from 'temporal-polyfill'
import { dice } from '../adapters/crypto/dice.ts'
import { type KeyFileNow, openLiveKeyring, openLiveWorkerKeys } from '../adapters/crypto/live-keyring.ts'
import { openPasskeys } from '../adapters/passkeys/open-passkeys.ts'
import { type Hasher, openHasher } from '../adapters/password-hash/open-hasher.ts'
import type { Log, World } from '../actions/world.ts'
import type { Institution } from '../core/institution/institution.ts'
import type { WorkerKeys } from '../core/secrets/keyring.ts'
import type { LeakedPasswords } from '../core/secrets/leaked-passwords.ts'
import { claim, ownerOf } from '../store/backup/deployment.ts'
import { openStore, type Store } from '../store/database.ts'
import { migrate, TablesTooNew } from '../store/migrate.ts'
import { type Databases, databaseName } from './databases.ts'
import { BadSetting } from './settings.ts'
import type { IdentityOf } from './open-identity.ts'

/** What all institutions of this program share, but for the address. */
export type Shared = {
  databases: Pick<Databases, 'urlOf'>
  /** Where this institution's file says that its database is; null: beside the others. */
  ownAddress: string | null
  /** The key file as it is at any moment. */
  keyFile: KeyFileNow
  leaked: LeakedPasswords
  log: Log
  now: () => Temporal.Instant
  acceptsSyntheticNumbers: boolean
  identityOf: IdentityOf
  /** The origin of links where the institution's file names none. */
  originOf: (institution: Institution) => string
  connections: number
  /** Whether there is a printer for sealed letters. */
  printsLetters: boolean
}

/** One institution, open. */
export type OpenInstitution = {
  world: World
  /** Its database, for imports in a process of their own. */
  databaseUrl: string
  /** Null where the key file is a portal's and cannot open what waits for the worker. */
  workerKeys: WorkerKeys | null
  /** False in a copy of the database that was opened elsewhere: it delivers nothing until told to (design, "Store"). */
  mayDeliver: () => Promise<boolean>
  /** Says whom to wake when jobs were added; a portal without a worker of its own wakes nobody. */
  onNudge: (wake: () => void) => void
  close: () => Promise<void>
}

/** Throws `BadSetting` where its tables are of a version that this one cannot run behind. */
async function bringUpToDate(store: Store): Promise<void> {
  try {
    await migrate(store)
  } catch (error) {
    await store.destroy()
    throw error instanceof TablesTooNew ? new BadSetting(error.message) : error
  }
}

/** Makes the database if it is not there and not the institution's own, brings its tables up to date, and opens the institution. */
export async function openInstitution(institution: Institution, shared: Shared): Promise<OpenInstitution> {
  const url = shared.ownAddress ?? (await shared.databases.urlOf(databaseName(institution.key)))
  const { store, pool } = openStore(url, shared.connections)
  await bringUpToDate(store)
  const { deployment } = shared.keyFile()
  const ours = (await claim(store, { id: deployment, institution: institution.key })).id === deployment
  if (!ours) shared.log.warn('copied-database-delivers-nothing', { institution: institution.key })
  const origin = institution.origin ?? shared.originOf(institution)
  let wake: () => void = () => undefined
  const world: World = {
    institution,
    now: shared.now,
    dice,
    keys: openLiveKeyring(shared.keyFile, institution.key),
    store,
    passwords: hasherFor(institution, shared.log),
    leaked: shared.leaked,
    passkeys: openPasskeys(partyOf(institution, origin), dice),
    ...shared.identityOf(institution, shared.now),
    log: shared.log,
    origin,
    acceptsSyntheticNumbers: shared.acceptsSyntheticNumbers,
    filesMadeByHand: shared.acceptsSyntheticNumbers,
    printsLetters: shared.printsLetters,
    nudgeJobs: () => wake(),
  }
  return {
    world,
    databaseUrl: url,
    workerKeys:
      shared.keyFile().worker.private === undefined
        ? null
        : openLiveWorkerKeys(shared.keyFile, institution.key),
    mayDeliver: asksWhoseItIs(store, deployment, ours),
    onNudge: (how) => {
      wake = how
    },
    close: async () => {
      await store.destroy()
      if (!pool.ended) await pool.end()
    },
  }
}

/** Passkeys hang on a name of their own, frozen once used, and work on the pages of our one address alone. */
function partyOf({ identifiers, names }: Institution, origin: string) {
  return { id: identifiers.passkeys, name: names.short, origin }
}

/**
 * Asked again and again by the worker, and looked at every other second: `adgang deliver --resume` needs no restart, and a
 * worker whose database is put back from a backup under its feet sends nothing of what was sent long ago.
 */
function asksWhoseItIs(store: Store, deployment: string, ours: boolean): () => Promise<boolean> {
  let is = ours
  let lookedAt = performance.now()
  return async () => {
    if (performance.now() - lookedAt < 2_000) return is
    lookedAt = performance.now()
    is = (await ownerOf(store))?.id === deployment
    return is
  }
}

/** How busy the hashing of this process is, all institutions together. */
export function hashingNow(): { running: number; waiting: number } {
  const all = [...hashers.values()]
  const sum = (of: 'running' | 'waiting') => all.reduce((so, each) => so + each[of], 0)
  return { running: sum('running'), waiting: sum('waiting') }
}

const hashers = new Map<string, Hasher>()

/** Institutions with the same parameters wait in the same line, so that the memory of all together is bounded (Y-02). */
function hasherFor({ hashing }: Institution, log: Log): Hasher {
  const name = JSON.stringify(hashing)
  const known = hashers.get(name)
  if (known) return known
  const made = openHasher({
    ...hashing,
    mostWaiting: 512,
    onDamaged: () => log.warn('stored-password-hash-unreadable'),
  })
  hashers.set(name, made)
  return made
}

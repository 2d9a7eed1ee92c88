/** What an action may use: one institution's store, settings and keys, the time, the dice, and the outside behind ports. */
import type { Temporal } from 'temporal-polyfill'
import type { Dice } from '../core/chance.ts'
import type { Institution } from '../core/institution/institution.ts'
import type { IdentityProvider } from '../core/secrets/electronic-id.ts'
import type { Keyring } from '../core/secrets/keyring.ts'
import type { LeakedPasswords } from '../core/secrets/leaked-passwords.ts'
import type { Passkeys } from '../core/secrets/passkeys.ts'
import type { PasswordHashing } from '../core/secrets/password-hashing.ts'
import type { Db, Store } from '../store/database.ts'

/** A structured line for the operator. Secrets have no way in: fields are plain words and numbers. */
export type Log = {
  info(event: string, fields?: Record<string, string | number | boolean | null>): void
  warn(event: string, fields?: Record<string, string | number | boolean | null>): void
  error(event: string, error: unknown, fields?: Record<string, string | number | boolean | null>): void
}

/** A function that takes a World does something; one that does not only thinks. */
export type World = {
  institution: Institution
  /** The one time of this deployment: the database's clock (in the demo plus its offset). */
  now(): Temporal.Instant
  dice: Dice
  keys: Keyring
  store: Store
  passwords: PasswordHashing
  leaked: LeakedPasswords
  /** Electronic ID; null where the institution offers none or this deployment has no such client. */
  eid: IdentityProvider | null
  /** Feide, for signing in only: it rests on the same password and never yields a recovery. */
  feide: IdentityProvider | null
  passkeys: Passkeys
  log: Log
  /** The origin of links in messages, from settings only, never from a request (case L-01). Without a slash at the end. */
  origin: string
  /** Only the demo and the tests: numbers that no living person can have (field 5.3). */
  acceptsSyntheticNumbers: boolean
  /** Only the demo: register files are written by hand there, so the moment they were made is whatever somebody typed. */
  filesMadeByHand?: boolean
  /** Whether a printer for sealed letters was named; absent: none, and letters are not offered. */
  printsLetters?: boolean
  /** Says that jobs were added, so that they need not wait for the next poll. Losing the call loses nothing. */
  nudgeJobs(): void
}

/** Reads, decides and writes in one transaction; a clash with another transaction is tried again up to three times. */
export async function together<T>(world: Pick<World, 'store'>, work: (db: Db) => Promise<T>): Promise<T> {
  for (let round = 1; ; round++) {
    try {
      return await world.store.transaction().execute(work)
    } catch (error) {
      if (round >= 4 || !isClash(error)) throw error
    }
  }
}

/** PostgreSQL: serialization_failure, deadlock_detected. */
function isClash(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : null
  return code === '40001' || code === '40P01'
}

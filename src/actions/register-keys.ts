/** The keys that registers send their files with: made, listed, revoked; each shown once, and kept as a digest only. */
import type { RegisterName } from '../core/institution/words.ts'
import { writeRegisterKey } from '../core/register/register-key.ts'
import { purposes } from '../core/secrets/purposes.ts'
import { addToJournal } from '../store/journal.ts'
import {
  addRegisterKey,
  type ListedKey,
  registerKeys as keysOf,
  revokeRegisterKey as revoke,
} from '../store/register-keys.ts'
import { randomId, randomSecret } from './random.ts'
import { together, type World } from './world.ts'

export type { ListedKey }

/** Makes a key of 256 random bits (ASVS 11.5.1). It is in what this gives back, and nowhere else. */
export async function makeRegisterKey(
  world: World,
  wanted: { register: RegisterName; label: string; by: string },
): Promise<{ id: string; key: string }> {
  const id = randomId(world.dice)
  const key = writeRegisterKey(randomSecret(world.dice))
  const { register, label, by } = wanted
  await together(world, async (db) => {
    const digest = world.keys.index(purposes.registerKey, key)
    await addRegisterKey(db, { id, register, digest, label, at: world.now(), by })
    await write(world, db, { what: 'register-key-made', register, id, by })
  })
  return { id, key }
}

/** All keys of a register. */
export async function listRegisterKeys(world: World, register: RegisterName): Promise<ListedKey[]> {
  return keysOf(world.store, register)
}

/** From now on this key opens nothing; false: there is no such living one. */
export async function revokeRegisterKey(
  world: World,
  key: { id: string; register: RegisterName; by: string },
): Promise<boolean> {
  const { id, register, by } = key
  return together(world, async (db) => {
    if (!(await revoke(db, { id, register }, { at: world.now(), by }))) return false
    await write(world, db, { what: 'register-key-revoked', register, id, by })
    return true
  })
}

async function write(
  world: World,
  db: Parameters<typeof addToJournal>[0],
  did: { what: 'register-key-made' | 'register-key-revoked'; register: string; id: string; by: string },
): Promise<void> {
  const { what, register, id, by } = did
  const details = { register, key: id }
  await addToJournal(db, world.now(), { personId: null, accountId: null, what, by, details })
}

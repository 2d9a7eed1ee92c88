/** The keys that RADIUS servers ask with: made, listed, revoked; each shown once, and kept as a digest only. */
import type { Temporal } from 'temporal-polyfill'
import { writeNetworkKey } from '../../core/network/network-key.ts'
import { purposes } from '../../core/secrets/purposes.ts'
import type { Db } from '../../store/database.ts'
import { addToJournal } from '../../store/journal.ts'
import {
  addNetworkKey,
  type ListedNetworkKey,
  networkKeys,
  revokeNetworkKey as revoke,
} from '../../store/network-keys.ts'
import { randomId, randomSecret } from '../random.ts'
import { together, type World } from '../world.ts'

export type { ListedNetworkKey }

/** Makes a key of 256 random bits (ASVS 11.5.1). It is in what this gives back, and nowhere else. */
export async function makeNetworkKey(
  world: World,
  wanted: { label: string; by: string },
): Promise<{ id: string; key: string }> {
  const id = randomId(world.dice)
  const key = writeNetworkKey(randomSecret(world.dice))
  const digest = world.keys.index(purposes.networkKey, key)
  const at = world.now()
  await together(world, async (db) => {
    await addNetworkKey(db, { id, digest, at, ...wanted })
    await write(db, { what: 'network-key-made', id, by: wanted.by, at })
  })
  return { id, key }
}

/** All keys. */
export async function listNetworkKeys(world: World): Promise<ListedNetworkKey[]> {
  return networkKeys(world.store)
}

/** From now on this key opens nothing; false: there is no such living one. */
export async function revokeNetworkKey(world: World, id: string, by: string): Promise<boolean> {
  const at = world.now()
  return together(world, async (db) => {
    if (!(await revoke(db, id, { at, by }))) return false
    await write(db, { what: 'network-key-revoked', id, by, at })
    return true
  })
}

type Did = {
  what: 'network-key-made' | 'network-key-revoked'
  id: string
  by: string
  at: Temporal.Instant
}

async function write(db: Db, { what, id, by, at }: Did): Promise<void> {
  await addToJournal(db, at, { personId: null, accountId: null, what, by, details: { key: id } })
}

/** The keys that door systems fetch their cards with: made, listed, revoked, known; each shown once, and kept as a digest only. */
import type { TargetSetting } from '../core/institution/targets.ts'
import { readDoorKey, writeDoorKey } from '../core/targets/door-key.ts'
import { purposes } from '../core/secrets/purposes.ts'
import {
  addDoorKey,
  doorKeyOf,
  doorKeys,
  type ListedDoorKey,
  revokeDoorKey as revoke,
} from '../store/door-keys.ts'
import { addToJournal } from '../store/journal.ts'
import { type Address, isSlowedDown, noteFailure } from './address-limits.ts'
import { randomId, randomSecret } from './random.ts'
import { together, type World } from './world.ts'

export type { ListedDoorKey }

/** The door system of this key in the settings, if it fetches its cards; undefined: there is none. */
export function fetchingDoors({ institution }: World, key: string): TargetSetting<'doors'> | undefined {
  return institution.targets.find(
    (target): target is TargetSetting<'doors'> =>
      target.kind === 'doors' && target.delivery === 'pull' && target.key === key,
  )
}

/** Makes a key of 256 random bits (ASVS 11.5.1). It is in what this gives back, and nowhere else. */
export async function makeDoorKey(
  world: World,
  wanted: { target: string; label: string; by: string },
): Promise<{ id: string; key: string }> {
  const id = randomId(world.dice)
  const key = writeDoorKey(randomSecret(world.dice))
  const { target, label, by } = wanted
  await together(world, async (db) => {
    const digest = world.keys.index(purposes.doorKey, key)
    await addDoorKey(db, { id, target, digest, label, at: world.now(), by })
    await write(world, db, { what: 'door-key-made', target, id, by })
  })
  return { id, key }
}

/** All keys of a door system. */
export async function listDoorKeys(world: World, target: string): Promise<ListedDoorKey[]> {
  return doorKeys(world.store, target)
}

/** From now on this key opens nothing; false: there is no such living one. */
export async function revokeDoorKey(
  world: World,
  key: { id: string; target: string; by: string },
): Promise<boolean> {
  const { id, target, by } = key
  return together(world, async (db) => {
    if (!(await revoke(db, { id, target }, { at: world.now(), by }))) return false
    await write(world, db, { what: 'door-key-revoked', target, id, by })
    return true
  })
}

/**
 * Which door system this key is of, if it is the one that is asked for. A wrong key, none, one of another system or of
 * another institution, and a system that does not exist, are one and the same no; it counts against the address. A key
 * has 256 random bits and is found by its keyed digest, so nothing about it can be learned from how long that takes.
 */
export async function knownDoors(
  world: World,
  from: Address,
  asked: { target: string; authorization: string | undefined },
): Promise<TargetSetting<'doors'> | 'nobody' | 'slow-down'> {
  if (await isSlowedDown(world, from)) return 'slow-down'
  const key = readDoorKey(asked.authorization)
  const digests = world.keys.indexes(purposes.doorKey, key ?? 'no key')
  const found = await doorKeyOf(world.store, digests, world.now())
  const doors = fetchingDoors(world, asked.target)
  if (found && key !== null && doors && doors.key === found.target) return doors
  await noteFailure(world, from)
  world.log.warn('door-key-refused', { institution: world.institution.key })
  return 'nobody'
}

async function write(
  world: World,
  db: Parameters<typeof addToJournal>[0],
  did: { what: 'door-key-made' | 'door-key-revoked'; target: string; id: string; by: string },
): Promise<void> {
  const { what, target, id, by } = did
  const details = { target, key: id }
  await addToJournal(db, world.now(), { personId: null, accountId: null, what, by, details })
}

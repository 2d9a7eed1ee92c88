/** What still needs which key; and the line in the journal when the keys change. */
import type { Temporal } from 'temporal-polyfill'
import { addToJournal } from '../store/journal.ts'
import { beginAgain, type KeyUse, keysUnusedSince, usesOfKeys } from '../store/key-use.ts'
import { programsRunning } from '../store/running-programs.ts'
import type { World } from './world.ts'

export type { KeyUse } from '../store/key-use.ts'

/** What is kept under each key, counted. `unusedSince`: keys of machines and of single devices that have not come since then are kept under an older one. */
export async function seeKeyUses(
  { store }: Pick<World, 'store'>,
  unusedSince: Temporal.Instant | null,
): Promise<{ uses: KeyUse[]; unusedKeys: number }> {
  return {
    uses: await usesOfKeys(store),
    unusedKeys: unusedSince === null ? 0 : await keysUnusedSince(store, unusedSince),
  }
}

/** Processes that still make new things with a key: their machine has a key file of its own, from before the rotation. */
export async function whoMakesWith(
  { store }: Pick<World, 'store'>,
  key: string,
): Promise<readonly { id: string; role: string; host: string; pid: number }[]> {
  return (await programsRunning(store)).filter(({ currentKey }) => currentKey === key)
}

/** What an old key sealed after the place where the sealing anew was at that moment is found by going through once more. */
export async function lookThroughAgain({ store, keys }: Pick<World, 'store' | 'keys'>): Promise<void> {
  await beginAgain(store, keys.keyId)
}

/** One line; the key's id is no secret. */
export async function noteKeys(
  world: Pick<World, 'store' | 'now'>,
  did: { what: 'keys-rotated' | 'key-dropped'; key: string; by: string },
): Promise<void> {
  const { what, key, by } = did
  await addToJournal(world.store, world.now(), {
    personId: null,
    accountId: null,
    what,
    by,
    details: { key },
  })
}

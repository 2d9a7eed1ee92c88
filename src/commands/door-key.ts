/** `adgang door-key <institution> <target>`: the keys that a door system fetches its cards with. */
import { fetchingDoors, listDoorKeys, makeDoorKey, revokeDoorKey } from '../actions/door-keys.ts'
import type { World } from '../actions/world.ts'
import { type AskedKeys, machineKeysCommand, sayTo } from './machine-keys.ts'

export type AskedDoorKey = AskedKeys & { world: World | null; key: string; target: string }

/** Prints what became of it. 0: done, shown or listed; 1: it cannot be meant like this, and nothing was changed. */
export async function doorKeyCommand(
  asked: AskedDoorKey,
  out: { write(text: string): unknown },
): Promise<number> {
  const { world, key, target } = asked
  const say = sayTo(out, asked.json)
  if (!world) return say('unknown-institution', `There is no institution called "${key}" here.`, 1)
  if (!fetchingDoors(world, target))
    return say('unknown-target', `${key} has no door system called "${target}" that fetches its cards.`, 1)
  const keys = {
    whose: target,
    whoseWhole: `${target} of ${key}`,
    list: async () => listDoorKeys(world, target),
    make: async (wish: { label: string; by: string }) => makeDoorKey(world, { target, ...wish }),
    revoke: async (wish: { id: string; by: string }) => revokeDoorKey(world, { target, ...wish }),
    use: `curl --fail-with-body -H "Authorization: Bearer $KEY" ${world.origin}/doors/${target}/cards`,
    more: { target },
  }
  return machineKeysCommand(asked, keys, out)
}

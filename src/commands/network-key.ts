/** `adgang network-key <institution>`: the keys that RADIUS servers ask with. */
import { listNetworkKeys, makeNetworkKey, revokeNetworkKey } from '../actions/network/keys.ts'
import type { World } from '../actions/world.ts'
import { type AskedKeys, machineKeysCommand, sayTo } from './machine-keys.ts'

export type AskedNetworkKey = AskedKeys & { world: World | null; key: string }

/** Prints what became of it. 0: done, shown or listed; 1: it cannot be meant like this, and nothing was changed. */
export async function networkKeyCommand(
  asked: AskedNetworkKey,
  out: { write(text: string): unknown },
): Promise<number> {
  const { world, key } = asked
  const say = sayTo(out, asked.json)
  if (!world) return say('unknown-institution', `There is no institution called "${key}" here.`, 1)
  if (!world.institution.wifi.offered)
    return say('no-wifi', `${key} offers no Wi-Fi (wifi.offered in its file).`, 1)
  const keys = {
    whose: `Wi-Fi of ${key}`,
    whoseWhole: `a RADIUS server of ${key}`,
    list: async () => listNetworkKeys(world),
    make: async (wish: { label: string; by: string }) => makeNetworkKey(world, wish),
    revoke: async ({ id, by }: { id: string; by: string }) => revokeNetworkKey(world, id, by),
    use: `The RADIUS server sends it as a bearer token to ${world.origin}/network/authenticate.`,
  }
  return machineKeysCommand(asked, keys, out)
}

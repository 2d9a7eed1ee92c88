/** What this process was told a moment ago by the same device: telephones send the same password again and again, and it need not be hashed each time. */
import type { Temporal } from 'temporal-polyfill'
import { purposes } from '../../core/secrets/purposes.ts'
import type { Password } from '../../core/secrets/password.ts'
import type { World } from '../world.ts'

/** How it was judged. */
export type Judged = 'right' | 'former' | 'wrong'

/** Which account, or which name that nobody has, in which epoch of its credentials, and from which device. */
export type Asker = { name: string; account: { id: string; epoch: number } | null; station: string | null }

/** So long a wrong one is known to be wrong; a new password ends it at once, for the epoch is part of the key. */
const wrongFor = { minutes: 15 }
/** So many are remembered; the oldest go first. */
const most = 20_000

const remembered = new WeakMap<World['store'], Map<string, { judged: Judged; until: number }>>()

/**
 * How this very password was judged for this asker; null: nobody remembers. The same wrong password from the same device is
 * no second guess, so it is not counted again. Only a keyed digest is kept, in the memory of this process and nowhere else
 * (decisions/wifi-secrets.md).
 */
export function recall(world: World, asker: Asker, password: Password): Judged | null {
  const known = remembered.get(world.store)?.get(keyOf(world, asker, password))
  return known && known.until > world.now().epochMilliseconds ? known.judged : null
}

/** Remembers it. A right one only where the institution wants that (setting `wifi.recallFor`). */
export function remember(world: World, asker: Asker, password: Password, judged: Judged): void {
  const until = judged === 'right' ? world.institution.wifi.recallFor : wrongFor
  const at: Temporal.Instant = world.now()
  const map = remembered.get(world.store) ?? new Map<string, { judged: Judged; until: number }>()
  remembered.set(world.store, map)
  const key = keyOf(world, asker, password)
  map.delete(key)
  map.set(key, { judged, until: at.add(until).epochMilliseconds })
  for (const oldest of map.keys()) {
    if (map.size <= most) break
    map.delete(oldest)
  }
}

function keyOf(world: World, { name, account, station }: Asker, password: Password): string {
  const whose = account ? [account.id, String(account.epoch)] : [name, 'nobody']
  return world.keys.mac(purposes.networkRecall, ...whose, station ?? '', password).toString('base64')
}

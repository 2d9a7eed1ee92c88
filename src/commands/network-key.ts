/** `adgang network-key <institution>`: the keys that RADIUS servers ask with; shows only what it would do until told to. */
import {
  listNetworkKeys,
  type ListedNetworkKey,
  makeNetworkKey,
  revokeNetworkKey,
} from '../actions/network/keys.ts'
import type { World } from '../actions/world.ts'
import { plain } from '../core/network/station.ts'

export type AskedNetworkKey = {
  world: World | null
  key: string
  label: string
  list: boolean
  /** The id of the key that opens nothing from now on. */
  revoke: string | null
  /** Who types it; written into the journal. */
  operator: string
  apply: boolean
  json: boolean
}

type Say = (is: string, sentence: string, exit: 0 | 1, more?: object) => 0 | 1

/** Prints what became of it. 0: done, shown or listed; 1: it cannot be meant like this, and nothing was changed. */
export async function networkKeyCommand(
  asked: AskedNetworkKey,
  out: { write(text: string): unknown },
): Promise<number> {
  const { world, key, json } = asked
  const say: Say = (is, sentence, exit, more = {}) => {
    out.write(json ? `${JSON.stringify({ is, sentence, ...more })}\n` : `${sentence}\n`)
    return exit
  }
  if (!world) return say('unknown-institution', `There is no institution called "${key}" here.`, 1)
  if (!world.institution.wifi.offered)
    return say('no-wifi', `${key} offers no Wi-Fi (wifi.offered in its file).`, 1)
  if (asked.list) return list(world, say)
  return asked.revoke === null ? make(world, asked, say) : revoke(world, { ...asked, id: asked.revoke }, say)
}

async function list(world: World, say: Say): Promise<number> {
  const keys = await listNetworkKeys(world)
  const lines = keys.map(lineOf).join('\n')
  return say('listed', keys.length === 0 ? 'There is no key yet.' : lines, 0, {
    keys: keys.map((each) => ({
      ...each,
      madeAt: each.madeAt.toString(),
      usedAt: each.usedAt?.toString() ?? null,
      revokedAt: each.revokedAt?.toString() ?? null,
    })),
  })
}

function lineOf({ id, label, madeAt, madeBy, usedAt, revokedAt }: ListedNetworkKey): string {
  const minute = (at: typeof madeAt) => at.toString({ smallestUnit: 'minute' })
  const used = usedAt === null ? 'never used' : `last used ${minute(usedAt)}`
  const state = revokedAt === null ? 'living' : `revoked ${minute(revokedAt)}`
  return [id, state, used, `made ${minute(madeAt)} by ${plain(madeBy) ?? ''}`, plain(label) ?? '']
    .filter((part) => part !== '')
    .join('  ')
}

async function make(
  world: World,
  { key, label, operator, apply }: AskedNetworkKey,
  say: Say,
): Promise<number> {
  if (!apply)
    return say('shown', `A new key for a RADIUS server of ${key} would be made. With --apply it is.`, 0)
  const made = await makeNetworkKey(world, { label: plain(label, 80) ?? '', by: `operator:${operator}` })
  const sentence = `${made.key}\nThis is the key. It is shown this once; only a digest of it is kept. Its id is ${made.id}.`
  return say('made', sentence, 0, { id: made.id, key: made.key })
}

async function revoke(
  world: World,
  { id, operator, apply }: AskedNetworkKey & { id: string },
  say: Say,
): Promise<number> {
  const living = (await listNetworkKeys(world)).some((each) => each.id === id && each.revokedAt === null)
  const none = 'There is no living key with this id; --list shows them.'
  if (!living) return say('no-key', none, 1)
  if (!apply) return say('shown', `The key ${id} would open nothing any more. With --apply it is so.`, 0)
  return (await revokeNetworkKey(world, id, `operator:${operator}`))
    ? say('revoked', `The key ${id} opens nothing any more.`, 0, { id })
    : say('no-key', none, 1)
}

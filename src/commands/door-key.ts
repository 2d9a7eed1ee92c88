/** `adgang door-key <institution> <target>`: the keys that a door system fetches its cards with; shows only what it would do until told to. */
import {
  fetchingDoors,
  listDoorKeys,
  type ListedDoorKey,
  makeDoorKey,
  revokeDoorKey,
} from '../actions/door-keys.ts'
import type { World } from '../actions/world.ts'

export type AskedDoorKey = {
  world: World | null
  key: string
  target: string
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
export async function doorKeyCommand(
  asked: AskedDoorKey,
  out: { write(text: string): unknown },
): Promise<number> {
  const { world, key, target, json } = asked
  const say: Say = (is, sentence, exit, more = {}) => {
    out.write(json ? `${JSON.stringify({ is, sentence, ...more })}\n` : `${sentence}\n`)
    return exit
  }
  if (!world) return say('unknown-institution', `There is no institution called "${key}" here.`, 1)
  if (!fetchingDoors(world, target))
    return say('unknown-target', `${key} has no door system called "${target}" that fetches its cards.`, 1)
  if (asked.list) return list(world, target, say)
  return asked.revoke === null
    ? make(world, target, asked, say)
    : revoke(world, target, { ...asked, id: asked.revoke }, say)
}

async function list(world: World, target: string, say: Say): Promise<number> {
  const keys = await listDoorKeys(world, target)
  const lines = keys.map(lineOf).join('\n')
  return say('listed', keys.length === 0 ? `${target} has no key yet.` : lines, 0, {
    keys: keys.map((each) => ({
      ...each,
      madeAt: each.madeAt.toString(),
      usedAt: each.usedAt?.toString() ?? null,
      revokedAt: each.revokedAt?.toString() ?? null,
    })),
  })
}

function lineOf({ id, label, madeAt, madeBy, usedAt, revokedAt }: ListedDoorKey): string {
  const day = (at: typeof madeAt) => at.toString({ smallestUnit: 'minute' })
  const used = usedAt === null ? 'never used' : `last used ${day(usedAt)}`
  const state = revokedAt === null ? 'living' : `revoked ${day(revokedAt)}`
  return [id, state, used, `made ${day(madeAt)} by ${printable(madeBy)}`, printable(label)]
    .filter((part) => part !== '')
    .join('  ')
}

async function make(world: World, target: string, asked: AskedDoorKey, say: Say): Promise<number> {
  const { operator, apply } = asked
  const label = printable(asked.label.trim()).slice(0, 80)
  if (!apply)
    return say('shown', `A new key for ${target} of ${asked.key} would be made. With --apply it is.`, 0)
  const made = await makeDoorKey(world, { target, label, by: `operator:${operator}` })
  const sentence = [
    `The key ${made.id} of ${target} of ${asked.key} is shown this once:`,
    made.key,
    `curl --fail-with-body -H "Authorization: Bearer $KEY" ${world.origin}/doors/${target}/cards`,
  ].join('\n')
  return say('made', sentence, 0, { id: made.id, key: made.key, target })
}

async function revoke(
  world: World,
  target: string,
  { id, operator, apply }: AskedDoorKey & { id: string },
  say: Say,
): Promise<number> {
  const found = (await listDoorKeys(world, target)).find((each) => each.id === id)
  if (!found || found.revokedAt !== null)
    return say('no-key', `${target} has no living key with this id; --list shows them.`, 1)
  if (!apply) return say('shown', `The key ${id} would open nothing any more. With --apply it is so.`, 0)
  return (await revokeDoorKey(world, { id, target, by: `operator:${operator}` }))
    ? say('revoked', `The key ${id} opens nothing any more.`, 0, { id })
    : say('no-key', `${target} has no living key with this id; --list shows them.`, 1)
}

/** A text that somebody else chose goes to a terminal. */
function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, '?')
}

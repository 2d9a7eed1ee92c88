/** The keys that other machines come with: listed, made and revoked the same way, whoever's they are; shows only what it would do until told to. */
import type { Temporal } from 'temporal-polyfill'

/** What is asked of any of these commands. */
export type AskedKeys = {
  label: string
  list: boolean
  /** The id of the key that opens nothing from now on. */
  revoke: string | null
  /** Who types it; written into the journal. */
  operator: string
  apply: boolean
  json: boolean
}

export type ListedKey = {
  id: string
  label: string
  madeAt: Temporal.Instant
  madeBy: string
  usedAt: Temporal.Instant | null
  revokedAt: Temporal.Instant | null
}

/** Whose keys, and what is done with them. */
export type MachineKeys = {
  /** In a sentence: `fs`, `the doors`, `Wi-Fi`. */
  whose: string
  /** With its institution, in a sentence. */
  whoseWhole: string
  list: () => Promise<readonly ListedKey[]>
  make: (wish: { label: string; by: string }) => Promise<{ id: string; key: string }>
  revoke: (wish: { id: string; by: string }) => Promise<boolean>
  /** How the key is used, in a line to be copied. */
  use: string
  /** What stands beside the key for programs. */
  more?: object
}

type Out = { write(text: string): unknown }
type Say = (is: string, sentence: string, exit: 0 | 1, more?: object) => 0 | 1

/** How an answer is given: a sentence, or a line of JSON. */
export function sayTo(out: Out, json: boolean): Say {
  return (is, sentence, exit, more = {}) => {
    out.write(json ? `${JSON.stringify({ is, sentence, ...more })}\n` : `${sentence}\n`)
    return exit
  }
}

/** Prints what became of it. 0: done, shown or listed; 1: it cannot be meant like this, and nothing was changed. */
export async function machineKeysCommand(asked: AskedKeys, keys: MachineKeys, out: Out): Promise<number> {
  const say = sayTo(out, asked.json)
  if (asked.list) return list(keys, say)
  return asked.revoke === null ? make(keys, asked, say) : revoke(keys, asked.revoke, asked, say)
}

async function list(keys: MachineKeys, say: Say): Promise<number> {
  const listed = await keys.list()
  const lines = listed.map(lineOf).join('\n')
  return say('listed', listed.length === 0 ? `${keys.whose} has no key yet.` : lines, 0, {
    keys: listed.map((each) => ({
      ...each,
      madeAt: each.madeAt.toString(),
      usedAt: each.usedAt?.toString() ?? null,
      revokedAt: each.revokedAt?.toString() ?? null,
    })),
  })
}

function lineOf({ id, label, madeAt, madeBy, usedAt, revokedAt }: ListedKey): string {
  const minute = (at: Temporal.Instant) => at.toString({ smallestUnit: 'minute' })
  const used = usedAt === null ? 'never used' : `last used ${minute(usedAt)}`
  const state = revokedAt === null ? 'living' : `revoked ${minute(revokedAt)}`
  return [id, state, used, `made ${minute(madeAt)} by ${printable(madeBy)}`, printable(label)]
    .filter((part) => part !== '')
    .join('  ')
}

async function make(keys: MachineKeys, { label, operator, apply }: AskedKeys, say: Say): Promise<number> {
  const { whoseWhole, use, more = {} } = keys
  if (!apply) return say('shown', `A new key for ${whoseWhole} would be made. With --apply it is.`, 0)
  const wish = { label: printable(label.trim()).slice(0, 80), by: `operator:${operator}` }
  const { id, key } = await keys.make(wish)
  const sentence = [`The key ${id} of ${whoseWhole} is shown this once:`, key, use].join('\n')
  return say('made', sentence, 0, { id, key, ...more })
}

async function revoke(
  keys: MachineKeys,
  id: string,
  { operator, apply }: AskedKeys,
  say: Say,
): Promise<number> {
  const none = `${keys.whose} has no living key with this id; --list shows them.`
  const isLiving = (await keys.list()).some((each) => each.id === id && each.revokedAt === null)
  if (!isLiving) return say('no-key', none, 1)
  if (!apply) return say('shown', `The key ${id} would open nothing any more. With --apply it is so.`, 0)
  return (await keys.revoke({ id, by: `operator:${operator}` }))
    ? say('revoked', `The key ${id} opens nothing any more.`, 0, { id })
    : say('no-key', none, 1)
}

/** A text that somebody else chose goes to a terminal. */
function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, '?')
}

/** `adgang register-key <institution> <register>`: the keys that a register sends its files with; shows only what it would do until told to. */
import {
  listRegisterKeys,
  type ListedKey,
  makeRegisterKey,
  revokeRegisterKey,
} from '../actions/register-keys.ts'
import type { World } from '../actions/world.ts'
import { type RegisterName, registers } from '../core/institution/words.ts'

export type AskedKey = {
  world: World | null
  key: string
  register: string
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
export async function registerKeyCommand(
  asked: AskedKey,
  out: { write(text: string): unknown },
): Promise<number> {
  const { world, key, register: typed, json } = asked
  const say: Say = (is, sentence, exit, more = {}) => {
    out.write(json ? `${JSON.stringify({ is, sentence, ...more })}\n` : `${sentence}\n`)
    return exit
  }
  if (!world) return say('unknown-institution', `There is no institution called "${key}" here.`, 1)
  const register = registers.find((name) => name === typed)
  if (register === undefined || world.institution.registers[register] === null)
    return say('unknown-register', `${key} has no register called "${typed}".`, 1)
  if (asked.list) return list(world, register, say)
  return asked.revoke === null
    ? make(world, register, asked, say)
    : revoke(world, register, { ...asked, id: asked.revoke }, say)
}

async function list(world: World, register: RegisterName, say: Say): Promise<number> {
  const keys = await listRegisterKeys(world, register)
  const lines = keys.map(lineOf).join('\n')
  return say('listed', keys.length === 0 ? `${register} has no key yet.` : lines, 0, {
    keys: keys.map((each) => ({
      ...each,
      madeAt: each.madeAt.toString(),
      usedAt: each.usedAt?.toString() ?? null,
      revokedAt: each.revokedAt?.toString() ?? null,
    })),
  })
}

function lineOf({ id, label, madeAt, madeBy, usedAt, revokedAt }: ListedKey): string {
  const day = (at: typeof madeAt) => at.toString({ smallestUnit: 'minute' })
  const used = usedAt === null ? 'never used' : `last used ${day(usedAt)}`
  const state = revokedAt === null ? 'living' : `revoked ${day(revokedAt)}`
  return [id, state, used, `made ${day(madeAt)} by ${printable(madeBy)}`, printable(label)]
    .filter((part) => part !== '')
    .join('  ')
}

async function make(world: World, register: RegisterName, asked: AskedKey, say: Say): Promise<number> {
  const { operator, apply } = asked
  const label = printable(asked.label.trim()).slice(0, 80)
  if (!apply)
    return say('shown', `A new key for ${register} of ${asked.key} would be made. With --apply it is.`, 0)
  const made = await makeRegisterKey(world, { register, label, by: `operator:${operator}` })
  const sentence = [
    `The key ${made.id} of ${register} of ${asked.key} is shown this once:`,
    made.key,
    `curl --fail-with-body -H "Authorization: Bearer $KEY" -H "Content-Type: application/x-ndjson" -T <file> -X POST ${world.origin}/registers/${register}`,
  ].join('\n')
  return say('made', sentence, 0, { id: made.id, key: made.key, register })
}

async function revoke(
  world: World,
  register: RegisterName,
  { id, operator, apply }: AskedKey & { id: string },
  say: Say,
): Promise<number> {
  const found = (await listRegisterKeys(world, register)).find((each) => each.id === id)
  if (!found || found.revokedAt !== null)
    return say('no-key', `${register} has no living key with this id; --list shows them.`, 1)
  if (!apply) return say('shown', `The key ${id} would open nothing any more. With --apply it is so.`, 0)
  return (await revokeRegisterKey(world, { id, register, by: `operator:${operator}` }))
    ? say('revoked', `The key ${id} opens nothing any more.`, 0, { id })
    : say('no-key', `${register} has no living key with this id; --list shows them.`, 1)
}

/** A text that somebody else chose goes to a terminal. */
function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, '?')
}

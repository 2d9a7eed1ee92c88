/** `adgang register-key <institution> <register>`: the keys that a register sends its files with. */
import { listRegisterKeys, makeRegisterKey, revokeRegisterKey } from '../actions/register-keys.ts'
import type { World } from '../actions/world.ts'
import { registers } from '../core/institution/words.ts'
import { type AskedKeys, machineKeysCommand, sayTo } from './machine-keys.ts'

export type AskedKey = AskedKeys & { world: World | null; key: string; register: string }

/** Prints what became of it. 0: done, shown or listed; 1: it cannot be meant like this, and nothing was changed. */
export async function registerKeyCommand(
  asked: AskedKey,
  out: { write(text: string): unknown },
): Promise<number> {
  const { world, key, register: typed } = asked
  const say = sayTo(out, asked.json)
  if (!world) return say('unknown-institution', `There is no institution called "${key}" here.`, 1)
  const register = registers.find((name) => name === typed)
  if (register === undefined || world.institution.registers[register] === null)
    return say('unknown-register', `${key} has no register called "${typed}".`, 1)
  const keys = {
    whose: register,
    whoseWhole: `${register} of ${key}`,
    list: async () => listRegisterKeys(world, register),
    make: async (wish: { label: string; by: string }) => makeRegisterKey(world, { register, ...wish }),
    revoke: async (wish: { id: string; by: string }) => revokeRegisterKey(world, { register, ...wish }),
    use: `curl --fail-with-body -H "Authorization: Bearer $KEY" -H "Content-Type: application/x-ndjson" -T <file> -X POST ${world.origin}/registers/${register}`,
    more: { register },
  }
  return machineKeysCommand(asked, keys, out)
}

/** What became of a deed, read past the program: lines of the journal, and whether a password is the kept one. */
import { isPassword, preparePassword } from '../core/secrets/password.ts'
import type { TestWorld } from './made-world.ts'

/** How many such lines the journal has about this person. */
export async function journalOf({ world }: TestWorld, personId: string, what: string): Promise<number> {
  const lines = await world.store
    .selectFrom('journal')
    .select('id')
    .where('person_id', '=', personId)
    .where('what', '=', what)
    .execute()
  return lines.length
}

/** Whether the account's kept hash is of this password. */
export async function readPassword({ world }: TestWorld, username: string, typed: string): Promise<boolean> {
  const { id, password_sealed: sealed } = await world.store
    .selectFrom('account')
    .select(['id', 'password_sealed'])
    .where('username', '=', username)
    .executeTakeFirstOrThrow()
  const password = preparePassword(typed)
  if (sealed === null || !isPassword(password)) return false
  return world.passwords.verify(world.keys.unwrap(id, sealed), password)
}

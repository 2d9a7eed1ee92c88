/** Whose number is it that electronic ID tells? Only the number decides, never a name or a mail address (case R-12). */
import { accountIdOf, accountWithFactsByUsername } from '../store/accounts.ts'
import type { Db } from '../store/database.ts'
import { type PersonRow, personByNumber, typesOfNumber } from '../store/people.ts'
import { numberIndexes } from './claimed-person.ts'
import type { ProvedAccount } from './let-in.ts'
import type { World } from './world.ts'

/** A person with the id of their personal account; null: there is none yet. */
export type KnownPerson = { row: PersonRow; accountId: string | null }

/**
 * Found by blind index, under a kind of number that this institution takes from electronic ID; never made (row O-3). Null
 * when nobody, or more than one, has the number.
 */
export async function personOfEid(world: World, db: Db, number: string): Promise<KnownPerson | null> {
  const indexes = numberIndexes(world, number)
  const row = await personByNumber(db, indexes)
  if (!row) return null
  const types = await typesOfNumber(db, row.id, indexes)
  const taken: readonly string[] = world.institution.eid.numberTypes
  return types.some((type) => taken.includes(type)) ? { row, accountId: await accountIdOf(db, row.id) } : null
}

/** The account of `user@realm`, if the realm is ours. */
export async function accountOfFeideName(world: World, name: string): Promise<ProvedAccount | null> {
  const [username = '', realm] = name.split('@')
  if (realm !== world.institution.identifiers.realm) return null
  const row = await accountWithFactsByUsername(world.store, username.toLowerCase())
  return row ? { id: row.id, credential_epoch: row.credential_epoch } : null
}

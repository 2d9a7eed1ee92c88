/** A person with account and contacts as recovery judges them; read only where nobody outside can tell (house rule 10). */
import { needsSecondPerson } from '../core/desk/act.ts'
import type { Recovering } from '../core/account/recovery.ts'
import { accountIdOf } from '../store/accounts.ts'
import type { Db } from '../store/database.ts'
import { peopleByMail, type PersonRow, personById } from '../store/people.ts'
import { rankOfPerson } from './rank-of.ts'
import { judgeAccount } from './judge-account.ts'
import type { World } from './world.ts'

export type Recoverable = {
  row: PersonRow
  account: { id: string; credentialEpoch: number; username: string } | null
  facts: Recovering
}

/** The people with this registered mail address. When there are several, nothing is guessed: none of them gets anything. */
export async function recoverableByMail(world: World, db: Db, canonical: string): Promise<Recoverable[]> {
  const people = await peopleByMail(db, canonical)
  return Promise.all(people.map(async (person) => recoverableOf(world, db, person)))
}

/** The person behind an account. */
export async function recoverableByAccount(
  world: World,
  db: Db,
  accountId: string,
): Promise<Recoverable | null> {
  const judged = await judgeAccount(world, db, accountId)
  const row = judged?.row.person_id ? await personById(db, judged.row.person_id) : undefined
  return row ? recoverableOf(world, db, row) : null
}

/** Brings what recovery judges. */
export async function recoverableOf(world: World, db: Db, row: PersonRow): Promise<Recoverable> {
  const accountId = await accountIdOf(db, row.id)
  const judged = accountId === null ? null : await judgeAccount(world, db, accountId)
  return {
    row,
    account: judged
      ? { id: judged.row.id, credentialEpoch: judged.row.credential_epoch, username: judged.row.username }
      : null,
    facts: {
      deceased: row.deceased !== null,
      account: judged
        ? {
            kind: judged.row.kind,
            closed: judged.row.closed_at !== null,
            ranked: needsSecondPerson(await rankOfPerson(world, db, row.id), world.institution),
            hindrances: judged.hindrances,
          }
        : null,
      knownSince: row.first_seen_at,
      email: row.email,
      emailChanged: row.email_changed,
      mobile: row.mobile,
      mobileRegister: row.mobile_register,
      mobileChanged: row.mobile_changed,
    },
  }
}

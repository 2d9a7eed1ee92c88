/** Which rank has somebody at this moment? Grants of hand and rules of the institution's file together; asked anew every time. */
import { dayAt } from '../core/account/access.ts'
import { highest, type Rank, rankByRule } from '../core/desk/rank.ts'
import { noFacts } from '../core/person/facts.ts'
import type { Db } from '../store/database.ts'
import { type PowerRow, powerOfAccount, powerOfPerson } from '../store/role-grants.ts'
import type { World } from './world.ts'

/** The highest rank over all accounts of a person: what protects them from those below (case Z-04). Null: none. */
export async function rankOfPerson(world: World, db: Db, personId: string): Promise<Rank | null> {
  return rankFrom(world, await powerOfPerson(db, personId, world.now()))
}

/** The rank that sessions of this account act with. Null: none. */
export async function rankOfAccount(world: World, db: Db, accountId: string): Promise<Rank | null> {
  return rankFrom(world, await powerOfAccount(db, accountId, world.now()))
}

function rankFrom(world: World, { granted, kinds, facts }: PowerRow): Rank | null {
  const { institution } = world
  const byRule = rankByRule(
    { facts: { ...noFacts, ...facts }, accountKinds: kinds },
    institution,
    dayAt(world.now(), institution),
  )
  return highest([...granted, byRule])
}

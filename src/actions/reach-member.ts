/** What the house knows of a member, brought before the rule that says whether an administrator may make a link for them. */
import { dayAt, groupsOf } from '../core/account/access.ts'
import { noFacts } from '../core/person/facts.ts'
import { type Reached, type ReachObjection, reachObjections } from '../core/projects/reach.ts'
import { accountIdOf } from '../store/accounts.ts'
import type { Db } from '../store/database.ts'
import { peopleByMail, type PersonRow, personById } from '../store/people.ts'
import { administersAny, hasNorwegianNumber } from '../store/projects.ts'
import { judgeAccount, type JudgedAccountRow } from './judge-account.ts'
import { rankOfPerson } from './rank-of.ts'
import type { World } from './world.ts'

/** A member, what they have, and every reason against a link. */
export type ReachedMember = {
  row: PersonRow
  account: JudgedAccountRow | null
  objections: ReachObjection[]
}

/** Asked anew when the page is shown, when the link is made and when it is used (case Z-03). Null: there is no such person. */
export async function reachMember(
  world: World,
  db: Db,
  personId: string,
  administratorPersonId: string,
): Promise<ReachedMember | null> {
  const row = await personById(db, personId)
  if (!row) return null
  const accountId = await accountIdOf(db, row.id)
  const account = accountId === null ? null : await judgeAccount(world, db, accountId)
  const now = world.now()
  const today = dayAt(now, world.institution)
  const facts = { ...noFacts, ...row.facts }
  const reached: Reached = {
    isSelf: personId === administratorPersonId,
    deceased: row.deceased !== null,
    rank: await rankOfPerson(world, db, personId),
    administers: await administersAny(db, personId, { now, today }),
    hasNorwegianNumber: await hasNorwegianNumber(db, personId),
    belongsElsewhere: facts.registers.some((register) => register !== 'projects'),
    isProtected: row.protected,
    isIn: groupsOf(
      { facts, deceased: row.deceased?.toString() ?? null, acceptances: [] },
      world.institution,
      today,
    ).includes('project-member'),
    account: account && {
      kind: account.row.kind,
      closed: account.row.closed_at !== null,
      hindrances: account.hindrances,
    },
    knownSince: row.first_seen_at,
    email: row.email,
    emailChanged: row.email_changed,
    emailIs: await whoseMail(db, row, administratorPersonId),
  }
  return { row, account, objections: reachObjections(reached, world.institution, now) }
}

/** Whoever reads the mail of two people gets the links of both. */
async function whoseMail(db: Db, row: PersonRow, administratorPersonId: string): Promise<Reached['emailIs']> {
  if (row.email === null) return 'own'
  const others = (await peopleByMail(db, row.email.toLowerCase())).filter(({ id }) => id !== row.id)
  const administrator = await personById(db, administratorPersonId)
  if (administrator?.email?.toLowerCase() === row.email.toLowerCase() && administrator.id !== row.id)
    return 'of-administrator'
  return others.length > 0 ? 'shared' : 'own'
}

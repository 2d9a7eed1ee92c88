/** Whom an act of the desk is about, read inside the transaction that acts; and what an act leaves behind. */
import type { ActDetails } from '../../core/desk/act.ts'
import type { Rank } from '../../core/desk/rank.ts'
import { type AccountWithFacts, accountWithFacts } from '../../store/accounts.ts'
import type { Db } from '../../store/database.ts'
import { accountsOf } from '../../store/desk-people.ts'
import { type PersonRow, personById } from '../../store/people.ts'
import { rankOfPerson } from '../rank-of.ts'
import type { World } from '../world.ts'

/** The person, the account that acts are about (the personal one if there are several), and the rank that protects them. */
export type Target = { person: PersonRow; account: AccountWithFacts | null; rank: Rank | null }

/** Null: no such person here. */
export async function readTarget(world: World, db: Db, personId: string): Promise<Target | null> {
  const person = await personById(db, personId)
  if (!person) return null
  const [first] = await accountsOf(db, personId)
  const account = first ? ((await accountWithFacts(db, first.id)) ?? null) : null
  return { person, account, rank: await rankOfPerson(world, db, personId) }
}

/** The other people an act is about, beside the one it is done on: rank, right and second person are asked for them too. */
export function othersIn(details: ActDetails): string[] {
  const { others } = details
  return typeof others === 'string' ? others.split(' ').filter((id) => id !== '') : []
}

/** By whose hand and why, as the act itself writes it down. */
export type ActHand = { actId: string; by: string; because: string }

/** Why an act that is allowed changes nothing now. */
export type NotNow =
  | 'nothing-to-lift'
  | 'no-factor'
  | 'already-locked'
  | 'already-required'
  | 'not-yours-to-lift'
  | 'already-activated'
  | 'no-mail-address'
  | 'no-channel'
  | 'too-many-new-pins'
  | 'name-taken'
  | 'name-not-right'
  | 'not-open'
  | 'dates-wrong'
  | 'not-offered'
  | 'deceased'
  | 'account-locked'
  | 'account-with-power'
  | 'contact-changed-lately'
  | 'no-mobile-number'
  | 'no-letters'
  | 'no-printer'
  | 'same-name'

export type Performed =
  /** `say`: what the agent tells the caller, worth nothing alone. `keep`: what taking it back needs. */
  { is: 'done'; say?: Record<string, string>; keep?: ActDetails } | { is: 'not-now'; because: NotNow }

/** One act: does it, in the caller's transaction, with its journal line and its notice. */
export type Perform = (
  world: World,
  db: Db,
  target: Target,
  hand: ActHand & { details: ActDetails },
) => Promise<Performed>

/** Takes one back; null where that makes no sense. */
export type Undo = (
  world: World,
  db: Db,
  target: Target,
  hand: ActHand & { kept: ActDetails },
) => Promise<Performed>

export type ActInHand = { perform: Perform; undo: Undo | null }

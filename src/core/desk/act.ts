/** What the service desk can do for somebody, and what each act is: on a credential, to be taken back, seen by whom. */
import type { Institution } from '../institution/institution.ts'
import type { deskActs } from '../institution/desk-work.ts'
import { outranks, type Rank, reaches } from './rank.ts'

export type DeskAct = (typeof deskActs)[number]

/** What an act needs besides the person, and what taking it back needs: plain words and numbers, never a secret. */
export type ActDetails = Record<string, string | number | boolean | null>

/** Acts on a credential: closed until the caller is made sure of, and counted against the agent's budget (case R-17). */
export const onCredential: readonly DeskAct[] = [
  'deactivate',
  'new-pin',
  'lift-second-factor',
  'open-forgotten-password',
  'change-username',
]

/** Tries of a code that somebody reads back or types; counted before they are compared. */
export const deskCodeTries = 5

export type Objection =
  | 'own-account'
  | 'not-your-act'
  | 'higher-rank'
  | 'caller-not-identified'
  | 'budget-spent'
  | 'no-account'
  | 'account-closed'

/** Everything that decides whether somebody may act; read inside the transaction that acts (case Z-08). */
export type Asked = {
  act: DeskAct
  actor: { personId: string | null; accountId: string; rank: Rank }
  target: {
    personId: string | null
    accountId: string | null
    rank: Rank | null
    closed: boolean
  }
  callerIdentified: boolean
  /** Acts on credentials by this agent in the running hour, without this one. */
  spent: number
}

/** Every reason why this agent may not do this now; empty means yes (house rule 7; cases Z-04, Z-05, Z-08, R-17). */
export function objectionsToAct(asked: Asked, { deskWork }: Institution): Objection[] {
  const { act, actor, target } = asked
  const counted = onCredential.includes(act)
  return [
    ...(isSame(actor, target) ? (['own-account'] as const) : []),
    ...(deskWork.may[actor.rank].includes(act) ? [] : (['not-your-act'] as const)),
    ...(outranks(actor.rank, target.rank) ? [] : (['higher-rank'] as const)),
    ...(needsAccount(act) && target.accountId === null ? (['no-account'] as const) : []),
    ...(target.accountId !== null && target.closed && needsAccount(act) ? (['account-closed'] as const) : []),
    ...(counted && !asked.callerIdentified ? (['caller-not-identified'] as const) : []),
    ...(counted && asked.spent >= deskWork.actsPerHour ? (['budget-spent'] as const) : []),
  ]
}

/** Acts on people with this rank need a second person, who may do the same (four eyes, ASVS 2.3.5). */
export function needsSecondPerson(target: Rank | null, { deskWork }: Institution): boolean {
  return reaches(target, deskWork.twoPeopleFrom)
}

/** The PIN and the activation mail are there before any account is. */
function needsAccount(act: DeskAct): boolean {
  return !['new-pin', 'resend-activation', 'merge-people', 'sponsor-guest'].includes(act)
}

function isSame(actor: Asked['actor'], target: Asked['target']): boolean {
  return (
    actor.accountId === target.accountId || (actor.personId !== null && actor.personId === target.personId)
  )
}

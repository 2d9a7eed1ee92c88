/** The phone with the app is gone: after the password, a code to a registered channel begins days of waiting, and after them opens a new factor (row O-10). */
import type { Temporal } from 'temporal-polyfill'
import { dayAt, groupsOf } from '../core/account/access.ts'
import type { SessionFacts } from '../core/account/session.ts'
import type { Db } from '../store/database.ts'
import { addToJournal } from '../store/journal.ts'
import { personById } from '../store/people.ts'
import { beginFactorWait, openFactorWait, useFactorWait } from '../store/factor-waits.ts'
import { holdAccount } from '../store/second-factors.ts'
import { disputeOf } from './dispute-change.ts'
import { judgeAccount, type JudgedAccountRow } from './judge-account.ts'
import { type Browser, type Opened, openSession } from './open-session.ts'
import { given, openGrant } from './open-grant.ts'
import { randomId } from './random.ts'
import type { Redeemed } from './redeem-code.ts'
import { rankOfAccount } from './rank-of.ts'
import { tell } from './tell.ts'
import { together, type World } from './world.ts'

/** What the ladder's page shows: the ways of the institution that are open to this person. */
export type LostFactor = {
  /** Somebody has typed the password in this browser, and the factor is due. */
  half: boolean
  /** Whether waiting is a way for this person; until when, if they wait already. */
  waiting: { offered: boolean; until: Temporal.Instant | null }
}

/** For the page; nobody is looked up before the password. */
export async function seeLostFactor(world: World, session: SessionFacts | null): Promise<LostFactor> {
  const judged = await halfAccount(world, world.store, session)
  if (!judged) return { half: false, waiting: { offered: false, until: null } }
  const wait = await openFactorWait(world.store, judged.row.id, judged.row.credential_epoch)
  const offered = await mayWait(world, world.store, judged)
  return { half: true, waiting: { offered, until: wait?.dueAt ?? null } }
}

/** The account of a session that has shown the password and waits for the factor. */
async function halfAccount(
  world: World,
  db: Db,
  session: SessionFacts | null,
): Promise<JudgedAccountRow | null> {
  if (!session?.accountId || session.kind !== 'half' || session.proof !== 'password') return null
  const judged = await judgeAccount(world, db, session.accountId)
  const isSame = judged?.row.credential_epoch === session.credentialEpoch
  return judged && isSame && judged.row.has_second_factor ? judged : null
}

/** Never for accounts with power, nor for whom the institution excludes. */
async function mayWait(world: World, db: Db, { row, judged }: JudgedAccountRow): Promise<boolean> {
  const { institution, now } = world
  const { whenLost, waitingPeriod } = institution.secondFactor
  if (!whenLost.includes('waiting-period') || row.kind !== 'personal' || !judged.person) return false
  const groups: readonly string[] = groupsOf(judged.person, institution, dayAt(now(), institution))
  const rank = await rankOfAccount(world, db, row.id)
  return !waitingPeriod.notFor.some((who) => groups.includes(who) || who === rank)
}

export type LostFactorStep =
  /** Every channel is told, and from then on a new factor can be set up. */
  | { is: 'waiting'; until: Temporal.Instant; new: boolean }
  /** The days are over: the right to a new factor. */
  | { is: 'over'; opened: Opened }
  | { is: 'not-now' }

/** The code was right: the wait begins, goes on, or is over. */
export async function afterLostFactorCode(
  world: World,
  session: SessionFacts,
  redeemed: Redeemed,
  browser: Browser,
): Promise<LostFactorStep> {
  const outcome = await together(world, async (db) => {
    const judged = await halfAccount(world, db, session)
    if (!judged || judged.row.id !== redeemed.accountId || !(await mayWait(world, db, judged)))
      return { is: 'not-now' } as const
    await holdAccount(db, judged.row.id)
    const wait = await openFactorWait(db, judged.row.id, judged.row.credential_epoch)
    if (wait === null) return begin(world, db, judged)
    const over = await useFactorWait(db, wait.id, world.now())
    return over
      ? ({
          is: 'over',
          opened: await openAfterWait(world, db, { session, judged, redeemed }, browser),
        } as const)
      : ({ is: 'waiting', until: wait.dueAt, new: false } as const)
  })
  world.nudgeJobs()
  return outcome
}

async function begin(world: World, db: Db, { row }: JudgedAccountRow): Promise<LostFactorStep> {
  const now = world.now()
  const { timeZone, secondFactor } = world.institution
  const until = now.toZonedDateTimeISO(timeZone).add(secondFactor.waitingPeriod.lasts).toInstant()
  const wait = { id: randomId(world.dice), accountId: row.id, epoch: row.credential_epoch }
  await beginFactorWait(db, { ...wait, askedAt: now, dueAt: until })
  await addToJournal(db, now, {
    personId: row.person_id,
    accountId: row.id,
    what: 'factor-wait-begun',
    by: 'self',
  })
  const person = row.person_id ? await personById(db, row.person_id) : undefined
  if (person) {
    const dispute = await disputeOf(world, db, {
      accountId: row.id,
      what: 'factor-wait',
      proof: 'password',
      before: {},
      beforeSealed: null,
      epochAfter: row.credential_epoch,
    })
    const content = { kind: 'factor-wait-begun', facts: { until, ...dispute } } as const
    await tell(world, db, { person, accountId: row.id, content })
  }
  return { is: 'waiting', until, new: true }
}

type Waited = { session: SessionFacts; judged: JudgedAccountRow; redeemed: Redeemed }

async function openAfterWait(
  world: World,
  db: Db,
  { session, judged, redeemed }: Waited,
  browser: Browser,
): Promise<Opened> {
  const { personId, accountId, channel } = redeemed
  const credentialEpoch = judged.row.credential_epoch
  const grantId = await openGrant(world, db, {
    purpose: 'lost-second-factor',
    personId,
    account: { id: accountId, credentialEpoch, enrolled: true },
    proofs: given(world, 'password', channel, 'waiting-period'),
  })
  return openSession(world, db, browser, {
    kind: 'half',
    proof: session.proof,
    accountId,
    credentialEpoch,
    grantId,
  })
}

/** Every act of the desk takes this way: may this agent do this to this person now? Then it is done, told and written down, or nothing is. (Long: one way, from asking to telling.) */
import {
  type ActDetails,
  type DeskAct,
  needsSecondPerson,
  type Objection,
  onCredential,
} from '../core/desk/act.ts'
import type { Db } from '../store/database.ts'
import { callerCheck } from '../store/caller-checks.ts'
import { actsSince, addDeskAct, noteInAct } from '../store/desk-acts.ts'
import { wasRaisedSince } from '../store/operator-alarms.ts'
import { oneAtATime } from '../store/one-at-a-time.ts'
import { actsInHand } from './desk-acts/in-hand.ts'
import { type NotNow, othersIn, readTarget, type Target } from './desk-acts/target.ts'
import type { Agent } from './desk-session.ts'
import { objectionsTo } from './objections-to.ts'
import { raiseAlarm } from './raise-alarm.ts'
import { randomId } from './random.ts'
import { together, type World } from './world.ts'

export type ActWish = {
  act: DeskAct
  personId: string
  /** Read by the person in the own journal. */
  reason: string
  ticket: string
  details?: ActDetails
}

export type Acted =
  | { is: 'done'; actId: string; say: Record<string, string> }
  /** A second person has to agree first. */
  | { is: 'waits' }
  | { is: 'refused'; objections: readonly Objection[] }
  | { is: 'not-now'; because: NotNow }
  | { is: 'nobody' }

/** One transaction, one act at a time for each agent; the rank is read in it, so that power that ended counts at once (case Z-08). */
export async function actAtDesk(world: World, agent: Agent, wish: ActWish): Promise<Acted> {
  const acted = await together(world, async (db) => {
    await oneAtATime(db, `desk ${agent.accountId}`)
    const target = await readTarget(world, db, wish.personId)
    if (!target) return { is: 'nobody' } as const
    const others = await readOthers(world, db, wish.details)
    const judged = await judgeAll(world, db, agent, wish.act, [target, ...others])
    if (judged.objections.length > 0) return refuse(world, db, agent, judged)
    const waits = [target, ...others].some((each) => needsTwo(world, wish.act, each))
    return act(world, db, { agent, wish, target, waits, callerCheckId: judged.callerCheckId })
  }).catch(notNowOf)
  if (acted.is === 'refused')
    world.log.warn('desk-act-refused', {
      agent: agent.username,
      act: wish.act,
      because: acted.objections.join(' '),
    })
  world.nudgeJobs()
  return acted
}

/** Everybody else the act is about; a person who is not there any more counts as nobody. */
export async function readOthers(world: World, db: Db, details: ActDetails = {}): Promise<Target[]> {
  const others = await Promise.all(othersIn(details).map(async (id) => readTarget(world, db, id)))
  return others.filter((each) => each !== null)
}

/** Joining somebody who has any rank with somebody else gives power away: that always needs two. */
function needsTwo({ institution }: World, act: DeskAct, { rank }: Target): boolean {
  return needsSecondPerson(rank, institution) || (act === 'merge-people' && rank !== null)
}

async function judgeAll(
  world: World,
  db: Db,
  agent: Agent,
  act: DeskAct,
  targets: readonly Target[],
): Promise<Judged> {
  const all = await Promise.all(targets.map(async (target) => judge(world, db, agent, act, target)))
  const [first] = all
  if (!first) throw new Error('an act is about somebody')
  return { ...first, objections: [...new Set(all.flatMap(({ objections }) => objections))] }
}

type Judged = { objections: readonly Objection[]; spent: number; callerCheckId: string | null }

/** What the page shows before anything is typed, by the very same rule. */
export async function objectionsNow(
  world: World,
  agent: Agent,
  act: DeskAct,
  target: Target,
): Promise<readonly Objection[]> {
  return (await judge(world, world.store, agent, act, target)).objections
}

async function judge(world: World, db: Db, agent: Agent, act: DeskAct, target: Target): Promise<Judged> {
  const now = world.now()
  const check = await callerCheck(db, agent.accountId, target.person.id, now)
  const spent = await actsSince(db, agent.accountId, now.subtract({ hours: 1 }))
  const callerIdentified = check !== null && check.confirmedAt !== null
  const objections = await objectionsTo(world, db, agent, { act, target, callerIdentified, spent })
  return { objections, spent, callerCheckId: callerIdentified ? check.id : null }
}

/** At the end of the budget everything stops for this agent, and those above are told (case R-17). */
async function refuse(world: World, db: Db, agent: Agent, { objections, spent }: Judged): Promise<Acted> {
  if (objections.includes('budget-spent')) {
    const alarm = { kind: 'agent-budget-spent', about: agent.username } as const
    const since = world.now().subtract({ hours: 1 })
    if (!(await wasRaisedSince(db, { ...alarm, since })))
      await raiseAlarm(world, db, { ...alarm, facts: { acts: spent } })
  }
  return { is: 'refused', objections }
}

type InHand = { agent: Agent; wish: ActWish; target: Target; waits: boolean; callerCheckId: string | null }

async function act(
  world: World,
  db: Db,
  { agent, wish, target, waits, callerCheckId }: InHand,
): Promise<Acted> {
  const actId = randomId(world.dice)
  const details = { ...wish.details, rank: agent.rank }
  await addDeskAct(db, {
    id: actId,
    act: wish.act,
    agent,
    personId: target.person.id,
    accountId: target.account?.id ?? null,
    reason: wish.reason,
    ticket: wish.ticket,
    callerCheckId,
    details,
    onCredential: onCredential.includes(wish.act),
    askedAt: world.now(),
    state: waits ? 'waiting' : 'done',
  })
  if (waits) return { is: 'waits' }
  return perform(world, db, {
    actId,
    act: wish.act,
    target,
    by: agent.username,
    because: wish.reason,
    details,
  })
}

/** Does what was allowed, and keeps beside the act what taking it back needs. Nothing of it stays when it cannot be done now. */
export async function perform(
  world: World,
  db: Db,
  deed: { actId: string; act: DeskAct; target: Target; by: string; because: string; details: ActDetails },
): Promise<Acted> {
  const hand = actsInHand[deed.act]
  if (!hand) throw new Error(`${deed.act} is not done on a person's page`)
  const done = await hand.perform(world, db, deed.target, {
    actId: deed.actId,
    by: `desk:${deed.by}`,
    because: deed.because,
    details: deed.details,
  })
  if (done.is === 'not-now') throw new NothingDone(done.because)
  if (done.keep) await noteInAct(db, deed.actId, done.keep)
  return { is: 'done', actId: deed.actId, say: done.say ?? {} }
}

/** Rolls the transaction back: an act that changes nothing is none, and counts against no budget. */
export class NothingDone extends Error {
  override readonly name = 'NothingDone'
  readonly because: NotNow
  constructor(because: NotNow) {
    super(because)
    this.because = because
  }
}

/** The outcome behind such a roll-back; anything else goes on as it was. */
export function notNowOf(error: unknown): Acted {
  if (error instanceof NothingDone) return { is: 'not-now', because: error.because }
  throw error
}

/** A second person agrees to an act or says no; and an act is taken back where that makes sense (four eyes, ASVS 2.3.5). */
import type { DeskAct, Objection } from '../core/desk/act.ts'
import { outranks } from '../core/desk/rank.ts'
import type { Db } from '../store/database.ts'
import { decideAct, holdAct, type KeptAct, undoAct } from '../store/desk-acts.ts'
import { type Acted, notNowOf, NothingDone, perform, readOthers } from './act-at-desk.ts'
import { actsInHand } from './desk-acts/in-hand.ts'
import { readTarget, type Target } from './desk-acts/target.ts'
import type { Agent } from './desk-session.ts'
import { objectionsTo } from './objections-to.ts'
import { together, type World } from './world.ts'

export type Decided =
  | Acted
  | { is: 'declined' }
  | { is: 'gone' }
  /** Whoever asked cannot be the second person. */
  | { is: 'own-asking' }

/** Says yes or no to what waits; whoever agrees must be allowed to do the same act alone to somebody below. */
export async function decideWaitingAct(
  world: World,
  agent: Agent,
  id: string,
  agrees: boolean,
): Promise<Decided> {
  const decided = await together(world, async (db): Promise<Decided> => {
    const held = await heldFor(world, db, id, 'waiting')
    if (!held) return { is: 'gone' }
    const { act, target } = held
    if (act.agentAccountId === agent.accountId) return { is: 'own-asking' }
    const objections = await objectionsToAll(world, db, agent, held)
    if (objections.length > 0) return { is: 'refused', objections }
    const second = { accountId: agent.accountId, username: agent.username, at: world.now() }
    await decideAct(db, id, { state: agrees ? 'done' : 'declined', ...second })
    if (!agrees) return { is: 'declined' }
    return perform(world, db, {
      actId: id,
      act: act.act,
      target,
      by: `${act.agent} + ${agent.username}`,
      because: act.reason,
      details: act.details,
    })
  }).catch(notNowOf)
  world.nudgeJobs()
  return decided
}

/** Takes an act back, with a reason of its own. Whoever did it may, and whoever stands above them. */
export async function undoDeskAct(world: World, agent: Agent, id: string, because: string): Promise<Decided> {
  const undone = await together(world, async (db): Promise<Decided> => {
    const held = await heldFor(world, db, id, 'done')
    if (!held) return { is: 'gone' }
    const { act, target } = held
    const objections = await objectionsToAll(world, db, agent, held)
    const isOwn = act.agentAccountId === agent.accountId
    if (!isOwn && !outranks(agent.rank, act.agentRank)) objections.push('higher-rank')
    if (objections.length > 0) return { is: 'refused', objections }
    const undo = actsInHand[act.act]?.undo
    if (!undo) return { is: 'gone' }
    const by = `desk:${agent.username}`
    if (!(await undoAct(db, id, { by: agent.username, because, at: world.now() }))) return { is: 'gone' }
    const done = await undo(world, db, target, { actId: id, by, because, kept: act.details })
    if (done.is === 'not-now') throw new NothingDone(done.because)
    return { is: 'done', actId: id, say: {} }
  }).catch(notNowOf)
  world.nudgeJobs()
  return undone
}

/** Whether an act can be taken back at all. */
export function canBeUndone(act: DeskAct): boolean {
  return (actsInHand[act]?.undo ?? null) !== null
}

type Held = { act: KeptAct; target: Target }

async function heldFor(world: World, db: Db, id: string, state: KeptAct['state']): Promise<Held | null> {
  const act = await holdAct(db, id)
  if (!act || act.state !== state || act.personId === null) return null
  const target = await readTarget(world, db, act.personId)
  return target ? { act, target } : null
}

/** For everybody the act is about. The caller was made sure of by whoever asked; rank, right and “not oneself” hold for this agent too. */
async function objectionsToAll(
  world: World,
  db: Db,
  agent: Agent,
  { act, target }: Held,
): Promise<Objection[]> {
  const targets = [target, ...(await readOthers(world, db, act.details))]
  const asked = { act: act.act, callerIdentified: true, spent: 0 }
  const all = await Promise.all(
    targets.map(async (each) => objectionsTo(world, db, agent, { ...asked, target: each })),
  )
  return [...new Set(all.flat())]
}

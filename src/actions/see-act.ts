/** What waits for a second person, which alarms nobody has looked at, and one act by its id. */
import { outranks } from '../core/desk/rank.ts'
import {
  actById,
  type KeptAct,
  openAlarms,
  type OpenAlarm,
  seeAlarm,
  waitingActs,
} from '../store/desk-acts.ts'
import { personById } from '../store/people.ts'
import type { Agent } from './desk-session.ts'
import type { World } from './world.ts'

/** One act; null: there is none. */
export async function seeAct(world: World, id: string): Promise<KeptAct | null> {
  return actById(world.store, id)
}

export type WaitingAct = KeptAct & { name: string }

/** What waits, with whom it is about. */
export async function seeWaiting(world: World): Promise<WaitingAct[]> {
  const acts = await waitingActs(world.store, 50)
  return Promise.all(
    acts.map(async (act) => {
      const person = act.personId === null ? undefined : await personById(world.store, act.personId)
      return { ...act, name: person ? `${person.given} ${person.family}`.trim() : '' }
    }),
  )
}

/** Alarms are for those above an agent. */
export async function seeAlarms(world: World, agent: Agent): Promise<OpenAlarm[]> {
  return outranks(agent.rank, 'agent') ? openAlarms(world.store) : []
}

/** Somebody above an agent has looked at one. */
export async function noteAlarmSeen(world: World, agent: Agent, id: string): Promise<void> {
  if (!outranks(agent.rank, 'agent')) return
  await seeAlarm(world.store, id, { at: world.now(), by: agent.username })
  world.log.info('desk-alarm-seen', { agent: agent.username })
}

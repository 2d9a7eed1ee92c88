/** The alarms that nobody has looked at, and those of lately; for those above an agent. */
import { outranks } from '../core/desk/rank.ts'
import { openAlarms, pastAlarms, seeAlarm, type ShownAlarm } from '../store/operator-alarms.ts'
import type { Agent } from './desk-session.ts'
import type { World } from './world.ts'

export type { ShownAlarm }

/** Whether this agent is told of alarms. */
export function seesAlarms(agent: Agent | null): agent is Agent {
  return agent !== null && outranks(agent.rank, 'agent')
}

/** Open ones, the newest first; none for whoever is not told. */
export async function seeOpenAlarms(world: World, agent: Agent | null): Promise<ShownAlarm[]> {
  return seesAlarms(agent) ? openAlarms(world.store, 50) : []
}

/** Those that were seen or are over, the newest first. */
export async function seePastAlarms(world: World, agent: Agent | null): Promise<ShownAlarm[]> {
  return seesAlarms(agent) ? pastAlarms(world.store, 20) : []
}

/** Somebody above an agent has looked at one. */
export async function noteAlarmSeen(world: World, agent: Agent, id: string): Promise<void> {
  if (!seesAlarms(agent)) return
  if (await seeAlarm(world.store, id, { at: world.now(), by: agent.username }))
    world.log.info('operator-alarm-seen', { agent: agent.username })
}

/** Raises an alarm: a row that the desk sees, a line in the log, and at most one mail per kind and hour. */
import { type AlarmFacts, type AlarmKind, overByGoodFile } from '../core/alarms/alarm.ts'
import type { Db } from '../store/database.ts'
import { claimMail, endAlarms, raiseAlarm as writeAlarm } from '../store/operator-alarms.ts'
import { addMessage } from './add-message.ts'
import { randomId } from './random.ts'
import type { World } from './world.ts'

/** What went wrong, and of what. */
export type Raised = { kind: AlarmKind; about: string; facts: AlarmFacts }

/** In the transaction of what it tells of. Call `world.nudgeJobs()` afterwards. */
export async function raiseAlarm(world: World, db: Db, { kind, about, facts }: Raised): Promise<void> {
  const at = world.now()
  const { id } = await writeAlarm(db, { id: randomId(world.dice), kind, about, facts, at })
  world.log.error('operator-alarm', new Error(kind), {
    institution: world.institution.key,
    kind,
    about,
    ...facts,
  })
  const { mail } = world.institution.alarms
  if (mail.length === 0 || !(await claimMail(db, { id, kind, at, since: at.subtract({ hours: 1 }) }))) return
  await addMessage(world, db, {
    content: { kind: 'operator-alarm', facts: { alarm: kind, about: nameOf(world, about), facts, at } },
    to: mail.map((address) => ({ channel: 'mail' as const, address })),
    personId: null,
    language: world.institution.languages.standard,
  })
}

/** The register as people call it; an agent's own name. */
function nameOf({ institution: { registers, languages } }: World, about: string): string {
  const register = about === 'fs' || about === 'hr' || about === 'projects' ? registers[about] : null
  return register?.name[languages.standard] ?? about
}

/** A good file of this register came: what was wrong with those before it is over. */
export async function endRegisterAlarms(world: World, db: Db, register: string): Promise<void> {
  await endAlarms(db, { kinds: overByGoodFile, about: register, at: world.now() })
}

/** A register file has come to its end: its report, its alarm or the end of alarms, and its state, together. */
import { alarmOfRefusal } from '../../core/alarms/alarm.ts'
import type { IntakeReport, IntakeState } from '../../core/register/intake.ts'
import type { Db } from '../../store/database.ts'
import { addEndedIntake, endIntake, type NewIntake, type TakenIntake } from '../../store/register-intakes.ts'
import { endRegisterAlarms, raiseAlarm } from '../raise-alarm.ts'
import { together, type World } from '../world.ts'

/** What it came to. */
export type IntakeEnd = { report: IntakeReport; run: number | null }

/** Whose file it was, as the alarm says it. */
type Of = { register: string; fileName: string; way: string }

/** One transaction. False: another worker has the file by now, and its word counts. */
export async function settleIntake(
  world: World,
  taken: TakenIntake,
  of: Of,
  end: IntakeEnd,
): Promise<boolean> {
  const settled = await together(world, async (db) => {
    const { report, run } = end
    if (!(await endIntake(db, taken, { state: stateOf(report), report, run, at: world.now() }))) return false
    await tellOfEnd(world, db, of, end)
    return true
  })
  world.nudgeJobs()
  return settled
}

/** A file that an operator imported by command is kept beside the others, and its alarms go the same way. */
export async function noteImportByCommand(
  world: World,
  file: Omit<NewIntake, 'way' | 'keyId' | 'at'>,
  end: IntakeEnd,
): Promise<void> {
  await together(world, async (db) => {
    const { report, run } = end
    const at = world.now()
    const began = at.subtract({ milliseconds: Math.round(report.seconds * 1000) })
    const way = 'command' as const
    await addEndedIntake(
      db,
      { ...file, way, keyId: null, at },
      { state: stateOf(report), report, run, began },
    )
    await tellOfEnd(world, db, { ...file, way }, end)
  })
  world.nudgeJobs()
}

/** Where a report leaves its file. */
export function stateOf({ outcome }: IntakeReport): IntakeState {
  return outcome === 'same-file' ? 'done' : outcome
}

async function tellOfEnd(world: World, db: Db, of: Of, { report }: IntakeEnd): Promise<void> {
  const { register, fileName, way } = of
  const about = register
  const facts = { file: fileName, way }
  if (report.outcome === 'done') await endRegisterAlarms(world, db, register)
  const lines = report.counts['held'] ?? 0
  if (report.outcome === 'done' && lines > 0)
    await raiseAlarm(world, db, { kind: 'register-numbers-held', about, facts: { ...facts, lines } })
  if (!report.refused) return
  const { because, line, detail } = report.refused
  const kind = report.outcome === 'failed' ? 'register-failed' : alarmOfRefusal(because)
  await raiseAlarm(world, db, { kind, about, facts: { ...facts, because, line, detail } })
}

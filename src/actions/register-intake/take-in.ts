/** The files that wait in the folder become known to the house, one after the other is taken for its import, and none is lost. */
import type { RegisterName } from '../../core/institution/words.ts'
import { intakeTries, type IntakeReport, type WaitingFile } from '../../core/register/intake.ts'
import {
  addIntake,
  giveIntakeBack,
  intakeStates,
  keepIntake,
  notePutAway,
  takeIntake,
  type TakenIntake,
} from '../../store/register-intakes.ts'
import { together, type World } from '../world.ts'
import { reportOfFailure } from './report-of-import.ts'
import { type IntakeEnd, settleIntake } from './settle-intake.ts'

export type { TakenIntake }
export { settleIntake }

/** A worker that does not say so for as long has lost its file to the next one. */
export const intakeLeaseSeconds = 60

/** A file that came to its end before the worker could put it away. */
export type ToPutAway = { id: string; report: IntakeReport }

/** Writes down files that are not known yet. Gives back those that have come to their end already. */
export async function noteWaiting(
  world: World,
  register: RegisterName,
  files: readonly WaitingFile[],
): Promise<ToPutAway[]> {
  const known = await intakeStates(
    world.store,
    files.map(({ id }) => id),
  )
  for (const { id, way, name, bytes } of files)
    if (!known.has(id)) {
      await addIntake(world.store, { id, register, way, fileName: name, bytes, keyId: null, at: world.now() })
      world.log.info('register-file-received', { register, id, way, bytes })
    }
  return [...known].flatMap(([id, { report }]) => (report === null ? [] : [{ id, report }]))
}

/** The next of these files, for this worker alone; null: none, or another file of this register is being imported. */
export async function takeNext(
  world: World,
  register: RegisterName,
  ids: readonly string[],
): Promise<TakenIntake | null> {
  if (ids.length === 0) return null
  return together(world, async (db) =>
    takeIntake(db, register, { ids, leaseSeconds: intakeLeaseSeconds, now: world.now() }),
  )
}

/** Still at work on it. */
export async function goOnWith(world: World, taken: TakenIntake): Promise<boolean> {
  return keepIntake(world.store, taken, intakeLeaseSeconds)
}

/** Nobody's fault: another import of this register runs, the worker was told to stop, or the database was away. */
export async function giveBack(world: World, taken: TakenIntake, afterSeconds: number): Promise<void> {
  await giveIntakeBack(world.store, taken, { afterSeconds, counts: false })
}

/**
 * The import ended without a word. After three of them the file is given up with a report and an alarm, and the next one
 * has its turn. Gives back how it ended, once it has.
 */
export async function noteFailedTry(
  world: World,
  taken: TakenIntake,
  of: { fileName: string; way: string; why: string },
): Promise<IntakeEnd | null> {
  const { register, id, tries } = taken
  const { why, ...named } = of
  world.log.error('register-import-died', new Error(why), { register, id, tries })
  if (tries < intakeTries) {
    await giveIntakeBack(world.store, taken, { afterSeconds: tries * 2, counts: true })
    return null
  }
  const end = { report: reportOfFailure(tries), run: null }
  return (await settleIntake(world, taken, { register, ...named }, end)) ? end : null
}

/** The file itself has left our hands. */
export async function notePutAwayNow(world: World, id: string): Promise<void> {
  await notePutAway(world.store, id, world.now())
}

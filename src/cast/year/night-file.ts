/** A night's register file of the simulated year, written from what the registers would say. */
import { join } from 'node:path'
import { importFile } from '../import-world.ts'
import type { World } from '../../actions/world.ts'
import { type MadeLine, writeRegisterFile } from '../register-file-maker.ts'
import type { FileKind, Heard, HeardOf } from './heard.ts'
import type { Day, ToldEmployee, ToldStudent } from './told.ts'

export type NightFile = {
  kind: FileKind
  night: Day
  /** The moment it was made, with its offset. */
  generated: string
  people: number
  folder: string
}

/** Writes the student register's file of this night and takes it in. */
export async function takeStudents(world: World, heard: Heard<ToldStudent>, file: NightFile): Promise<void> {
  const { kind, night } = file
  await take(world, 'fs', file, (made, place) => studentLine(made, heard.line(place, kind, night)))
  heard.take(kind, night)
}

/** The same for the staff register. */
export async function takeEmployees(
  world: World,
  heard: Heard<ToldEmployee>,
  file: NightFile,
): Promise<void> {
  const { kind, night } = file
  await take(world, 'hr', file, (made, place) => employeeLine(made, heard.line(place, kind, night)))
  heard.take(kind, night)
}

/** The line of somebody in the student register. */
export function studentLine(made: MadeLine, said: { told: ToldStudent } | 'gone' | null): MadeLine | null {
  if (said === null) return null
  if (said === 'gone') return { id: made.id, gone: true }
  const { studies, terms, leave, deceased } = said.told
  return {
    ...made,
    studies: studies.map((study) => ({ ...study, ...where })),
    semesters: terms,
    leave,
    deceased,
  }
}

/** The line of somebody in the staff register. */
export function employeeLine(made: MadeLine, said: { told: ToldEmployee } | 'gone' | null): MadeLine | null {
  if (said === null) return null
  if (said === 'gone') return { id: made.id, gone: true }
  const positions = said.told.positions.map((position) => ({ title: 'Lektor', unit: 'U1', ...position }))
  return { ...made, positions }
}

const where = { name: { nb: 'Studium', en: 'Programme' }, faculty: 'HV', campus: 'Pilestredet' }

/** The brake is released: a made-up June ends more studies in a night than a real one. */
async function take(
  world: World,
  register: HeardOf,
  { kind, generated, people, folder }: NightFile,
  change: (line: MadeLine, place: number) => MadeLine | null,
): Promise<void> {
  const path = join(folder, `${register}.jsonl`)
  const institution = world.institution.key
  await writeRegisterFile(path, { register, institution, kind, generated, people, change })
  const outcome = await importFile(world, path, { releaseBrake: 'a made-up year' })
  if (outcome.is !== 'done' || outcome.plan.badCount > 0)
    throw new Error(`${register} of ${generated} was not taken: ${JSON.stringify(outcome).slice(0, 2000)}`)
}

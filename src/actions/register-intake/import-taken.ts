/** Imports one file that came in; done in a process of its own, so that the pages of people stay quick. */
import type { RegisterName } from '../../core/institution/words.ts'
import type { IntakeReport } from '../../core/register/intake.ts'
import { type FileRefusal, isRefusal, type RegisterFile } from '../../core/register/register-file.ts'
import { importRegister } from '../import-register.ts'
import type { World } from '../world.ts'
import { reportOfImport } from './report-of-import.ts'

/** What the import came to; `busy`: another one of this register runs. */
export type ImportEnded = { is: 'busy' } | { is: 'ended'; report: IntakeReport; run: number | null }

/** The whole of it: no dry run, no brake released. The same file again goes on, or is nothing. */
export async function importTaken(
  world: World,
  register: RegisterName,
  file: RegisterFile | FileRefusal,
): Promise<ImportEnded> {
  const began = performance.now()
  const outcome = await importRegister(world, { file, register, apply: true, releaseBrake: null })
  if (outcome.is === 'busy') return outcome
  if (outcome.is === 'planned') throw new Error('an import that was to be done was only planned')
  const seconds = (performance.now() - began) / 1000
  return {
    is: 'ended',
    report: reportOfImport(outcome, { header: isRefusal(file) ? null : file.header, seconds }),
    run: outcome.is === 'same-file' ? null : outcome.run,
  }
}

/** An operator's import is kept beside those that came by themselves, and raises and ends the same alarms. */
import type { RegisterFile } from '../../core/register/register-file.ts'
import { randomId } from '../random.ts'
import type { ImportOutcome } from '../register-import/import-outcome.ts'
import type { World } from '../world.ts'
import { reportOfImport } from './report-of-import.ts'
import { noteImportByCommand } from './settle-intake.ts'

/** Nothing is kept of a dry run, nor of a file of a register that this institution does not have. */
export async function noteImport(
  world: World,
  outcome: ImportOutcome,
  { path, file, seconds }: { path: string; file: RegisterFile; seconds: number },
): Promise<void> {
  if (outcome.is === 'busy' || outcome.is === 'planned' || outcome.is === 'same-file') return
  const { register } = file.header
  // accounts come by an operator's own command, once: nobody waits for the next file of them
  if (register === 'accounts' || world.institution.registers[register] === null) return
  const report = reportOfImport(outcome, { header: file.header, seconds })
  const id = randomId(world.dice)
  const fileName = path.split('/').at(-1) ?? path
  await noteImportByCommand(world, { id, register, fileName, bytes: file.size }, { report, run: outcome.run })
}

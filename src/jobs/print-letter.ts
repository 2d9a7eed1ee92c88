/** Prints one sealed letter: opened, put into words, handed to the printer. */
import type { World } from '../actions/world.ts'
import { writeLetter } from '../actions/write-letter.ts'
import type { SealedPrinter } from '../core/letters/letter.ts'
import type { WorkerKeys } from '../core/secrets/keyring.ts'
import type { DoJob } from './run-jobs.ts'

/** Does jobs of the kind `print-letter`. A second try after a lost answer is the same letter under the same number (case X-03). */
export function printLetters(world: World, keys: WorkerKeys, printer: SealedPrinter): DoJob {
  return async (job) => {
    const written = await writeLetter(world, keys, job)
    return 'outcome' in written ? written : printer.print(written, { id: job.id, at: job.createdAt })
  }
}

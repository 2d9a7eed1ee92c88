/** Applies what was staged: at most 500 lines in a transaction, and when one of them cannot be, all but that one. */
import type { RunStamp } from '../../store/register-apply.ts'
import type { Applied } from './applied.ts'
import { applyAbsences, applyReturned } from './apply-absences.ts'
import { applyArrived } from './apply-arrived.ts'
import { applyKnown } from './apply-known.ts'
import type { ImportRun } from './import-run.ts'

/** Applies everything that is staged. Stopped at any moment, the same file goes on from there. */
export async function applyStaged(run: ImportRun, stamp: RunStamp): Promise<Applied> {
  const applied: Applied = { arrived: 0, changed: 0, gone: 0, returned: 0, queued: 0, failed: 0 }
  await applyArrived(run, stamp, applied)
  await applyKnown(run, stamp, applied)
  if (run.header.kind === 'full' && !run.found.personUntold) await applyAbsences(run, stamp, applied)
  await applyReturned(run, stamp, applied)
  return applied
}

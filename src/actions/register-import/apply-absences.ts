/** Who is missing from a full file is missing from one more, who has been away long enough is gone, and who is back is back. */
import {
  countAbsences,
  forgetAbsences,
  markGone,
  returnedRecords,
  type RunStamp,
} from '../../store/register-apply.ts'
import { inTransaction } from '../../store/register-connections.ts'
import { missingPeople } from '../../store/register-decisions.ts'
import { add, type Applied, batch, goneRule, lowest } from './applied.ts'
import type { ImportRun } from './import-run.ts'
import { recomputePeople } from './recompute-people.ts'

/** Everybody missing is missing from one file more; who has been away long enough is gone. */
export async function applyAbsences(run: ImportRun, stamp: RunStamp, applied: Applied): Promise<void> {
  const { main } = run.connections
  await inTransaction(main, () => countAbsences(main, stamp))
  for (let after = lowest; ;) {
    const page = await missingPeople(main, run.register, { ...goneRule(run, stamp.run), after, most: batch })
    const last = page.at(-1)
    if (!last) return
    after = last.record
    await inTransaction(main, async () => {
      await markGone(
        main,
        stamp,
        page.map(({ record }) => record),
      )
      const reasons = new Map(page.map(({ person }) => [person, 'missing from the register']))
      add(applied, await recomputePeople(run, main, stamp, reasons))
    })
  }
}

/** People whose unchanged line stands in the file again. */
export async function applyReturned(run: ImportRun, stamp: RunStamp, applied: Applied): Promise<void> {
  const { main } = run.connections
  for (let after = lowest; ;) {
    const page = await returnedRecords(main, run.register, { after, most: batch })
    const last = page.at(-1)
    if (!last) return
    after = last.record
    await inTransaction(main, async () => {
      await forgetAbsences(
        main,
        page.map(({ record }) => record),
      )
      const back = page.flatMap(({ person, wasGone }) => (person !== null && wasGone ? [person] : []))
      const reasons = new Map(back.map((person) => [person, 'told of again']))
      add(applied, await recomputePeople(run, main, stamp, reasons))
    })
  }
}

/** New people come in, on two connections at once; a line that cannot be written is found and left out. */
import { addArrived, type LineRange, type RunStamp } from '../../store/register-apply.ts'
import { asOneRow, type PoolClient } from '../../store/register-connections.ts'
import { noteProgress } from '../../store/register-runs.ts'
import { type Applied, batch, noteFailed } from './applied.ts'
import type { ImportRun } from './import-run.ts'

/** New people, on two connections at once: their rows have nothing to do with each other. */
export async function applyArrived(
  run: ImportRun,
  stamp: RunStamp,
  range: LineRange,
  applied: Applied,
): Promise<void> {
  let next = range.from
  let done = 0
  const work = async (client: PoolClient): Promise<void> => {
    while (next <= range.to) {
      const part = { from: next, to: Math.min(next + batch - 1, range.to) }
      next = part.to + 1
      await addRange(run, client, stamp, part, applied)
      done += part.to - part.from + 1
      run.progress({ step: 'applying', done, total: range.to - range.from + 1 })
      if (done % 50_000 < batch) await noteProgress(client, stamp.run, done)
    }
  }
  const { main, second } = run.connections
  const outcomes = await Promise.allSettled([work(main), work(second)])
  for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason
}

async function addRange(
  run: ImportRun,
  client: PoolClient,
  stamp: RunStamp,
  range: LineRange,
  applied: Applied,
): Promise<void> {
  const outcome = await asOneRow(() => addArrived(client, stamp, range))
  if (typeof outcome === 'number') {
    applied.arrived += outcome
    return
  }
  if (range.from === range.to) return noteFailed(run, range.from, outcome, applied)
  const middle = Math.floor((range.from + range.to) / 2)
  await addRange(run, client, stamp, { from: range.from, to: middle }, applied)
  await addRange(run, client, stamp, { from: middle + 1, to: range.to }, applied)
}

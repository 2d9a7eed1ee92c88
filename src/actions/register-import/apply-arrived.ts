/** New people come in, on two connections at once; a line that cannot be written is found and left out. */
import { keepLines, type RunStamp, settleQueue } from '../../store/register-apply.ts'
import {
  addArrivals,
  arrivalPages,
  keepQueuedArrivals,
  recordIsKnown,
  type WaitingArrival,
  waitingArrivals,
} from '../../store/register-arrivals.ts'
import { asOneRow, inTransaction, type PoolClient } from '../../store/register-connections.ts'
import { noteProgress } from '../../store/register-runs.ts'
import { type Applied, batch, noteFailed } from './applied.ts'
import type { ImportRun } from './import-run.ts'

/** New people, on two connections at once: their rows have nothing to do with each other. */
export async function applyArrived(run: ImportRun, stamp: RunStamp, applied: Applied): Promise<void> {
  const { main, second } = run.connections
  await keepQueuedArrivals(main, run.register)
  const pages = await arrivalPages(main, run.register, batch)
  const total = pages.reduce((sum, { people }) => sum + people, 0)
  const left = pages.values()
  let done = 0
  const work = async (client: PoolClient): Promise<void> => {
    for (const page of left) {
      await add(run, client, { stamp, people: await waitingArrivals(client, run.register, page) }, applied)
      done += page.people
      run.progress({ step: 'applying', done, total })
      if (done % 50_000 < batch) await noteProgress(client, stamp.run, done)
    }
  }
  const outcomes = await Promise.allSettled([work(main), work(second)])
  for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason
}

type Those = { stamp: RunStamp; people: readonly WaitingArrival[] }

async function add(
  run: ImportRun,
  client: PoolClient,
  { stamp, people }: Those,
  applied: Applied,
): Promise<void> {
  const [only] = people
  if (!only) return
  const failure = await asOneRow(() => inTransaction(client, () => addWhole(client, { stamp, people })))
  if (!failure) {
    applied.arrived += people.length
  } else if (people.length === 1) {
    noteFailed(run, only.at, failure, applied)
  } else {
    const middle = Math.floor(people.length / 2)
    await add(run, client, { stamp, people: people.slice(0, middle) }, applied)
    await add(run, client, { stamp, people: people.slice(middle) }, applied)
  }
}

async function addWhole(client: PoolClient, { stamp, people }: Those): Promise<void> {
  await addArrivals(client, stamp, people)
  const known = people.filter(recordIsKnown).map(({ at }) => at)
  if (known.length === 0) return
  await keepLines(client, stamp, known)
  await settleQueue(client, stamp, known)
}

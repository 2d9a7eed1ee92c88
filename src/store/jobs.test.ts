/** Jobs in a real database: none lost, none done by two, in order per account, wiped when they end. */
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { beforeEach, expect, test } from 'vitest'
import { Temporal } from 'temporal-polyfill'
import { testStore } from '../cast/test-database.ts'
import {
  addJob,
  forgetEndedJobs,
  markAgain,
  markDead,
  markDone,
  type NewJob,
  queueState,
  takeJobs,
} from './jobs.ts'

const { store } = await testStore(20)
const now = Temporal.Instant.from('2026-08-10T03:00:00Z')

beforeEach(async () => {
  await sql`truncate job`.execute(store)
})

async function add(job: Partial<NewJob> = {}): Promise<string> {
  const id = randomUUID()
  await addJob(store, { id, kind: 'test', payload: {}, due: now, createdAt: now, ...job })
  return id
}
const take = (most = 10, leaseSeconds = 60, at = now) =>
  takeJobs(store, { kinds: ['test'], most, leaseSeconds, now: at })
const ended = async (id: string) =>
  (
    await sql<{ sealed: Buffer | null; done: boolean; dead: boolean; why: string | null }>`
      select sealed, done_at is not null as done, dead_at is not null as dead, last_error as why from job where id = ${id}`.execute(
      store,
    )
  ).rows[0]

test('a job is there when the change is, and not when the change was not made', async () => {
  const undone = store.transaction().execute(async (db) => {
    await addJob(db, { id: randomUUID(), kind: 'test', payload: {}, due: now, createdAt: now })
    throw new Error('the change failed')
  })
  await expect(undone).rejects.toThrow('the change failed')
  expect(await take()).toEqual([])
})

test('what was added comes back as it was, with its try counted', async () => {
  const usefulUntil = now.add({ hours: 1 })
  const id = await add({ payload: { kind: 'x', æ: [1] }, sealed: new Uint8Array([1, 2, 3]), usefulUntil })
  const [job] = await take()
  expect(job).toMatchObject({ id, kind: 'test', payload: { kind: 'x', æ: [1] }, tries: 1 })
  expect(job?.sealed).toEqual(Buffer.from([1, 2, 3]))
  expect(job?.usefulUntil?.equals(usefulUntil)).toBe(true)
})

test('a job is not given out before it is due, nor to a worker that does not do its kind', async () => {
  await add({ due: now.add({ seconds: 1 }) })
  await add({ kind: 'other' })
  expect(await take()).toEqual([])
  expect(await take(10, 60, now.add({ seconds: 1 }))).toHaveLength(1)
})

test('eight workers at once share 200 jobs: each job goes to one of them', async () => {
  await Promise.all(Array.from({ length: 200 }, () => add()))
  const taken: string[] = []
  const worker = async (): Promise<void> => {
    const jobs = await take(5)
    taken.push(...jobs.map((job) => job.id))
    if (jobs.length > 0) await worker()
  }
  await Promise.all(Array.from({ length: 8 }, worker))
  while ((await take(50)).length > 0) expect.unreachable('a job was left over')
  expect(taken).toHaveLength(200)
  expect(new Set(taken).size).toBe(200)
})

test('a job whose worker vanished comes back when its lease is over (case X-02)', async () => {
  const id = await add()
  await take(1, 0.2)
  expect(await take()).toEqual([])
  await expect.poll(async () => (await take())[0]?.id, { timeout: 30_000 }).toBe(id)
})

test('a worker that was paused beyond its lease can no longer say what became of the job (case X-04)', async () => {
  const id = await add({ sealed: new Uint8Array([7]) })
  const [paused] = await take(1, 0)
  const [second] = await take()
  expect(second?.id).toBe(id)
  for (const mark of [
    () => markDone(store, paused!, now),
    () => markAgain(store, paused!, now, 'late'),
    () => markDead(store, paused!, now, 'late'),
  ]) {
    expect(await mark()).toBe(false)
  }
  expect(await ended(id)).toMatchObject({ done: false, dead: false, why: null })
  expect(await markDone(store, second!, now)).toBe(true)
})

test('what was sealed is wiped when the job is done, and when it is given up (case Y-11)', async () => {
  const done = await add({ sealed: new Uint8Array([1]) })
  const dead = await add({ sealed: new Uint8Array([2]) })
  const [first, second] = await take()
  await markDone(store, first!, now)
  await markDead(store, second!, now, 'no such mailbox')
  expect(await ended(done)).toEqual({ sealed: null, done: true, dead: false, why: null })
  expect(await ended(dead)).toEqual({ sealed: null, done: false, dead: true, why: 'no such mailbox' })
  expect(await take()).toEqual([])
})

test('jobs of one account leave in the order they were wanted, others do not wait for them', async () => {
  const first = await add({ orderKey: 'account 1' })
  const second = await add({ orderKey: 'account 1' })
  const other = await add({ orderKey: 'account 2' })
  const one = await take()
  expect(one.map((job) => job.id).toSorted()).toEqual([first, other].toSorted())
  const firstJob = one.find((job) => job.id === first)
  await markAgain(store, firstJob!, now.add({ minutes: 5 }), 'busy')
  expect(await take()).toEqual([])
  const [again] = await take(10, 60, now.add({ minutes: 5 }))
  expect(again?.id).toBe(first)
  await markDead(store, again!, now, 'gave up')
  expect((await take()).map((job) => job.id)).toEqual([second])
})

test('two workers at once never hold two jobs of one account', async () => {
  await Promise.all(Array.from({ length: 20 }, () => add({ orderKey: 'one' })))
  for (let round = 0; round < 20; round++) {
    const taken = (await Promise.all([take(3), take(3), take(3), take(3)])).flat()
    expect(taken.length).toBeLessThanOrEqual(1)
    for (const job of taken) await markDone(store, job, now)
  }
  expect(await queueState(store, now)).toMatchObject({ open: 0 })
})

test('a unique job is added once while it is open, whoever adds it at the same time (case M-07)', async () => {
  const job = () =>
    addJob(store, { id: randomUUID(), kind: 'test', payload: {}, unique: 'k', due: now, createdAt: now })
  const added = await Promise.all(Array.from({ length: 20 }, job))
  expect(added.filter(Boolean)).toHaveLength(1)
  const [open] = await take()
  expect(await job()).toBe(false)
  await markDone(store, open!, now)
  expect(await job()).toBe(true)
})

test('the state of the queue says what waits, since when, and what was given up', async () => {
  await add({ due: now.subtract({ minutes: 3 }) })
  await add({ due: now.add({ hours: 1 }) })
  const [late] = await take(1)
  await markDead(store, late!, now, 'gave up')
  await add({ due: now.subtract({ minutes: 2 }) })
  expect(await queueState(store, now)).toEqual({ open: 2, dead: 1, oldestDue: now.subtract({ minutes: 2 }) })
  expect(await forgetEndedJobs(store, now)).toBe(0)
  expect(await forgetEndedJobs(store, now.add({ seconds: 1 }))).toBe(1)
})

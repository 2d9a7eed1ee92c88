/** Nobody is flooded with messages, and no phone bill explodes, however many workers count at once. */
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { beforeEach, expect, test } from 'vitest'
import { Temporal } from 'temporal-polyfill'
import { testStore } from '../cast/test-database.ts'
import { countMessage, markSent, type MessageToCount, messagesTo } from './messages-sent.ts'
import { addJob } from './jobs.ts'

const { store } = await testStore(20)
const now = Temporal.Instant.from('2026-08-10T03:00:00Z')
const limits = { perHour: 3, perDay: 5, institutionPerDay: 100 }
const kari = Buffer.from('kari')

beforeEach(async () => {
  await sql`truncate message_sent, message_day, job`.execute(store)
})

const count = (message: Partial<MessageToCount> = {}, most = limits) =>
  store.transaction().execute((db) =>
    countMessage(
      db,
      {
        jobId: randomUUID(),
        personId: null,
        kind: 'password-changed',
        channel: 'sms',
        allowance: 'asked-for',
        addressIndexes: [kari],
        at: now,
        ...message,
      },
      most,
    ),
  )

test('fifty at once to one number: three in the hour, five in the day (case M-02)', async () => {
  const tally = (all: string[]) => all.filter((one) => one === 'counted').length
  expect(tally(await Promise.all(Array.from({ length: 50 }, () => count())))).toBe(3)
  const later = now.add({ minutes: 61 })
  expect(tally(await Promise.all(Array.from({ length: 50 }, () => count({ at: later }))))).toBe(2)
  expect(await count({ at: now.add({ hours: 23 }) })).toBe('too-many-to-address')
  expect(await count({ at: now.add({ hours: 25 }) })).toBe('counted')
})

test('a number counted under an older key is still the same number', async () => {
  for (let i = 0; i < 3; i++) await count({ addressIndexes: [Buffer.from('old')] })
  expect(await count({ addressIndexes: [Buffer.from('new'), Buffer.from('old')] })).toBe(
    'too-many-to-address',
  )
})

test('notices have a budget of their own: a flood of other messages does not silence them (case M-03)', async () => {
  for (let i = 0; i < 10; i++) await count()
  expect(await count()).toBe('too-many-to-address')
  expect(await count({ allowance: 'notice' })).toBe('counted')
})

test('the same job again uses up nothing, even when everything is used up', async () => {
  const jobId = randomUUID()
  expect(await count({ jobId })).toBe('counted')
  for (let i = 0; i < 5; i++) await count()
  expect(await count({ jobId })).toBe('counted')
  const { rows } = await sql<{ messages: number }>`select messages from message_day`.execute(store)
  expect(rows).toEqual([{ messages: 3 }])
})

test('the budget of a day is the budget, whoever sends at once; the next day has a new one (case M-04)', async () => {
  const most = { ...limits, institutionPerDay: 10 }
  const all = await Promise.all(
    Array.from({ length: 30 }, (_, i) => count({ addressIndexes: [Buffer.from(`number ${i}`)] }, most)),
  )
  expect(all.filter((one) => one === 'counted')).toHaveLength(10)
  expect(all.filter((one) => one === 'too-many-today')).toHaveLength(20)
  expect(await count({ channel: 'mail' }, most)).toBe('counted')
  expect(await count({ at: now.add({ hours: 24 }) }, most)).toBe('counted')
})

test('the desk sees what was wanted, what left and what was given up, and no address', async () => {
  const [jobId, personId] = [randomUUID(), randomUUID()]
  const payload = { kind: 'password-changed', channel: 'sms', person: personId, language: 'nb' }
  await addJob(store, { id: jobId, kind: 'send-message', payload, due: now, createdAt: now })
  expect(await messagesTo(store, personId, 10)).toMatchObject([{ sentAt: null, givenUpAt: null, tries: 0 }])
  await count({ jobId, personId })
  await markSent(store, jobId, now.add({ seconds: 1 }), 'link-1')
  const [message] = await messagesTo(store, personId, 10)
  expect(message).toEqual({
    kind: 'password-changed',
    channel: 'sms',
    wantedAt: now,
    sentAt: now.add({ seconds: 1 }),
    givenUpAt: null,
    tries: 0,
    because: null,
  })
})

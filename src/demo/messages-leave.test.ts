/** Messages leave the house: exactly once if it can be known, never lost, never to the wrong place. (Long: one walk per kind of bad day.) */
import { sql } from 'kysely'
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest'
import { Temporal } from 'temporal-polyfill'
import { addMessage, type WantedMessage } from '../actions/add-message.ts'
import { together, type World } from '../actions/world.ts'
import { openWorkerKeys } from '../adapters/crypto/worker-seal.ts'
import { newKeyFile } from '../adapters/crypto/new-keys.ts'
import { openKeyring } from '../adapters/crypto/open-keyring.ts'
import { linkMobility } from '../adapters/sms/link-mobility.ts'
import { smtpRelay } from '../adapters/smtp/relay.ts'
import { seededDice } from '../cast/seeded-dice.ts'
import { testStore } from '../cast/test-database.ts'
import { institutionSetting } from '../core/institution/institution.ts'
import type { Carriers } from '../core/messages/message.ts'
import { type DoJob, type JobRunner, runJobs } from '../jobs/run-jobs.ts'
import { sendMessages } from '../jobs/send-message.ts'
import { takeJobs } from '../store/jobs.ts'
import { messagesTo } from '../store/messages-sent.ts'
import { startMailStandIn } from './stand-ins/mail.ts'
import { startSmsStandIn } from './stand-ins/sms.ts'
import type { TakenMessage } from './stand-ins/taken.ts'

const { store } = await testStore(20)
const keyFile = newKeyFile({ demo: true, made: '2026-08-10' })
const august = Temporal.Instant.from('2026-08-10T03:00:00Z')
const person = '00000000-0000-4000-8000-000000000001'
const inbox: TakenMessage[] = []
const onMessage = (message: TakenMessage) => Promise.resolve(void inbox.push(message))
const relay = await startMailStandIn({ onMessage, password: 'x' })
const gateway = await startSmsStandIn({ onMessage, password: 'x' })
afterAll(async () => {
  await relay.close()
  await gateway.close()
})

let now = august
const told: string[] = []
const unused = () => {
  throw new Error('not needed here')
}
const world: World = {
  institution: institutionSetting.parse({
    key: 'prove',
    names: { nb: 'Prøveuniversitetet', nn: 'Prøveuniversitetet', en: 'Test University', short: 'Prøve' },
    mailAddresses: { domain: 'prove.example' },
  }),
  now: () => now,
  dice: seededDice('messages leave'),
  keys: openKeyring(keyFile, 'prove'),
  store,
  passwords: { hash: unused, verify: unused, burn: unused, needsRehash: unused },
  leaked: { has: unused },
  eid: null,
  feide: null,
  passkeys: {
    askToMake: unused,
    judgeMade: unused,
    askToShow: unused,
    credentialIn: unused,
    judgeShown: unused,
  },
  log: {
    info: (event) => told.push(event),
    warn: (event) => told.push(event),
    error: (event) => told.push(event),
  },
  origin: 'https://konto.prove.example',
  acceptsSyntheticNumbers: true,
  nudgeJobs: () => runners.forEach((runner) => runner.nudge()),
}
const within = { milliseconds: 1_500 }
const carriers: Carriers = {
  mail: smtpRelay({
    url: relay.urlFor('prove'),
    from: { address: 'no-reply@prove.example', name: 'Prøve' },
    replyTo: null,
    within: { milliseconds: 10_000 },
  }),
  sms: linkMobility({
    url: gateway.url,
    username: 'prove',
    password: 'x',
    platformId: 'COMMON_API',
    platformPartnerId: '1',
    source: 'Prove',
    within,
  }),
}
const keys = openWorkerKeys(keyFile, 'prove')
const runners: JobRunner[] = []

beforeEach(async () => {
  await sql`truncate job, message_sent, message_day`.execute(store)
  now = august
  inbox.length = 0
  told.length = 0
  relay.behave('ok')
  gateway.behave('ok')
})
afterEach(async () => {
  await Promise.all(runners.splice(0).map((runner) => runner.stop()))
})

function startWorker(kinds: Record<string, DoJob> = {}, mayDeliver = () => Promise.resolve(true)): JobRunner {
  const doing = { 'send-message': sendMessages(world, keys, carriers), ...kinds }
  const runner = runJobs(world, { kinds: doing, mayDeliver, idleMs: 20 })
  runners.push(runner)
  return runner
}

const mobile = (last: number) => `+47912345${String(last).padStart(2, '0')}`
async function want(wanted: Partial<WantedMessage> = {}): Promise<void> {
  await together(world, async (db) =>
    addMessage(world, db, {
      content: { kind: 'password-changed', facts: { at: now, dispute: null } },
      to: [{ channel: 'sms', address: mobile(1) }],
      personId: person,
      language: 'nb',
      ...wanted,
    }),
  )
  world.nudgeJobs()
}
const jobs = async () =>
  (
    await sql<{
      id: string
      open: boolean
      dead: boolean
      tries: number
      sealed: Buffer | null
      why: string | null
    }>`
      select id, done_at is null and dead_at is null as open, dead_at is not null as dead, tries, sealed, last_error as why
      from job order by number`.execute(store)
  ).rows
const openJobs = async () => (await jobs()).filter((job) => job.open).length
/** Lets the waits between tries pass without waiting for them. */
const untilAllEnded = async () => {
  await expect
    .poll(
      async () => {
        now = now.add({ minutes: 1 })
        return openJobs()
      },
      { timeout: 30_000, interval: 30 },
    )
    .toBe(0)
}

test('a notice leaves by mail and by SMS, in the language of the person, and the desk sees that it did', async () => {
  startWorker()
  const to = [
    { channel: 'mail', address: 'kari@example.org' },
    { channel: 'sms', address: mobile(1) },
  ] as const
  await want({ to, language: 'nn' })
  await expect.poll(openJobs, { timeout: 30_000 }).toBe(0)
  expect(inbox.toSorted((a, b) => a.channel.localeCompare(b.channel))).toMatchObject([
    {
      institution: 'prove',
      channel: 'mail',
      to: 'kari@example.org',
      subject: 'Passordet ditt ved Prøve er endra',
    },
    {
      institution: 'prove',
      channel: 'sms',
      to: mobile(1),
      text: expect.stringContaining('vart endra 10. august kl. 05:00'),
    },
  ])
  expect(await messagesTo(store, person, 5)).toMatchObject([
    { kind: 'password-changed', sentAt: august, because: null },
    { kind: 'password-changed', sentAt: august, because: null },
  ])
})

test('what waits holds no address and no PIN that a reader of the database could see, and nothing after it left (case Y-11)', async () => {
  await want({ content: { kind: 'new-access-pin', facts: { pin: 'CANARY47' } } })
  const dump = async () =>
    JSON.stringify(
      (await sql`select to_jsonb(j) as all, encode(sealed, 'escape') as raw from job j`.execute(store)).rows,
    )
  expect(await dump()).not.toMatch(/CANARY47|9123/)
  startWorker()
  await expect.poll(openJobs, { timeout: 30_000 }).toBe(0)
  expect(inbox[0]?.text).toContain('CANARY47')
  expect((await jobs())[0]?.sealed).toBe(null)
  const rest = JSON.stringify((await sql`select * from message_sent`.execute(store)).rows)
  expect(rest + (await dump())).not.toMatch(/CANARY47|9123/)
})

test('a house that fell over after the change still sends the message, once (case X-02)', async () => {
  await want()
  expect(inbox).toEqual([])
  startWorker()
  await expect.poll(openJobs, { timeout: 30_000 }).toBe(0)
  expect(inbox).toHaveLength(1)
})

test('a worker that died after the gateway took the message: the second try is the same message (case X-03)', async () => {
  await want({ content: { kind: 'new-access-pin', facts: { pin: '4711' } } })
  const [taken] = await takeJobs(store, { kinds: ['send-message'], most: 1, leaseSeconds: 60, now })
  await sendMessages(world, keys, carriers)(taken!, new AbortController().signal)
  expect(inbox).toHaveLength(1)
  // here it dies; its lease ends
  await sql`update job set lease_until = clock_timestamp() - interval '1 second'`.execute(store)
  startWorker()
  await expect.poll(openJobs, { timeout: 30_000 }).toBe(0)
  expect(inbox).toHaveLength(1)
  expect(gateway.times('prove', taken!.id)).toBe(2)
})

test('four workers send a hundred messages once each (case X-04)', async () => {
  await Promise.all(
    Array.from({ length: 100 }, (_, i) => want({ to: [{ channel: 'sms', address: mobile(i) }] })),
  )
  for (let i = 0; i < 4; i++) startWorker()
  await expect.poll(openJobs, { timeout: 30_000 }).toBe(0)
  expect(new Set(inbox.map((message) => message.to)).size).toBe(100)
  const ids = (await jobs()).map((job) => job.id)
  expect(ids.map((id) => gateway.times('prove', id)).filter((times) => times !== 1)).toEqual([])
})

test('a worker that was paused beyond its lease loses its word, not the message (case X-04)', async () => {
  let wakeUp: () => void = unused
  let calls = 0
  const slowOnce: DoJob = async () => {
    calls += 1
    if (calls === 1) await new Promise<void>((resolve) => (wakeUp = resolve))
    return calls === 1 ? { outcome: 'give-up', because: 'asleep' } : { outcome: 'done' }
  }
  await want()
  startWorker({ 'send-message': slowOnce })
  await expect.poll(() => calls).toBe(1)
  await sql`update job set lease_until = clock_timestamp() - interval '1 second'`.execute(store)
  await expect.poll(openJobs, { timeout: 30_000 }).toBe(0)
  wakeUp()
  await expect.poll(() => told).toContain('job-lease-lost')
  expect(await jobs()).toMatchObject([{ dead: false, open: false, tries: 2, why: null }])
})

test.each(['500', '429', 'hang', 'drip', 'nonsense', 'accept-then-drop'] as const)(
  'a gateway with a bad day (%s) gets the message when the day is better, and shows it once (case X-05)',
  async (mode) => {
    gateway.behave(mode)
    startWorker()
    await want()
    await expect.poll(async () => (await jobs())[0]?.why, { timeout: 30_000 }).toMatch(/^SMS gateway: /)
    gateway.behave('ok')
    await untilAllEnded()
    expect(inbox).toHaveLength(1)
  },
)

test('while the SMS gateway hangs, mail leaves all the same', async () => {
  gateway.behave('hang')
  startWorker()
  await want({
    to: [
      { channel: 'sms', address: mobile(1) },
      { channel: 'mail', address: 'kari@example.org' },
    ],
  })
  await expect.poll(() => inbox.map((message) => message.channel), { timeout: 30_000 }).toEqual(['mail'])
})

test('a message that came too late is not sent any more, and the person can choose another way (case X-05)', async () => {
  gateway.behave('500')
  startWorker()
  await want({ content: { kind: 'new-access-pin', facts: { pin: '4711' } } })
  await expect.poll(async () => (await jobs())[0]?.tries).toBeGreaterThan(0)
  now = now.add({ hours: 13 })
  await expect.poll(openJobs, { timeout: 30_000 }).toBe(0)
  gateway.behave('ok')
  expect(inbox).toEqual([])
  expect(await jobs()).toMatchObject([
    { dead: true, sealed: null, why: expect.stringContaining('no longer useful') },
  ])
})

test('a job that always fails ends among the dead letters and does not stop the others', async () => {
  const poison: DoJob = () => Promise.reject(new TypeError('kari@example.org makes it fall over'))
  await sql`insert into job (id, kind, due_at, created_at) values (gen_random_uuid(), 'poison', ${now}, ${now})`.execute(
    store,
  )
  startWorker({ poison })
  await want()
  await untilAllEnded()
  expect(inbox).toHaveLength(1)
  const [dead] = await jobs()
  expect(dead).toMatchObject({ dead: true, tries: 14, why: 'TypeError; tried 14 times' })
})

test('messages to one account arrive in the order in which they were wanted, also when the first one had to wait', async () => {
  gateway.behave('500')
  startWorker()
  await want({ orderKey: 'account', content: { kind: 'account-activated', facts: { at: now } } })
  await want({ orderKey: 'account' })
  await expect.poll(async () => (await jobs())[0]?.why).toBe('SMS gateway: answered 500')
  gateway.behave('ok')
  await untilAllEnded()
  expect(inbox.map((message) => message.text)).toMatchObject([
    expect.stringContaining('aktivert'),
    expect.stringContaining('Passordet'),
  ])
})

test('fifty new PINs ordered for one number: three messages; a notice still comes through (cases M-02 and M-03)', async () => {
  startWorker()
  const content = { kind: 'new-access-pin', facts: { pin: '4711' } } as const
  await Promise.all(Array.from({ length: 50 }, () => want({ content })))
  await expect.poll(openJobs, { timeout: 30_000 }).toBe(0)
  expect(inbox).toHaveLength(3)
  await want()
  await expect.poll(() => inbox.length).toBe(4)
  expect((await jobs()).filter((job) => job.why === 'too many messages to this address')).toHaveLength(47)
})

test('no message goes to a number or an address it may not go to (cases M-01 and M-06)', async () => {
  startWorker()
  const addresses = ['+12025550123', '+4782900000', 'kari@example.org']
  await want({ to: addresses.map((address) => ({ channel: 'sms', address })) })
  await want({ to: [{ channel: 'mail', address: 'a@x.test\r\nBcc: b@x.test' }] })
  await expect.poll(openJobs, { timeout: 30_000 }).toBe(0)
  expect(inbox).toEqual([])
  expect(new Set((await jobs()).map((job) => job.why))).toEqual(
    new Set(['no message may go to this address']),
  )
})

test('a database that belongs to another deployment sends nothing until somebody says so', async () => {
  let allowed = false
  startWorker({}, () => Promise.resolve(allowed))
  await want()
  await new Promise((done) => setTimeout(done, 200))
  expect(await jobs()).toMatchObject([{ open: true, tries: 0 }])
  allowed = true
  await expect.poll(() => inbox.length).toBe(1)
})

test('a worker that is told to stop finishes what it began and takes nothing new', async () => {
  let begun = 0
  const slow: DoJob = async () => {
    begun += 1
    await new Promise((done) => setTimeout(done, 150))
    return { outcome: 'done' }
  }
  await Promise.all(Array.from({ length: 20 }, () => want()))
  const runner = startWorker({ 'send-message': slow })
  await expect.poll(() => begun).toBe(8)
  await runner.stop()
  expect((await jobs()).filter((job) => !job.open)).toHaveLength(begun)
  expect((await jobs()).filter((job) => job.tries > 0)).toHaveLength(begun)
})

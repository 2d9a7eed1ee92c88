/** A PIN has five wrong tries in its life, whoever tries, however many at once, however long one waits (cases P-01, P-04, P-05). */
import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { activateIn, proveIn } from '../../cast/activation-walk.ts'
import { openBrowser } from '../../cast/browser.ts'
import { newcomer, type Newcomer } from '../../cast/newcomers.ts'
import { testPortal } from '../../cast/test-portal.ts'
import { testWorld } from '../../cast/test-world.ts'
import { takePinTry } from '../../store/access-pins.ts'
import { activateAccount } from './journey.ts'

const ntnu = await testWorld('ntnu')
const portal = await testPortal([ntnu], [activateAccount])
await ntnu.takeIn(
  'fs',
  [0, 1, 2, 3, 4, 5, 6].map((place) => newcomer(place).line),
)
const password = 'Lavendeltoget gjekk 47 gonger forbi Otta'
const refused = 422

test('five wrong, half an hour, then the right one: refused, and the person can read it (P-01)', async () => {
  const one = newcomer(0)
  await wrongTries(one, 5)
  ntnu.advance('PT31M')
  expect((await proveIn(browser(), one)).status).toBe(refused)
  ntnu.advance('PT960H')
  expect((await proveIn(browser(), one)).status).toBe(refused)
  expect(await journalOf(one)).toContain('access-pin-spent')
})

test('a wrong PIN is answered no sooner than 25 ms after the question, whoever it is about (E-04)', async () => {
  for (const one of [newcomer(0), newcomer(40)]) {
    const began = performance.now()
    expect((await proveIn(browser(), { ...one, pin: '0000' })).status).toBe(refused)
    expect(performance.now() - began).toBeGreaterThanOrEqual(25)
  }
})

test('four wrong, then the right one: accepted, and right ones use up nothing', async () => {
  const one = newcomer(1)
  await wrongTries(one, 4)
  for (let times = 0; times < 3; times++) expect((await proveIn(browser(), one)).status).toBe(200)
  expect(await pinsOf(one)).toMatchObject([{ tries: 4 }])
})

test('the same PIN coming again in a file refills nothing; another one does', async () => {
  const one = newcomer(2)
  await wrongTries(one, 5)
  await ntnu.takeIn('fs', [{ ...one.line, email: 'another@example.org' }])
  expect((await proveIn(browser(), one)).status).toBe(refused)
  const renewed = { ...one, pin: 'NEW7X2' }
  await ntnu.takeIn('fs', [{ ...one.line, pin: renewed.pin }])
  expect((await proveIn(browser(), one)).status).toBe(refused)
  expect((await proveIn(browser(), { ...renewed, pin: 'new7 x2' })).path).toBe('/activate-account/rules')
})

test('a burst of different PINs at one person: no more than five are compared, and the PIN is spent (P-04)', async () => {
  const one = newcomer(3)
  const guesses = Array.from({ length: 200 }, (_, at) => String(3_000 + at))
  const answers = await Promise.all(
    guesses.map(async (pin, at) => proveIn(browser(`198.51.100.${at}`), { ...one, pin })),
  )
  expect(new Set(answers.map((answer) => answer.status))).toEqual(new Set([422, 429]))
  expect(await pinsOf(one)).toMatchObject([{ tries: 5 }])
  expect((await proveIn(browser(), one)).status).toBe(refused)
})

test('however many processes try at the same moment, the store lets five through (P-04)', async () => {
  const personId = await personOf(newcomer(4))
  const reserved = await Promise.all(
    Array.from({ length: 500 }, async () =>
      takePinTry(
        ntnu.world.store,
        { personId, most: 5 },
        { id: randomUUID(), at: ntnu.world.now(), numberMac: Buffer.alloc(32), fromMac: Buffer.alloc(32) },
      ),
    ),
  )
  expect(reserved.filter((each) => each !== null)).toHaveLength(5)
})

test('a PIN activates once: afterwards it says so and opens nothing (P-05)', async () => {
  ntnu.advance('PT25H')
  const one = newcomer(5)
  await activateIn(browser(), one, password)
  const again = browser()
  expect((await proveIn(again, one)).title).toBe('Your account is already activated')
  expect((await again.open('/activate-account/password')).path).toBe('/activate-account?late=1')
  expect(await pinsOf(one)).toMatchObject([{ used_at: expect.anything() as unknown }])
})

test('a newer PIN kills the older one (P-05)', async () => {
  const one = newcomer(6)
  await ntnu.takeIn('fs', [{ ...one.line, pin: '6180' }])
  expect((await proveIn(browser(), one)).status).toBe(refused)
  expect((await proveIn(browser(), { ...one, pin: '6180' })).path).toBe('/activate-account/rules')
})

function browser(from = '192.0.2.7') {
  return openBrowser(portal, { host: 'ntnu.localhost', from })
}

async function wrongTries(one: Newcomer, times: number): Promise<void> {
  for (let tries = 0; tries < times; tries++) {
    expect((await proveIn(browser(), { ...one, pin: '9999' })).status).toBe(refused)
  }
}

async function personOf(one: Newcomer): Promise<string> {
  const person = await ntnu.world.store
    .selectFrom('person')
    .select('id')
    .where('student_number', '=', one.studentNumber)
    .executeTakeFirstOrThrow()
  return person.id
}

async function pinsOf(one: Newcomer) {
  return ntnu.world.store
    .selectFrom('access_pin')
    .select(['tries', 'used_at'])
    .where('person_id', '=', await personOf(one))
    .where('replaced_at', 'is', null)
    .execute()
}

async function journalOf(one: Newcomer): Promise<string[]> {
  const lines = await ntnu.world.store
    .selectFrom('journal')
    .select('what')
    .where('person_id', '=', await personOf(one))
    .execute()
  return lines.map((line) => line.what)
}

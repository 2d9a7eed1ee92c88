/** A new PIN goes to the registered mail of whoever may have one, and nobody outside learns who that is (A-4; cases P-01, E-08). */
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { activateIn, proveIn } from '../../cast/activation-walk.ts'
import { openBrowser } from '../../cast/browser.ts'
import { newcomer, type Newcomer } from '../../cast/newcomers.ts'
import { castOf } from '../../cast/people.ts'
import { workOff } from '../../cast/post.ts'
import { testPortal } from '../../cast/test-portal.ts'
import { type TestWorld, testWorld } from '../../cast/test-world.ts'
import { activateAccount } from '../activate-account/journey.ts'
import { forgottenPin } from './journey.ts'

const ntnu = await testWorld('ntnu')
const oslomet = await testWorld('oslomet')
const educloud = await testWorld('educloud')
const portal = await testPortal([ntnu, oslomet, educloud], [activateAccount, forgottenPin])
await ntnu.takeIn(
  'fs',
  [0, 1, 3, 4, 6].map((place) => newcomer(place).line),
)
await ntnu.takeIn('fs', [
  newcomer(2, { line: { email: null } }).line,
  newcomer(5, { line: { deceased: '2026-08-01' } }).line,
])
const password = 'Lavendeltoget gjekk 47 gonger forbi Otta'

describe('somebody who may have one', () => {
  test('gets a PIN that works by mail, a notice by SMS without it, and the old PIN is dead, spent or not', async () => {
    const one = newcomer(0)
    for (let tries = 0; tries < 5; tries++) await proveIn(at(), { ...one, pin: '9999' })
    const page = await order(one)
    expect(page).toMatchObject({ status: 200, title: 'Look in your e-mail' })
    const sent = await workOff(ntnu)
    expect(sent.map(({ channel, to }) => `${channel} ${to}`).sort()).toEqual([
      `mail ${String(one.line['email'])}`,
      `sms ${String(one.line['mobile'])}`,
    ])
    const pin = pinIn(sent)
    expect(pin).toMatch(/^[2-9B-DF-HJ-NP-TV-Z]{8}$/)
    expect(sent.find(({ channel }) => channel === 'sms')?.text).not.toContain(pin)
    expect((await proveIn(at(), one)).status).toBe(422)
    expect((await proveIn(at(), { ...one, pin: pin.toLowerCase() })).path).toBe('/activate-account/rules')
    expect(await journalOf(ntnu, one)).toContain('access-pin-made')
  })

  test('three in thirty days, then no more until the days have passed', async () => {
    const one = newcomer(1)
    for (let times = 0; times < 3; times++) {
      ntnu.advance('PT2H')
      await order(one)
      expect(pinIn(await workOff(ntnu))).not.toBe('')
    }
    ntnu.advance('PT2H')
    expect((await order(one)).title).toBe('Look in your e-mail')
    expect(await workOff(ntnu)).toEqual([])
    expect(await notSentTo(ntnu, one)).toEqual(['too-many-new-pins'])
    ntnu.advance('PT744H')
    await order(one)
    expect(pinIn(await workOff(ntnu))).not.toBe('')
  })

  test('an employee orders with the birth date', async () => {
    const liv = castOf(ntnu.world.institution, ntnu.world.now()).find(({ key }) => key === 'liv')
    if (!liv) throw new Error('Liv is not in the cast')
    await ntnu.takeIn('hr', [liv.line])
    const browser = at()
    await browser.open('/forgotten-pin/employee')
    await browser.submit({ idNumber: liv.idNumber, birthDate: '9.3.1984' })
    const pin = pinIn(await workOff(ntnu))
    expect((await proveIn(at(), { ...liv, pin })).status).toBe(200)
  })
})

describe('whoever orders', () => {
  test('is answered exactly alike: known, unknown, without address, activated, dead, not a number', async () => {
    await activateIn(at(), newcomer(3), password)
    const typed = [
      newcomer(4),
      newcomer(2),
      newcomer(3),
      newcomer(5),
      newcomer(99),
      { ...newcomer(4), studentNumber: '1' },
      { ...newcomer(4), idNumber: 'x' },
    ]
    const answers = []
    for (const one of typed) answers.push(await order(one))
    expect(new Set(answers.map(({ status, html }) => `${status} ${html}`)).size).toBe(1)
    const sent = await workOff(ntnu)
    expect(sent.filter(({ text }) => text.includes('new PIN')).map(({ to }) => to)).toEqual([
      newcomer(4).line['email'],
      newcomer(4).line['mobile'],
    ])
    expect(await notSentTo(ntnu, newcomer(2))).toEqual(['no-mail-address'])
    expect(await notSentTo(ntnu, newcomer(3))).toEqual(['already-activated'])
    expect(await notSentTo(ntnu, newcomer(5))).toEqual(['not-offered'])
  })

  test('leaves nothing in the queue that names anybody, and one job however often it is pressed', async () => {
    const one = newcomer(6)
    for (let times = 0; times < 5; times++) await order(one)
    const { rows } = await waiting(ntnu)
    expect(rows).toHaveLength(1)
    const kept = JSON.stringify(rows)
    for (const typed of [one.idNumber, one.studentNumber, String(one.line['email'])])
      expect(kept).not.toContain(typed)
    expect((await workOff(ntnu)).length).toBe(2)
  })

  test('must slow down after many from one address, and keeps what was typed', async () => {
    const browser = openBrowser(portal, { host: 'ntnu.localhost', from: '203.0.113.77' })
    let last = await browser.open('/forgotten-pin')
    for (let times = 0; times < 61; times++) {
      await browser.open('/forgotten-pin')
      last = await browser.submit({ idNumber: newcomer(50 + times).idNumber, studentNumber: '1' })
    }
    expect(last.status).toBe(429)
    expect(last.html).toContain(`value="${newcomer(110).idNumber}"`)
    expect(await workOff(ntnu)).toEqual([])
  })
})

test('an address changed a day ago gets nothing for a week, unless the person is new (R-01)', async () => {
  const one = newcomer(7)
  await ntnu.takeIn('fs', [one.line])
  ntnu.advance('PT480H')
  const yesterday = ntnu.world.now().subtract({ hours: 24 }).toString().slice(0, 10)
  await ntnu.takeIn('fs', [{ ...one.line, email: 'thief@example.org', emailChanged: yesterday }])
  await order(one)
  expect(await workOff(ntnu)).toEqual([])
  expect(await notSentTo(ntnu, one)).toEqual(['mail-address-changed-lately'])
  ntnu.advance('PT168H')
  await order(one)
  expect(pinIn(await workOff(ntnu))).not.toBe('')
})

test('where one PIN is both, somebody with an account gets one too: four digits, for the doors as well (O-13)', async () => {
  const one = newcomer(0)
  await oslomet.takeIn('fs', [one.line])
  await activateIn(at('oslomet'), one, password)
  await workOff(oslomet)
  await order(one, 'oslomet')
  const pin = pinIn(await workOff(oslomet))
  expect(pin).toMatch(/^\d{4}$/)
  const door = await oslomet.world.store
    .selectFrom('door_pin')
    .select(['account_id', 'sealed'])
    .executeTakeFirstOrThrow()
  const opened = await oslomet.workerKeys.openAsWorker(`door-pin ${door.account_id}`, door.sealed)
  expect(opened.toString('utf8')).toBe(pin)
})

test('where no PIN is used the page says whom to ask', async () => {
  const page = await at('educloud').open('/forgotten-pin')
  expect(page.title).toBe('PINs are not ordered here')
  expect(page.text).toContain('it-hjelp@uio.no')
})

function at(key = 'ntnu') {
  return openBrowser(portal, { host: `${key}.localhost` })
}

async function order(one: Pick<Newcomer, 'idNumber' | 'studentNumber'>, key = 'ntnu') {
  const browser = at(key)
  await browser.open('/forgotten-pin')
  return browser.submit({ idNumber: one.idNumber, studentNumber: one.studentNumber })
}

/** The PIN stands on a line of its own in the mail. */
function pinIn(sent: readonly { channel: string; text: string }[]): string {
  const mail = sent.find(({ channel }) => channel === 'mail')
  return /^[A-Z0-9]{4,8}$/m.exec(mail?.text ?? '')?.[0] ?? ''
}

async function linesOf({ world }: TestWorld, one: Newcomer) {
  return world.store
    .selectFrom('journal as j')
    .innerJoin('person as p', 'p.id', 'j.person_id')
    .select(['j.what', 'j.details'])
    .where('p.student_number', '=', one.studentNumber)
    .execute()
}

async function journalOf(each: TestWorld, one: Newcomer): Promise<string[]> {
  return (await linesOf(each, one)).map(({ what }) => what)
}

async function notSentTo(each: TestWorld, one: Newcomer): Promise<unknown[]> {
  const lines = await linesOf(each, one)
  return lines
    .filter(({ what }) => what === 'access-pin-not-made')
    .map(({ details }) => (details as { notSent?: unknown }).notSent)
}

async function waiting({ world }: TestWorld) {
  return sql`select kind, payload, sealed is null as unsealed from job where done_at is null and dead_at is null`.execute(
    world.store,
  )
}

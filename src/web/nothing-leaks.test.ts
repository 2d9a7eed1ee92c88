/** Whoever reads the whole database and every line of the log finds no password, PIN, session, token or identity number (Y-03, Y-06). */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { takeInNewcomers } from '../cast/accounts.ts'
import { proveAndAccept, proveIn } from '../cast/activation-walk.ts'
import { type Browser, openBrowser } from '../cast/browser.ts'
import type { Newcomer } from '../cast/newcomers.ts'
import { castOf } from '../cast/people.ts'
import { workOff } from '../cast/post.ts'
import { freshAddress } from '../cast/standing.ts'
import { testPortal } from '../cast/test-portal.ts'
import { demandsNoFactor, testWorld } from '../cast/test-world.ts'
import { everythingIn, run } from '../cast/whole-database.ts'
import { readTypedNumber } from '../core/person/identity-number.ts'
import { purposes } from '../core/secrets/purposes.ts'
import { journeys } from '../run/journeys.ts'
import { openLog } from '../run/log.ts'

const host = 'oslomet.localhost'
const folder = mkdtempSync(join(tmpdir(), 'adgang-test-'))
const logFile = join(folder, 'log')
const university = await testWorld('oslomet', { settings: demandsNoFactor })
const { world } = university
world.log = openLog('info', logFile)
const portal = await testPortal([university], journeys)
const first = 'Kanarifuglen syng i 77 mørke gruver'
const second = 'Kanariøyene ligg 83 mil frå næraste gruve'
const wrong = 'Kanarigult er ikkje 91 ganger grønt'
const doorPin = '6184'
/** What nobody but the person may know: a name for the report, and the secret. */
const canaries = new Map<string, string>([
  ['the first password', first],
  ['the second password', second],
  ['a wrong password', wrong],
])
let someone: Newcomer
let numbers: string[] = []
let held = ''
let log = ''
afterAll(() => rmSync(folder, { recursive: true, force: true }))

beforeAll(async () => {
  const [newcomer] = await takeInNewcomers(university, { first: 5, many: 1 })
  if (!newcomer) throw new Error('a newcomer is needed')
  someone = newcomer
  const cast = castOf(world.institution, world.now())
  for (const register of ['fs', 'hr'] as const) {
    const lines = cast.filter((one) => one.register === register).map(({ line }) => line)
    await university.takeIn(register, lines)
  }
  numbers = [someone.idNumber, ...cast.map(({ idNumber }) => idNumber)]
  for (const number of numbers) canaries.set(`the number ${number.slice(0, 4)}…`, number)
  await liveADay()
  held = await everythingIn(world.store)
  log = readFileSync(logFile, 'utf8')
})

test('the day was lived, and written down', () => {
  expect(canaries.size).toBeGreaterThan(20)
  expect(held).toContain('account-activated')
  expect(held).toContain('door-pin-set')
  expect(held).toContain('password-changed')
  expect(log).toContain('request-failed')
})

describe('no secret is held or logged', () => {
  test.each(['plain', 'hexadecimal', 'base64', 'as in an address'])('%s', (how) => {
    const found = [...canaries].flatMap(([name, secret]) =>
      written(secret, how)
        .filter((form) => held.includes(form) || log.includes(form))
        .map(() => name),
    )
    expect(found).toEqual([])
  })

  test('nothing in either place is an identity number, anybody’s', () => {
    const elevens = `${held}\n${log}`.matchAll(/(?<![0-9a-f.])\d{11}(?![0-9a-f])/g)
    expect(
      [...elevens].map(([digits]) => digits).filter((digits) => readTypedNumber(digits) !== null),
    ).toEqual([])
  })

  test('no PIN stands in any row or line, apart from moments, keys and codes', () => {
    const bare = `${held}\n${log}`.replaceAll(/\d\d:\d\d:[\d.+]+|[0-9a-f-]{16,}|"time":"[^"]*"/g, '')
    expect(bare).toContain(someone.studentNumber)
    expect([someone.pin, doorPin].filter((pin) => new RegExp(`\\b${pin}\\b`).test(bare))).toEqual([])
  })
})

describe('with the keys the same rows give everything back, so that it was there to be found', () => {
  test('the identity numbers', async () => {
    const rows = await world.store
      .selectFrom('identity_number')
      .select(['blind_index', 'person_id'])
      .execute()
    const indexes = numbers.map((number) => world.keys.index(purposes.identityNumber, number).toString('hex'))
    expect(rows.map(({ blind_index: index }) => index.toString('hex')).toSorted()).toEqual(indexes.toSorted())
  })

  test('the password', async () => {
    const account = await world.store
      .selectFrom('account')
      .select(['id', 'password_sealed'])
      .executeTakeFirstOrThrow()
    const phc = world.keys.unwrap(account.id, account.password_sealed ?? Buffer.alloc(0))
    expect(phc).toMatch(/^\$argon2id\$/)
    expect(held).not.toContain(phc)
  })

  test('a canary that is put there is found in each way of writing', () => {
    for (const how of ['plain', 'hexadecimal', 'base64', 'as in an address']) {
      expect(written(first, how).length, how).toBeGreaterThan(0)
    }
    const dumped = `x ${Buffer.from(`{"p":"${first}"}`).toString('hex')}`
    expect(written(first, 'hexadecimal').some((form) => dumped.includes(form))).toBe(true)
    const wrapped = Buffer.from(`{"p":"${first}"}`).toString('base64')
    expect(written(first, 'base64').some((form) => wrapped.includes(form))).toBe(true)
  })
})

/** Activation, sign-in, a new password, a door PIN, wrong tries, a new PIN by mail, and the store failing in between. */
async function liveADay(): Promise<void> {
  const browser = openBrowser(portal, { host, from: freshAddress() })
  await proveIn(browser, { ...someone, pin: '0007' })
  await proveAndAccept(browser, someone)
  for (const [, value = ''] of browser.page.html.matchAll(/name="suggestion"[^>]*value="([^"]{10,})"/g)) {
    canaries.set(`a suggestion ${canaries.size}`, value)
  }
  await browser.submit({ newPassword: 'Kanari' })
  await failing('grant_right', async () => browser.submit({ newPassword: first }))
  await proveAndAccept(browser, someone)
  await browser.submit({ newPassword: first })
  const username = browser.textOf('username')
  if (username === null) throw new Error(`activating ended on ${browser.page.path}`)
  note(browser)
  await browser.open('/my-account/password')
  await browser.submit({ currentPassword: wrong, newPassword: second })
  await browser.submit({ currentPassword: first, newPassword: second })
  note(browser)
  await browser.open('/my-account/pin')
  await browser.submit({ newPin: doorPin })
  const other = openBrowser(portal, { host, from: freshAddress() })
  await other.open('/sign-in')
  note(other)
  await other.submit({ username, password: wrong })
  await failing('session', async () => other.submit({ username, password: second }))
  await other.open('/sign-in')
  await other.submit({ username, password: second })
  note(other)
  if (other.page.path !== '/my-account') throw new Error(`signing in ended on ${other.page.path}`)
  await other.open('/forgotten-pin')
  await other.submit({ idNumber: someone.idNumber, studentNumber: someone.studentNumber })
  const letters = JSON.stringify(await workOff(university))
  if (letters.length < 10) throw new Error('nothing was sent')
}

/** Everything a browser holds and sends back is a secret of its person. */
function note(browser: Browser): void {
  for (const [name, value] of browser.cookies) {
    if (value.length === 43) canaries.set(`${name} ${canaries.size}`, value)
  }
  for (const [, token = ''] of browser.page.html.matchAll(/name="csrf" value="([^"]+)"/g)) {
    canaries.set(`a token ${canaries.size}`, token)
  }
}

/** The store refuses to write into that table while the work is done; the failure is logged. */
async function failing(table: string, work: () => Promise<{ status: number }>): Promise<void> {
  await run(
    world.store,
    `create function trap() returns trigger language plpgsql as $$ begin raise exception 'trapped %', new; end $$;
     create trigger trap before insert or update on ${table} for each row execute function trap()`,
  )
  const { status } = await work()
  await run(world.store, 'drop function trap() cascade')
  if (status !== 500) throw new Error(`the trap in ${table} caught nothing: ${status}`)
}

/** How a secret may stand in other bytes. For base64 all three places it may begin at, without the uneven ends. */
function written(secret: string, how: string): string[] {
  const bytes = Buffer.from(secret)
  switch (how) {
    case 'hexadecimal':
      return [bytes.toString('hex')]
    case 'base64':
      return [0, 1, 2].flatMap((lead) => {
        const text = Buffer.concat([Buffer.alloc(lead), bytes]).toString('base64url')
        const middle = text.slice(lead === 0 ? 0 : lead + 1, -2)
        return [middle, middle.replaceAll('-', '+').replaceAll('_', '/')]
      })
    case 'as in an address':
      return [encodeURIComponent(secret), new URLSearchParams({ a: secret }).toString().slice(2)]
    default:
      return [secret, JSON.stringify(secret).slice(1, -1)]
  }
}

/** Codes of the second step: each is good once, in its half minute and the next, and guessing is counted before anything is compared (O-02, O-03, O-04, O-10). */
import { sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import { copyOf, get, type Jar, jarAt, post } from '../../cast/knock.ts'
import { workOff } from '../../cast/post.ts'
import { type AppInHand, putApp, putPasskey, putRecoveryCodes } from '../../cast/second-factors.ts'
import { putSignedUp, type SignedUp } from '../../cast/signed-up.ts'
import { testPortal } from '../../cast/test-portal.ts'
import { testWorld } from '../../cast/test-world.ts'
import { myAccount } from '../my-account/journey.ts'
import { signIn } from '../sign-in/journey.ts'
import { twoFactor } from './journey.ts'

const host = 'oslomet.localhost'
const tested = await testWorld('oslomet', { connections: 20 })
const { world } = tested
const portal = await testPortal([tested], [signIn, twoFactor, myAccount], [], 2_000)
let people = 0
let owner: SignedUp
let app: AppInHand

beforeEach(async () => {
  // a whole half minute, so that moving by halves never meets a rim
  tested.setNow('2026-08-20T08:00:00Z')
  await setTries({ wrongTries: 5 })
  owner = await putSignedUp(tested, { username: `kari${(people += 1)}` })
  app = await putApp(tested, owner.accountId)
})

/** A browser in which the password was right, and the code is due. */
async function half(): Promise<Jar> {
  const jar = await jarAt(portal, host)
  const { username, password } = owner
  const answer = await post(portal, jar, '/sign-in', { username, password })
  expect(answer.headers.location).toBe('/sign-in/second-factor')
  await get(portal, jar, '/sign-in/second-factor')
  return jar
}

const show = async (jar: Jar, code: string) => post(portal, jar, '/sign-in/second-factor', { code })
const statusOf = async (code: string) => (await show(await half(), code)).statusCode
const advance = (steps: number) => tested.advance(`PT${steps * 30}S`)
const wrongCode = () => (app.code() === '000000' ? '000001' : '000000')

describe('a code of the app', () => {
  test('lets in, and the session is whole', async () => {
    const jar = await half()
    const answer = await show(jar, app.code())
    expect(answer.headers.location).toBe('/my-account')
    expect((await get(portal, jar, '/my-account')).statusCode).toBe(200)
  })

  test('is good in its own half minute and the next; six digits in two groups are the same (O-04)', async () => {
    expect(await statusOf(app.code(-3))).toBe(422)
    expect(await statusOf(app.code(-2))).toBe(422)
    expect(await statusOf(app.code(1))).toBe(422)
    expect(await statusOf(app.code(-1).replace(/(...)/, '$1 '))).toBe(303)
    expect(await statusOf(app.code(0))).toBe(303)
    advance(100)
    expect(await statusOf(app.code(2))).toBe(422)
    expect(await statusOf(app.code(3))).toBe(422)
    expect(await statusOf(app.code(0))).toBe(303)
  })

  test('is good once: not again in its half minute, not in the next, and no earlier one after it (O-03)', async () => {
    const [earlier, code] = [app.code(-1), app.code()]
    expect(await statusOf(code)).toBe(303)
    expect(await statusOf(code)).toBe(422)
    expect(await statusOf(earlier)).toBe(422)
    advance(1)
    expect(await statusOf(code)).toBe(422)
    expect(await statusOf(app.code())).toBe(303)
  })

  test('sent 32 times at once lets in once, every round (O-03)', async () => {
    await setTries({ wrongTries: 1_000 })
    for (let round = 0; round < 4; round++) {
      advance(2)
      const jar = await half()
      const code = app.code()
      const answers = await Promise.all(Array.from({ length: 32 }, async () => show(copyOf(jar), code)))
      expect(answers.filter(({ statusCode }) => statusCode === 303)).toHaveLength(1)
      await forgetTries()
    }
  })

  test('of somebody else’s app is none (O-13)', async () => {
    const other = await putSignedUp(tested, { username: `ola${people}` })
    const others = await putApp(tested, other.accountId)
    expect(await statusOf(others.code())).toBe(422)
  })
})

describe('guessing', () => {
  test('ends after five wrong ones for a while; a right one is not compared then', async () => {
    const jar = await half()
    const statuses: number[] = []
    for (let each = 0; each < 6; each++) statuses.push((await show(jar, wrongCode())).statusCode)
    expect(statuses).toEqual([422, 422, 422, 422, 422, 429])
    const refused = await show(jar, app.code())
    expect(refused.statusCode).toBe(429)
    expect(Number(refused.headers['retry-after'])).toBe(15 * 60)
    expect(await statusOf(app.code())).toBe(429)
    tested.advance('PT15M')
    expect(await statusOf(app.code())).toBe(303)
  })

  test('is answered alike where there is no app (O-02)', async () => {
    const other = await putSignedUp(tested, { username: `per${people}` })
    await putPasskey(tested, other.accountId)
    owner = other
    const jar = await half()
    const statuses: number[] = []
    for (let each = 0; each < 6; each++) statuses.push((await show(jar, '123456')).statusCode)
    expect(statuses).toEqual([422, 422, 422, 422, 422, 429])
  })

  test('a thousand at once: at most five are compared', async () => {
    const jars = await Promise.all(Array.from({ length: 20 }, async () => half()))
    const answers = await Promise.all(
      Array.from({ length: 1_000 }, async (_, each) =>
        show(copyOf(jars[each % 20] as Jar), String(100_000 + each * 7)),
      ),
    )
    const wrong = answers.filter(({ statusCode }) => statusCode === 422)
    expect(wrong.length).toBeGreaterThan(0)
    expect(wrong.length).toBeLessThanOrEqual(5)
    // a slow machine says of some that it is too busy, also of one whose try was counted already
    const others = answers.filter(({ statusCode }) => ![422, 429, 503].includes(statusCode))
    expect(others.map(({ statusCode, body }) => `${statusCode} ${body.slice(0, 200)}`)).toEqual([])
  }, 120_000)

  test('never gets more than twenty compared in any 24 hours, in however many sign-ins (O-02)', async () => {
    const comparedAt: number[] = []
    for (let quarter = 0; quarter < 4 * 60; quarter++) {
      const jar = await half()
      for (;;) {
        const { statusCode } = await show(jar, wrongCode())
        if (statusCode === 429) break
        comparedAt.push(quarter)
      }
      tested.advance('PT15M1S')
    }
    const most = Math.max(
      ...comparedAt.map((from) => comparedAt.filter((at) => at >= from && at < from + 96).length),
    )
    expect(comparedAt.length).toBeGreaterThan(20)
    expect(most).toBeLessThanOrEqual(20)
  }, 120_000)

  test('right ones in between give an attacker no more of them', async () => {
    let compared = 0
    for (let quarter = 0; quarter < 40; quarter++) {
      const jar = await half()
      for (let each = 0; each < 4; each++) {
        if ((await show(jar, wrongCode())).statusCode === 422) compared += 1
      }
      await show(await half(), app.code())
      tested.advance('PT15M30S')
    }
    expect(compared).toBeLessThanOrEqual(20)
  })

  test('closes the codes for good after a hundred in a row; a passkey still opens, and opens them again', async () => {
    let compared = 0
    for (let day = 0; day < 60 && compared < 200; day++) {
      const jar = await half()
      for (let each = 0; each < 6; each++) {
        if ((await show(jar, wrongCode())).statusCode === 422) compared += 1
      }
      tested.advance('PT12H')
    }
    expect(compared).toBe(100)
    tested.advance('PT2400H')
    const closed = await show(await half(), app.code())
    expect(closed.statusCode).toBe(429)
    expect(closed.headers['retry-after']).toBeUndefined()

    const phone = await putPasskey(tested, owner.accountId)
    const jar = await half()
    const path = '/sign-in/second-factor/passkey'
    const asked = await post(portal, jar, path, {})
    const options = /data-options="([^"]*)"/.exec(asked.body)?.[1]?.replaceAll('&quot;', '"') ?? ''
    expect((await post(portal, jar, path, { answer: phone.show(options) })).headers.location).toBe(
      '/my-account',
    )
    expect(await statusOf(app.code())).toBe(303)
  }, 120_000)

  test('is told to the owner, because the guesser has the right password (ASVS 6.3.5)', async () => {
    await workOff(tested)
    const jar = await half()
    for (let each = 0; each < 7; each++) await show(jar, wrongCode())
    const sent = await workOff(tested)
    expect(sent.map(({ channel }) => channel).sort()).toEqual(['mail', 'sms'])
    const lines = await journalled('second-factor-guessed')
    expect(lines).toHaveLength(1)
  })
})

describe('a recovery code', () => {
  test('lets in once, however it is typed, and its owner is told', async () => {
    const [code = '', other = ''] = await putRecoveryCodes(tested, owner.accountId)
    await workOff(tested)
    expect(await statusOf(code.toUpperCase().replaceAll('-', ' '))).toBe(303)
    expect(await statusOf(code)).toBe(422)
    expect(await statusOf(other)).toBe(303)
    expect(await journalled('recovery-code-used')).toHaveLength(2)
    const sent = await workOff(tested)
    expect(sent.filter(({ channel }) => channel === 'mail')).toHaveLength(2)
    expect(JSON.stringify(sent)).not.toContain(code)
  })

  test('sent 64 times at once lets in once (O-10)', async () => {
    await setTries({ wrongTries: 1_000 })
    for (const code of (await putRecoveryCodes(tested, owner.accountId)).slice(0, 3)) {
      const jar = await half()
      const answers = await Promise.all(Array.from({ length: 64 }, async () => show(copyOf(jar), code)))
      expect(answers.filter(({ statusCode }) => statusCode === 303)).toHaveLength(1)
      await forgetTries()
    }
  })

  test('of an older set, or of somebody else, is none; and the store holds none of them', async () => {
    const [old = ''] = await putRecoveryCodes(tested, owner.accountId)
    const [now = ''] = await putRecoveryCodes(tested, owner.accountId)
    const other = await putSignedUp(tested, { username: `eva${people}` })
    const [others = ''] = await putRecoveryCodes(tested, other.accountId)
    expect(await statusOf(old)).toBe(422)
    expect(await statusOf(others)).toBe(422)
    const { rows } = await sql<{ held: string }>`select r::text as held from recovery_code r`.execute(
      world.store,
    )
    const held = JSON.stringify(rows)
    for (const code of [old, now, others])
      expect(held).not.toContain(Buffer.from(code.replaceAll('-', '')).toString('hex'))
    expect(await statusOf(now)).toBe(303)
  })
})

async function journalled(what: string) {
  return world.store
    .selectFrom('journal')
    .select('what')
    .where('account_id', '=', owner.accountId)
    .where('what', '=', what)
    .execute()
}

/** So that a burst is not stopped before it can race. */
async function setTries({ wrongTries }: { wrongTries: number }): Promise<void> {
  world.institution.secondFactor.app.wrongTries = wrongTries
  await forgetTries()
}

async function forgetTries(): Promise<void> {
  await sql`delete from code_tries`.execute(world.store)
}

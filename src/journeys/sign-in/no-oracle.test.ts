/** Before the password is right, nobody learns from an answer whether a name exists or what state its account is in (E-01, E-05, E-07). */
import { describe, expect, test } from 'vitest'
import { type Answered, jarAt, post, tryToSignIn } from '../../cast/knock.ts'
import { goodPassword, putSignedUp } from '../../cast/signed-up.ts'
import { testPortal } from '../../cast/test-portal.ts'
import { testWorld } from '../../cast/test-world.ts'
import { forgetOldBuckets } from '../../store/throttle.ts'
import { signIn } from './journey.ts'

const tested = await testWorld('oslomet')
const { world } = tested
const portal = await testPortal([tested], [signIn])
const host = 'oslomet.localhost'

/** The six states of E-01; all names are of one length, as they stand in the page again. */
const names = {
  open: 'abcde1001',
  unknown: 'abcde1002',
  deactivated: 'abcde1003',
  closed: 'abcde1004',
  waiting: 'abcde1005',
  withoutPassword: 'abcde1006',
}
await putSignedUp(tested, { username: names.open })
const deactivated = await putSignedUp(tested, { username: names.deactivated })
await world.store
  .insertInto('placed_lock')
  .values({
    id: '11111111-1111-4111-8111-111111111111',
    account_id: deactivated.accountId,
    class: 'deactivated',
    since: world.now().subtract({ hours: 1 }),
    placed_by: 'desk',
    may_lift: 'agent',
    because: 'Deaktivert på telefon',
  })
  .execute()
const closed = await putSignedUp(tested, { username: names.closed })
await world.store
  .updateTable('account')
  .set({ closed_at: world.now() })
  .where('id', '=', closed.accountId)
  .execute()
const waiting = await putSignedUp(tested, { username: names.waiting })
await world.store
  .updateTable('account')
  .set({ opened_at: null })
  .where('id', '=', waiting.accountId)
  .execute()
await putSignedUp(tested, { username: names.withoutPassword, password: null })

/** Everything somebody outside can see, but for what changes with every answer. */
function seenOf(answer: Answered, name: string) {
  return {
    status: answer.statusCode,
    headers: Object.entries(answer.headers).filter(
      ([header]) => header !== 'date' && header !== 'set-cookie',
    ),
    cookies: answer.cookies.map((cookie) => ({ ...cookie, value: cookie.value.length })),
    body: answer.body.replaceAll(name, 'NAME').replace(/name="csrf" value="[^"]*"/g, 'csrf'),
  }
}

const knockAs = async (name: string, headers: Record<string, string>, path = '/sign-in') => {
  const jar = await jarAt(portal, host, { path })
  return seenOf(await post(portal, jar, path, { username: name, password: 'et galt passord' }, headers), name)
}

describe('a wrong password is answered alike for every name (E-01, E-05)', () => {
  test.each([
    ['nb', '/nb/sign-in', {}],
    ['nn', '/nn/sign-in', {}],
    ['en', '/en/sign-in', {}],
    ['for a program', '/sign-in', { accept: 'application/json' }],
  ])('%s: six states, one answer to the byte', async (_way, path, headers) => {
    const answers = []
    for (const name of Object.values(names)) answers.push(await knockAs(name, headers, path))
    const [first, ...others] = answers
    expect(first?.status).toBe(422)
    expect(first?.body).toContain('NAME')
    for (const other of others) expect(other).toEqual(first)
    await world.store.deleteFrom('throttle').execute()
  })

  test('what cannot be a name at all is answered like a name', async () => {
    const [real, unreadable] = [await knockAs(names.open, {}), await knockAs('abc de 10', {})]
    expect(unreadable).toEqual({ ...real, status: 400 })
    await world.store.deleteFrom('throttle').execute()
  })

  test('the closed and the locked are told of it only with the right password', async () => {
    const answer = await tryToSignIn(portal, host, names.deactivated, goodPassword)
    expect(answer.headers.location).toBe('/why-no-access')
  })
})

describe('the lock tells nothing (E-07)', () => {
  test('real and invented names lock at the same try, with the same page, and open at the same time', async () => {
    tested.setNow('2026-08-20T08:00:00Z')
    const run = async (name: string) => {
      const seen = []
      for (let each = 0; each < 8; each++) seen.push(await knockAs(name, {}))
      return seen
    }
    const invented = await run(names.unknown)
    expect(invented.map(({ status }) => status)).toEqual([422, 422, 422, 422, 422, 422, 429, 429])
    for (const name of [names.open, names.deactivated, names.waiting, names.withoutPassword])
      expect(await run(name)).toEqual(invented)
    tested.setNow('2026-08-20T08:30:01Z')
    for (const name of [names.open, names.unknown]) expect((await knockAs(name, {})).status).toBe(422)
  })

  test('counts of invented names are forgotten by age and never more than the bound', async () => {
    await world.store.deleteFrom('throttle').execute()
    tested.setNow('2026-08-21T08:00:00Z')
    for (let each = 0; each < 12; each++) await tryToSignIn(portal, host, `ghost${each}`, 'galt passord her')
    const rows = async () => (await world.store.selectFrom('throttle').select('bucket').execute()).length
    const before = await rows()
    await forgetOldBuckets(world.store, world.now().subtract({ hours: 1 }), 5)
    expect(before).toBeGreaterThanOrEqual(12)
    expect(await rows()).toBe(5)
    tested.advance('PT48H')
    await forgetOldBuckets(world.store, world.now().subtract({ hours: 1 }), 5)
    expect(await rows()).toBe(0)
  })
})

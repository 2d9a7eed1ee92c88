/** Signing in and out, and what happens after wrong passwords: the portal, the store and the clock are real. */
import { describe, expect, test } from 'vitest'
import { openBrowser } from '../../cast/browser.ts'
import { copyOf, get, type Jar, jarAt, post, tryToSignIn } from '../../cast/knock.ts'
import { goodPassword, otherPassword, putSignedUp, sealed } from '../../cast/signed-up.ts'
import { testPortal } from '../../cast/test-portal.ts'
import { demandsNoFactor, testWorld } from '../../cast/test-world.ts'
import { changePassword } from '../change-password/journey.ts'
import { myAccount } from '../my-account/journey.ts'
import { whyNoAccess } from '../why-no-access/journey.ts'
import { signIn } from './journey.ts'

const journeys = [signIn, myAccount, changePassword, whyNoAccess]
const tested = await testWorld('oslomet', { settings: demandsNoFactor })
const { world } = tested
const portal = await testPortal([tested], journeys)
const host = 'oslomet.localhost'
let people = 0
const someone = async (wish = {}) => putSignedUp(tested, { username: `anna${(people += 1)}`, ...wish })

/** How often a password was really compared since the last look. */
const hashing = world.passwords
let compared = 0
world.passwords = {
  ...hashing,
  verify: async (phc, password) => {
    compared += 1
    return hashing.verify(phc, password)
  },
}
const comparedSince = async (deed: () => Promise<unknown>): Promise<number> => {
  const before = compared
  await deed()
  return compared - before
}

const attempt = async (username: string, password: string, from?: string) =>
  (await tryToSignIn(portal, host, username, password, from)).statusCode

const wrongTries = async (username: string, number: number): Promise<number[]> => {
  const statuses: number[] = []
  for (let each = 0; each < number; each++) statuses.push(await attempt(username, `galt passord ${each}`))
  return statuses
}

describe('the way in and out', () => {
  test('right: on to my account; out: the browser is told to forget, and the cookie opens nothing (S-05)', async () => {
    const { username, password } = await someone()
    const browser = openBrowser(portal, { host, language: 'nb' })
    await browser.open('/sign-in')
    await browser.submit({ username, password })
    expect(browser.page).toMatchObject({ status: 200, path: '/my-account', title: 'Min konto' })
    expect(browser.textOf('username')).toBe(username)

    const jar = await jarAt(portal, host, { path: '/sign-in' })
    await post(portal, jar, '/sign-in', { username, password })
    await get(portal, jar, '/sign-out')
    const stolen = copyOf(jar)
    const out = await post(portal, jar, '/sign-out', {})
    expect(out.statusCode).toBe(200)
    expect(out.headers['clear-site-data']).toBe('"cache", "storage"')
    expect(jar.cookies.has('__Host-session')).toBe(false)
    expect(jar.cookies.has('__Host-device')).toBe(true)
    for (const path of ['/my-account', '/my-account/password', '/my-account/sessions', '/my-account/journal'])
      expect((await get(portal, copyOf(stolen), path)).statusCode).toBe(401)
  })

  test('out again from a page that was left open: one is out, and nothing is said about old forms', async () => {
    const { username, password, accountId } = await someone()
    const ways: ((jar: Jar) => Promise<unknown>)[] = [
      // signed out in another window of the same browser
      async (jar) => {
        await get(portal, jar, '/sign-out')
        await post(portal, jar, '/sign-out', {})
      },
      // ended from elsewhere, or by a new password; the cookie is still there
      async () =>
        world.store
          .updateTable('session')
          .set({ ended_at: world.now(), ended_because: 'ended-by-owner' })
          .where('account_id', '=', accountId)
          .execute(),
      // never heard of, such as one that was forgotten long ago
      async (jar) => jar.cookies.set('__Host-session', 'a'.repeat(43)),
    ]
    for (const end of ways) {
      const jar = await jarAt(portal, host)
      await post(portal, jar, '/sign-in', { username, password })
      await get(portal, jar, '/my-account')
      const page = copyOf(jar)
      await end(jar)
      const out = await post(portal, { ...jar, csrf: page.csrf }, '/sign-out', {})
      expect([out.statusCode, out.headers.location, out.cookies]).toEqual([303, '/sign-out', []])
      const told = await get(portal, jar, '/sign-out', { 'accept-language': 'en' })
      expect(told.body).toContain('You have signed out')
    }
  })

  test('out with a foreign token: a living session is not ended by it', async () => {
    const { username, password } = await someone()
    const jar = await jarAt(portal, host)
    await post(portal, jar, '/sign-in', { username, password })
    const refused = await post(portal, { ...jar, csrf: 'a'.repeat(43) }, '/sign-out', {})
    expect(refused.statusCode).toBe(403)
    expect((await get(portal, jar, '/my-account')).statusCode).toBe(200)
  })

  test('wrong: the page again, the name kept, the password not', async () => {
    const { username } = await someone()
    const answer = await tryToSignIn(portal, host, username, 'et helt galt passord')
    expect(answer.statusCode).toBe(422)
    expect(answer.body).toContain(`value="${username}"`)
    expect(answer.body).not.toContain('et helt galt passord')
    expect(answer.body).toContain('id="error-summary"')
  })

  test('what stands in the way decides where a right password leads', async () => {
    const rules = await someone({ acceptsRules: false })
    const fee = await someone({ facts: { registers: ['fs'] } })
    const expired = await someone()
    await world.store
      .updateTable('account')
      .set({ password_set_at: world.now().subtract({ hours: 24 * 366 }) })
      .where('id', '=', expired.accountId)
      .execute()
    const leads = async ({ username, password }: typeof rules) =>
      (await tryToSignIn(portal, host, username, password)).headers.location
    expect(await leads(rules)).toBe('/my-account/rules')
    expect(await leads(fee)).toBe('/why-no-access')
    expect(await leads(expired)).toBe('/set')
  })
})

describe('six wrong ones close the password door for half an hour (B-01)', () => {
  test('five wrong, then right: in', async () => {
    const { username, password } = await someone()
    expect(await wrongTries(username, 5)).toEqual([422, 422, 422, 422, 422])
    expect(await attempt(username, password)).toBe(303)
  })

  test('six wrong: closed to the right one too, nothing is compared, nothing prolonged, open again on the minute', async () => {
    const { username, password } = await someone()
    tested.setNow('2026-08-20T08:00:00Z')
    expect(await wrongTries(username, 6)).toEqual([422, 422, 422, 422, 422, 422])
    const refusedAt = async (now: string) => {
      tested.setNow(now)
      const answer = await tryToSignIn(portal, host, username, password)
      return [answer.statusCode, answer.headers['retry-after']]
    }
    const evaluated = await comparedSince(async () => {
      expect(await refusedAt('2026-08-20T08:00:00Z')).toEqual([429, '1800'])
      expect(await refusedAt('2026-08-20T08:20:00Z')).toEqual([429, '600'])
      expect(await refusedAt('2026-08-20T08:29:59.900Z')).toEqual([429, '1'])
    })
    expect(evaluated).toBe(0)
    tested.setNow('2026-08-20T08:30:00.100Z')
    expect(await attempt(username, password)).toBe(303)
  })

  test('three wrong, right, five wrong, right: in', async () => {
    const { username, password } = await someone()
    await wrongTries(username, 3)
    expect(await attempt(username, password)).toBe(303)
    await wrongTries(username, 5)
    expect(await attempt(username, password)).toBe(303)
  })

  test('spread over half an hour they count all the same', async () => {
    const { username, password } = await someone()
    tested.setNow('2026-08-20T10:00:00Z')
    for (let each = 0; each < 6; each++) {
      await wrongTries(username, 1)
      tested.advance('PT5M40S')
    }
    expect(await attempt(username, password)).toBe(429)
  })

  test('the page tells the time and the ways that stay open', async () => {
    const { username } = await someone()
    tested.setNow('2026-08-20T10:00:00Z')
    await wrongTries(username, 5)
    const sixth = await tryToSignIn(portal, host, username, 'galt igjen')
    expect(sixth.statusCode).toBe(422)
    for (const words of ['12:30', '/desks']) expect(sixth.body).toContain(words)
  })

  test('after the lock the count is a fresh six, not endless (B-07)', async () => {
    const { username, password } = await someone()
    tested.setNow('2026-08-21T08:00:00Z')
    await wrongTries(username, 6)
    tested.setNow('2026-08-21T08:31:00Z')
    expect(await wrongTries(username, 7)).toEqual([422, 422, 422, 422, 422, 422, 429])
    expect(await attempt(username, password)).toBe(429)
  })

  test('signing in to an own account between the guesses takes nothing off the count (B-07)', async () => {
    const [victim, attacker] = [await someone(), await someone()]
    for (let each = 0; each < 6; each++) {
      expect(await attempt(attacker.username, attacker.password)).toBe(303)
      await wrongTries(victim.username, 1)
    }
    expect(await attempt(victim.username, victim.password)).toBe(429)
  })

  test('another portal on the same database knows the lock (B-08)', async () => {
    const { username, password } = await someone()
    await wrongTries(username, 6)
    const second = await testPortal([tested], journeys)
    expect((await tryToSignIn(second, host, username, password)).statusCode).toBe(429)
  })
})

test('twenty right ones at once all come in, and nothing is left of the count (B-03)', async () => {
  const { username, password } = await someone()
  const jars = await Promise.all(Array.from({ length: 20 }, async () => jarAt(portal, host)))
  const answers = await Promise.all(
    jars.map(async (jar) => post(portal, jar, '/sign-in', { username, password })),
  )
  expect(answers.map((answer) => answer.statusCode)).toEqual(Array(20).fill(303))
  expect(await wrongTries(username, 5)).toEqual([422, 422, 422, 422, 422])
})

test('more than thirty-two at once for one name are told to slow down, and count for nothing (B-03)', async () => {
  const { username, password } = await someone()
  const jars = await Promise.all(Array.from({ length: 40 }, async () => jarAt(portal, host)))
  const quick = world.passwords
  let open: () => void = () => undefined
  const held = new Promise<void>((resolve) => (open = resolve))
  world.passwords = {
    ...quick,
    verify: async (phc, typed) => held.then(async () => quick.verify(phc, typed)),
  }
  let slowed = 0
  const answers = jars.map(async (jar) => {
    const { statusCode } = await post(portal, jar, '/sign-in', { username, password })
    if (statusCode === 429 && (slowed += 1) === 8) open()
    return statusCode
  })
  const statuses = await Promise.all(answers)
  world.passwords = quick
  expect(statuses.filter((status) => status === 303)).toHaveLength(32)
  expect(statuses.filter((status) => status === 429)).toHaveLength(8)
  expect(await attempt(username, password)).toBe(303)
})

describe('one account, one count, however the name is written (B-04)', () => {
  test('the spellings of a name share six tries', async () => {
    const { username } = await someone()
    const wide = [...username].map((letter) => String.fromCodePoint((letter.codePointAt(0) ?? 0) + 0xfee0))
    const spellings = [
      username.toUpperCase(),
      ` ${username} `,
      `${username}\u200b`,
      wide.join(''),
      `${username}@oslomet.no`,
      `${username}@OSLOMET.NO`,
    ]
    const evaluated = await comparedSince(async () => {
      for (const spelling of spellings) expect(await attempt(spelling, 'galt passord her')).toBe(422)
    })
    expect(evaluated).toBe(6)
    expect(await attempt(username, goodPassword)).toBe(429)
  })

  test('what is no spelling of it is never compared', async () => {
    const { username } = await someone()
    const evaluated = await comparedSince(async () => {
      for (const other of [
        `${username}@other.test`,
        `${username}%00x`,
        `${username}.`,
        `\\61${username.slice(1)}`,
        `${username}\u0000`,
        `${username.slice(0, -1)}\u0131`,
      ])
        expect(await attempt(other, goodPassword)).toBe(400)
    })
    expect(evaluated).toBe(0)
  })
})

test('what cannot be a name changes no count at all (B-10)', async () => {
  const rows = async () => world.store.selectFrom('throttle').selectAll().orderBy('bucket').execute()
  const before = await rows()
  const names = [' ', '', '*', '%', '_', 'x'.repeat(150), 'x'.repeat(5_000), "' or 1=1 --", '🙂', 'a\u0000']
  const compares = await comparedSince(async () => {
    for (const name of names)
      for (const password of ['galt passord her', '']) {
        expect(await attempt(name, password)).toBe(400)
      }
  })
  expect(compares).toBe(0)
  expect(await rows()).toEqual(before)
})

describe('where somebody comes from (B-05, B-12)', () => {
  test('another address for every guess does not help at the account', async () => {
    const { username, password } = await someone()
    for (let each = 1; each <= 6; each++)
      await tryToSignIn(portal, host, username, 'galt passord', `2001:db8:0:${each}::1`)
    expect(await attempt(username, password, '2001:db8:0:99::1')).toBe(429)
  })

  test('many failures from one address must slow it down; a header that nobody vouches for changes nothing', async () => {
    const { failures } = world.institution.networks
    const from = '198.51.100.7'
    for (let each = 0; each < failures; each++)
      expect(await attempt(`nobody${Math.floor(each / 5)}`, 'galt passord', from)).toBe(422)
    const { username, password } = await someone()
    const jar = await jarAt(portal, host, { from })
    const answer = await post(
      portal,
      jar,
      '/sign-in',
      { username, password },
      { 'x-forwarded-for': '192.0.2.9' },
    )
    expect(answer.statusCode).toBe(429)
    expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0)
    expect(await attempt(username, password, '198.51.100.8')).toBe(303)
  })

  test('behind a named proxy the address it names is the one that counts', async () => {
    const proxied = await testPortal([tested], journeys, ['10.0.0.1'])
    const { failures } = world.institution.networks
    const through = async (client: string, username: string, password: string) => {
      const jar = await jarAt(proxied, host, { from: '10.0.0.1' })
      const forwarded = { 'x-forwarded-for': client }
      return (await post(proxied, jar, '/sign-in', { username, password }, forwarded)).statusCode
    }
    for (let each = 0; each < failures; each++) await through('203.0.113.5', `ghost${each}`, 'galt passord')
    const { username, password } = await someone()
    expect(await through('203.0.113.5', username, password)).toBe(429)
    expect(await through('203.0.113.6', username, password)).toBe(303)
  })

  test('a campus behind one address: nobody with the right password is refused', async () => {
    const campus = await testWorld('oslomet', {
      settings: (institution) => ({
        ...institution,
        networks: { ...institution.networks, campus: ['192.0.2.0/24'], failures: 10 },
      }),
    })
    const hall = await testPortal([campus], journeys)
    const { username, password } = await putSignedUp(campus, { username: 'hall1' })
    const statuses: number[] = []
    for (let each = 0; each < 200; each++) {
      if (each % 10 === 0) await tryToSignIn(hall, host, `student${each}`, 'skrivefeil her')
      else if (each % 10 === 5) statuses.push((await tryToSignIn(hall, host, username, password)).statusCode)
    }
    expect(statuses).toEqual(Array(20).fill(303))
  })
})

test('a stranger who keeps the door closed shuts out neither a known browser nor a session (B-09)', async () => {
  const { username, password } = await someone()
  tested.setNow('2026-08-24T08:00:00Z')
  const known = await jarAt(portal, host)
  expect((await post(portal, known, '/sign-in', { username, password })).statusCode).toBe(303)
  for (let window = 0; window < 4; window++) {
    await wrongTries(username, 7)
    expect(await attempt(username, password, '192.0.2.77')).toBe(429)
    const again: typeof known = copyOf(known)
    again.cookies.delete('__Host-session')
    await get(portal, again, '/sign-in')
    expect((await post(portal, again, '/sign-in', { username, password })).statusCode).toBe(303)
    tested.advance('PT31M')
  }
  tested.setNow('2026-08-24T08:10:00Z')
  expect((await get(portal, known, '/my-account')).statusCode).toBe(200)
})

test('a password changed between the comparison and the coming in counts as wrong (B-13)', async () => {
  const { username, password, accountId } = await someone()
  const replacement = await sealed(world, accountId, otherPassword)
  const honest = world.passwords
  world.passwords = {
    ...honest,
    verify: async (phc, typed) => {
      const right = await honest.verify(phc, typed)
      await world.store
        .updateTable('account')
        .set((eb) => ({ password_sealed: replacement, credential_epoch: eb('credential_epoch', '+', 1) }))
        .where('id', '=', accountId)
        .execute()
      return right
    },
  }
  const refused = await attempt(username, password)
  world.passwords = honest
  expect(refused).toBe(422)
  expect(await attempt(username, otherPassword)).toBe(303)
})

test('a session that waits for the rules is dead once the password is another (B-13)', async () => {
  const { username, password, accountId } = await someone({ acceptsRules: false })
  const jar = await jarAt(portal, host)
  await post(portal, jar, '/sign-in', { username, password })
  expect((await get(portal, jar, '/my-account/rules')).statusCode).toBe(200)
  await world.store
    .updateTable('account')
    .set((eb) => ({ credential_epoch: eb('credential_epoch', '+', 1) }))
    .where('id', '=', accountId)
    .execute()
  expect((await post(portal, jar, '/my-account/rules', { acceptRules: 'yes' })).statusCode).toBe(401)
})

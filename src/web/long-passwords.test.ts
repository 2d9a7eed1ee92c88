/** A password is taken as it was typed, whole, however long and in whatever letters; one that is far too long costs nothing (I-12 to I-14). */
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { activated, takeInNewcomers } from '../cast/accounts.ts'
import { proveAndAccept } from '../cast/activation-walk.ts'
import { openBrowser } from '../cast/browser.ts'
import type { Newcomer } from '../cast/newcomers.ts'
import { castPassword } from '../cast/people.ts'
import { cookiesOf, csrfOn, freshAddress } from '../cast/standing.ts'
import { testPortal } from '../cast/test-portal.ts'
import { demandsNoFactor, testWorld } from '../cast/test-world.ts'
import { journeys } from '../run/journeys.ts'

const host = 'oslomet.localhost'
const university = await testWorld('oslomet', { settings: demandsNoFactor })
const portal = await testPortal([university], journeys)
const words = 'Lavendeltoget gjekk seint forbi Otta, og 47 reinsdyr såg etter det frå kanten av skogen, '
const long = `${words}${words.toUpperCase()}til kvelden la seg over fjellet`.slice(0, 200)
let people: Newcomer[] = []

beforeAll(async () => {
  people = await takeInNewcomers(university, { many: 12 })
})
// wrong tries of one test are forgotten before the next
afterEach(() => university.advance('PT31M'))

describe('a password of two hundred characters (I-13)', () => {
  let username = ''
  beforeAll(async () => {
    expect(long).toHaveLength(200)
    username = await activated(portal, host, next(), long)
  })

  test('opens the account', async () => {
    expect(await signIn(username, long)).toBe('/my-account')
  })

  test.each([
    ['its first 71 bytes', long.slice(0, 71)],
    ['its first 72 bytes', Buffer.from(long).subarray(0, 72).toString('utf8')],
    ['its first 128 characters', long.slice(0, 128)],
    ['all but the last character', long.slice(0, -1)],
    ['another last character', `${long.slice(0, -1)}?`],
    ['one character more', `${long} `],
    [
      'one capital less',
      `${long.slice(0, 100)}${long.slice(100).replace(/[A-Z]/, (letter) => letter.toLowerCase())}`,
    ],
  ])('%s does not', async (_, typed) => {
    expect(typed).not.toBe(long)
    expect(await signIn(username, typed)).toBe('/sign-in')
  })
})

describe('letters (I-12)', () => {
  test.each([
    [
      'é of one part and of two',
      'Caféen på hjørnet stengte klokka 4 i går',
      (text: string) => text.normalize('NFD'),
    ],
    [
      'é of two parts and of one',
      'Kaféen på hjørnet opna klokka 5 i dag'.normalize('NFD'),
      (text: string) => text.normalize('NFC'),
    ],
    [
      'a wide space and a plain one',
      'Blåbær\u00a0og\u2003multer i 17 bøtter',
      () => 'Blåbær og multer i 17 bøtter',
    ],
  ])('%s are the same', async (_, chosen, typed) => {
    const username = await activated(portal, host, next(), chosen)
    expect(typed(chosen)).not.toBe(chosen)
    expect(await signIn(username, typed(chosen))).toBe('/my-account')
    expect(await signIn(username, chosen)).toBe('/my-account')
  })

  test.each([
    ['ﬁ and fi', 'Naboens \ufb01skebåt lekker 3 steder', 'Naboens fiskebåt lekker 3 steder'],
    [
      'wide letters and plain ones',
      'Ａlle bjørkene bøyde seg for 9 storm',
      'Alle bjørkene bøyde seg for 9 storm',
    ],
    ['capitals and small letters', 'Sju trøtte Bever bygger demning 8', 'Sju trøtte bever bygger demning 8'],
    ['a space at the end and none', ' Vinduet mot sjøen står åpent 6 ', 'Vinduet mot sjøen står åpent 6'],
  ])('%s are not', async (_, chosen, typed) => {
    const username = await activated(portal, host, next(), chosen)
    expect(await signIn(username, typed)).toBe('/sign-in')
    expect(await signIn(username, chosen)).toBe('/my-account')
  })

  test('joined emoji count as what they are, and open the account', async () => {
    const family = 'Heile 👩‍👩‍👧‍👦 på tur til 3 toppar'
    const username = await activated(portal, host, next(), family)
    expect(await signIn(username, family.replaceAll('\u200d', ''))).toBe('/sign-in')
    expect(await signIn(username, family)).toBe('/my-account')
  })
})

describe('the longest', () => {
  test('256 code points, also of four bytes each, are taken; one more is refused in words and not cut', async () => {
    const browser = openBrowser(portal, { host, from: freshAddress() })
    await proveAndAccept(browser, next())
    const most = Array.from({ length: 256 }, (_, place) =>
      String.fromCodePoint(0x1f300 + ((place * 7) % 80)),
    ).join('')
    expect([[...most].length, Buffer.byteLength(most)]).toEqual([256, 1_024])
    const refused = await browser.submit({ newPassword: `${most}!` })
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('256')
    const done = await browser.submit({ newPassword: most })
    expect(done.title).toBe('The account is open')
    const username = browser.textOf('username') ?? ''
    expect(await signIn(username, `${most}!`)).toBe('/sign-in')
    expect(await signIn(username, [...most].slice(0, 255).join(''))).toBe('/sign-in')
    expect(await signIn(username, most)).toBe('/my-account')
  })

  test('a hundred megabytes at once are refused unread, and others go on signing in (I-14)', async () => {
    const username = await activated(portal, host, next())
    let compared = 0
    const { passwords } = university.world
    university.world.passwords = {
      ...passwords,
      verify: async (...of) => {
        compared += 1
        return passwords.verify(...of)
      },
      burn: async (...of) => {
        compared += 1
        return passwords.burn(...of)
      },
    }
    const alone = await timed(async () => signIn(username, castPassword))
    const send = await form()
    const flood = Promise.all([
      ...Array.from({ length: 100 }, async () => send('a'.repeat(1_048_576))),
      // what fits into a form but is no password is not compared either
      ...Array.from({ length: 20 }, async () => send('a'.repeat(2_000))),
      ...Array.from({ length: 20 }, async () => send('å'.repeat(600))),
      ...Array.from({ length: 20 }, async () => send('a'.repeat(2_001))),
    ])
    const beside = await timed(async () => signIn(username, castPassword))
    const statuses = await flood
    expect(statuses.filter((status) => status === 413)).toHaveLength(100)
    expect(statuses.filter((status) => status === 422)).toHaveLength(40)
    expect(statuses.filter((status) => status === 400)).toHaveLength(20)
    expect([alone.got, beside.got]).toEqual(['/my-account', '/my-account'])
    expect(compared).toBe(2)
    expect(beside.took).toBeLessThan(alone.took + 5_000)
    university.world.passwords = passwords
  })
})

function next(): Newcomer {
  const someone = people.pop()
  if (!someone) throw new Error('there are too few newcomers')
  return someone
}

/** Where signing in ends, in a browser nobody knows. */
async function signIn(username: string, password: string): Promise<string> {
  const browser = openBrowser(portal, { host, from: freshAddress() })
  await browser.open('/sign-in')
  const page = await browser.submit({ username, password })
  expect([200, 422]).toContain(page.status)
  return page.path
}

/** Sends the sign-in form with that password, for a name nobody has; gives back the status. */
async function form(): Promise<(password: string) => Promise<number>> {
  const browser = openBrowser(portal, { host, from: freshAddress() })
  await browser.open('/sign-in')
  const headers = { host, cookie: cookiesOf(browser), 'content-type': 'application/x-www-form-urlencoded' }
  const csrf = csrfOn(browser)
  return async (password) => {
    const payload = new URLSearchParams({ csrf, username: 'nobody', password }).toString()
    const answer = await portal.inject({
      method: 'POST',
      url: '/sign-in',
      headers,
      payload,
      remoteAddress: freshAddress(),
    })
    return answer.statusCode
  }
}

async function timed<T>(work: () => Promise<T>): Promise<{ got: T; took: number }> {
  const from = performance.now()
  const got = await work()
  return { got, took: performance.now() - from }
}

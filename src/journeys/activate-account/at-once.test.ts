/** Many at the same moment: one winner for one person, a name of one's own for each of two hundred namesakes (case P-09, O-8). */
import { expect, test, vi } from 'vitest'
import { activateIn, proveAndAccept, proveIn } from '../../cast/activation-walk.ts'
import { type Browser, openBrowser } from '../../cast/browser.ts'
import { newcomer, type Newcomer } from '../../cast/newcomers.ts'
import { workOff } from '../../cast/post.ts'
import { testPortal } from '../../cast/test-portal.ts'
import { testWorld } from '../../cast/test-world.ts'
import { isPassword, preparePassword } from '../../core/secrets/password.ts'
import { activateAccount } from './journey.ts'

const ntnu = await testWorld('ntnu')
const portal = await testPortal([ntnu], [activateAccount])
vi.setConfig({ testTimeout: 60_000 })
const opened = 'The account is open'
const passwordOf = (place: number) => `Lavendeltoget gjekk ${100 + place} gonger forbi Otta`

test('64 activations of one person at once: one account, one winner, whose password is the one that holds', async () => {
  const one = newcomer(0)
  await ntnu.takeIn('fs', [one.line])
  const browser = newBrowser(0)
  await proveAndAccept(browser, one)
  const rivals = Array.from({ length: 64 }, (_, at) => twin(browser, at))
  const answers = await Promise.all(
    rivals.map(async (rival, at) => {
      await rival.open('/activate-account/password')
      return rival.submit({ newPassword: passwordOf(at) })
    }),
  )
  const winners = answers.flatMap((answer, at) => (answer.title === opened ? [at] : []))
  expect(winners).toHaveLength(1)
  expect(new Set(answers.map((answer) => answer.title))).toEqual(new Set([opened, 'Activate your account']))
  expect(await passwordThatOpens(one, rivals.length)).toEqual(winners)
  const sent = await workOff(ntnu)
  expect(sent.map(({ channel }) => channel).sort()).toEqual(['mail', 'sms'])
})

test('two browsers with the same number and PIN, twenty times: one wins wholly, the other has nothing (P-09)', async () => {
  const people = Array.from({ length: 20 }, (_, place) => newcomer(1 + place))
  await ntnu.takeIn(
    'fs',
    people.map((one) => one.line),
  )
  for (const [place, one] of people.entries()) {
    const [a, b] = [newBrowser(place), newBrowser(place + 100)]
    await Promise.all([proveAndAccept(a, one), proveAndAccept(b, one)])
    const answers = await Promise.all([finish(a, 0), finish(b, 1)])
    const winners = answers.flatMap((title, at) => (title === opened ? [at] : []))
    expect(winners).toHaveLength(1)
    expect(await passwordThatOpens(one, 2)).toEqual(winners)
  }
  const halves = await ntnu.world.store
    .selectFrom('account')
    .select('id')
    .where((where) => where.or([where('opened_at', 'is', null), where('password_sealed', 'is', null)]))
    .execute()
  expect(halves).toEqual([])
})

test('64 browsers of one person from number and PIN on: one account', async () => {
  const one = newcomer(30)
  await ntnu.takeIn('fs', [one.line])
  const titles = await Promise.all(
    Array.from({ length: 64 }, async (_, at) => {
      const browser = newBrowser(at)
      await proveIn(browser, one)
      if (browser.page.path === '/activate-account/rules') await browser.submit({ acceptRules: 'yes' })
      return finish(browser, at)
    }),
  )
  expect(titles.filter((title) => title === opened)).toHaveLength(1)
})

test('200 namesakes activate at once: 200 distinct usernames and mail addresses, nobody is lost', async () => {
  const namesakes = Array.from({ length: 200 }, (_, place) =>
    newcomer(100 + place, { given: 'Kari', family: 'Nordmann' }),
  )
  await ntnu.takeIn(
    'fs',
    namesakes.map((one) => one.line),
  )
  const shown = await Promise.all(
    namesakes.map(async (one, at) => {
      const browser = newBrowser(at)
      const page = await activateIn(browser, one, passwordOf(at))
      expect(page.title).toBe(opened)
      return { username: browser.textOf('username'), mail: browser.textOf('mail') }
    }),
  )
  expect(new Set(shown.map(({ username }) => username)).size).toBe(200)
  expect(new Set(shown.map(({ mail }) => mail)).size).toBe(200)
  expect(shown.every(({ username }) => /^[a-z][a-z0-9]{1,7}$/.test(username ?? ''))).toBe(true)
})

function newBrowser(place: number): Browser {
  return openBrowser(portal, {
    host: 'ntnu.localhost',
    from: `198.51.${100 + Math.floor(place / 250)}.${place % 250}`,
  })
}

/** Another window of the same browser: the same cookies. */
function twin(browser: Browser, place: number): Browser {
  const other = newBrowser(place)
  for (const [name, value] of browser.cookies) other.cookies.set(name, value)
  return other
}

/** Chooses a password if this browser is still allowed to. */
async function finish(browser: Browser, place: number): Promise<string> {
  if (browser.page.path !== '/activate-account/password') return browser.page.title
  return (await browser.submit({ newPassword: passwordOf(place) })).title
}

/** Which of the passwords that were tried is the account's; everything else about it is whole too. */
async function passwordThatOpens(one: Newcomer, tried: number): Promise<number[]> {
  const accounts = await ntnu.world.store
    .selectFrom('account as a')
    .innerJoin('person as p', 'p.id', 'a.person_id')
    .select(['a.id', 'a.password_sealed'])
    .where('p.student_number', '=', one.studentNumber)
    .execute()
  expect(accounts).toHaveLength(1)
  const [account] = accounts
  const phc = ntnu.world.keys.unwrap(account?.id ?? '', account?.password_sealed ?? Buffer.alloc(0))
  const right: number[] = []
  for (let place = 0; place < tried; place++) {
    const password = preparePassword(passwordOf(place))
    if (isPassword(password) && (await ntnu.world.passwords.verify(phc, password))) right.push(place)
  }
  return right
}

/** The main way at each university, in a real browser: from the register file to signing in with a password of one's own. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { castPassword, foreigners } from '../src/cast/foreigners.ts'
import { codeNow, enrolApp, showCode } from './app.ts'
import { bring } from './bring.ts'
import { desktop, openChromium, phone, startWalk, type Walk, type WalkWish } from './browser.ts'
import { employee, type Newcomer, student } from './newcomers.ts'
import { reach, type Received } from './running-demo.ts'
import { activate, changePassword, type Choice, type Shown, signIn, signOut } from './ways.ts'

const demo = reach(inject('demo'))
let browser: Browser
beforeAll(async () => {
  browser = await openChromium()
})
afterAll(async () => browser.close())

type Way = Omit<WalkWish, 'origin'> & {
  one: Newcomer
  first: Choice
  rulesFirst: boolean
  /** The institution demands a second factor: it is set up after the activation and shown at every sign-in. */
  factor?: true
}

const ways: Way[] = [
  {
    name: 'student-by-keyboard',
    institution: 'oslomet',
    language: 'nb',
    keyboard: true,
    width: desktop,
    one: student(1, { given: 'Åse', family: 'Nordmann', language: 'nb' }),
    first: { write: 'Elleve trostar på ein stolpe i Moss' },
    rulesFirst: true,
    factor: true,
  },
  {
    name: 'student-without-script',
    institution: 'ntnu',
    language: 'nn',
    said: 'address',
    script: false,
    width: phone,
    one: student(2, { given: 'Máret', family: 'Sara', language: 'nn' }),
    first: { pick: 1 },
    rulesFirst: true,
  },
  {
    name: 'student-on-a-phone',
    institution: 'usn',
    language: 'en',
    width: phone,
    one: student(3, { given: 'Ayaan', family: 'Okonkwo', language: 'en' }),
    first: { pick: 0 },
    rulesFirst: true,
  },
  {
    name: 'employee-by-keyboard-without-script',
    institution: 'usn',
    language: 'nb',
    keyboard: true,
    script: false,
    width: desktop,
    one: employee(4, { given: 'Bjørn', family: 'Østby', language: 'nb' }),
    first: { write: 'Kaffe, Kringle og 9 kajakker' },
    rulesFirst: true,
  },
]

const second = 'Sju sleder, 3 sauer og ein Seljefløyte'

describe.each(ways)('$institution, $name', ({ one, first, rulesFirst, factor, ...wish }) => {
  test('from the register file to signing in with a new password', async () => {
    await bring(demo, { institution: wish.institution, people: [one] })
    const walk = await startWalk(browser, { ...wish, origin: demo.origin(wish.institution) })
    const shown = await activate(walk, one, first)
    const key = factor ? await setUpApp(walk) : null
    await shownOnce(walk, shown, rulesFirst)
    await signOut(walk)

    await signIn(walk, shown)
    await withApp(walk, key)
    expect(walk.path(), await walk.text()).toBe('/my-account')
    await changePassword(walk, shown.password, { write: second })
    // activated, password changed, and where there is one the app
    const times = key === null ? 2 : 3
    const told = await messagesTo(one, times * 2)
    for (const channel of ['mail', 'sms'] as const)
      expect(told.filter((message) => message.channel === channel)).toHaveLength(times)
    repeatsNothing(told, [shown.username, shown.mail, shown.password, second])
    await signOut(walk)

    await signIn(walk, shown)
    expect([walk.path(), walk.status()]).toEqual(['/sign-in', 422])
    await walk.look('old-password-refused')
    await signIn(walk, { username: shown.username, password: second })
    await withApp(walk, key)
    expect(walk.path()).toBe('/my-account')
    expect(await walk.text()).toContain(shown.username)
    await walk.close()
  })
})

test('educloud: somebody of a research project changes the password and signs in with it', async () => {
  const [chiara] = foreigners
  if (!chiara) throw new Error('the cast has nobody at Educloud')
  const walk = await startWalk(browser, {
    institution: 'educloud',
    origin: demo.origin('educloud'),
    name: 'researcher',
    language: 'en',
    width: phone,
  })
  expect(await walk.open('/')).toBe(200)
  await walk.look('front')
  await walk.open('/sign-in')
  await walk.look('sign-in')
  await signIn(walk, { username: chiara.username, password: castPassword })
  expect(walk.path(), await walk.text()).toBe('/my-account')
  await changePassword(walk, castPassword, { write: second })
  const told = await demo.received(({ to }) => to === chiara.email, 1)
  expect(told.map(({ channel }) => channel)).toEqual(['mail'])
  repeatsNothing(told, [chiara.username, castPassword, second])
  await signOut(walk)
  await signIn(walk, { username: chiara.username, password: castPassword })
  expect([walk.path(), walk.status()]).toEqual(['/sign-in', 422])
  await signIn(walk, { username: chiara.username, password: second })
  expect(walk.path()).toBe('/my-account')
  await walk.close()
})

/** Neither the last page's address nor the pages before it show the username again, and the rules were met on the way. */
async function shownOnce(walk: Walk, { username, mail }: Shown, rulesFirst: boolean): Promise<void> {
  for (const path of ['/activate-account/done', '/activate-account/password', '/activate-account']) {
    await walk.open(path)
    const main = await walk.text()
    expect(main).not.toContain(username)
    expect(main).not.toContain(mail)
  }
  if (rulesFirst) {
    await walk.open('/my-account/journal')
    await walk.look('journal')
  }
}

async function setUpApp(walk: Walk): Promise<string> {
  await walk.open('/my-account/two-factor')
  return (await enrolApp(walk, demo)).key
}

/** Where a code is due, the app shows one that was not used yet. */
async function withApp(walk: Walk, key: string | null): Promise<void> {
  if (key === null) return
  expect(walk.path()).toBe('/sign-in/second-factor')
  await demo.advance('PT31S')
  await showCode(walk, await codeNow(demo, key))
}

async function messagesTo({ email, mobile }: Newcomer, atLeast: number): Promise<Received[]> {
  return demo.received(({ to }) => to === email || to === mobile, atLeast)
}

/** A notice repeats neither username nor address nor password (N-6). */
function repeatsNothing(told: readonly Received[], secrets: readonly string[]): void {
  for (const { subject, text } of told)
    for (const secret of secrets) expect(`${subject ?? ''} ${text}`).not.toContain(secret)
}

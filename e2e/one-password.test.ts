/** One password everywhere: changed in the browser, it works in every other system within seconds; a lock closes all of them, and lifted it opens them again (row O-1). (Long: one life of one account, and what everybody sees of it.) */
import { setTimeout as pause } from 'node:timers/promises'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Freeradius, startFreeradius } from '../src/cast/test-freeradius.ts'
import { accountOf, accountWithApp, firstPassword } from './account-of.ts'
import { showCode } from './app.ts'
import { ask } from './ask.ts'
import { atDesk, personPage } from './at-the-desk.ts'
import { openChromium, phone, startWalk, type Walk } from './browser.ts'
import { employee, student } from './newcomers.ts'
import { type OtherSystems, startOtherSystems } from './other-systems.ts'
import { whereItIsTyped } from './where-it-is-typed.ts'
import { type Held, openRelyingParty } from './relying-party.ts'
import { endDemo, type RunningDemo, startDemo } from './running-demo.ts'
import { termBegins } from './shared-demo.ts'
import { signIn, signOut } from './ways.ts'

const institution = 'oslomet'
const name = 'one-password'
const secondPassword = 'Åtte små reinsdyr går 19 mil til Røros'
const thirdPassword = 'To røde sykler står ved 5 blå båter'
/** So long after the page's answer everything has to be in place (row O-1). */
const promised = 5_000

const card = '900861'
const one = student(861, { given: 'Åse', family: 'Lødingen', line: { card } })
const notTaken = employee(862, { given: 'Øyvind', family: 'Sæther' })

let browser: Browser
let systems: OtherSystems
let demo: RunningDemo
let radius: Freeradius
let doorKey = ''
beforeAll(async () => {
  browser = await openChromium()
  systems = await startOtherSystems(institution)
  demo = await startDemo({ now: termBegins, env: systems.env })
  const key = await keyOf('network-key', institution)
  doorKey = await keyOf('door-key', institution, 'gates')
  radius = await startFreeradius({ url: demo.origin(institution), key })
}, 240_000)
afterAll(async () => {
  await browser?.close()
  await radius?.close()
  await endDemo(demo)
  await systems?.stop()
})

test('one password, one lock, everywhere', { timeout: 240_000 }, async () => {
  const { username, codes } = await accountWithApp(demo, institution, one)
  const places = whereItIsTyped(username, { ...systems, radius })
  const works = (password: string) => all(places, async (place) => place(password))
  const walk = await startWalk(browser, {
    ...{ origin: demo.origin(institution), institution, name: `${name}/person` },
    ...{ language: 'nb', said: 'address', width: phone },
  })
  const elsewhere = await startWalk(browser, {
    ...{ origin: demo.origin(institution), institution, name: `${name}/elsewhere`, language: 'nb' },
  })
  for (const [place, each] of [walk, elsewhere].entries()) {
    await signIn(each, { username, password: firstPassword })
    await showCode(each, codes[place] ?? '')
  }
  const signInAnew = async (at: Walk, password: string, code = '') => {
    await signOut(at)
    await signIn(at, { username, password })
    await showCode(at, code)
  }
  const library = openRelyingParty(demo, institution, systems.library)
  const entered = async (at: Walk): Promise<Held> => {
    const held = await library.enter(at)
    if (typeof held === 'string') throw new Error(held)
    expect(await library.userInfo(held)).toBe(200)
    return held
  }
  const [before, beforeElsewhere] = [await entered(walk), await entered(elsewhere)]
  await inTime('the account', {
    ...works(firstPassword),
    ...{ scim: async () => activeAtLearning(username) === true },
    ...{ doors: async () => (await doorState()) === 'open' },
  })

  // the password is changed while everything is well
  await changePassword(walk, firstPassword, secondPassword)
  await inTime('the new password', {
    ...works(secondPassword),
    'the library’s access': async () => (await library.userInfo(before)) === 401,
    'its access elsewhere': async () => (await library.userInfo(beforeElsewhere)) === 401,
  })
  for (const place of Object.values(places)) expect(await place(firstPassword)).toBe(false)
  for (const held of [before, beforeElsewhere]) expect(await library.refresh(held)).toBe('invalid_grant')
  expect(await library.enter(elsewhere, { prompt: 'none' })).toBe('login_required')
  await elsewhere.open('/my-account')
  expect(await elsewhere.text()).toContain('Passordet ble byttet et annet sted.')
  await elsewhere.look('signed-out')
  // the browser in which it was changed is asked for the new one too
  expect(await library.enter(walk, { prompt: 'none' })).toBe('login_required')
  await signInAnew(walk, secondPassword, codes[2])
  const held = await entered(walk)
  await walk.open('/my-account/password/changed')
  await walk.look('changed')

  const desk = await atDesk(
    demo,
    browser,
    { institution, language: 'nb', said: 'address', name: `${name}/desk` },
    'Sigrid Myhre',
  )
  const person = await personPage(desk, username)
  await desk.open('/desk/targets')
  await desk.look('all-well')

  // and once more, while one of them is away
  await systems.slapd.kill()
  await changePassword(walk, secondPassword, thirdPassword)
  const { ldapwhoami: directory, ...others } = works(thirdPassword)
  await inTime('the third password', others)
  await untilSaid(walk, '/my-account/password/changed', 'Forsinket')
  await lookInAll(walk, '/my-account/password/changed', 'changed-one-is-late')
  await lookInAll(walk, '/my-account', 'my-account-one-is-late')
  await desk.open('/desk/targets')
  await desk.look('one-is-away')
  await desk.open(person)
  await desk.look('person-one-is-away')
  await systems.slapd.start()
  await inTime('the third password, later', { directory: directory ?? (async () => false) })
  await untilSaid(walk, '/my-account', 'Forsinket', false)
  await walk.look('my-account-all-there')

  // a system that does not take one account, and one that only reports as yet
  systems.learning.faultOf = ({ body }) =>
    body.includes('Sæther') ? { is: 'answers', status: 400, applies: false } : null
  const other = await accountOf(demo, institution, notTaken)
  keepAtLending(other, 'gammel.konto')
  const compared = await demo.command('targets', institution, 'lending')
  expect(compared.out, compared.err).toMatch(/1 adopt.* 1 not-ours/)
  await untilSaid(desk, '/desk/targets', 'Gitt opp')
  await lookInAll(desk, '/desk/targets', 'one-given-up')
  expect(await desk.text()).toContain(other)
  systems.learning.faultOf = () => null

  // the desk locks the account
  await signInAnew(walk, thirdPassword, codes[3])
  const again = await entered(walk)
  await desk.open(`${person}/place-lock`)
  await desk.type('reason', 'Mobilen er stjålet')
  await desk.type('ticket', 'INC-861')
  await desk.look('place-lock')
  await desk.send()
  await inTime('the lock', {
    ...all(places, async (place) => !(await place(thirdPassword))),
    ...{ 'the library’s access': async () => (await library.userInfo(again)) === 401 },
    ...{ scim: async () => activeAtLearning(username) === false },
    ...{ doors: async () => (await doorState()) === 'closed' },
  })
  for (const each of [held, again]) expect(await library.refresh(each)).toBe('invalid_grant')
  expect(await library.enter(walk, { prompt: 'none' })).toBe('login_required')
  await desk.open(person)
  await desk.look('person-locked')
  await walk.open('/my-account')
  expect(await walk.text()).toContain('Du er logget ut')
  await walk.look('signed-out')

  // and opens it again: the same password, everywhere
  await desk.open(`${person}/lift-lock`)
  await desk.choose('lock', 1)
  await desk.type('reason', 'Mobilen er funnet')
  await desk.type('ticket', 'INC-861')
  await desk.send()
  expect(desk.status(), await desk.text()).toBe(200)
  await inTime('the lock lifted', {
    ...works(thirdPassword),
    ...{ scim: async () => activeAtLearning(username) === true },
    ...{ doors: async () => (await doorState()) === 'open' },
  })
  await signIn(walk, { username, password: thirdPassword })
  await showCode(walk, codes[4] ?? '')
  await entered(walk)
})

/** What the learning platform knows. */
function activeAtLearning(username: string): unknown {
  return [...systems.learning.store.people.values()].find(({ userName }) => userName === username)?.['active']
}

/** Entries that were there before we came. */
function keepAtLending(...names: readonly string[]): void {
  for (const userName of names) {
    const id = crypto.randomUUID()
    systems.lending.store.people.set(id, { id, userName, version: 1, active: true })
  }
}

/** What the door system reads of the card. */
async function doorState(): Promise<string | null> {
  const { status, text } = await ask({
    ...{ port: demo.port, host: `${institution}.localhost`, method: 'GET', path: '/doors/gates/cards' },
    headers: { authorization: `Bearer ${doorKey}` },
  })
  if (status === 503) return null
  expect(status, text).toBe(200)
  const { cards } = JSON.parse(text) as { cards: readonly { card: string; state: string }[] }
  return cards.find((each) => each.card === card)?.state ?? null
}

/** One page in every language, with everything unfolded. */
async function lookInAll(walk: Walk, path: string, step: string): Promise<void> {
  for (const language of ['nn', 'en', 'nb'] as const) {
    await walk.page.goto(`/${language}${path}`)
    await walk.page
      .locator('main details')
      .evaluateAll((folds) => folds.forEach((fold) => fold.setAttribute('open', '')))
    await walk.look(step, language)
  }
}

/** Opens the page again until it says so, or does not any more. */
async function untilSaid(walk: Walk, path: string, word: string, said = true): Promise<void> {
  await inTime(`${path} with ${word}`, {
    page: async () => {
      await walk.open(path)
      return (await walk.text()).includes(word) === said
    },
  })
}

type Asked = Readonly<Record<string, () => Promise<boolean>>>

/** The same question at each place. */
function all<Place>(places: Readonly<Record<string, Place>>, ask: (place: Place) => Promise<boolean>) {
  return Object.fromEntries(
    Object.entries(places).map(([where, place]) => [where, async () => ask(place)]),
  ) as Record<string, () => Promise<boolean>>
}

/** Waits until it is so at every place, each on its own; all within what is promised. */
async function inTime(what: string, places: Asked): Promise<void> {
  const began = performance.now()
  await Promise.all(
    Object.entries(places).map(async ([where, isSo]) => {
      while (!(await isSo())) {
        if (performance.now() - began > promised) throw new Error(`${what}: not so in time: ${where}`)
        await pause(50)
      }
    }),
  )
}

async function changePassword(walk: Walk, from: string, to: string): Promise<void> {
  await walk.open('/my-account/password')
  await walk.type('currentPassword', from)
  await walk.type('newPassword', to)
  await walk.send()
  expect(walk.path(), await walk.text()).toBe('/my-account/password/changed')
}

/** A key that is printed once. */
async function keyOf(...words: readonly string[]): Promise<string> {
  const { out, err, code } = await demo.command(...words, '--apply', '--json')
  expect(code, err).toBe(0)
  return (JSON.parse(out) as { key: string }).key
}

/** Electronic ID in a real browser: activating with it, signing in where one may, and every way in which it opens nothing (rows N-5, E-1, E-4). */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { castPassword, foreigners } from '../src/cast/foreigners.ts'
import { codeNow, enrolApp, showCode } from './app.ts'
import { bring } from './bring.ts'
import { desktop, openChromium, phone, startWalk, type Walk, type WalkWish } from './browser.ts'
import { cancel, type Identity, identify, unknownPerson, withoutNumber } from './identify.ts'
import { employee, type Newcomer, student } from './newcomers.ts'
import { reach } from './running-demo.ts'
import { choosePassword, type Shown, shownAtEnd, signIn, signOutEverywhere } from './ways.ts'

const demo = reach(inject('demo'))
let browser: Browser
beforeAll(async () => {
  browser = await openChromium()
})
afterAll(async () => browser.close())

type Way = Omit<WalkWish, 'origin'> & { one: Newcomer | null; who: Identity }

const someone = student(131, { given: 'Eirik', family: 'Nes', language: 'nn' })
const worker = employee(132, { given: 'Sofia', family: 'Costa', language: 'en' })

const ways: Way[] = [
  {
    name: 'activate-electronic-id',
    institution: 'ntnu',
    language: 'nb',
    width: phone,
    one: null,
    who: { name: 'Kari Åse Nordmann' },
  },
  {
    name: 'activate-electronic-id-without-script',
    institution: 'ntnu',
    language: 'nn',
    said: 'address',
    script: false,
    width: phone,
    one: someone,
    who: someone,
  },
  {
    name: 'activate-electronic-id-by-keyboard',
    institution: 'usn',
    language: 'en',
    keyboard: true,
    width: desktop,
    one: worker,
    who: worker,
  },
]

describe.each(ways)('$institution, $name', ({ one, who, ...wish }) => {
  test('from the front page to username and password, without PIN', async () => {
    if (one) await bring(demo, { institution: wish.institution, people: [one] })
    const walk = await startWalk(browser, { ...wish, origin: demo.origin(wish.institution) })
    const shown = await activateByEid(walk, who)
    await walk.open('/my-account')
    expect(walk.path(), await walk.text()).toBe('/my-account')
    await walk.look('my-account')
    await signOutEverywhere(walk)
    await signIn(walk, shown)
    expect(walk.path(), await walk.text()).toBe('/my-account')
    await walk.open('/sign-out')
    await walk.send()
    // a second time there is nothing to activate
    await walk.open('/activate-account')
    await identify(walk, 'activate-account', who, '/electronic-id/return')
    await walk.look('already-activated')
    await walk.close()
  })
})

async function activateByEid(walk: Walk, who: Identity): Promise<Shown> {
  await walk.open('/')
  await walk.follow('/activate-account')
  await walk.look('who')
  await identify(walk, 'activate-account', who, '/activate-account/rules')
  await walk.look('rules')
  await walk.tick('acceptRules')
  await walk.send()
  await walk.look('password')
  const password = await choosePassword(walk, { write: 'Femten flittige fuglar, 8 fjell og ein foss' })
  await walk.send()
  return shownAtEnd(walk, password)
}

describe('electronic ID that opens nothing says why, and what is left', () => {
  test.each([
    ['oslomet', 'nb', 'forgotten-password', true],
    ['usn', 'nn', 'forgotten-username', false],
    ['educloud', 'en', 'sign-in', true],
  ] as const)('%s, %s, %s', async (institution, language, purpose, script) => {
    const walk = await startWalk(browser, {
      name: `electronic-id-opens-nothing-${purpose}`,
      institution,
      language,
      said: script ? 'browser' : 'address',
      script,
      width: phone,
      origin: demo.origin(institution),
    })
    await walk.open(`/${purpose}`)
    await cancel(walk, purpose)
    await walk.look('cancelled')
    await walk.open(`/${purpose}`)
    await identify(walk, purpose, withoutNumber, '/electronic-id/return')
    await walk.look('no-number')
    // whoever signs in is not asked twice who they are: this is somebody else, later
    await walk.context.clearCookies()
    await walk.open(`/${purpose}`)
    await identify(walk, purpose, unknownPerson, '/electronic-id/return')
    await walk.look('unknown-person')
    expect(await walk.context.cookies()).not.toContainEqual(
      expect.objectContaining({ name: '__Host-session' }),
    )
    await walk.close()
  })
})

test('educloud: signed in with electronic ID, a first app, then a new one in its place', async () => {
  const institution = 'educloud'
  const henrik = foreigners.find(({ eid }) => eid)
  if (!henrik) throw new Error('nobody at Educloud has a Norwegian number')
  const walk = await startWalk(browser, {
    name: 'sign-in-electronic-id',
    institution,
    language: 'en',
    width: phone,
    origin: demo.origin(institution),
  })
  await walk.open('/sign-in')
  await walk.look('sign-in')
  await identify(walk, 'sign-in', { name: `${henrik.given} ${henrik.family}` }, '/my-account')
  await walk.look('my-account')
  await walk.follow('/my-account/two-factor')
  const first = await enrolApp(walk, demo, '/my-account/two-factor')
  await walk.look('overview')
  await walk.follow('/my-account/two-factor/app')
  await walk.look('one-more-app')
  await signOutEverywhere(walk)

  const known = { username: henrik.username, password: castPassword }
  await demo.advance('PT31S')
  await signIn(walk, known)
  await walk.look('second-factor')
  await showCode(walk, await codeNow(demo, first.key))
  await walk.open('/sign-out')
  await walk.send()

  await signIn(walk, known)
  await walk.unfold()
  await walk.follow('/lost-second-factor')
  await walk.look('lost-second-factor')
  await identify(walk, 'lost-second-factor', { name: henrik.given }, '/my-account/two-factor')
  const next = await enrolApp(walk, demo)
  await signOutEverywhere(walk)
  await demo.advance('PT31S')
  await signIn(walk, known)
  await walk.type('code', await codeNow(demo, first.key))
  await walk.send()
  expect(walk.status()).toBe(422)
  await showCode(walk, await codeNow(demo, next.key))
  await walk.close()
})

/** A username changed for cause: the new one by the rules, the old one still leads to its owner and to nobody else, and both ways back (Z-11, N-6). */
import { beforeAll, describe, expect, test } from 'vitest'
import { giveUsername } from '../actions/give-username.ts'
import { together } from '../actions/world.ts'
import { type AgentInTests, openDeskIn, putAgent } from '../cast/at-the-desk.ts'
import { type Browser, openBrowser } from '../cast/browser.ts'
import { workOff } from '../cast/post.ts'
import { putPerson } from '../cast/rows.ts'
import { putSignedUp, type SignedUp } from '../cast/signed-up.ts'
import { freshAddress } from '../cast/standing.ts'
import { testPortal } from '../cast/test-portal.ts'
import { demandsNoFactor, testWorld } from '../cast/test-world.ts'
import type { Institution } from '../core/institution/institution.ts'
import { usernameSchemeSetting } from '../core/account/username-scheme-setting.ts'
import { mailAliasesOf } from '../store/mail-aliases.ts'
import { personById } from '../store/people.ts'
import { journeys } from '../run/journeys.ts'

const host = 'oslomet.localhost'
const settings = (institution: Institution): Institution => ({
  ...demandsNoFactor(institution),
  usernames: {
    ...institution.usernames,
    scheme: usernameSchemeSetting.parse({ form: 'letters-and-digits' }),
  },
  mailAddresses: { ...institution.mailAddresses, form: 'username' },
})
const university = await testWorld('oslomet', { settings })
const portal = await testPortal([university], journeys)
const { store } = university.world
const { domain } = university.world.institution.mailAddresses
let agent: AgentInTests
let named = 0

beforeAll(async () => {
  agent = await putAgent(university, 'administrator', 'admin1001')
})

async function someone(): Promise<SignedUp> {
  named += 1
  return putSignedUp(university, {
    username: `gamle${1_000 + named}`,
    given: 'Solveig',
    family: 'Havn',
  })
}

async function atPage(one: SignedUp, language = 'en'): Promise<Browser> {
  university.advance('PT10M')
  const browser = await openDeskIn(university, portal, host, agent, language)
  await browser.open(`/desk/people/${one.personId}/caller`)
  await browser.submit({ how: 'passport-seen' })
  await browser.open(`/desk/people/${one.personId}/change-username`)
  return browser
}

async function rename(one: SignedUp, username: string, language = 'en'): Promise<Browser> {
  const browser = await atPage(one, language)
  await browser.submit({ username, reason: 'New name', ticket: 'INC-1' })
  return browser
}

async function signsIn(username: string, password: string): Promise<Browser> {
  const browser = openBrowser(portal, { host, from: freshAddress() })
  await browser.open('/sign-in')
  await browser.submit({ username, password })
  return browser
}

const accountOf = async ({ accountId }: SignedUp) =>
  store
    .selectFrom('account')
    .select(['username', 'mail'])
    .where('id', '=', accountId)
    .executeTakeFirstOrThrow()

describe('the new one', () => {
  test('is the wanted one; the old one, alone and as an address, signs in to the same account; no message has either', async () => {
    const one = await someone()
    await workOff(university)
    const browser = await rename(one, 'solha2001')
    expect(browser.page.title).toBe('The username is changed.')
    expect(browser.page.text).toContain('The new username is solha2001')
    expect(await accountOf(one)).toEqual({ username: 'solha2001', mail: `solha2001@${domain}` })
    for (const name of ['solha2001', one.username, one.username.toUpperCase(), `${one.username}@${domain}`]) {
      const inside = await signsIn(name, one.password)
      expect([name, inside.page.path]).toEqual([name, '/my-account'])
      expect(inside.textOf('username')).toBe('solha2001')
    }
    const left = await workOff(university)
    expect(new Set(left.map(({ channel }) => channel))).toEqual(new Set(['mail', 'sms']))
    // its own address may have the old name in it
    const said = left.map((message) => `${'subject' in message ? message.subject : ''} ${message.text}`)
    expect(said.filter((text) => text.includes('solha2001') || text.includes(one.username))).toEqual([])
  })

  test('leaves the address of before to the account, shown beside the new one', async () => {
    const one = await someone()
    await rename(one, 'solha2009')
    const before = `${one.username}@${domain}`
    expect((await mailAliasesOf(store, [one.accountId])).get(one.accountId)).toEqual([before])
    const inside = await signsIn(before, one.password)
    expect([inside.textOf('mail'), inside.textOf('former-mail')]).toEqual([`solha2009@${domain}`, before])
    const desk = await openDeskIn(university, portal, host, agent)
    await desk.open(`/desk/people/${one.personId}`)
    expect(desk.page.text).toContain(before)
  })

  test('is by the scheme and from the name as it is now where nobody wishes for one', async () => {
    const one = await someone()
    const browser = await rename(one, '')
    const { username } = await accountOf(one)
    expect(username).toMatch(/^sohav\d{4}$/)
    expect(browser.page.text).toContain(username)
  })

  test('counts wrong passwords together with the old one', async () => {
    const one = await someone()
    await rename(one, 'solha2002')
    const names = ['solha2002', one.username]
    for (let wrong = 0; wrong < 6; wrong += 1) await signsIn(names[wrong % 2] ?? '', 'not this one 4 sure')
    for (const name of names) expect((await signsIn(name, one.password)).page.status).toBe(429)
  })
})

describe('no name but a right and free one is taken', () => {
  test.each([
    ['nb', 'karin', 'Navnet følger ikke reglene for brukernavn.'],
    ['nn', 'kåren1234', 'Namnet følgjer ikkje reglane for brukarnamn.'],
    ['en', 'faen11234', 'The name does not follow the rules for usernames.'],
  ] as const)('%s: %s', async (language, wanted, says) => {
    const one = await someone()
    const browser = await rename(one, wanted, language)
    expect([browser.page.status, browser.page.text]).toEqual([422, expect.stringContaining(says)])
    expect((await accountOf(one)).username).toBe(one.username)
  })

  test('nobody’s, nobody’s former, and not through an activation either', async () => {
    const [one, other] = [await someone(), await someone()]
    await rename(one, 'solha3001')
    for (const theirs of ['solha3001', one.username]) {
      const browser = await rename(other, theirs)
      expect(browser.page.text).toContain('The name is or was somebody’s.')
    }
    // somebody new, whose first hundred candidates are all names that were somebody's
    const personId = await putPerson(store, { given: 'Ny', family: 'Person' })
    const person = await personById(store, personId)
    if (!person) throw new Error('nobody')
    const given = await together(university.world, async (db) => giveUsername(university.world, db, person))
    expect([one.username, 'solha3001']).not.toContain(given)
  })

  test('two who want the same at the same moment do not both have it', async () => {
    const [one, other] = [await someone(), await someone()]
    const second = await putAgent(university, 'administrator', 'admin1002')
    const browsers = [await atPage(one)]
    const theirs = await openDeskIn(university, portal, host, second)
    await theirs.open(`/desk/people/${other.personId}/caller`)
    await theirs.submit({ how: 'video' })
    await theirs.open(`/desk/people/${other.personId}/change-username`)
    browsers.push(theirs)
    const wish = { username: 'solha4001', reason: 'New name', ticket: 'INC-1' }
    await Promise.all(browsers.map(async (browser) => browser.submit(wish)))
    const titles = browsers.map(({ page }) => page.title).sort()
    expect(titles).toEqual(['Change the username', 'The username is changed.'])
  })
})

describe('taken back', () => {
  test('the old one is the name again, the one in between leads nowhere and is nobody’s', async () => {
    const one = await someone()
    const browser = await rename(one, 'solha5001')
    const act = await store
      .selectFrom('desk_act')
      .select('id')
      .where('person_id', '=', one.personId)
      .executeTakeFirstOrThrow()
    await browser.open(`/desk/acts/${act.id}/undo`)
    await browser.submit({ reason: 'Was a mistake' })
    expect(browser.page.title).toBe('It is taken back.')
    expect(await accountOf(one)).toEqual({ username: one.username, mail: `${one.username}@${domain}` })
    expect((await signsIn(one.username, one.password)).page.path).toBe('/my-account')
    expect((await signsIn('solha5001', one.password)).page.path).toBe('/sign-in')
    const other = await someone()
    expect((await rename(other, 'solha5001')).page.text).toContain('The name is or was somebody’s.')
  })

  test('the own former name can be given to its owner again', async () => {
    const one = await someone()
    await rename(one, 'solha6001')
    const browser = await rename(one, one.username)
    expect(browser.page.title).toBe('The username is changed.')
    expect((await accountOf(one)).username).toBe(one.username)
    expect((await signsIn('solha6001', one.password)).page.path).toBe('/my-account')
  })
})

test('the desk finds the person by either name, also by one that begins like a country and its passport number', async () => {
  const one = await someone()
  const browser = await rename(one, 'solha7001')
  expect(browser.page.title).toBe('The username is changed.')
  for (const q of ['solha7001', one.username]) {
    await browser.open('/desk')
    await browser.submit({ q })
    expect([q, browser.page.path]).toEqual([q, `/desk/people/${one.personId}`])
  }
})

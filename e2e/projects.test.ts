/** The guide of foreign user administration followed sentence by sentence by two people in two browsers (E-1 to E-5). */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { enrolApp } from './app.ts'
import { desktop, openChromium, phone, startWalk, type Walk, type WalkWish } from './browser.ts'
import { identify } from './identify.ts'
import { bringProject, type Project } from './project-people.ts'
import { reach } from './running-demo.ts'
import { told } from './told.ts'
import { shownAtEnd, signIn } from './ways.ts'

const demo = reach(inject('demo'))
let browser: Browser
beforeAll(async () => {
  browser = await openChromium()
})
afterAll(async () => browser.close())

const institution = 'educloud'
const origin = demo.origin(institution)
const passwords = {
  administrator: 'Sju 7 blå fiskebåtar i regn',
  member: 'Cuatro 4 faros y un barco verde',
}
const projectLink = /(http:\S+\/project-link\/[\w-]+)/

/** The names of steps and buttons, as the guide and its translations have them. */
const says = {
  en: {
    front: 'Foreign user administration',
    send: 'Send link to reset password',
    create: 'Create new link',
    submit: 'Create and send link',
    secret: 'Secret',
    skip: 'Skip',
    set: 'Set new OTP',
    used: 'Used',
  },
  nb: {
    front: 'Administrasjon av utenlandske brukere',
    send: 'Send lenke for å tilbakestille passord',
    create: 'Lag ny lenke',
    submit: 'Lag og send lenke',
    secret: 'Nøkkel',
    skip: 'Hopp over',
    set: 'Sett opp ny OTP',
    used: 'Brukt',
  },
  nn: {
    front: 'Administrasjon av utanlandske brukarar',
    send: 'Send lenkje for å tilbakestille passord',
    create: 'Lag ny lenkje',
    submit: 'Lag og send lenkje',
    secret: 'Nøkkel',
    skip: 'Hopp over',
    set: 'Set opp ny OTP',
    used: 'Brukt',
  },
} as const

type How = Pick<WalkWish, 'language' | 'width' | 'keyboard' | 'script'> & { place: number }

const ways: readonly How[] = [
  { place: 601, language: 'en', width: desktop },
  { place: 602, language: 'nb', width: phone, script: false },
  { place: 603, language: 'nn', width: desktop, keyboard: true },
]

test.each(ways)(
  'educloud, $language',
  async ({ place, ...how }) => {
    const project = await bringProject(demo, place, how.language)
    const administrator = await startWalk(browser, {
      name: 'project-administrator',
      institution,
      origin,
      ...how,
    })
    const username = await activateByEid(project)
    await administratorComes(administrator, project, username)
    const first = await sendLink(administrator, project)
    const member = await startWalk(browser, { name: 'project-member', institution, origin, ...how })
    await newAccount(member, first)
    await member.close()

    const second = await sendLink(administrator, project)
    const again = await startWalk(browser, { name: 'project-member-again', institution, origin, ...how })
    await skipAndSetNewCodes(again, second)
    await again.close()
    await administrator.open(`/projects/${project.key}/links`)
    await administrator.look('links-used')
    const states = await administrator.page.locator('main tbody .ds-tag').allInnerTexts()
    expect(states).toEqual([says[how.language].used, says[how.language].used])
    await revoked(administrator, project)
    await administrator.close()
  },
  300_000,
)

/** Whoever has a Norwegian number needs no link: electronic ID opens the account. */
async function activateByEid({ administrator: { idNumber } }: Project): Promise<string> {
  const walk = await startWalk(browser, {
    name: 'project-administrator-activates',
    institution,
    origin,
    language: 'en',
  })
  await walk.open('/activate-account')
  await walk.look('activate')
  await identify(walk, 'activate-account', { idNumber }, '/activate-account/rules')
  await walk.look('rules')
  await walk.tick('acceptRules')
  await walk.send()
  await walk.type('newPassword', passwords.administrator)
  await walk.send()
  const { username } = await shownAtEnd(walk, passwords.administrator)
  await walk.close()
  return username
}

/** "Foreign user administration" on the front page asks for sign-in, and then shows the own projects. */
async function administratorComes(walk: Walk, project: Project, username: string): Promise<void> {
  const words = says[walk.wish.language]
  await walk.open('/')
  expect(await walk.text()).toContain(words.front)
  await walk.look('front')
  await walk.follow('/projects')
  expect(walk.path()).toBe('/sign-in')
  await walk.type('username', username)
  await walk.type('password', passwords.administrator)
  await walk.send()
  expect(walk.path(), await walk.text()).toBe('/projects')
  expect(await walk.h1()).toBe(words.front)
  await walk.look('own-projects')
  await walk.follow(`/projects/${project.key}`)
  expect(await walk.h1()).toBe(project.name)
  await walk.look('project')
}

/** "Send link to reset password", "Create new link", the member, "Create and send link": the secret, once. */
async function sendLink(
  walk: Walk,
  { key, member }: Project,
): Promise<{ link: string; secret: string; mail: string }> {
  const words = says[walk.wish.language]
  await walk.open(`/projects/${key}`)
  expect(await walk.text()).toContain(words.send)
  await walk.follow(`/projects/${key}/links`)
  expect(await walk.h1()).toBe(words.send)
  await walk.look('links')
  expect(await walk.text()).toContain(words.create)
  await walk.follow(`/projects/${key}/links/new`)
  expect(await walk.h1()).toBe(words.create)
  await walk.look('new-link')
  await walk.send()
  expect(walk.status()).toBe(422)
  await walk.look('nobody-chosen')
  await walk.choose('user', 0)
  expect(await walk.page.locator('main form button').innerText()).toBe(words.submit)
  const { found: link, message } = await told(demo, member.email, projectLink, async () => walk.send())
  await walk.look('secret-once')
  const secret = await walk.page.locator('strong#secret').innerText()
  expect(await walk.text()).toContain(words.secret)
  expect(message.text).not.toContain(secret)
  await walk.follow(`/projects/${key}/links`)
  expect(await walk.text()).not.toContain(secret)
  return { link, secret, mail: message.text }
}

type Sent = { link: string; secret: string }

async function logInWithSecret(walk: Walk, { link, secret }: Sent): Promise<void> {
  await walk.page.goto(link)
  expect(walk.path()).toBe('/project-link')
  await walk.look('secret')
  await walk.type('secret', '00000-00000')
  await walk.send()
  expect(walk.status()).toBe(422)
  await walk.look('wrong-secret')
  await walk.type('secret', secret)
  await walk.send()
}

/** The first link makes the account: rules, username, password. */
async function newAccount(walk: Walk, sent: Sent): Promise<void> {
  await logInWithSecret(walk, sent)
  expect(walk.path()).toBe('/activate-account/rules')
  await walk.look('rules')
  await walk.tick('acceptRules')
  await walk.send()
  await walk.look('password')
  await walk.type('newPassword', passwords.member)
  await walk.send()
  const { username } = await shownAtEnd(walk, passwords.member)
  await walk.context.clearCookies()
  await signIn(walk, { username, password: passwords.member })
  expect(walk.path()).toBe('/my-account')
  await walk.page.goto(sent.link)
  expect(walk.status()).toBe(422)
  await walk.look('dead-link')
}

/** The second one: the password is skipped, and a new code app set up from the menu. */
async function skipAndSetNewCodes(walk: Walk, sent: Sent): Promise<void> {
  const words = says[walk.wish.language]
  await logInWithSecret(walk, sent)
  expect(walk.path()).toBe('/set')
  expect(await walk.text()).toContain(words.skip)
  await walk.look('password')
  await walk.follow('/project-link/skip')
  await walk.look('skip')
  await walk.send()
  expect(walk.path()).toBe('/project-link/done')
  await walk.look('front-page-of-the-link')
  await walk.follow('/one-time-codes')
  expect(await walk.h1()).toBe('OTP')
  expect(await walk.text()).toContain(words.set)
  await walk.look('one-time-codes')
  await walk.follow('/my-account/two-factor')
  await enrolApp(walk, demo)
  await walk.look('my-account')
}

async function revoked(walk: Walk, project: Project): Promise<void> {
  const { link } = await sendLink(walk, project)
  await walk.page.locator('main a[href$="/revoke"]').first().click()
  await walk.look('revoke')
  await walk.send()
  await walk.look('revoked')
  const late = await startWalk(browser, { name: 'project-late', institution, origin, language: 'en' })
  await late.page.goto(link)
  expect(late.status()).toBe(422)
  await late.close()
}

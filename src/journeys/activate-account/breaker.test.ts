/** A flood of wrong PINs against many people: few are compared, then a link is asked for beside the PIN, and it works (case P-02). */
import { expect, test } from 'vitest'
import { proveAndAccept, proveIn } from '../../cast/activation-walk.ts'
import { openBrowser } from '../../cast/browser.ts'
import { newcomer, type Newcomer } from '../../cast/newcomers.ts'
import { workOff } from '../../cast/post.ts'
import { testPortal } from '../../cast/test-portal.ts'
import { testWorld } from '../../cast/test-world.ts'
import { activateAccount } from './journey.ts'

const ntnu = await testWorld('ntnu')
const portal = await testPortal([ntnu], [activateAccount])
const crowd = Array.from({ length: 100 }, (_, place) => newcomer(place))
const [honest, known, replaced, noMail] = [newcomer(100), newcomer(101), newcomer(102), newcomer(103)]
await ntnu.takeIn(
  'fs',
  [...crowd, honest, known, replaced].map((one) => one.line),
)
await ntnu.takeIn('fs', [{ ...noMail.line, email: null }])
const { perHour } = ntnu.world.institution.pin.access.breaker
const password = 'Lavendeltoget gjekk 47 gonger forbi Otta'
const lookInMail = 'Look in your e-mail'

test('hundreds of guesses at a hundred people, many at once: no more than the breaker allows are compared, and it is told', async () => {
  for (const round of [1, 2, 3]) {
    for (const wave of wavesOf(crowd, 12)) {
      await Promise.all(
        wave.map(async (one, at) => proveIn(browser(`203.0.${round}.${at}`), { ...one, pin: `900${round}` })),
      )
      expect(await compared()).toBeLessThanOrEqual(perHour)
    }
  }
  const allAtOnce = await Promise.all(
    crowd.map(async (one, at) => proveIn(browser(`203.0.4.${at}`), { ...one, pin: '9004' })),
  )
  expect(new Set(allAtOnce.map((answer) => answer.title))).toEqual(new Set([lookInMail]))
  expect(await compared()).toBe(perHour)
  expect(ntnu.told.filter(({ event }) => event === 'pin-breaker-open').length).toBeGreaterThan(0)
})

test('while it is open no PIN is compared without the link, right or wrong, and everybody is answered alike', async () => {
  const before = await compared()
  const people = [
    honest,
    { ...honest, pin: '9009' },
    noMail,
    newcomer(200),
    { ...newcomer(201), idNumber: 'x' },
  ]
  const answers = []
  for (const one of people) answers.push(await proveIn(browser(), one))
  expect(new Set(answers.map(({ status, html }) => `${status} ${html}`)).size).toBe(1)
  expect(answers[0]).toMatchObject({ status: 200, title: lookInMail })
  expect(await compared()).toBe(before)
})

test('a student with the link from the mail activates during the flood; the link works once', async () => {
  await workOff(ntnu)
  await proveIn(browser(), honest)
  const path = await linkSentTo(honest)
  const student = browser()
  await student.open(path)
  expect(student.page).toMatchObject({ status: 200, path: '/activate-account/link', title: 'Enter your PIN' })
  expect(student.fields()).toEqual(['pin'])
  expect((await student.submit({ pin: '9009' })).status).toBe(422)
  await student.submit({ pin: honest.pin })
  await student.submit({ acceptRules: 'yes' })
  expect((await student.submit({ newPassword: password })).title).toBe('The account is open')
  const again = browser()
  expect((await again.open(path)).title).toBe('The link no longer works')
})

test('opening the link changes nothing, however often programs look at it (L-05)', async () => {
  await proveIn(browser(), known)
  const path = await linkSentTo(known)
  const before = await ntnu.world.store.selectFrom('mail_link').selectAll().execute()
  for (const method of ['GET', 'HEAD', 'GET'] as const) {
    const answer = await portal.inject({ method, url: path, headers: { host: 'ntnu.localhost' } })
    expect(answer.headers['location'] ?? '/activate-account/link').toBe('/activate-account/link')
  }
  expect(await ntnu.world.store.selectFrom('mail_link').selectAll().execute()).toEqual(before)
  expect((await browser().open(path)).title).toBe('Enter your PIN')
})

test('a newer link kills the older one, and an hour kills any (L-08)', async () => {
  await proveIn(browser(), replaced)
  const first = await linkSentTo(replaced)
  await proveIn(browser(), replaced)
  const second = await linkSentTo(replaced)
  expect((await browser().open(first)).title).toBe('The link no longer works')
  expect((await browser().open(second)).title).toBe('Enter your PIN')
  expect(second).not.toBe(first)
  ntnu.advance('PT59M')
  expect((await browser().open(second)).title).toBe('Enter your PIN')
  ntnu.advance('PT2M')
  expect((await browser().open(second)).title).toBe('The link no longer works')
})

test('the key of a link is nowhere in the database (L-09)', async () => {
  const links = await ntnu.world.store.selectFrom('mail_link').select('id_digest').execute()
  expect(links.length).toBeGreaterThan(0)
  expect(links.every(({ id_digest }) => id_digest.length === 32)).toBe(true)
  expect(sentPaths.size).toBeGreaterThan(2)
  const kept = JSON.stringify(
    await Promise.all([
      ntnu.world.store.selectFrom('journal').selectAll().execute(),
      ntnu.world.store.selectFrom('mail_link').selectAll().execute(),
      ntnu.world.store.selectFrom('grants').selectAll().execute(),
    ]),
  )
  for (const path of sentPaths) expect(kept).not.toContain(path.split('/').at(-1) ?? path)
})

test('somebody without a registered address finds the reason in the journal, and nothing was sent', async () => {
  const lines = await ntnu.world.store
    .selectFrom('journal as j')
    .innerJoin('person as p', 'p.id', 'j.person_id')
    .select(['j.what', 'j.details'])
    .where('p.student_number', '=', noMail.studentNumber)
    .where('j.what', 'like', 'activation-link%')
    .execute()
  expect(lines).toEqual([{ what: 'activation-link-not-sent', details: { notSent: 'no-mail-address' } }])
})

test('when the flood is over, number and PIN are enough again', async () => {
  ntnu.advance('PT1H')
  expect((await proveAndAccept(browser(), known)).path).toBe('/activate-account/password')
})

const sentPaths = new Set<string>()

async function linkSentTo(one: Newcomer): Promise<string> {
  const sent = await workOff(ntnu)
  const [mail, ...more] = sent.filter(
    (message) => message.to === one.line['email'] && message.text.includes('/link/'),
  )
  expect(more).toEqual([])
  const path = /\/activate-account\/link\/[A-Za-z0-9_-]{43}/.exec(mail?.text ?? '')?.[0]
  if (!path) throw new Error('no link was sent')
  sentPaths.add(path)
  return path
}

function wavesOf<T>(all: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, wave) =>
    all.slice(wave * size, (wave + 1) * size),
  )
}

/** Wrong tries that were compared, over all PINs. */
async function compared(): Promise<number> {
  const pins = await ntnu.world.store.selectFrom('access_pin').select('tries').execute()
  return pins.reduce((sum, { tries }) => sum + tries, 0)
}

function browser(from = '192.0.2.8') {
  return openBrowser(portal, { host: 'ntnu.localhost', from })
}

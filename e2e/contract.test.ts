/** The portal as somebody meets it who knows nothing but the fixed paths, field names and ids: plain HTTP, no browser. */
import { describe, expect, inject, test } from 'vitest'
import { castPassword, foreigners } from '../src/cast/foreigners.ts'
import { codeNow } from './app.ts'
import { bring } from './bring.ts'
import { activateAll, type Outcome } from './at-once.ts'
import { employee, student } from './newcomers.ts'
import { activate, outsider, signIn } from './outsider.ts'
import { reach } from './running-demo.ts'
import { ask } from './ask.ts'

const demo = reach(inject('demo'))
const password = 'Fjorten måkar, 2 på kaia i Vardø'

describe('activation, by the names of the fields alone', () => {
  test.each([
    // a second factor is demanded there, and was not set up yet
    { institution: 'oslomet', one: student(401), next: '/my-account/two-factor' },
    { institution: 'ntnu', one: student(402), next: '/my-account' },
    { institution: 'usn', one: student(403), next: '/my-account' },
    { institution: 'usn', one: employee(404), next: '/my-account' },
    // a fifth university that is one file of its own
    { institution: 'maritim', one: student(405), next: '/my-account' },
  ])('$one.who at $institution', async ({ institution, one, next }) => {
    await bring(demo, { institution, people: [one] })
    const browser = outsider(demo, institution)
    const shown = await activate(browser, one, password)
    expect(shown).toMatchObject({ is: 'activated' })
    if (shown.is !== 'activated') return
    const page = await signIn(outsider(demo, institution), shown.username, password)
    expect([page.status, page.path]).toEqual([200, next])
    const wrong = await signIn(outsider(demo, institution), shown.username, `${password}!`)
    expect([wrong.status, wrong.path]).toEqual([422, '/sign-in'])
    const nobody = await signIn(outsider(demo, institution), 'nobod0000', password)
    expect([nobody.status, nobody.path, nobody.text]).toEqual([
      422,
      '/sign-in',
      wrong.text.replace(shown.username, 'nobod0000'),
    ])
  })

  test('the fields are exactly these, nothing is chosen beforehand, and no button has a name', async () => {
    const one = student(406)
    await bring(demo, { institution: 'oslomet', people: [one] })
    const browser = outsider(demo, 'oslomet')
    const met: Record<string, readonly string[]> = {}
    const note = () => {
      const [form, ...others] = browser.forms()
      met[browser.page.path] = form?.fields ?? []
      expect(form).toMatchObject({ preselected: [], namedButtons: [] })
      // the only other form of a page signs out
      expect(others.filter(({ action }) => !action.endsWith('/sign-out'))).toEqual([])
    }
    await browser.get('/activate-account')
    note()
    await browser.get('/activate-account/employee')
    note()
    await browser.get('/activate-account/student')
    note()
    await browser.fill({ idNumber: one.idNumber, studentNumber: one.studentNumber, pin: one.pin })
    note()
    await browser.fill({ acceptRules: 'anything' })
    note()
    await browser.fill({ newPassword: password })
    expect(browser.element('username')).toMatchObject({ tag: 'strong' })
    expect(browser.element('mail')).toMatchObject({ tag: 'span' })
    await browser.get('/my-account/two-factor')
    note()
    const key = browser.element('secret-key')?.text ?? ''
    await browser.fill({ code: await codeNow(demo, key) })
    for (const path of ['/my-account/password', '/my-account/pin', '/sign-out']) {
      await browser.get(path)
      note()
    }
    const away = outsider(demo, 'oslomet')
    await away.get('/sign-in')
    met['/sign-in'] = away.forms()[0]?.fields ?? []
    expect(met).toEqual({
      '/activate-account': ['who'],
      '/activate-account/student': ['idNumber', 'studentNumber', 'pin', 'sharedComputer'],
      '/activate-account/employee': ['idNumber', 'birthDate', 'pin', 'sharedComputer'],
      '/activate-account/rules': ['acceptRules'],
      '/activate-account/password': ['suggestion', 'newPassword'],
      '/my-account/two-factor': ['code'],
      '/my-account/password': ['currentPassword', 'suggestion', 'newPassword'],
      '/my-account/pin': ['newPin'],
      '/sign-out': [],
      '/sign-in': ['username', 'password', 'sharedComputer'],
    })
  })
})

describe('who may be where', () => {
  test.each(['/my-account', '/my-account/password', '/my-account/pin', '/my-account/sessions', '/set'])(
    '%s shows nothing to somebody who is not signed in',
    async (path) => {
      const browser = outsider(demo, 'oslomet')
      const page = await browser.get(path)
      expect([200, 401, 403]).toContain(page.status)
      if (page.status === 200) expect(page.path).toBe('/sign-in')
    },
  )

  test('the portal goes by the host name; the port and a stranger’s name decide nothing', async () => {
    const [chiara] = foreigners
    const elsewhere = await signIn(outsider(demo, 'oslomet'), chiara?.username ?? '', castPassword)
    expect(elsewhere.status).toBe(422)
    const asked = { port: demo.port, method: 'GET', path: '/sign-in' } as const
    const foreign = await ask({ ...asked, host: 'evil.example' })
    expect(foreign.status).toBeGreaterThanOrEqual(400)
    expect(foreign.text).not.toContain('name="password"')
    for (const path of ['/healthz', '/readyz'])
      expect(await ask({ ...asked, path, host: 'localhost' }), path).toMatchObject({ status: 200 })
  })

  test('the language: address, then saved choice, then what the browser says', async () => {
    const browser = outsider(demo, 'usn', 'nn-NO,nn;q=0.9,en;q=0.5')
    const languageOf = async (path: string) =>
      /<html[^>]* lang="([^"]*)"/.exec((await browser.get(path)).html)?.[1]
    expect(await languageOf('/sign-in')).toBe('nn')
    expect(await languageOf('/en/sign-in')).toBe('en')
    expect(await languageOf('/sign-in')).toBe('en')
    expect(await languageOf('/nb/sign-in')).toBe('nb')
  })
})

describe('many at the same moment', () => {
  test('64 times the same person: one account, one winner, and the winner’s password is the one that works', async () => {
    const one = student(407)
    await bring(demo, { institution: 'ntnu', people: [one] })
    const tries = Array.from({ length: 64 }, (_, place) => ({ one, password: `${password} nummer ${place}` }))
    const { outcomes } = await activateAll(demo, 'ntnu', tries)
    const winners = outcomes.filter((outcome) => outcome.is === 'activated')
    expect(winners).toHaveLength(1)
    expect(outcomes.filter((outcome) => outcome.is === 'refused' && outcome.status >= 500)).toEqual([])
    const [winner] = winners
    if (winner?.is !== 'activated') return
    const page = await signIn(outsider(demo, 'ntnu'), winner.username, winner.password)
    expect(page.path).toBe('/my-account')
    const messages = await demo.received(({ to }) => to === one.email, 1)
    expect(messages).toHaveLength(1)
  })

  test('40 namesakes: 40 usernames, none lost', async () => {
    const people = Array.from({ length: 40 }, (_, place) =>
      student(420 + place, { given: 'Kari', family: 'Nordmann' }),
    )
    await bring(demo, { institution: 'ntnu', people })
    const tries = people.map((one) => ({ one, password: `${password} ${one.studentNumber}` }))
    const { outcomes } = await activateAll(demo, 'ntnu', tries)
    expect(outcomes.filter((outcome) => outcome.is !== 'activated')).toEqual([])
    const named = outcomes.flatMap((outcome) => (outcome.is === 'activated' ? [outcome.username] : []))
    expect(new Set(named).size).toBe(40)
    expect(await whoCannotSignIn(outcomes)).toEqual([])
  })
})

async function whoCannotSignIn(outcomes: readonly Outcome[]): Promise<string[]> {
  const lost: string[] = []
  for (const outcome of outcomes) {
    if (outcome.is !== 'activated') continue
    const page = await signIn(outsider(demo, 'ntnu'), outcome.username, outcome.password)
    if (page.path !== '/my-account') lost.push(`${outcome.username}: ${page.status} ${page.path}`)
  }
  return lost
}

/** Walks through activation as students and employees of each university do, and reads what they are told. */
import { describe, expect, test } from 'vitest'
import { openBrowser } from '../../cast/browser.ts'
import { type AtHand, proveAndAccept, proveIn } from '../../cast/activation-walk.ts'
import { newcomer } from '../../cast/newcomers.ts'
import { castOf, type CastMember } from '../../cast/people.ts'
import { workOff } from '../../cast/post.ts'
import { testPortal } from '../../cast/test-portal.ts'
import { demandsNoFactor, type TestWorld, testWorld } from '../../cast/test-world.ts'
import { isPassword, preparePassword } from '../../core/secrets/password.ts'
import { activateAccount } from './journey.ts'

const oslomet = await testWorld('oslomet', { settings: demandsNoFactor })
const ntnu = await testWorld('ntnu')
const usn = await testWorld('usn')
const educloud = await testWorld('educloud')
const worlds = { oslomet, ntnu, usn }
const portal = await testPortal([oslomet, ntnu, usn, educloud], [activateAccount])
const ownPassword = 'Lavendeltoget gjekk 47 gonger forbi Otta'

for (const each of Object.values(worlds)) {
  const members = castOf(each.world.institution, each.world.now())
  for (const register of ['fs', 'hr'] as const) {
    await each.takeIn(
      register,
      members.filter((one) => one.register === register).map((one) => one.line),
    )
  }
  await each.takeIn(
    'fs',
    [0, 1, 2].map((place) => newcomer(place).line),
  )
}

describe.each(Object.entries(worlds))('at %s', (key, each) => {
  test('a student activates, with rules first and the username and mail address shown', async () => {
    const browser = await atPassword(key, member(each, 'kari'))
    const [, promised] = /autocomplete="username" value="([^"]+)"/.exec(browser.page.html) ?? []
    const done = await browser.submit({ newPassword: ownPassword })
    expect(done).toMatchObject({ status: 200, title: 'The account is open' })
    const username = browser.textOf('username') ?? ''
    expect(username).toBe(promised)
    const account = await accountOf(each, username)
    expect(account.mail).toBe(browser.textOf('mail'))
    expect(browser.textOf('mail')).toContain(`@${mailDomain[key as keyof typeof mailDomain]}`)
    expect(await opensWith(each, username, ownPassword)).toBe(true)
    expect(await journalOf(each, account.person_id)).toEqual(
      expect.arrayContaining(['rules-accepted', 'account-activated']),
    )
  })

  test('an exchange student with a temporary number activates without having paid', async () => {
    const browser = await atPassword(key, member(each, 'aisha'))
    expect((await browser.submit({ newPassword: ownPassword })).title).toBe('The account is open')
  })

  test('an employee activates with birth date and PIN, and picks a suggested password', async () => {
    const liv = member(each, 'liv')
    const browser = openBrowser(portal, { host: `${key}.localhost` })
    await browser.open('/activate-account')
    await browser.submit({ who: 'employee' })
    await browser.submit({ idNumber: liv.idNumber, birthDate: liv.birthDate, pin: liv.pin })
    if (browser.page.path === '/activate-account/rules') await browser.submit({ acceptRules: 'on' })
    const [suggestion = ''] = suggestionsOn(browser.page.html)
    expect(suggestion.length).toBeGreaterThanOrEqual(16)
    const done = await browser.submit({ newPassword: '', suggestion })
    expect(done.title).toBe('The account is open')
    expect(await opensWith(each, browser.textOf('username') ?? '', suggestion)).toBe(true)
  })

  test('the username and the mail address are shown once: a reload and a second visit do not show them', async () => {
    const browser = await atPassword(key, newcomer(0))
    await browser.submit({ newPassword: ownPassword })
    const username = browser.textOf('username') ?? ''
    expect(username).not.toBe('')
    await browser.reload()
    expect(browser.page.path).toBe('/activate-account?late=1')
    expect(browser.page.html.replace(/<header.*<\/header>/s, '')).not.toContain(username)
    await browser.open('/activate-account/done')
    expect(browser.textOf('username')).toBeNull()
    expect(browser.page.html.replace(/<header.*<\/header>/s, '')).not.toContain(username)
    await browser.open('/activate-account')
    expect(browser.page.text).toContain('Your account is activated, and you are signed in')
  })

  test('nothing that is sent says username, mail address or password (N-6)', async () => {
    const accounts = await each.world.store.selectFrom('account').select(['username', 'mail']).execute()
    const sent = await workOff(each)
    expect(accounts).toHaveLength(4)
    expect(sent).toHaveLength(8)
    const said = sent.map((message) => JSON.stringify(message)).join()
    expect(said).toContain('activated')
    expect(said).not.toContain(ownPassword)
    for (const { username, mail } of accounts) {
      expect(said).not.toContain(username)
      expect(said).not.toContain(mail)
    }
  })
})

describe('the password page', () => {
  test('lists every objection, keeps the grant, and never gives the password back', async () => {
    const browser = await atPassword('usn', newcomer(1))
    const bad = 'Kariiii'
    const refused = await browser.submit({ newPassword: bad })
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('The password is too short: it has 7 characters and needs at least 16.')
    expect(refused.text).toContain('The same character appears more than 3 times in a row.')
    expect(refused.html).not.toContain(bad)
    const done = await browser.submit({ newPassword: ownPassword })
    expect(done.title).toBe('The account is open')
  })

  test('suggests others at every visit, says how strong they are, and takes one or the other, not both', async () => {
    const browser = await atPassword('ntnu', newcomer(1))
    const first = suggestionsOn(browser.page.html)
    expect(browser.page.text).toMatch(/at least 2⁷[⁰¹-⁹] possible ones/)
    expect(browser.page.text).not.toContain('Not the password you have now.')
    await browser.open('/activate-account/password')
    const second = suggestionsOn(browser.page.html)
    expect(new Set([...first, ...second]).size).toBe(first.length + second.length)
    expect(browser.page.html).not.toContain('checked')
    const both = await browser.submit({ newPassword: ownPassword, suggestion: second[0] ?? '' })
    expect(both.status).toBe(422)
    expect(both.text).toContain('both picked a suggestion and written a password')
    const none = await browser.submit({ newPassword: '', suggestion: '' })
    expect(none.text).toContain('Write a password or pick one of the suggestions.')
  })

  test('cannot be reached past the rules', async () => {
    const browser = openBrowser(portal, { host: 'oslomet.localhost' })
    await proveIn(browser, newcomer(1))
    expect(browser.page.path).toBe('/activate-account/rules')
    const unticked = await browser.submit({})
    expect(unticked).toMatchObject({ status: 422, title: 'Rules for the account' })
    await browser.open('/activate-account/password')
    expect(browser.page.path).toBe('/activate-account/rules')
  })

  test('sends whoever took longer than the grant lives back to the beginning, with the PIN still good', async () => {
    const slow = newcomer(2)
    const browser = await atPassword('oslomet', slow)
    oslomet.advance('PT16M')
    const late = await browser.submit({ newPassword: ownPassword })
    expect(late.text).toContain('It took too long')
    await proveIn(browser, slow)
    expect(browser.page.path).toBe('/activate-account/password')
  })
})

describe('the first page', () => {
  test('says when activation opens for new students, before the day and not after (U-1)', async () => {
    const browser = openBrowser(portal, { host: 'usn.localhost' })
    usn.setNow('2026-07-20T08:00:00Z')
    const before = await browser.open('/activate-account')
    expect(before.text).toContain('Activation for new students opens on 1 August 2026')
    usn.setNow('2026-08-01T08:00:00Z')
    expect((await browser.open('/activate-account')).text).not.toContain('opens on')
    usn.setNow('2026-08-20T08:00:00Z')
  })

  test('says what is needed, where the PIN comes from, and whom to ask about the SO-number (U-2, U-9)', async () => {
    const page = await openBrowser(portal, { host: 'usn.localhost' }).open('/activate-account')
    expect(page.text).toContain('You received the PIN by e-mail together with your student number')
    expect(page.text).toContain('Have you not received the SO-number yet?')
    expect(page.text).toContain('You cannot activate the account without it.')
    expect(page.text).toContain('international@usn.no')
  })

  test('asks to choose, and takes nothing else', async () => {
    const browser = openBrowser(portal, { host: 'ntnu.localhost' })
    await browser.open('/activate-account')
    expect(browser.fields()).toEqual(['who'])
    expect((await browser.submit({})).status).toBe(422)
    expect((await browser.submit({ who: 'dean' })).text).toContain(
      'Choose whether you are a student or an employee.',
    )
  })

  test('speaks all three languages', async () => {
    const titles = await Promise.all(
      ['nb', 'nn', 'en'].map(async (language) => {
        const page = await openBrowser(portal, { host: 'ntnu.localhost' }).open(
          `/${language}/activate-account/employee`,
        )
        return page.text
      }),
    )
    expect(titles[0]).toContain('Vi sammenligner det du skriver')
    expect(titles[1]).toContain('Vi samanliknar det du skriv')
    expect(titles[2]).toContain('We compare what you type')
  })

  test('says where to turn where accounts are not activated here', async () => {
    const browser = openBrowser(portal, { host: 'educloud.localhost' })
    const page = await browser.open('/activate-account')
    expect(page.title).toBe('Accounts are not activated on this page')
    expect(page.text).toContain('it-hjelp@uio.no')
    for (const path of ['/activate-account/student', '/activate-account/employee']) {
      expect((await browser.open(path)).path).toBe('/activate-account')
    }
  })
})

test('an empty field is named and costs no try', async () => {
  const browser = openBrowser(portal, { host: 'ntnu.localhost' })
  await browser.open('/activate-account/student')
  const page = await browser.submit({ idNumber: '', studentNumber: '123', pin: '' })
  expect(page.status).toBe(422)
  expect(page.text).toContain('Enter your PIN.')
  expect(page.html).toContain('value="123"')
  const failures = await ntnu.world.store.selectFrom('pin_failure').select('id').execute()
  expect(failures).toEqual([])
})

const mailDomain = { oslomet: 'oslomet.no', ntnu: 'stud.ntnu.no', usn: 'student.usn.no' }

function browserAt(key: string) {
  return openBrowser(portal, { host: `${key}.localhost` })
}

async function atPassword(key: string, one: AtHand) {
  const browser = browserAt(key)
  await proveAndAccept(browser, one)
  expect(browser.page.path).toBe('/activate-account/password')
  return browser
}

function member(each: TestWorld, key: string): CastMember {
  const found = castOf(each.world.institution, each.world.now()).find((one) => one.key === key)
  if (!found) throw new Error(`${key} is not in the cast`)
  return found
}

function suggestionsOn(html: string): string[] {
  const radios = html.match(/<input[^>]*name="suggestion"[^>]*>/g) ?? []
  return radios.map((radio) => /value="([^"]*)"/.exec(radio)?.[1] ?? '').filter((value) => value !== '')
}

async function accountOf({ world }: TestWorld, username: string) {
  return world.store
    .selectFrom('account')
    .selectAll()
    .where('username', '=', username)
    .executeTakeFirstOrThrow()
}

async function opensWith({ world }: TestWorld, username: string, password: string): Promise<boolean> {
  const account = await accountOf({ world } as TestWorld, username)
  const phc = world.keys.unwrap(account.id, account.password_sealed ?? Buffer.alloc(0))
  const prepared = preparePassword(password)
  return isPassword(prepared) && world.passwords.verify(phc, prepared)
}

async function journalOf({ world }: TestWorld, personId: string | null): Promise<string[]> {
  const lines = await world.store
    .selectFrom('journal')
    .select('what')
    .where('person_id', '=', personId)
    .execute()
  return lines.map((line) => line.what)
}

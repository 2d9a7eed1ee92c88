/** Back to a password by the personal mail and a text message; a stranger gets nothing and learns nothing (O-4, O-5; L-05 to L-12, R-04 to R-11). */
import { sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import { openBrowser } from '../../cast/browser.ts'
import { workOff } from '../../cast/post.ts'
import { codeOfKey } from '../../cast/second-factors.ts'
import { goodPassword, otherPassword, putSignedUp, type SignedUp } from '../../cast/signed-up.ts'
import { testPortal } from '../../cast/test-portal.ts'
import { testWorld } from '../../cast/test-world.ts'
import { whileNoSessionIsWritten } from '../../cast/trap.ts'
import { journeys } from '../../run/journeys.ts'

const ntnu = await testWorld('ntnu')
const portal = await testPortal([ntnu], journeys)
let people = 0
let kari: SignedUp
let mail = ''

beforeEach(async () => {
  people += 1
  const username = `kari${people}`
  mail = `${username}@example.org`
  kari = await putSignedUp(ntnu, { username })
  // each of these people has a number of her own, so that no test spends another's messages
  await ntnu.world.store
    .updateTable('person')
    .set({
      mobile: `+479912${String(3000 + people)}`,
      mobile_changed: '2026-01-05',
      email_changed: '2026-01-05',
    })
    .where('id', '=', kari.personId)
    .execute()
})

const at = (from = `192.0.2.${people % 250}`) => openBrowser(portal, { host: 'ntnu.localhost', from })

/** Asks for a code, as anybody may. */
async function ask(browser = at(), email = mail) {
  await browser.open('/forgotten-password')
  await browser.submit({ email })
  return browser
}

const codeIn = (text: string) => /^\d{8}$/m.exec(text)?.[0] ?? ''
const linkIn = (text: string) => /https?:\/\/\S+(\/forgotten-password\/link\/\S+)/.exec(text)?.[1] ?? ''
const temporaryIn = (text: string) => /[0-9A-Z]{4}-[0-9A-Z]{5}-[0-9A-Z]{5}/.exec(text)?.[0] ?? ''

async function mailed() {
  const sent = (await workOff(ntnu)).filter(({ channel, to }) => channel === 'mail' && to === mail)
  const text = sent.at(-1)?.text ?? ''
  return { code: codeIn(text), link: linkIn(text), text }
}

async function texted() {
  const sent = (await workOff(ntnu)).filter(({ channel }) => channel === 'sms')
  return temporaryIn(sent.at(-1)?.text ?? '')
}

/** The whole way to the text message. */
async function temporary() {
  const browser = await ask()
  const { code } = await mailed()
  await browser.submit({ code })
  expect(browser.page.path).toBe('/forgotten-password/text-message')
  await browser.submit({})
  expect(browser.page.path).toBe('/forgotten-password/sent')
  return texted()
}

async function signIn(password: string, browser = at()) {
  await browser.open('/sign-in')
  await browser.submit({ username: kari.username, password })
  return browser
}

describe('the whole way', () => {
  test('mail, code, text message, temporary password as the old one, own password, in (O-4, O-5)', async () => {
    const password = await temporary()
    expect(password).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$/)
    // the old one goes on working until a new one is chosen
    expect((await signIn(goodPassword)).page.path).toBe('/my-account')
    const browser = await signIn(password.toLowerCase().replaceAll('-', ' '))
    expect(browser.page.path).toBe('/set')
    for (const path of ['/my-account', '/my-account/password', '/my-account/pin', '/my-account/sessions'])
      expect((await browser.open(path)).status, path).toBe(403)
    await browser.open('/set')
    const set = await browser.submit({ newPassword: otherPassword })
    expect(set.path).toBe('/my-account')
    expect((await signIn(goodPassword)).page.status).toBe(422)
    expect((await signIn(otherPassword)).page.path).toBe('/my-account')
  })

  test('whoever came back so sets up a first second factor without showing more (O-9)', async () => {
    const browser = await signIn(await temporary())
    await browser.submit({ newPassword: otherPassword })
    expect(browser.page.path).toBe('/my-account')
    await browser.open('/my-account/two-factor')
    const key = browser.textOf('secret-key') ?? ''
    await browser.submit({ code: codeOfKey(key, ntnu.world.now()) })
    expect([browser.page.status, browser.page.title]).toEqual([200, 'Keep your recovery codes'])
  })

  test('behind the link in another browser; the link is inert until the code is typed (L-05)', async () => {
    await ask()
    const { code, link } = await mailed()
    for (let times = 0; times < 5; times++) await at().open(link)
    const phone = at()
    await phone.open(link)
    expect(phone.page.path).toBe('/forgotten-password/link')
    await phone.submit({ code })
    expect(phone.page.path).toBe('/forgotten-password/text-message')
    // used: neither the link nor the code opens anything again (L-06)
    const late = at()
    expect((await late.open(link)).status).toBe(422)
  })

  test('no number in the register: no SMS, and the page says where it is corrected (O-5)', async () => {
    await ntnu.world.store
      .updateTable('person')
      .set({ mobile: null })
      .where('id', '=', kari.personId)
      .execute()
    const browser = await ask()
    await browser.submit({ code: (await mailed()).code })
    expect(browser.page.text).toContain('We have no number to send to')
    expect(browser.page.text).toContain('StudentWeb')
    expect(() => browser.fields()).toThrow('has no form')
  })
})

describe('the temporary password', () => {
  test('works once, and the newest one only (R-05, R-09)', async () => {
    const first = await temporary()
    ntnu.advance('PT1H')
    const second = await temporary()
    expect((await signIn(first)).page.status).toBe(422)
    expect((await signIn(second)).page.path).toBe('/set')
    expect((await signIn(second)).page.status).toBe(422)
  })

  test('is spent together with the session that it opens, or not at all (ASVS 2.3.3)', async () => {
    const password = await temporary()
    await whileNoSessionIsWritten(ntnu.world.store, async () => {
      expect((await signIn(password)).page.status).toBe(500)
    })
    expect((await signIn(password)).page.path).toBe('/set')
  })

  test('works until eight hours are over, not a second longer (R-06)', async () => {
    const password = await temporary()
    ntnu.advance('PT7H59M59S')
    const browser = await signIn(password)
    expect(browser.page.path).toBe('/set')
    // begun in time, and set while the restricted session lives
    ntnu.advance('PT5M')
    expect((await browser.submit({ newPassword: otherPassword })).path).toBe('/my-account')
    const late = await temporary()
    ntnu.advance('PT8H1S')
    expect((await signIn(late)).page.status).toBe(422)
  })

  test('has five tries of its own, and they lock nothing else (R-11)', async () => {
    const password = await temporary()
    for (let times = 0; times < 5; times++) {
      const guess = `${password.slice(0, -1)}${password.endsWith('A') ? 'B' : 'A'}`
      expect((await signIn(guess)).page.status).toBe(422)
    }
    expect((await signIn(password)).page.status).toBe(422)
    expect((await signIn(goodPassword)).page.path).toBe('/my-account')
  })

  test('works while the password door is locked by a stranger (B-09)', async () => {
    for (let times = 0; times < 6; times++) await signIn('feil passord, feil passord')
    expect((await signIn(goodPassword)).page.status).toBe(429)
    expect((await signIn(await temporary())).page.path).toBe('/set')
  })

  test('is nobody’s own password (R-07)', async () => {
    const password = await temporary()
    const browser = await signIn(password)
    const refused = await browser.submit({ newPassword: password })
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('looks like a temporary password')
  })

  test('is not sent to a number that changed before it left (R-04), nor within seven days (R-01)', async () => {
    const browser = await ask()
    await browser.submit({ code: (await mailed()).code })
    await browser.submit({})
    await ntnu.world.store
      .updateTable('person')
      .set({ mobile: '+4798765432', mobile_changed: '2026-08-19' })
      .where('id', '=', kari.personId)
      .execute()
    expect(await texted()).toBe('')
    const { rows } = await notSent()
    expect(rows).toEqual(['mobile-changed-lately'])
  })

  test('dies when the password is changed in another way (L-08)', async () => {
    const password = await temporary()
    const browser = await signIn(goodPassword)
    await browser.open('/my-account/password')
    await browser.submit({ currentPassword: goodPassword, newPassword: otherPassword })
    expect((await signIn(password)).page.status).toBe(422)
  })
})

describe('codes', () => {
  test('open nothing in another browser (O-13), after ten minutes, or after five wrong ones (O-01)', async () => {
    const browser = await ask()
    const { code } = await mailed()
    const other = await ask(at(), 'somebody@example.org')
    expect((await other.submit({ code })).status).toBe(422)
    for (let times = 0; times < 5; times++)
      expect((await browser.submit({ code: code === '00000000' ? '11111111' : '00000000' })).status).toBe(422)
    expect((await browser.submit({ code })).status).toBe(422)
    const again = await ask()
    const next = await mailed()
    ntnu.advance('PT10M1S')
    expect((await again.submit({ code: next.code })).status).toBe(422)
  })

  test('only the newest one works (M-07, L-08)', async () => {
    const browser = await ask()
    const old = await mailed()
    const newer = await ask()
    const now = await mailed()
    expect((await browser.submit({ code: old.code })).status).toBe(422)
    expect((await newer.submit({ code: now.code })).path).toBe('/forgotten-password/text-message')
  })

  test('fifty presses are one message (M-07), and a thousand are three an hour (M-03)', async () => {
    const browser = at()
    await browser.open('/forgotten-password')
    for (let times = 0; times < 50; times++) {
      await browser.open('/forgotten-password')
      await browser.submit({ email: mail })
    }
    const sent = (await workOff(ntnu)).filter(({ to }) => to === mail)
    expect(sent).toHaveLength(1)
    for (let times = 0; times < 20; times++) {
      await ask(at(`198.51.100.${times}`))
      await workOff(ntnu)
    }
    const { rows } = await sql`select 1 from message_sent where person_id = ${kari.personId}`.execute(
      ntnu.world.store,
    )
    expect(rows).toHaveLength(3)
  })
})

describe('a stranger', () => {
  test('is answered exactly alike: known, unknown, without account, deactivated, dead, shared, not an address', async () => {
    const set = async (values: object) =>
      ntnu.world.store.updateTable('person').set(values).where('id', '=', kari.personId).execute()
    const seen: string[] = []
    const looks = async (email: string) => {
      const browser = at('203.0.113.9')
      await browser.open('/forgotten-password')
      const { status, html, path } = await browser.submit({ email })
      seen.push(JSON.stringify({ status, path, html: html.replace(/value="[^"]*"/g, '') }))
      const wrong = await browser.submit({ code: '12345678' })
      seen.push(JSON.stringify({ status: wrong.status, html: wrong.html.replace(/value="[^"]*"/g, '') }))
    }
    await looks(mail)
    await looks('nobody@example.org')
    await looks('not an address')
    await looks(mail.toUpperCase())
    await set({ deceased: '2026-08-01' })
    await looks(mail)
    expect(new Set(seen.filter((_each, place) => place % 2 === 0)).size).toBe(1)
    expect(new Set(seen.filter((_each, place) => place % 2 === 1)).size).toBe(1)
  })

  test('cannot say where anything goes: unknown fields are refused, look-alikes reach nobody (L-10 to L-12)', async () => {
    const browser = at()
    await browser.open('/forgotten-password')
    for (const email of [
      'karı@example.org',
      `${kari.username}＠example.org`,
      `${mail},b@example.org`,
      `${mail}\nBcc: b@x.org`,
    ]) {
      await browser.open('/forgotten-password')
      await browser.submit({ email })
    }
    expect(await workOff(ntnu)).toEqual([])
  })

  test('with a right code of one purpose opens nothing of another (L-14)', async () => {
    const browser = at()
    await browser.open('/forgotten-username')
    await browser.submit({ email: mail })
    const text = (await workOff(ntnu)).at(-1)?.text ?? ''
    const code = codeIn(text)
    const password = await ask()
    expect((await password.submit({ code })).status).toBe(422)
    expect((await browser.submit({ code }).catch(() => browser.page)).path).not.toBe('/set')
  })
})

async function notSent() {
  const lines = await ntnu.world.store
    .selectFrom('journal')
    .select(['what', 'details'])
    .where('person_id', '=', kari.personId)
    .where('what', '=', 'temporary-password-not-sent')
    .execute()
  return { rows: lines.map(({ details }) => (details as { notSent?: unknown }).notSent) }
}

/** Back to a second factor: a code to a registered channel, days of waiting, a veto on every channel, and never the password alone (O-10, A-5). */
import { beforeEach, describe, expect, test } from 'vitest'
import { openBrowser } from '../../cast/browser.ts'
import { workOff } from '../../cast/post.ts'
import { type AppInHand, codeOfKey, putApp } from '../../cast/second-factors.ts'
import { goodPassword, otherPassword, putSignedUp, type SignedUp } from '../../cast/signed-up.ts'
import { testPortal } from '../../cast/test-portal.ts'
import { testWorld } from '../../cast/test-world.ts'
import { journeys } from '../../run/journeys.ts'

const tested = await testWorld('oslomet')
const portal = await testPortal([tested], journeys)
let people = 0
let kari: SignedUp
let app: AppInHand

beforeEach(async () => {
  people += 1
  kari = await putSignedUp(tested, { username: `mistet${people}000` })
  await tested.world.store
    .updateTable('person')
    .set({
      mobile: `+479913${String(4000 + people)}`,
      mobile_changed: '2026-01-05',
      email_changed: '2026-01-05',
    })
    .where('id', '=', kari.personId)
    .execute()
  await tested.world.store.deleteFrom('authenticator_app').where('account_id', '=', kari.accountId).execute()
  app = await putApp(tested, kari.accountId)
})

const at = () => openBrowser(portal, { host: 'oslomet.localhost', from: `10.8.${people}.1` })

async function half(password = goodPassword) {
  const browser = at()
  await browser.open('/sign-in')
  await browser.submit({ username: kari.username, password })
  return browser
}

async function messages() {
  const sent = await workOff(tested)
  const sms = sent.filter(({ channel }) => channel === 'sms').map(({ text }) => text)
  return {
    code: sms.map((text) => /#(\d{8})$/m.exec(text)?.[1]).find((found) => found !== undefined) ?? '',
    temporary: sms.map((text) => /[0-9A-Z]{4}-[0-9A-Z]{5}-[0-9A-Z]{5}/.exec(text)?.[0]).find(Boolean) ?? '',
    veto: sent.map(({ text }) => /\/it-was-not-me\/[\w-]+/.exec(text)?.[0]).find(Boolean) ?? '',
    channels: sent.map(({ channel }) => channel).sort(),
    sent,
  }
}

/** Password, then the code to the registered mobile. */
async function askToWait(browser: Awaited<ReturnType<typeof half>>) {
  expect(browser.page.path).toBe('/sign-in/second-factor')
  await browser.open('/lost-second-factor')
  await browser.submit({})
  const { code } = await messages()
  expect(code).toMatch(/^\d{8}$/)
  return browser.submit({ code })
}

describe('a code to the mobile', () => {
  test.each([
    ['unchanged', ['sms']],
    ['changed', ['mail']],
  ] as const)('is sent to a number whose SIM card is %s by %s (R-03)', async (answer, channels) => {
    const browser = await half()
    await workOff(tested)
    await browser.open('/lost-second-factor')
    await browser.submit({})
    const asked: string[] = []
    const sent = await workOff(tested, {
      changedWithin: (number) => {
        asked.push(number)
        return Promise.resolve(answer)
      },
    })
    const codes = sent.filter(({ text }) => /\b\d{8}$/m.test(text))
    expect(codes.map(({ channel }) => channel)).toEqual(channels)
    expect(asked).toEqual([`+479913${String(4000 + people)}`])
  })
})

describe('waiting', () => {
  test('needs password and code, tells every channel, and opens a new app only after three days', async () => {
    const begun = await askToWait(await half())
    expect(begun.title).toContain('You can go on')
    const told = await messages()
    expect(told.channels).toEqual(['mail', 'sms'])
    expect(told.veto).not.toBe('')
    tested.advance('PT71H')
    const early = await half()
    await early.open('/lost-second-factor')
    expect(early.page.text).toContain('The waiting has begun')
    expect(() => early.fields()).toThrow('has no form')
    tested.advance('PT2H')
    const late = await half()
    const over = await askToWait(late)
    expect(over.path).toBe('/my-account/two-factor')
    const key = late.textOf('secret-key') ?? ''
    await late.submit({ code: codeOfKey(key, tested.world.now()) })
    expect(late.page.status).toBe(200)
    // the old app opens nothing any more, the new one does
    const again = await half()
    expect((await again.submit({ code: app.code(2) })).status).toBe(422)
    tested.advance('PT1M')
    expect((await again.submit({ code: codeOfKey(key, tested.world.now()) })).path).toBe('/my-account')
  })

  test('is stopped by whoever reads the notice, and then begins anew', async () => {
    await askToWait(await half())
    const { veto } = await messages()
    const phone = at()
    await phone.open(veto)
    expect(phone.page.text).toContain('was reported lost')
    await phone.submit({})
    expect(phone.page.title).toBe('Thank you, it is done')
    expect((await phone.open(veto)).status).toBe(422)
    tested.advance('PT73H')
    const browser = await half()
    await browser.open('/lost-second-factor')
    expect(browser.page.text).not.toContain('The waiting is over')
    // the owner still has password and factor
    await browser.open('/sign-in/second-factor')
    expect((await browser.submit({ code: app.code() })).path).toBe('/my-account')
  })

  test('ends when the factor is shown after all', async () => {
    await askToWait(await half())
    await messages()
    const owner = await half()
    expect((await owner.submit({ code: app.code() })).path).toBe('/my-account')
    tested.advance('PT73H')
    const browser = await half()
    await browser.open('/lost-second-factor')
    expect(browser.page.text).not.toContain('The waiting is over')
  })

  test('is no way for whoever got the password back by the same channel in the last thirty days', async () => {
    const recovering = at()
    await recovering.open('/forgotten-password')
    await recovering.submit({ email: `${kari.username}@example.org` })
    const mail = (await messages()).sent.find(({ channel }) => channel === 'mail')?.text ?? ''
    await recovering.submit({ code: /^\d{8}$/m.exec(mail)?.[0] ?? '' })
    await recovering.submit({})
    const { temporary } = await messages()
    // the enrolled factor is still asked before anything is set
    const browser = await half(temporary)
    expect(browser.page.path).toBe('/sign-in/second-factor')
    expect((await browser.open('/set')).status).toBe(403)
    expect((await browser.open('/my-account/two-factor')).path).toBe('/sign-in/second-factor')
    await browser.submit({ code: app.code() })
    expect(browser.page.path).toBe('/set')
    await browser.submit({ newPassword: otherPassword })
    await messages()
    const lost = await half(otherPassword)
    await lost.open('/lost-second-factor')
    await lost.submit({})
    expect((await messages()).code).toBe('')
    tested.advance('PT744H')
    const later = await half(otherPassword)
    await later.open('/lost-second-factor')
    await later.submit({})
    expect((await messages()).code).toMatch(/^\d{8}$/)
  })

  test('is not offered to whom the institution excludes', async () => {
    const { institution } = tested.world
    const { waitingPeriod } = institution.secondFactor
    tested.world.institution = {
      ...institution,
      secondFactor: { ...institution.secondFactor, waitingPeriod: { ...waitingPeriod, notFor: ['student'] } },
    }
    const browser = await half()
    await browser.open('/lost-second-factor')
    expect(browser.page.text).not.toContain('Wait some days')
    tested.world.institution = institution
  })
})

describe('a stranger', () => {
  test('without the password sees the ways and can begin none of them', async () => {
    const browser = at()
    await browser.open('/lost-second-factor')
    expect(browser.page.text).toContain('Sign in with username and password first')
    expect(() => browser.fields()).toThrow('has no form')
    expect((await browser.open('/lost-second-factor/code')).path).toBe('/lost-second-factor')
  })
})

describe('it was not me', () => {
  test('undoes the change of the password, ends every session, and then only electronic ID or the desk opens', async () => {
    const thief = await half()
    await thief.submit({ code: app.code() })
    await thief.open('/my-account/password')
    await thief.submit({ currentPassword: goodPassword, newPassword: otherPassword })
    const { veto: link } = await messages()
    const owner = at()
    await owner.open(link)
    // looking changes nothing (L-05)
    expect((await thief.open('/my-account')).status).toBe(200)
    await owner.open('/it-was-not-me')
    await owner.submit({})
    expect(owner.page.title).toBe('Thank you, it is done')
    expect((await thief.open('/my-account')).status).toBe(401)
    expect((await half(otherPassword)).page.status).toBe(422)
    expect((await half(goodPassword)).page.path).toBe('/why-no-access')
    expect((await half(goodPassword)).page.text).toContain('electronic ID')
    expect((await owner.open(link)).status).toBe(422)
  })

  test('cannot undo what was changed again since', async () => {
    const browser = await half()
    await browser.submit({ code: app.code() })
    await browser.open('/my-account/password')
    await browser.submit({ currentPassword: goodPassword, newPassword: otherPassword })
    const { veto: old } = await messages()
    await browser.open('/my-account/password')
    await browser.submit({ currentPassword: otherPassword, newPassword: 'Tre nye katter under 12 broer' })
    await messages()
    expect((await at().open(old)).status).toBe(422)
  })
})

describe('the first factor', () => {
  test('needs more than the password: a code to the registered mobile, and then the app', async () => {
    await tested.world.store
      .deleteFrom('authenticator_app')
      .where('account_id', '=', kari.accountId)
      .execute()
    const browser = await half()
    expect(browser.page.path).toBe('/my-account/two-factor')
    expect(browser.textOf('secret-key')).toBeNull()
    await browser.open('/my-account/two-factor/prove')
    await browser.submit({})
    const { code } = await messages()
    await browser.submit({ code })
    expect(browser.page.path).toBe('/my-account/two-factor')
    const key = browser.textOf('secret-key') ?? ''
    await browser.submit({ code: codeOfKey(key, tested.world.now()) })
    expect(browser.page.text).toMatch(/[0-9a-z]{4}-[0-9a-z]{4}-[0-9a-z]{4}/)
    expect((await browser.open('/my-account')).status).toBe(200)
  })

  test('comes with a recovery: after mail, text message and own password the app is set up at once', async () => {
    await tested.world.store
      .deleteFrom('authenticator_app')
      .where('account_id', '=', kari.accountId)
      .execute()
    await messages()
    const asking = at()
    await asking.open('/forgotten-password')
    await asking.submit({ email: `${kari.username}@example.org` })
    const mail = (await messages()).sent.find(({ channel }) => channel === 'mail')?.text ?? ''
    await asking.submit({ code: /^\d{8}$/m.exec(mail)?.[0] ?? '' })
    await asking.submit({})
    const browser = await half((await messages()).temporary)
    expect(browser.page.path).toBe('/set')
    expect((await browser.submit({ newPassword: otherPassword })).path).toBe('/my-account/two-factor')
    await browser.submit({ code: codeOfKey(browser.textOf('secret-key') ?? '', tested.world.now()) })
    expect(browser.page.text).toContain('recovery codes')
    expect((await browser.open('/my-account')).path).toBe('/my-account')
  })

  test('the code of one account opens nothing for another in the same browser (O-13)', async () => {
    await tested.world.store
      .deleteFrom('authenticator_app')
      .where('account_id', '=', kari.accountId)
      .execute()
    const browser = await half()
    await browser.open('/my-account/two-factor/prove')
    await browser.submit({})
    const { code } = await messages()
    const other = await putSignedUp(tested, { username: `annen${people}000` })
    await tested.world.store
      .deleteFrom('authenticator_app')
      .where('account_id', '=', other.accountId)
      .execute()
    await browser.open('/sign-in')
    await browser.submit({ username: other.username, password: goodPassword })
    await browser.open('/my-account/two-factor/prove/code')
    expect((await browser.submit({ code })).status).toBe(422)
  })
})

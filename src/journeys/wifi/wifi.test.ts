/** Wi-Fi on my account: a device gets a password of its own, loses it again, and an old password is told of where people look. (Long: one happening after another.) */
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { deactivateAccount } from '../../actions/deactivate-account.ts'
import { openBrowser } from '../../cast/browser.ts'
import { get, type Jar, jarAt, post } from '../../cast/knock.ts'
import { openNetworkServer, reasonOf } from '../../cast/network-server.ts'
import { workOff } from '../../cast/post.ts'
import { otherPassword, putSignedUp, type SignedUp } from '../../cast/signed-up.ts'
import { demandsNoFactor, testWorld } from '../../cast/test-world.ts'
import { journalOf } from '../../cast/what-became.ts'
import { everythingIn } from '../../cast/whole-database.ts'
import type { Institution } from '../../core/institution/institution.ts'
import { refusalForOperators } from '../../core/network/decision.ts'
import { changePassword } from '../change-password/journey.ts'
import { itWasNotMe } from '../it-was-not-me/journey.ts'
import { myAccount } from '../my-account/journey.ts'
import { signIn } from '../sign-in/journey.ts'
import { wifi } from './journey.ts'

const journeys = [signIn, myAccount, wifi, changePassword, itWasNotMe]
const tested = await testWorld('oslomet', { settings: demandsNoFactor })
const server = await openNetworkServer(tested, journeys)
const { world } = tested
const { portal, host } = server
const strict = await testWorld('ntnu', {
  settings: (institution: Institution) => ({
    ...demandsNoFactor(institution),
    wifi: { ...institution.wifi, secretsOutlivePassword: false, mostSecrets: 2 },
  }),
})
const strictServer = await openNetworkServer(strict, journeys)
const educloud = await testWorld('educloud')
const without = await openNetworkServer(educloud, journeys)
afterAll(async () => {
  await Promise.all([server.close(), strictServer.close(), without.close()])
})

let people = 0
let person: SignedUp
let jar: Jar
beforeEach(async () => {
  person = await putSignedUp(tested, { username: `siri${(people += 1)}` })
  jar = await signedIn(person)
})

async function signedIn({ username, password }: SignedUp, at = server): Promise<Jar> {
  const mine = await jarAt(at.portal, at.host)
  await post(at.portal, mine, '/sign-in', { username, password })
  await get(at.portal, mine, '/my-account/wifi')
  return mine
}

const secretIn = (body: string) => /id="wifi-secret"[^>]*>(wifi-[^<]+)</.exec(body)?.[1] ?? ''
const make = async (device = 'Telefonen min', from = jar, at = server) =>
  secretIn((await post(at.portal, from, '/my-account/wifi', { device })).body)
const idsOf = async ({ accountId }: SignedUp) =>
  (
    await world.store
      .selectFrom('wifi_secret')
      .select(['id', 'ended_at', 'ended_because'])
      .where('account_id', '=', accountId)
      .orderBy('made_at')
      .execute()
  ).map((row) => row)

test.each(['nb', 'nn', 'en'])('the whole way in %s', async (language) => {
  const browser = openBrowser(portal, { host, language })
  await browser.open(`/${language}/sign-in`)
  await browser.submit({ username: person.username, password: person.password })
  await browser.open(`/${language}/my-account/wifi`)
  expect(browser.fields()).toEqual(['device'])
  await browser.submit({ device: '<b>Skriveren</b>' })
  expect(browser.page.status).toBe(200)
  expect(browser.page.html).toContain('&lt;b>Skriveren&lt;/b>')
  const secret = secretIn(browser.page.html)
  expect(secret).toMatch(/^wifi(-[0-9a-z]{4}){7}$/)
  expect((await server.ask(person.username, secret)).status).toBe(200)
  await browser.open(`/${language}/my-account/wifi`)
  expect(browser.page.html).not.toContain(secret)
  expect(browser.page.html).toContain('02:00:00:00:00:01')
  const sent = await workOff(tested)
  expect(sent.length).toBeGreaterThan(0)
  expect(JSON.stringify(sent)).not.toContain(secret)
  expect(JSON.stringify(sent)).not.toContain('Skriveren')
  expect(await everythingIn(world.store)).not.toContain(secret.slice(5).replaceAll('-', ''))
})

describe('a device’s secret', () => {
  test('opens Wi-Fi for its own account, and nothing else', async () => {
    const secret = await make()
    const other = await putSignedUp(tested, { username: `ola${people}` })
    expect((await server.ask(person.username, secret)).status).toBe(200)
    expect((await server.ask(person.username, secret.toUpperCase())).status).toBe(200)
    expect(reasonOf(await server.ask(other.username, secret))).toBe(refusalForOperators('wrong'))
    expect(reasonOf(await server.ask('finnes.ikke', secret))).toBe(refusalForOperators('wrong'))
    const stranger = await jarAt(portal, host)
    const web = await post(portal, stranger, '/sign-in', { username: person.username, password: secret })
    expect(web.statusCode).toBe(422)
  })

  test('still opens while wrong passwords lock the password, and costs no hash', async () => {
    const secret = await make()
    for (let each = 0; each < 8; each++)
      await server.ask(person.username, `gjetning ${each}`, {
        'Calling-Station-Id': `02-00-00-02-00-0${each}`,
      })
    const hashed: string[] = []
    const { verify, burn } = world.passwords
    world.passwords.verify = async (...of) => (hashed.push('verify'), verify(...of))
    world.passwords.burn = async (...of) => (hashed.push('burn'), burn(...of))
    try {
      expect((await server.ask(person.username, secret)).status).toBe(200)
      expect((await server.ask('finnes.ikke', secret)).status).toBe(401)
    } finally {
      Object.assign(world.passwords, { verify, burn })
    }
    expect(hashed).toEqual([])
  })

  test('opens nothing once it is revoked; its owner is told, and may revoke only the own', async () => {
    const secret = await make()
    const [row] = await idsOf(person)
    const path = `/my-account/wifi/remove/${row?.id}`
    const other = await signedIn(await putSignedUp(tested, { username: `tyv${people}` }))
    expect((await get(portal, other, path)).headers.location).toBe('/my-account/wifi')
    await post(portal, other, path, {})
    expect((await server.ask(person.username, secret)).status).toBe(200)
    expect((await get(portal, jar, path)).statusCode).toBe(200)
    expect((await post(portal, jar, path, {})).headers.location).toBe('/my-account/wifi?done=one')
    expect(reasonOf(await server.ask(person.username, secret))).toBe(refusalForOperators('secret-revoked'))
    expect(await journalOf(tested, person.personId, 'wifi-secret-made')).toBe(1)
    expect(await journalOf(tested, person.personId, 'wifi-secret-ended')).toBe(1)
    expect((await workOff(tested)).map(({ text }) => text).join('\n')).toContain(
      'Wi-Fi-passord for en enhet ble slettet',
    )
    // a second time nothing happens
    expect((await post(portal, jar, path, {})).headers.location).toBe('/my-account/wifi')
    expect(await journalOf(tested, person.personId, 'wifi-secret-ended')).toBe(1)
  })

  test('all can be revoked at once', async () => {
    const [one, two] = [await make('en'), await make('to')]
    expect((await get(portal, jar, '/my-account/wifi/remove-all')).body).toContain('2 enheter')
    const done = await post(portal, jar, '/my-account/wifi/remove-all', {})
    expect(done.headers.location).toBe('/my-account/wifi?done=all')
    for (const secret of [one, two]) expect((await server.ask(person.username, secret)).status).toBe(401)
  })

  test('needs a name, and a fresh session', async () => {
    for (const device of ['', '  ', '\u202E', 'a\u0007b', 'a\0b', '\uFFFE', 'x'.repeat(41)]) {
      const answer = await post(portal, jar, '/my-account/wifi', { device })
      expect(answer.statusCode).toBe(422)
      expect(answer.body).toContain('id="device-error"')
    }
    tested.advance('PT5M1S')
    const form = await get(portal, jar, '/my-account/wifi')
    expect(form.body).toContain('name="currentPassword"')
    expect((await post(portal, jar, '/my-account/wifi', { device: 'x' })).statusCode).toBe(422)
    const wrong = { device: 'x', currentPassword: 'et galt passord' }
    expect((await post(portal, jar, '/my-account/wifi', wrong)).statusCode).toBe(422)
    expect(await idsOf(person)).toEqual([])
    const right = await post(portal, jar, '/my-account/wifi', {
      device: 'x',
      currentPassword: person.password,
    })
    expect(secretIn(right.body)).not.toBe('')
  })

  test('survives a new password, unless the institution wants otherwise; no more than so many live', async () => {
    const outcome = async (at: typeof server, who: SignedUp) => {
      const mine = await signedIn(who, at)
      const secret = await make('telefon', mine, at)
      const typed = { currentPassword: who.password, newPassword: otherPassword }
      const changed = await post(at.portal, mine, '/my-account/password', typed)
      expect(changed.statusCode).toBe(303)
      return (await at.ask(who.username, secret)).status
    }
    expect(await outcome(server, person)).toBe(200)
    const there = await putSignedUp(strict, { username: 'strengt' })
    expect(await outcome(strictServer, there)).toBe(401)
    const mine = await signedIn({ ...there, password: otherPassword }, strictServer)
    expect([await make('a', mine, strictServer), await make('b', mine, strictServer)]).not.toContain('')
    const third = await post(strictServer.portal, mine, '/my-account/wifi', { device: 'c' })
    expect(third.statusCode).toBe(422)
    const racing = await Promise.all(
      Array.from({ length: 8 }, async () =>
        post(portal, { ...jar }, '/my-account/wifi', { device: 'mange' }),
      ),
    )
    expect(racing.filter(({ statusCode }) => statusCode === 200).length).toBeLessThanOrEqual(
      world.institution.wifi.mostSecrets,
    )
  })

  test('ends with "it was not me", and with a deactivation', async () => {
    const first = await make()
    await workOff(tested)
    const typed = { currentPassword: person.password, newPassword: otherPassword }
    await post(portal, jar, '/my-account/password', typed)
    const told = (await workOff(tested)).map(({ text }) => text).join('\n')
    const path = /\/it-was-not-me\/[\w-]+/.exec(told)?.[0] ?? ''
    const reader = await jarAt(portal, host, { path })
    await get(portal, reader, '/it-was-not-me')
    await post(portal, reader, '/it-was-not-me', {})
    expect((await idsOf(person)).map((row) => row.ended_because)).toEqual(['change-disputed'])
    expect((await server.ask(person.username, first)).status).toBe(401)
    const another = await putSignedUp(tested, { username: `liv${people}` })
    const second = await make('pc', await signedIn(another))
    await deactivateAccount(world, another.username, { by: 'desk:turid', because: 'mistet', apply: true })
    expect(reasonOf(await server.ask(another.username, second))).toBe(refusalForOperators('secret-revoked'))
  })
})

describe('an old password', () => {
  test('is told of on my account and on the Wi-Fi page, and no longer once the device has the new one', async () => {
    await post(portal, jar, '/my-account/password', {
      currentPassword: person.password,
      newPassword: otherPassword,
    })
    expect((await get(portal, jar, '/my-account')).body).not.toContain('gamle passordet ditt')
    const device = { 'Calling-Station-Id': '02-AB-00-00-00-07' }
    expect(reasonOf(await server.ask(person.username, person.password, device))).toBe(
      refusalForOperators('old-password'),
    )
    for (const path of ['/my-account', '/my-account/wifi']) {
      const { body } = await get(portal, jar, path)
      expect(body).toContain('En enhet bruker fortsatt det gamle passordet ditt')
      expect(body).toContain('02:ab:00:00:00:07 på eduroam')
    }
    await server.ask(person.username, otherPassword, device)
    expect((await get(portal, jar, '/my-account')).body).not.toContain('gamle passordet ditt')
  })
})

test('an institution without Wi-Fi has no such page, and answers no RADIUS server', async () => {
  const inProject = { project: 'ec1', role: 'member' as const, from: null, until: null }
  const { username, password } = await putSignedUp(educloud, {
    username: 'ec-kari',
    facts: { registers: ['projects'], projects: [inProject] },
  })
  const mine = await jarAt(without.portal, without.host)
  await post(without.portal, mine, '/sign-in', { username, password })
  expect((await get(without.portal, mine, '/my-account/wifi')).statusCode).toBe(404)
  expect((await without.ask(username, password)).status).toBe(401)
})

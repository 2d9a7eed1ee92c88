/** Passkeys at the real portal, with an authenticator made of software: added, shown, and every wrong answer refused (O-11, O-12, O-13, E-09). */
import { beforeEach, describe, expect, test } from 'vitest'
import { copyOf, get, type Jar, jarAt, post } from '../../cast/knock.ts'
import { workOff } from '../../cast/post.ts'
import { putApp, putPasskey, putRightToFirstFactor } from '../../cast/second-factors.ts'
import { putSignedUp, type SignedUp } from '../../cast/signed-up.ts'
import { type Mutation, softwareAuthenticator } from '../../cast/software-authenticator.ts'
import { testPortal } from '../../cast/test-portal.ts'
import { testWorld } from '../../cast/test-world.ts'
import { myAccount } from '../my-account/journey.ts'
import { signIn } from '../sign-in/journey.ts'
import { twoFactor } from './journey.ts'

const host = 'oslomet.localhost'
const tested = await testWorld('oslomet', {
  settings: (as) => ({ ...as, signIn: { ...as.signIn, with: ['password', 'passkey'] } }),
})
const { world } = tested
const portal = await testPortal([tested], [signIn, twoFactor, myAccount])
const [whole, second, adding] = [
  '/sign-in/passkey',
  '/sign-in/second-factor/passkey',
  '/my-account/two-factor/passkey',
]
let people = 0
let owner: SignedUp

beforeEach(async () => {
  tested.setNow('2026-08-20T08:00:00Z')
  owner = await putSignedUp(tested, { username: `kari${(people += 1)}`, given: 'Kari' })
})

let browsers = 0
/** Each from an address of its own, so that the failures of one slow down no other. */
const freshJar = async () =>
  jarAt(portal, host, { path: whole, from: `10.9.${people}.${(browsers += 1) % 250}` })

/** Presses the button; what the browser is then asked for. */
async function ask(jar: Jar, path: string): Promise<string> {
  const { body } = await post(portal, jar, path, {})
  const options = /data-options="([^"]*)"/.exec(body)?.[1]
  if (options === undefined) throw new Error(`nothing is asked for at ${path}`)
  return options
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&amp;', '&')
}

const answerWith = async (jar: Jar, path: string, answer: string) => post(portal, jar, path, { answer })

async function half(): Promise<Jar> {
  const jar = await jarAt(portal, host)
  await post(portal, jar, '/sign-in', { username: owner.username, password: owner.password })
  await get(portal, jar, second)
  return jar
}

describe('the whole sign-in by a passkey', () => {
  test('needs neither name nor password, and is a whole session with a factor', async () => {
    const phone = await putPasskey(tested, owner.accountId)
    const jar = await freshJar()
    const answer = await answerWith(jar, whole, phone.show(await ask(jar, whole)))
    expect(answer.headers.location).toBe('/my-account')
    expect((await get(portal, jar, '/my-account')).body).toContain(owner.username)
    // shown just now, so the second step may be changed
    expect((await get(portal, jar, '/my-account/two-factor/app')).statusCode).toBe(200)
  })

  test('asks everybody the same: no name, no list of keys (E-09)', async () => {
    await putPasskey(tested, owner.accountId)
    const asked = JSON.parse(await ask(await freshJar(), whole)) as Record<string, unknown>
    expect(asked).toMatchObject({ rpId: host, allowCredentials: [], userVerification: 'required' })
    expect(Object.keys(asked).sort()).toEqual(
      ['allowCredentials', 'challenge', 'rpId', 'timeout', 'userVerification'].sort(),
    )
  })

  test('loads its script there and nowhere else, and says what to do without', async () => {
    const jar = await freshJar()
    const { body } = await post(portal, jar, whole, {})
    expect(body).toMatch(/<script type="module" src="\/assets\/passkeys\.[0-9a-f]{10}\.js">/)
    expect(body).toMatch(/<noscript>.*JavaScript.*<\/noscript>/s)
    expect(body).toContain('href="/sign-in"')
    expect((await get(portal, jar, '/sign-in')).body).not.toContain('/assets/passkeys.')
  })

  test('is not there where the institution does not offer it', async () => {
    const { signIn: setting } = world.institution
    const before = setting.with
    setting.with = ['password']
    expect((await get(portal, await jarAt(portal, host), whole)).statusCode).toBe(404)
    setting.with = before
  })

  test('of an account that was closed meanwhile opens nothing', async () => {
    const phone = await putPasskey(tested, owner.accountId)
    await world.store
      .updateTable('account')
      .set({ closed_at: world.now() })
      .where('id', '=', owner.accountId)
      .execute()
    const jar = await freshJar()
    const answer = await answerWith(jar, whole, phone.show(await ask(jar, whole)))
    expect(answer.headers.location).toBe('/why-no-access')
    expect((await get(portal, jar, '/my-account')).statusCode).not.toBe(200)
  })
})

describe('a wrong answer is refused, and the right one is taken from a new challenge (O-11)', () => {
  test.each<[string, Mutation]>([
    ['an old challenge', { challenge: Buffer.alloc(32, 9).toString('base64url') }],
    ['another origin', { origin: 'http://oslomet.localhost.evil.example:8080' }],
    ['another institution', { origin: 'http://ntnu.localhost:8080', rpId: 'ntnu.localhost' }],
    ['another relying party', { rpId: 'localhost' }],
    ['the owner not recognised', { flags: 0x01 }],
    ['nobody present', { flags: 0x04 }],
    ['another ceremony', { type: 'webauthn.create' }],
    ['a counter gone back', { counter: 3 }],
    ['a counter that stands still', { counter: 7 }],
    ['another key', { otherKey: true }],
    ['a key nobody has', { credentialId: Buffer.alloc(32, 3) }],
    ['somebody else’s handle', { handle: Buffer.alloc(16, 1).toString('base64url') }],
    ['cut off', { cut: 2 }],
    ['in a frame', { crossOrigin: true }],
  ])('%s', async (_what, mutation) => {
    const phone = await putPasskey(tested, owner.accountId)
    const before = await freshJar()
    const first = await answerWith(before, whole, phone.show(await ask(before, whole), { counter: 7 }))
    expect(first.statusCode).toBe(303)
    const jar = await freshJar()
    const wrong = phone.show(await ask(jar, whole), { counter: 8, ...mutation })
    const refused = await answerWith(jar, whole, wrong)
    expect(refused.statusCode).toBe(422)
    expect((await get(portal, jar, '/my-account')).headers.location).toBe('/sign-in')
    await get(portal, jar, whole)
    const right = phone.show(await ask(jar, whole), { counter: 9 })
    expect((await answerWith(jar, whole, right)).headers.location).toBe('/my-account')
  })

  test('the same answer twice, or 32 times at once: one gets in', async () => {
    const phone = await putPasskey(tested, owner.accountId, { counts: false })
    for (let round = 0; round < 3; round++) {
      const jar = await freshJar()
      const answer = phone.show(await ask(jar, whole))
      const answers = await Promise.all(
        Array.from({ length: 32 }, async () => answerWith(copyOf(jar), whole, answer)),
      )
      expect(answers.filter(({ statusCode }) => statusCode === 303)).toHaveLength(1)
      expect((await answerWith(copyOf(jar), whole, answer)).statusCode).not.toBe(303)
    }
  })

  test('after five minutes', async () => {
    const phone = await putPasskey(tested, owner.accountId)
    const jar = await freshJar()
    const early = await ask(jar, whole)
    tested.advance('PT5M')
    expect((await answerWith(jar, whole, phone.show(early))).statusCode).toBe(422)
    await get(portal, jar, whole)
    const asked = await ask(jar, whole)
    tested.advance('PT4M59S')
    expect((await answerWith(jar, whole, phone.show(asked))).statusCode).toBe(303)
  })

  test('in another browser, or for another purpose', async () => {
    const phone = await putPasskey(tested, owner.accountId)
    const [one, other] = [await freshJar(), await freshJar()]
    const answer = phone.show(await ask(one, whole))
    expect((await answerWith(other, whole, answer)).statusCode).toBe(422)
    const waiting = await half()
    const meant = phone.show(await ask(waiting, second))
    expect((await answerWith(one, whole, meant)).statusCode).toBe(422)
    const wholeAnswer = phone.show(await ask(other, whole))
    expect((await answerWith(waiting, second, wholeAnswer)).statusCode).toBe(422)
  })
})

describe('as the second step', () => {
  test('a passkey of this account goes on, of another account it does not (O-13)', async () => {
    const phone = await putPasskey(tested, owner.accountId)
    const stranger = await putSignedUp(tested, { username: `ola${people}` })
    const theirs = await putPasskey(tested, stranger.accountId)
    const jar = await half()
    expect((await answerWith(jar, second, theirs.show(await ask(jar, second)))).statusCode).toBe(422)
    await get(portal, jar, second)
    const asked = await ask(jar, second)
    const { allowCredentials } = JSON.parse(asked) as { allowCredentials: { id: string }[] }
    expect(allowCredentials.map(({ id }) => id)).toEqual([phone.credentialId.toString('base64url')])
    expect((await answerWith(jar, second, phone.show(asked))).headers.location).toBe('/my-account')
  })
})

describe('adding one', () => {
  test('as the first factor, inside the sign-in; recovery codes come with it', async () => {
    const jar = await jarAt(portal, host)
    await post(portal, jar, '/sign-in', { username: owner.username, password: owner.password })
    await putRightToFirstFactor(tested, owner)
    await get(portal, jar, adding)
    const phone = softwareAuthenticator(world.origin)
    await workOff(tested)
    const done = await answerWith(jar, adding, phone.make(await ask(jar, adding)))
    expect(done.statusCode).toBe(200)
    expect(done.body).toContain('id="recovery-codes"')
    expect((await get(portal, jar, '/my-account')).statusCode).toBe(200)
    expect((await workOff(tested)).map(({ channel }) => channel).sort()).toEqual(['mail', 'sms'])
    const next = await freshJar()
    expect((await answerWith(next, whole, phone.show(await ask(next, whole)))).statusCode).toBe(303)
  })

  test.each<[string, Mutation]>([
    ['wrong origin', { origin: 'http://evil.example' }],
    ['wrong relying party', { rpId: 'localhost' }],
    ['the owner not recognised', { flags: 0x41 }],
    ['old challenge', { challenge: Buffer.alloc(32, 9).toString('base64url') }],
    ['cut off', { cut: 1 }],
  ])('%s: nothing is added', async (_what, mutation) => {
    const jar = await signedIn()
    const phone = softwareAuthenticator(world.origin)
    const refused = await answerWith(jar, adding, phone.make(await ask(jar, adding), mutation))
    expect(refused.statusCode).toBe(422)
    expect(await passkeysOf(owner.accountId)).toBe(0)
  })

  test('the key of somebody else is not taken over, and one answer adds one', async () => {
    const jar = await signedIn()
    const stranger = await putSignedUp(tested, { username: `per${people}` })
    const theirs = await putPasskey(tested, stranger.accountId)
    const stolen = softwareAuthenticator(world.origin)
    const taken = stolen.make(await ask(jar, adding), { credentialId: theirs.credentialId })
    expect((await answerWith(jar, adding, taken)).statusCode).toBe(422)
    expect(await passkeysOf(owner.accountId)).toBe(0)
    await get(portal, jar, adding)
    const phone = softwareAuthenticator(world.origin)
    const answer = phone.make(await ask(jar, adding))
    const answers = await Promise.all(
      Array.from({ length: 8 }, async () => answerWith(copyOf(jar), adding, answer)),
    )
    expect(answers.filter(({ statusCode }) => statusCode === 303)).toHaveLength(1)
    expect(await passkeysOf(owner.accountId)).toBe(1)
  })

  test('a name that is a script stays a name (O-12)', async () => {
    const evil = `</script><img src=x onerror="alert(1)">`
    owner = await putSignedUp(tested, { username: `eva${people}`, given: evil, family: evil })
    const jar = await signedIn()
    const { body } = await post(portal, jar, adding, {})
    expect(body).not.toContain('<img')
    expect(body.match(/<\/script>/g)).toHaveLength(2)
    const asked = JSON.parse(await ask(jar, adding)) as { user: { displayName: string } }
    expect(asked.user.displayName).toContain(evil)
  })
})

/** A whole session in which the app was shown a moment ago. */
async function signedIn(): Promise<Jar> {
  const app = await putApp(tested, owner.accountId)
  const jar = await half()
  const answer = await post(portal, jar, '/sign-in/second-factor', { code: app.code() })
  expect(answer.headers.location).toBe('/my-account')
  await get(portal, jar, adding)
  return jar
}

async function passkeysOf(accountId: string): Promise<number> {
  const rows = await world.store
    .selectFrom('passkey')
    .select('id')
    .where('account_id', '=', accountId)
    .execute()
  return rows.length
}

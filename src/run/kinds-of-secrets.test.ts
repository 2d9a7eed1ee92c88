/** Every kind of secret of ours at every door that takes any: only the one that the door is for opens it (L-14). (Long: one kind and one door after another.) */
import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { deactivateAccount } from '../actions/deactivate-account.ts'
import { deskCodeFor } from '../cast/desk-code.ts'
import { get, type Jar, jarAt, post } from '../cast/knock.ts'
import { workOff } from '../cast/post.ts'
import { newLinked } from '../cast/project-people.ts'
import { handOut } from '../cast/recovery-walks/post-of-walkers.ts'
import { eid, everyWay, walkedWish } from '../cast/recovery-walks/walked-place.ts'
import { putWalker } from '../cast/recovery-walks/walkers.ts'
import { codeOf } from '../cast/second-factors.ts'
import { freshAddress } from '../cast/standing.ts'
import { testPortal } from '../cast/test-portal.ts'
import { testWorld } from '../cast/test-world.ts'
import type { Institution } from '../core/institution/institution.ts'
import { purposes } from '../core/secrets/purposes.ts'
import { addMailLink } from '../store/mail-links.ts'
import { journeys } from './journeys.ts'

const host = 'oslomet.localhost'
const tested = await testWorld('oslomet', { ...walkedWish, settings: withoutLimits })
const { world } = tested
const portal = await testPortal([tested], journeys)
const session = '__Host-session'

/** A wrong kind must be refused because it is wrong, not because too many were. */
function withoutLimits(institution: Institution): Institution {
  const { recovery, secondFactor, lockout, pin, messages, projects } = everyWay(institution, false)
  const most = 1_000
  return {
    ...everyWay(institution, false),
    lockout: { ...lockout, wrongTries: most },
    projects: { ...projects, link: { ...projects.link, wrongTries: most } },
    messages: {
      ...messages,
      mail: { ...messages.mail, perHour: most, perDay: most },
      sms: { ...messages.sms, perHour: most, perDay: most },
    },
    pin: { ...pin, access: { ...pin.access, wrongTries: most } },
    recovery: {
      ...recovery,
      code: { ...recovery.code, wrongTries: most, triesPerDay: most },
      temporaryPassword: { ...recovery.temporaryPassword, wrongTries: most },
      afterDeactivation: { ...recovery.afterDeactivation, wrongTries: most },
    },
    secondFactor: { ...secondFactor, app: { ...secondFactor.app, wrongTries: most } },
  }
}

const fresh = async (path = '/sign-in') => jarAt(portal, host, { path, from: freshAddress() })
const now = () => world.now()
let named = 0

async function person(factor: 'all' | 'none' | 'newcomer', pinBy = 'fs') {
  named += 1
  return putWalker(tested, { name: `slag${1_000 + named}`, factor, pinBy })
}

/** Somebody who holds one living secret of every kind, each from where it really comes. */
async function holder() {
  tested.advance('PT61M')
  const one = await person('all')
  const newcomer = await person('newcomer')
  const closed = await person('none', 'owner')
  const username = one.username ?? ''
  const deliver = async () => handOut(await workOff(tested), [one], now())
  const askedBy = async (what: string) => {
    const jar = await fresh(`/forgotten-${what}`)
    await post(portal, jar, `/forgotten-${what}`, { email: one.mail })
    await deliver()
    return { jar, code: one.codes.at(-1)?.code ?? '', key: one.links.at(-1)?.split('/').at(-1) ?? '' }
  }
  const orderer = await askedBy('password')
  await post(portal, orderer.jar, '/forgotten-password/code', { code: orderer.code })
  await get(portal, orderer.jar, '/forgotten-password/text-message')
  await post(portal, orderer.jar, '/forgotten-password/text-message', {})
  await deliver()
  const forgetful = await askedBy('password')
  const nameless = await askedBy('username')
  const half = await fresh()
  await post(portal, half, '/sign-in', { username, password: one.password })
  await get(portal, half, '/lost-second-factor')
  await post(portal, half, '/lost-second-factor', {})
  await get(portal, half, '/lost-second-factor/code')
  await deliver()
  const lostCode = one.codes.at(-1)?.code ?? ''
  const whole = await fresh()
  await post(portal, whole, '/sign-in', { username, password: one.password })
  const [seed = new Uint8Array()] = one.apps.values()
  await get(portal, whole, '/sign-in/second-factor')
  await post(portal, whole, '/sign-in/second-factor', { code: codeOf(seed, now(), -1) })
  await get(portal, whole, '/my-account')
  const activationKey = randomBytes(32).toString('base64url')
  await addMailLink(world.store, {
    idDigest: world.keys.index(purposes.mailLink, activationKey),
    purpose: 'activation',
    personId: newcomer.personId,
    madeAt: now(),
    expiresAt: now().add({ hours: 24 }),
  })
  const act = { by: 'desk', because: 'a test', apply: true }
  const desk = await deactivateAccount(world, closed.username ?? '', act)
  const opening = await fresh()
  await post(portal, opening, '/sign-in', { username: closed.username ?? '', password: closed.pin })
  await get(portal, opening, '/sign-in/opening-code')
  // somebody else's change, so that its notice does not end what this person has pending
  const other = await person('none')
  const changing = await fresh()
  await post(portal, changing, '/sign-in', { username: other.username ?? '', password: other.password })
  await get(portal, changing, '/my-account/password')
  const changed = { currentPassword: other.password, newPassword: 'Skarp 8 vindu over fjord', suggestion: '' }
  await post(portal, changing, '/my-account/password', changed)
  handOut(await workOff(tested), [other], now())
  const away = await fresh()
  const sentTo = (await get(portal, away, '/electronic-id/forgotten-username')).headers.location
  const project = await newLinked(tested)
  const linked = await fresh()
  await get(portal, linked, project.link)
  await get(portal, linked, '/project-link')
  const secrets: Record<string, string> = {
    'a project’s link': project.key,
    'the secret of a project’s link': project.secret,
    'a session': whole.cookies.get(session) ?? '',
    'a browser': forgetful.jar.cookies.get('__Host-visitor') ?? '',
    'the token of forms': forgetful.jar.csrf,
    'a known device': whole.cookies.get('__Host-device') ?? '',
    'an activation link': activationKey,
    'a link for the password': forgetful.key,
    'a link for the username': nameless.key,
    'the notice of a change': other.notices.at(-1)?.split('/').at(-1) ?? '',
    'an errand at the provider': away.cookies.get('__Host-eid') ?? '',
    'a mailed code for the password': forgetful.code,
    'a mailed code for the username': nameless.code,
    'a texted code': lostCode,
    'a temporary password': one.temporaries.at(-1)?.password ?? '',
    'a password': one.password,
    'the PIN of a newcomer': newcomer.pin,
    'an opening code': desk.is === 'deactivated' && desk.pin.is === 'open' ? (desk.pin.code ?? '') : '',
    'a code that the desk had made': await deskCodeFor(tested, one),
    'a code of an app': codeOf(seed, now()),
    'a recovery code': one.recoveryCodes[0] ?? '',
  }
  return { one, newcomer, secrets, forgetful, nameless, half, opening, linked, sentTo: String(sentTo) }
}
type Holder = Awaited<ReturnType<typeof holder>>

const withCookie = (name: string, value: string, jar: Jar): Jar => ({
  ...jar,
  cookies: new Map([...jar.cookies, [name, value]]),
})
const shows = async (cookie: string, value: string, path: string) =>
  (await get(portal, withCookie(cookie, value, await fresh()), path)).statusCode === 200
const takes = async (jar: Jar, path: string, typed: Record<string, string>) => {
  const copy = { ...jar, cookies: new Map(jar.cookies) }
  return (await post(portal, copy, path, typed)).statusCode === 303
}

type Door = { opens: readonly string[]; by: (held: Holder, value: string) => Promise<boolean> }

/** Every place that takes a secret, and which kinds it is for. */
const doors: Record<string, Door> = {
  'the session cookie': {
    opens: ['a session'],
    by: async (_held, value) => shows(session, value, '/my-account'),
  },
  'the cookie of a link, activation': {
    opens: ['an activation link'],
    by: async (_held, value) => shows('__Host-link', value, '/activate-account/link'),
  },
  'the cookie of a link, password': {
    opens: ['a link for the password'],
    by: async (_held, value) => shows('__Host-link', value, '/forgotten-password/link'),
  },
  'the cookie of a link, username': {
    opens: ['a link for the username'],
    by: async (_held, value) => shows('__Host-link', value, '/forgotten-username/link'),
  },
  'the cookie of a link, project': {
    opens: ['a project’s link'],
    by: async (_held, value) => shows('__Host-link', value, '/project-link'),
  },
  'the secret of a project’s link': {
    opens: ['the secret of a project’s link'],
    by: async ({ linked }, secret) => takes(linked, '/project-link', { secret }),
  },
  'the cookie of a notice': {
    opens: ['the notice of a change'],
    by: async (_held, value) => shows('__Host-notice', value, '/it-was-not-me'),
  },
  'the cookie of an errand': {
    opens: ['an errand at the provider'],
    by: async ({ one, sentTo }, value) => {
      const jar = withCookie('__Host-eid', value, await fresh())
      const back = `/electronic-id/return${eid.answer(sentTo, one.idNumber)}`
      const { cookies } = await get(portal, jar, back)
      return cookies.some((cookie) => cookie.name === session && cookie.value !== '')
    },
  },
  'the hidden field of a form': {
    opens: ['the token of forms'],
    by: async ({ forgetful }, value) =>
      takes({ ...forgetful.jar, csrf: value }, '/forgotten-username', { email: 'ingen@example.org' }),
  },
  'the browser that asked': {
    opens: ['a browser'],
    by: async ({ forgetful }, value) => {
      const jar = withCookie('__Host-visitor', value, await fresh())
      await get(portal, jar, '/forgotten-password/code')
      return takes(jar, '/forgotten-password/code', { code: forgetful.code })
    },
  },
  'the code for the password': {
    opens: ['a mailed code for the password'],
    by: async ({ forgetful }, code) => takes(forgetful.jar, '/forgotten-password/code', { code }),
  },
  'the code for the username': {
    opens: ['a mailed code for the username'],
    by: async ({ nameless }, code) => takes(nameless.jar, '/forgotten-username/code', { code }),
  },
  'the code for a lost factor': {
    opens: ['a texted code'],
    // a right one begins the waiting, and says so on the page
    by: async ({ half }, code) =>
      (await post(portal, withCookie('x', '', half), '/lost-second-factor/code', { code })).statusCode ===
      200,
  },
  'the second step': {
    opens: ['a code of an app', 'a recovery code'],
    by: async ({ half }, code) => takes(half, '/sign-in/second-factor', { code }),
  },
  'the opening code': {
    opens: ['an opening code'],
    by: async ({ opening }, code) => takes(opening, '/sign-in/opening-code', { code }),
  },
  'the password': {
    opens: ['a password', 'a temporary password'],
    by: async ({ one }, password) =>
      takes(await fresh(), '/sign-in', { username: one.username ?? '', password }),
  },
  'the code of the desk': {
    opens: ['a code that the desk had made'],
    by: async ({ one }, code) =>
      takes(await fresh(), '/forgotten-password/desk-code', { username: one.username ?? '', code }),
  },
  'the PIN': {
    opens: ['the PIN of a newcomer'],
    by: async ({ newcomer }, pin) => {
      const { idNumber, studentNumber } = newcomer
      return takes(await fresh(), '/activate-account/student', { idNumber, studentNumber, pin })
    },
  },
}

test.each(Object.entries(doors))('%s opens to its own kind and to no other', async (_name, { opens, by }) => {
  const held = await holder()
  expect(Object.entries(held.secrets).filter(([, value]) => value === '')).toEqual([])
  expect(new Set(Object.values(held.secrets)).size).toBe(Object.keys(held.secrets).length)
  const opened: string[] = []
  for (const [kind, value] of Object.entries(held.secrets))
    if (!opens.includes(kind) && (await by(held, value))) opened.push(kind)
  expect(opened).toEqual([])
  const [first = ''] = opens
  expect(await by(held, held.secrets[first] ?? ''), first).toBe(true)
  for (const kind of opens.slice(1)) {
    const another = await holder()
    expect(await by(another, another.secrets[kind] ?? ''), kind).toBe(true)
  }
})

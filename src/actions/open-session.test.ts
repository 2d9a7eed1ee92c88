/** Every sign-in has secrets of its own; nothing a browser brought along is adopted (case S-01). */
import { beforeAll, describe, expect, test } from 'vitest'
import { importWorld } from '../cast/import-world.ts'
import { putAccount, putPerson } from '../cast/rows.ts'
import { testStore } from '../cast/test-database.ts'
import { purposes } from '../core/secrets/purposes.ts'
import { isKnownDevice } from '../store/devices.ts'
import { findSession } from '../store/sessions.ts'
import { type Browser, openSession } from './open-session.ts'

const { store } = await testStore()
const { world, setNow } = importWorld(store)
const stranger: Browser = { device: 'Firefox, Linux', oldSessionId: null, deviceSecret: null, shared: false }
let kari = ''
let ola = ''

beforeAll(async () => {
  kari = await putAccount(store, { personId: await putPerson(store), username: 'karin1000' })
  ola = await putAccount(store, { personId: await putPerson(store), username: 'olaha2000' })
})

const digest = (secret: string | null, purpose: 'session' | 'device') =>
  world.keys.index(purposes[purpose], secret ?? '')
const found = async (secret: string) => findSession(store, [digest(secret, 'session')], world.now())
const knows = async (secret: string | null, accountId: string) =>
  isKnownDevice(store, digest(secret, 'device'), accountId, world.now())

async function signIn(accountId: string, browser: Browser) {
  return openSession(world, store, browser, {
    kind: 'full',
    proof: 'password',
    accountId,
    credentialEpoch: 1,
    fresh: true,
    remember: true,
  })
}

describe('a session', () => {
  test('ends the one the browser came with', async () => {
    const first = await signIn(kari, stranger)
    const before = await found(first.secret)
    const id = before.state === 'alive' ? before.facts.id : null
    const second = await signIn(kari, { ...stranger, oldSessionId: id })
    expect(await found(first.secret)).toEqual({ state: 'ended', because: 'replaced' })
    expect((await found(second.secret)).state).toBe('alive')
    expect(second.secret).not.toBe(first.secret)
  })

  test('that is not whole lasts as long as a grant, and is not fresh, and its browser stays a stranger', async () => {
    setNow('2026-08-10T04:00:00Z')
    const opened = await openSession(world, store, stranger, {
      kind: 'half',
      proof: 'password',
      accountId: kari,
      credentialEpoch: 1,
    })
    expect(opened.deviceSecret).toBeNull()
    const half = await found(opened.secret)
    expect(half).toMatchObject({ state: 'alive', facts: { freshUntil: null, knownDevice: false } })
    setNow('2026-08-10T04:15:00Z')
    expect((await found(opened.secret)).state).toBe('ended')
  })
})

describe('a browser that signed in wholly', () => {
  test('is known for this account and no other', async () => {
    const { deviceSecret } = await signIn(kari, stranger)
    expect(await knows(deviceSecret, kari)).toBe(true)
    expect(await knows(deviceSecret, ola)).toBe(false)
  })

  test('keeps its secret, also when a second person uses it, and is then known for both', async () => {
    const { deviceSecret } = await signIn(kari, stranger)
    const again = await signIn(ola, { ...stranger, deviceSecret })
    expect(again.deviceSecret).toBe(deviceSecret)
    expect([await knows(deviceSecret, kari), await knows(deviceSecret, ola)]).toEqual([true, true])
  })

  test('is not known by a secret that somebody planted in it', async () => {
    const planted = 'p'.repeat(43)
    const { deviceSecret } = await signIn(kari, { ...stranger, deviceSecret: planted })
    expect(deviceSecret).not.toBe(planted)
    expect(await knows(planted, kari)).toBe(false)
  })

  test('is a stranger again after ninety days', async () => {
    const { deviceSecret } = await signIn(kari, stranger)
    setNow('2026-11-08T03:00:00Z')
    expect(await knows(deviceSecret, kari)).toBe(true)
    setNow('2026-11-08T06:00:00Z')
    expect(await knows(deviceSecret, kari)).toBe(false)
  })
})

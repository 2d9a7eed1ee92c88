/** A session is alive, timed out, or ended by somebody; the next request knows at once (cases S-03, S-06, S-16, B-14). */
import { randomBytes, randomUUID } from 'node:crypto'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { putAccount, putPerson } from '../cast/rows.ts'
import { testStore } from '../cast/test-database.ts'
import { replacePassword } from './accounts.ts'
import { addGrant, endGrant, useRight } from './grants.ts'
import { provenFor } from '../core/secrets/proven.ts'
import {
  addSession,
  countWrongCurrent,
  endOtherSessions,
  endSession,
  findSession,
  forgetOldSessions,
  freshen,
  livingSessions,
  type NewSession,
  touchSession,
} from './sessions.ts'

const { store } = await testStore(20)
const now = Temporal.Instant.from('2026-08-20T08:00:00Z')
const at = (duration: string) => now.add(duration)

async function account(): Promise<{ accountId: string; personId: string; username: string }> {
  const personId = await putPerson(store)
  const username = `s${randomBytes(4).toString('hex')}`
  return { accountId: await putAccount(store, { personId, username }), personId, username }
}

async function open(more: Partial<NewSession> = {}): Promise<NewSession> {
  const session: NewSession = {
    id: randomUUID(),
    idDigest: randomBytes(32),
    kind: 'full',
    proof: 'password',
    accountId: null,
    grantId: null,
    credentialEpoch: null,
    madeAt: now,
    idleUntil: at('PT30M'),
    endsAt: at('PT12H'),
    freshUntil: at('PT5M'),
    device: 'Firefox, Linux',
    knownDevice: null,
    factor: null,
    factorAt: null,
    provider: null,
    shared: false,
    ...more,
  }
  await addSession(store, session, { replaces: null, deviceEndsAt: null, told: null })
  return session
}

const find = async (session: NewSession, when = now) => findSession(store, [session.idDigest], when)
const openFor = async (accountId: string, more: Partial<NewSession> = {}) =>
  open({ accountId, credentialEpoch: 1, ...more })

describe('a session', () => {
  test('is whose it is, as it was opened', async () => {
    const { accountId, personId, username } = await account()
    const session = await openFor(accountId, { knownDevice: Buffer.from('known') })
    expect(await find(session)).toEqual({
      state: 'alive',
      seenAt: now,
      facts: {
        id: session.id,
        kind: 'full',
        proof: 'password',
        accountId,
        personId,
        username,
        grantId: null,
        grantJourney: null,
        openRights: [],
        factor: null,
        openingCodeDue: false,
        provider: null,
        credentialEpoch: 1,
        freshUntil: at('PT5M'),
        endsAt: at('PT12H'),
        knownDevice: true,
        madeAt: now,
        powerSeenAt: now,
        shared: false,
      },
    })
  })

  test('that nobody opened is unknown', async () => {
    expect(await findSession(store, [randomBytes(32)], now)).toEqual({ state: 'unknown' })
  })

  test.each([
    ['PT29M59.999S', 'alive'],
    ['PT30M', 'ended'],
  ])('left alone for %s is %s', async (after, state) => {
    const { accountId } = await account()
    expect((await find(await openFor(accountId), at(after))).state).toBe(state)
  })

  test.each([
    ['PT11H59M59.999S', 'alive'],
    ['PT12H', 'ended'],
  ])('in use all the time after %s is %s', async (after, state) => {
    const { accountId } = await account()
    const session = await openFor(accountId)
    await touchSession(store, session.id, { seenAt: at('PT11H50M'), idleUntil: at('PT12H20M') })
    expect((await find(session, at(after))).state).toBe(state)
  })

  test('tells why it is no more: timed out, signed out, or the credentials changed', async () => {
    const { accountId } = await account()
    const [left, out] = [await openFor(accountId), await openFor(accountId)]
    expect(await find(left, at('PT31M'))).toEqual({ state: 'ended', because: 'timed-out' })
    await endSession(store, out.id, now, 'signed-out')
    expect(await find(out)).toEqual({ state: 'ended', because: 'signed-out' })
    await replacePassword(
      store,
      {
        accountId,
        fromEpoch: 1,
        passwordSealed: Buffer.from('new'),
        setAt: now,
        formerId: randomUUID(),
      },
      provenFor<'password'>(accountId),
    )
    expect(await find(left)).toEqual({ state: 'ended', because: 'credentials-changed' })
  })

  test('ends with the account, without any write of its own', async () => {
    const { accountId } = await account()
    const session = await openFor(accountId)
    await store.updateTable('account').set({ closed_at: now }).where('id', '=', accountId).execute()
    expect(await find(session)).toEqual({ state: 'ended', because: 'account-closed' })
  })

  test('is ended once, by exactly one of twenty', async () => {
    const { accountId } = await account()
    const session = await openFor(accountId)
    const ended = await Promise.all(
      Array.from({ length: 20 }, async () => endSession(store, session.id, now, 'signed-out')),
    )
    expect(ended.filter(Boolean)).toHaveLength(1)
  })

  test('that ended does not live again by being used', async () => {
    const { accountId } = await account()
    const session = await openFor(accountId)
    await endSession(store, session.id, now, 'signed-out')
    await touchSession(store, session.id, { seenAt: now, idleUntil: at('PT1H') })
    expect((await find(session)).state).toBe('ended')
  })
})

describe('a session with a grant', () => {
  async function withGrant() {
    const personId = await putPerson(store)
    const grantId = randomUUID()
    await addGrant(store, {
      id: grantId,
      journey: 'activate-account',
      personId,
      accountId: null,
      proofs: [],
      credentialEpoch: null,
      madeAt: now,
      expiresAt: at('PT15M'),
      rights: ['password', 'pin'],
    })
    return {
      grantId,
      personId,
      session: await open({ kind: 'proved', proof: 'pin', grantId, freshUntil: null }),
    }
  }

  test('holds the rights not used yet', async () => {
    const { session, grantId, personId } = await withGrant()
    await useRight(store, grantId, 'pin', now)
    const found = await find(session)
    expect(found).toMatchObject({
      state: 'alive',
      facts: { personId, grantId, grantJourney: 'activate-account', openRights: ['password'] },
    })
  })

  test('ends with the grant, and when the grant runs out', async () => {
    const { session, grantId } = await withGrant()
    expect((await find(session, at('PT14M59.999S'))).state).toBe('alive')
    expect(await find(session, at('PT15M'))).toEqual({ state: 'ended', because: 'timed-out' })
    await endGrant(store, grantId, now)
    expect((await find(session)).state).toBe('ended')
  })
})

describe('the sessions of an account', () => {
  test('all others end, and those of nobody else', async () => {
    const [mine, other] = [await account(), await account()]
    const sessions = await Promise.all(Array.from({ length: 5 }, async () => openFor(mine.accountId)))
    const foreign = await openFor(other.accountId)
    const [kept, ...gone] = sessions
    expect(await endOtherSessions(store, mine.accountId, kept!.id, now, 'ended-by-owner')).toBe(4)
    expect((await find(kept!)).state).toBe('alive')
    for (const session of gone)
      expect(await find(session)).toEqual({ state: 'ended', because: 'ended-by-owner' })
    expect((await find(foreign)).state).toBe('alive')
    expect(await endOtherSessions(store, mine.accountId, null, now, 'ended-by-owner')).toBe(1)
  })

  test('are listed as long as they live, newest first', async () => {
    const { accountId } = await account()
    const old = await openFor(accountId, { device: 'old' })
    const young = await openFor(accountId, { device: 'young', madeAt: at('PT1M') })
    const ended = await openFor(accountId, { device: 'ended' })
    await openFor(accountId, { device: 'left alone', idleUntil: now })
    await openFor(accountId, { device: 'of old credentials', credentialEpoch: 0 })
    await endSession(store, ended.id, now, 'signed-out')
    const listed = await livingSessions(store, accountId, at('PT2M'))
    expect(listed.map(({ id }) => id)).toEqual([young.id, old.id])
  })
})

describe('proving again', () => {
  test('wrong ones are all counted, also at once', async () => {
    const { accountId } = await account()
    const session = await openFor(accountId)
    const counts = await Promise.all(
      Array.from({ length: 20 }, async () => countWrongCurrent(store, session.id)),
    )
    expect(counts.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, nth) => nth + 1))
  })

  test('in a session that is none counts as more than any limit', async () => {
    expect(await countWrongCurrent(store, randomUUID())).toBe(Number.POSITIVE_INFINITY)
  })

  test('right, it is fresh under a new secret, and the old one opens nothing (S-01)', async () => {
    const { accountId } = await account()
    const session = await openFor(accountId, { freshUntil: null })
    await countWrongCurrent(store, session.id)
    const renewed = randomBytes(32)
    await freshen(store, session.id, { idDigest: renewed, freshUntil: at('PT5M') })
    expect(await find(session)).toEqual({ state: 'unknown' })
    expect(await findSession(store, [renewed], now)).toMatchObject({
      state: 'alive',
      facts: { id: session.id, freshUntil: at('PT5M') },
    })
    expect(await countWrongCurrent(store, session.id)).toBe(1)
  })
})

test('what ran out long ago is forgotten, what lives is not', async () => {
  const { accountId } = await account()
  const [past, living] = [await openFor(accountId, { endsAt: at('PT1H') }), await openFor(accountId)]
  await forgetOldSessions(store, at('PT2H'))
  expect(await find(past)).toEqual({ state: 'unknown' })
  expect((await find(living)).state).toBe('alive')
})

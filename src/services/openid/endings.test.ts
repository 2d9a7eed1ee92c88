/** Whatever ends a sign-in here ends it at the services: refresh tokens at once, access tokens too, and every service is told (cases S-02 to S-04, D-10). */
import { createLocalJWKSet, decodeJwt, type JSONWebKeySet, jwtVerify } from 'jose'
import { sql } from 'kysely'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { deactivateAccount } from '../../actions/deactivate-account.ts'
import { settleDue } from '../../actions/settle-verdicts.ts'
import { passOnEndedSignIns } from '../../actions/sign-ins-at-services.ts'
import { endStudy } from '../../cast/study-ended.ts'
import { listeningService } from '../../cast/who-listens.ts'
import { openidPlace } from '../../cast/test-openid.ts'
import { issuer, serviceOf } from '../../cast/services.ts'
import type { Position } from '../../core/person/facts.ts'
import { goodPassword, otherPassword } from '../../cast/signed-up.ts'
import { journeys } from '../../run/journeys.ts'
import { placeLock } from '../../store/placed-locks.ts'

const listening = await listeningService()
afterAll(async () => listening.close())
const place = await openidPlace(journeys, [
  serviceOf('wiki', { backChannelSignOut: listening.address }),
  serviceOf('canvas'),
  serviceOf('lms', { service: 'learning-platform', backChannelSignOut: listening.address }),
  serviceOf('lab', { who: ['employee'], backChannelSignOut: listening.address }),
])
const { world, portal, host, enter, userInfo, refresh, work, browser, send } = place
type Entered = Awaited<ReturnType<typeof enter>>

beforeEach(() => {
  listening.heard.length = 0
  listening.answer(200)
})

/** Every way in which it may end, each as it really happens. */
const ways: Record<string, (entered: Entered) => Promise<unknown>> = {
  'the desk places a lock': async ({ who }) =>
    placeLock(world.store, {
      id: crypto.randomUUID(),
      accountId: who.accountId,
      class: 'desk',
      since: world.now(),
      placedBy: 'desk:ola',
      mayLift: 'desk',
      because: 'lost phone',
    }),
  'the desk deactivates the account': async ({ who }) =>
    deactivateAccount(world, who.username, { by: 'desk:ola', because: 'no mobile', apply: true }),
  'the password is changed in the same browser': async ({ browser: at }) => changePassword(at, goodPassword),
  'the password is changed in another browser': async ({ who }) => {
    const other = browser()
    await other.open('/sign-in')
    await other.submit({ username: who.username, password: who.password })
    await changePassword(other, goodPassword)
  },
  'the account is closed': async ({ who }) =>
    world.store
      .updateTable('account')
      .set({ closed_at: world.now() })
      .where('id', '=', who.accountId)
      .execute(),
  'the studies end': async ({ who }) => {
    await world.store
      .updateTable('person')
      .set({ facts: JSON.stringify({}) })
      .where('id', '=', who.personId)
      .execute()
  },
  'the person signs out': async ({ browser: at }) => {
    await at.open('/sign-out')
    await at.submit({})
  },
  'the person ends it on the page of sessions': async ({ browser: at }) => {
    await at.open('/my-account/sessions')
    await at.submit({})
  },
}

async function changePassword(at: Entered['browser'], currentPassword: string): Promise<void> {
  await at.open('/my-account/password')
  await at.submit({ currentPassword, newPassword: otherPassword })
  expect(at.page.title).not.toMatch(/went wrong|Change password$/)
}

describe.each(Object.entries(ways))('when %s', (_name, end) => {
  test('nothing that the service holds is worth anything, and it is told', async () => {
    const entered = await enter('wiki')
    expect((await userInfo(entered.access)).status).toBe(200)
    await end(entered)
    expect(await refresh('wiki', entered.refresh)).toBe('invalid_grant')
    await settleDue(world)
    expect((await userInfo(entered.access)).status).toBe(401)
    await work()
    expect(listening.heard).toHaveLength(1)
    const { payload, protectedHeader } = await jwtVerify(listening.heard[0] ?? '', await published(), {
      issuer,
      audience: 'wiki',
    })
    expect(protectedHeader).toMatchObject({ typ: 'logout+jwt', alg: 'ES256' })
    expect(payload).toMatchObject({ sub: entered.claims?.sub, sid: entered.claims?.['sid'] })
    expect(payload['events']).toEqual({ 'http://schemas.openid.net/event/backchannel-logout': {} })
    expect(payload['nonce']).toBeUndefined()
    expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(120)
  })
})

/** The services that were told of the end of somebody's sign-ins. */
function toldOf({ claims }: Pick<Entered, 'claims'>) {
  return listening.heard
    .map((told) => decodeJwt(told))
    .filter(({ sub }) => sub === claims?.sub)
    .map(({ aud }) => aud)
}

function yesterday(): string {
  return world.now().toZonedDateTimeISO('UTC').toPlainDate().subtract({ days: 1 }).toString()
}

async function published() {
  const keys = await portal.inject({ url: '/openid/jwks', headers: { host } })
  return createLocalJWKSet(keys.json<JSONWebKeySet>())
}

test('a service that does not answer is told again, once for each end', async () => {
  const entered = await enter('wiki')
  await ways['the person signs out']?.(entered)
  listening.answer(503)
  await work()
  await work()
  const tried = listening.heard.length
  expect(tried).toBeGreaterThan(0)
  listening.answer(200)
  place.tested.advance('PT20M')
  await work()
  expect(listening.heard).toHaveLength(tried + 1)
  place.tested.advance('PT20M')
  await work()
  expect(listening.heard).toHaveLength(tried + 1)
  expect(await passOnEndedSignIns(world)).toBe(0)
})

test('a session that goes on under a new secret stays signed in at services', async () => {
  const entered = await enter('wiki')
  const before = await world.store.selectFrom('session').select('id').where('ended_at', 'is', null).execute()
  const at = entered.browser
  const again = await send('wiki', { prompt: 'login' })
  place.tested.advance('PT1M')
  await at.open(again.path)
  const next = /url=([^"]*)"/.exec(at.page.html)?.[1]
  if (next !== undefined) await at.open(next)
  expect(at.page.path).toBe('/sign-in')
  await at.submit({ username: entered.who.username, password: entered.who.password })
  const after = await world.store.selectFrom('session').select('id').where('ended_at', 'is', null).execute()
  expect(after.map(({ id }) => id)).not.toEqual(before.map(({ id }) => id))
  expect(await refresh('wiki', entered.refresh)).toBe('taken')
})

test('a session that began in one browser is worth nothing in the provider after it ended, also without any answer', async () => {
  const entered = await enter('wiki')
  await world.store
    .updateTable('session')
    .set({ ended_at: world.now(), ended_because: 'signed-out' })
    .where('account_id', '=', entered.who.accountId)
    .execute()
  const silent = await send('canvas', { prompt: 'none' })
  await entered.browser.open(silent.path)
  expect(new URL(entered.browser.page.outside ?? '').searchParams.get('error')).toBe('login_required')
})

test('a service that closes before the account lets nobody in from that day on, the others do (field 29)', async () => {
  const { who, ...inLms } = await enter('lms')
  const inWiki = await enter('wiki', { who })
  await settleDue(world)
  await endStudy(place.tested, who.personId, yesterday())
  await settleDue(world)
  await work()
  expect(toldOf(inLms)).toEqual(['lms'])
  expect((await userInfo(inLms.access)).status).toBe(401)
  expect(await refresh('lms', inLms.refresh)).toBe('invalid_grant')
  expect((await userInfo(inWiki.access)).status).toBe(200)
  expect(await refresh('wiki', inWiki.refresh)).toBe('taken')
  const again = await send('lms')
  await inWiki.browser.open(again.path)
  const next = /url=([^"]*)"/.exec(inWiki.browser.page.html)?.[1]
  if (next !== undefined) await inWiki.browser.open(next)
  expect(inWiki.browser.page.outside).toBeNull()
  expect(inWiki.browser.page.html).toContain('lms')
})

test('a service that is for a group somebody has left is told, the others are not', async () => {
  const inWiki = await enter('wiki')
  const { who } = inWiki
  const employed = {
    title: 'Laborant',
    unit: null,
    campus: null,
    from: '2024-08-01',
    until: null,
    ended: null,
  }
  await setPositions(who.personId, [employed])
  const inLab = await enter('lab', { who })
  await setPositions(who.personId, [])
  await work()
  expect(toldOf(inLab)).toEqual(['lab'])
  expect(await refresh('lab', inLab.refresh)).toBe('invalid_grant')
  expect(await refresh('wiki', inWiki.refresh)).toBe('taken')
})

async function setPositions(personId: string, positions: readonly Position[]): Promise<void> {
  const registers = positions.length > 0 ? ['fs', 'hr'] : ['fs']
  await sql`update person set facts = facts::jsonb || ${JSON.stringify({ positions, registers })}::jsonb where id = ${personId}`.execute(
    world.store,
  )
  await settleDue(world)
}

test('after a new password services ask for it once, also in the browser in which it was changed', async () => {
  const { who, browser: at } = await enter('wiki')
  await changePassword(at, goodPassword)
  place.tested.advance('PT2S')
  const silent = await send('wiki', { prompt: 'none' })
  await at.open(silent.path)
  expect(new URL(at.page.outside ?? '').searchParams.get('error')).toBe('login_required')
  const asked = await send('wiki')
  await at.open(asked.path)
  const next = /url=([^"]*)"/.exec(at.page.html)?.[1]
  if (next !== undefined) await at.open(next)
  expect(at.page.path).toBe('/sign-in')
  const again = await enter('wiki', { who: { ...who, password: otherPassword }, browser: at })
  expect((await userInfo(again.access)).status).toBe(200)
  place.tested.advance('PT2S')
  await at.open((await send('canvas', { prompt: 'none' })).path)
  expect(new URL(at.page.outside ?? '').searchParams.get('code')).not.toBeNull()
})

/** What the OpenID provider remembers: what hangs on a sign-in at a service goes with it, and an item is there once, whatever key it began under. */
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { withNewKeys } from '../adapters/crypto/new-keys.ts'
import { makeWorld } from '../cast/made-world.ts'
import { putSignedUp } from '../cast/signed-up.ts'
import { testWorld } from '../cast/test-world.ts'
import { addServiceSignIn } from '../store/sign-ins-at-services.ts'
import { consumeProviderItem, findProviderItem, keepProviderItem } from './openid-items.ts'
import { randomId } from './random.ts'

const tested = await testWorld('oslomet')
const { world } = tested

const held = ['AccessToken', 'RefreshToken'] as const

test('a token is worth nothing when its sign-in is not there any more, not only when it was ended', async () => {
  const { accountId } = await putSignedUp(tested, { username: 'kari' })
  const grantId = 'grant-of-kari'
  const row = { client: 'wiki', accountId, sessionId: randomId(world.dice), sid: 's', epoch: 0 }
  const { rows } = await sql<{ epoch: number }>`
    select credential_epoch as epoch from account where id = ${accountId}`.execute(world.store)
  const at = world.now()
  const epoch = rows[0]?.epoch ?? -1
  await addServiceSignIn(world.store, { ...row, id: randomId(world.dice), grantId, epoch, at, endsAt: at })
  for (const kind of held)
    await keepProviderItem(world, kind, kind, { payload: { grantId, clientId: 'wiki' }, seconds: 300 })
  for (const kind of held) expect(await findProviderItem(world, kind, kind)).not.toBeNull()
  await sql`delete from service_sign_in where grant_id = ${grantId}`.execute(world.store)
  for (const kind of held) expect(await findProviderItem(world, kind, kind)).toBeNull()
})

test('an item that is changed after the keys have is there once, as it is now, and stays used', async () => {
  const kept = (of: typeof world, state: string) =>
    keepProviderItem(of, 'Session', 'a', { payload: { uid: 'u', state }, seconds: 300 })
  await kept(world, 'before')
  await consumeProviderItem(world, 'Session', 'a')
  const keyFile = withNewKeys(tested.keyFile, '2027-01-01')
  const { close, world: later } = makeWorld(world.store, 'oslomet', { keyFile, now: world.now().toString() })
  try {
    await kept(later, 'after')
    const { rows } = await sql<{ n: number }>`
      select count(*)::int as n from openid_item where kind = 'Session'`.execute(world.store)
    expect(rows[0]?.n).toBe(1)
    expect(await findProviderItem(later, 'Session', 'a')).toEqual({
      payload: { uid: 'u', state: 'after' },
      consumed: true,
    })
  } finally {
    close()
  }
})

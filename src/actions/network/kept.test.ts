/** What Wi-Fi keeps: for how long, and that keys and secrets of before a rotation of keys still open. */
import { afterAll, expect, test } from 'vitest'
import { withNewKeys } from '../../adapters/crypto/new-keys.ts'
import { makeWorld } from '../../cast/made-world.ts'
import { openNetworkServer } from '../../cast/network-server.ts'
import { putSignedUp } from '../../cast/signed-up.ts'
import { testWorld } from '../../cast/test-world.ts'
import { purposes } from '../../core/secrets/purposes.ts'
import { makeWifiSecret, readWifiSecret } from '../../core/secrets/wifi-secret.ts'
import { poolOf } from '../../store/database.ts'
import { deletePerson } from '../../store/departed.ts'
import { addWifiSecret } from '../../store/wifi-secrets.ts'
import { randomId } from '../random.ts'
import { tidyUp } from '../tidy-up.ts'

const tested = await testWorld('oslomet')
const { world } = tested
const server = await openNetworkServer(tested)
afterAll(async () => server.close())

const tables = ['network_decision', 'network_session', 'network_device', 'wifi_secret'] as const
const counts = async () =>
  Promise.all(
    tables.map(async (table) => {
      const { rows } = await poolOf(world.store).query(`select count(*)::int as many from ${table}`)
      return (rows[0] as { many: number }).many
    }),
  )

async function deviceOf(accountId: string): Promise<string> {
  const secret = makeWifiSecret(world.dice)
  const digest = world.keys.index(purposes.wifiSecret, readWifiSecret(secret) ?? '')
  const kept = { id: randomId(world.dice), accountId, digest, label: 'pc', at: world.now() }
  await addWifiSecret(world.store, kept, 10)
  return secret
}

async function everything(username: string) {
  const person = await putSignedUp(tested, { username })
  const secret = await deviceOf(person.accountId)
  const { json } = await server.ask(username, secret)
  await server.send('/network/accounting', {
    'Acct-Status-Type': 'Start',
    'Acct-Session-Id': `s-${username}`,
    Class: json['reply:Class']?.value?.[0] ?? '',
    'Framed-IP-Address': '10.0.0.9',
  })
  return { ...person, secret }
}

test('whoever is forgotten leaves nothing of it', async () => {
  const before = await counts()
  const { personId } = await everything('ola')
  await world.store.transaction().execute(async (db) => deletePerson(db, personId))
  expect(await counts()).toEqual(before)
})

test('a key and a secret of before a rotation open after it', async () => {
  const { secret, username } = await everything('siri')
  const keyFile = withNewKeys(tested.keyFile, '2027-01-01')
  const { close, ...later } = makeWorld(world.store, 'oslomet', { keyFile, now: world.now().toString() })
  const after = await openNetworkServer(later)
  try {
    const form = { 'User-Name': `${username}@oslomet.no`, 'User-Password': secret }
    expect((await after.send('/network/authenticate', form, { key: server.key })).status).toBe(200)
  } finally {
    await after.close()
    close()
  }
})

test('the log and the devices go after six months, a day earlier they are all there; a living secret stays', async () => {
  await everything('kari')
  const before = await counts()
  expect(Math.min(...before)).toBeGreaterThan(0)
  tested.advance(`PT${24 * 180}H`)
  await tidyUp(world)
  expect(await counts()).toEqual(before)
  tested.advance(`PT${24 * 6}H`)
  await tidyUp(world)
  expect(await counts()).toEqual([0, 0, 0, before[3]])
})

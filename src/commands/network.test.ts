/** `adgang network-key` and `network-log`: a revoked key opens nothing; who had an address is found, and that it was looked up is written down. */
import { afterAll, expect, test } from 'vitest'
import { openNetworkServer } from '../cast/network-server.ts'
import { putSignedUp } from '../cast/signed-up.ts'
import { testWorld } from '../cast/test-world.ts'
import { everythingIn } from '../cast/whole-database.ts'
import { poolOf } from '../store/database.ts'
import { journalOf } from '../cast/what-became.ts'
import { type AskedNetworkKey, networkKeyCommand } from './network-key.ts'
import { type AskedNetworkLog, networkLogCommand } from './network-log.ts'

const tested = await testWorld('oslomet', { now: '2026-09-01T12:00:00Z' })
const { world } = tested
const educloud = await testWorld('educloud')
const server = await openNetworkServer(tested)
afterAll(async () => server.close())

async function key(more: Partial<AskedNetworkKey> = {}) {
  let said = ''
  const asked = {
    world,
    key: 'oslomet',
    label: '',
    list: false,
    revoke: null,
    operator: 'anne',
    apply: false,
    json: true,
  }
  const exit = await networkKeyCommand({ ...asked, ...more }, { write: (text) => (said += text) })
  return { exit, ...(JSON.parse(said) as { is: string; id?: string; key?: string }) }
}

async function log(more: Partial<AskedNetworkLog> = {}) {
  let said = ''
  const nothing = {
    address: null,
    station: null,
    username: null,
    chargeable: null,
    moment: null,
    from: null,
    until: null,
  }
  const asked = { world, key: 'oslomet', ...nothing, because: 'sak 7', operator: 'anne', json: false }
  const exit = await networkLogCommand({ ...asked, ...more }, { write: (text) => (said += text) })
  return { exit, said }
}

test('a key opens until it is revoked, and is made where there is Wi-Fi', async () => {
  const made = await key({ apply: true, label: 'radius-1' })
  const asks = async () =>
    (await server.send('/network/authorize', { 'User-Name': 'x@oslomet.no' }, { key: made.key ?? '' })).status
  const revoke = made.id ?? ''
  expect(await key({ revoke })).toMatchObject({ is: 'shown' })
  expect(await asks()).toBe(204)
  expect(await key({ revoke, apply: true })).toMatchObject({ exit: 0, is: 'revoked' })
  expect(await asks()).toBe(401)
  expect(await key({ world: educloud.world, key: 'educloud', apply: true })).toMatchObject({
    exit: 1,
    is: 'no-wifi',
  })
})

test('who had an address at a moment is found, by the connection of that time alone', async () => {
  const [kari, ola] = [
    await putSignedUp(tested, { username: 'kari' }),
    await putSignedUp(tested, { username: 'ola' }),
  ]
  const joins = async (who: typeof kari, mac: string, address: string) => {
    const answer = await server.ask(who.username, who.password, { 'Calling-Station-Id': mac })
    const from = {
      'Acct-Session-Id': `s-${who.username}`,
      'NAS-Identifier': 'wlc-1',
      'Calling-Station-Id': mac,
      'User-Name': 'anonymous@oslomet.no',
      Class: answer.json['reply:Class']?.value?.[0] ?? '',
      'Framed-IP-Address': address,
    }
    const account = async (more: Record<string, string>) =>
      expect((await server.send('/network/accounting', { ...from, ...more })).status).toBe(204)
    await account({ 'Acct-Status-Type': 'Start' })
    return async () => account({ 'Acct-Status-Type': 'Stop', 'Acct-Session-Time': '3600' })
  }
  const leaves = await joins(kari, '02-00-00-00-00-0A', '10.0.0.7')
  tested.advance('PT1H')
  await leaves()
  await joins(ola, '02-00-00-00-00-0B', '10.0.0.7')
  tested.advance('PT10M')
  // 12:00 to 13:00 UTC was kari's; the institution's own time is two hours ahead
  const first = await log({ address: '10.0.0.7', moment: '2026-09-01T14:30' })
  expect(first).toMatchObject({ exit: 0 })
  expect(first.said).toContain('kari')
  expect(first.said).not.toContain('ola')
  expect((await log({ address: '10.0.0.7', moment: '2026-09-01T13:05:00Z' })).said).toMatch(/ola(?!.*kari)/s)
  expect((await log({ address: '10.0.0.8' })).said).toBe('Nothing is known of that.\n')
  expect(await journalOf(tested, kari.personId, 'network-log-read')).toBe(1)
  expect(await journalOf(tested, ola.personId, 'network-log-read')).toBe(1)
  expect((await log({ station: '02:00:00:00:00:0a' })).said).toMatch(/let in \(password\)/)
  expect((await log({ username: 'kari@oslomet.no', json: true })).said).toContain('"address":"10.0.0.7"')
  expect(await everythingIn(world.store)).toContain('sak 7')
})

test('more than can be shown at once is said, so that nobody takes the newest for all', async () => {
  const mac = '02:00:00:00:00:0c'
  await poolOf(world.store).query(
    `insert into network_decision (id, at, key_id, accepted, because, station)
     select gen_random_uuid(), $1, (select id from network_key limit 1), false, 'wrong', $2 from generate_series(1, 201)`,
    [world.now().toString(), mac],
  )
  const { said } = await log({ station: mac })
  expect(said).toContain('Only the newest 200 are shown.')
  expect(JSON.parse((await log({ station: mac, json: true })).said)).toMatchObject({ cut: 200 })
  expect((await log({ station: '02:00:00:00:00:0a' })).said).not.toContain('Only the newest')
})

test.each([
  [{}, 'Name an address'],
  [{ address: 'kari' }, 'no IP address'],
  [{ station: '10.0.0.7' }, 'no MAC address'],
  [{ address: '10.0.0.7', moment: 'i går' }, 'Write moments as'],
  [{ address: '10.0.0.7', because: ' ' }, 'Say why'],
  [{ username: 'finnes.ikke' }, 'Nobody is called'],
] as const)('what cannot be meant is not looked up: %o', async (more, says) => {
  const before = await everythingIn(world.store)
  const { exit, said } = await log(more)
  expect(exit).toBe(1)
  expect(said).toContain(says)
  expect(await everythingIn(world.store)).toBe(before)
})

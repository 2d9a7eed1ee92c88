/** Wi-Fi with a real FreeRADIUS and its own programs: PAP, EAP-TTLS/PAP, VLANs, accounting, and what its log says. (Long: one conversation after another.) */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openNetworkServer } from '../../cast/network-server.ts'
import { putSignedUp, sealed, type SignedUp } from '../../cast/signed-up.ts'
import { type Freeradius, startFreeradius, ttlsPap } from '../../cast/test-freeradius.ts'
import { testWorld } from '../../cast/test-world.ts'
import type { Institution } from '../../core/institution/institution.ts'
import { refusalForOperators } from '../../core/network/decision.ts'
import { poolOf } from '../../store/database.ts'

const withVlans = (institution: Institution): Institution => ({
  ...institution,
  wifi: {
    ...institution.wifi,
    vlans: [
      { groups: ['employee'], vlan: 20 },
      { groups: ['student'], vlan: 30 },
    ],
  },
})
const tested = await testWorld('oslomet', { settings: withVlans })
const { world } = tested
const server = await openNetworkServer(tested)
let radius: Freeradius
let url = ''
beforeAll(async () => {
  url = await server.listen()
  radius = await startFreeradius({ url, key: server.key })
}, 60_000)
afterAll(async () => {
  await radius.close()
  await server.close()
})

let people = 0
let person: SignedUp
let name = ''
beforeEach(async () => {
  person = await putSignedUp(tested, { username: `ola${(people += 1)}` })
  name = `${person.username}@${server.realm}`
})
const rows = async (text: string, values: unknown[] = []) =>
  (await poolOf(world.store).query(text, values)).rows as Record<string, unknown>[]

describe('radtest', () => {
  test('a right password is accepted, into the VLAN of the person', async () => {
    const { exit, said } = await radius.radtest(name, person.password)
    expect(said).toContain('Received Access-Accept')
    expect(exit).toBe(0)
    expect(said).toMatch(/Tunnel-Type:0 = VLAN/)
    expect(said).toMatch(/Tunnel-Medium-Type:0 = IEEE-802/)
    expect(said).toMatch(/Tunnel-Private-Group-Id:0 = "30"/)
    expect(said).toMatch(/Class = 0x[0-9a-f]{32}/)
  })

  test('a wrong one is not, and the reason stands in the log alone', async () => {
    const { exit, said } = await radius.radtest(name, 'ikke dette')
    expect(said).toContain('Received Access-Reject')
    expect(exit).not.toBe(0)
    expect(said).not.toContain(refusalForOperators('wrong'))
    expect(radius.log()).toContain(`Login incorrect (adgang: ${refusalForOperators('wrong')}): [${name}]`)
    expect(radius.log()).not.toContain('ikke dette')
  })

  test('a foreign realm is refused before anything is asked', async () => {
    expect((await radius.radtest('kari@ntnu.no', person.password)).said).toContain('Received Access-Reject')
    expect(radius.log()).toContain(`(adgang: ${refusalForOperators('realm-foreign')}): [kari@ntnu.no]`)
  })

  test.each(['Blåbær på Ås ÆØÅ', 'a%{User-Name}b&c=d+e f', '100 % "sikkert"', "it's `x` $HOME \\"])(
    'the password %s comes through as it is',
    async (typed) => {
      await world.store
        .updateTable('account')
        .set({ password_sealed: await sealed(world, person.accountId, typed) })
        .where('id', '=', person.accountId)
        .execute()
      const quoted = typed.replaceAll('\\', '\\\\').replaceAll('"', '\\"')
      const { said } = await radius.radclient(`User-Name = "${name}"\nUser-Password = "${quoted}"\n`)
      expect(said).toContain('Received Access-Accept')
    },
  )
})

describe('names that mean mischief', () => {
  test.each(['%{User-Password}', '%{exec:/bin/id}', '`id`', 'x\\r\\nReply-Message := y', '%25%7B'])(
    '%s is expanded by nobody',
    async (evil) => {
      const { said } = await radius.radclient(
        `User-Name = "${evil}@${server.realm}"\nUser-Password = "Hemmelig 123 abc"\n`,
      )
      expect(said).toContain('Received Access-Reject')
      const [, received = ''] = said.split('Received Access-Reject')
      expect(received).not.toMatch(/uid=|Reply-Message/)
      const all = await rows('select name, outer_name from network_decision')
      expect(JSON.stringify(all)).not.toMatch(/Hemmelig|uid=/)
      expect(radius.log()).not.toContain('Hemmelig 123')
    },
  )
})

describe('eapol_test', () => {
  const outer = () => `anonymous@${server.realm}`

  test('EAP-TTLS/PAP with an anonymous outer identity is accepted; VLAN and keys come, the inner name does not', async () => {
    const wanted = ['-N', '30:s:0A-00-00-00-00-FF:eduroam', '-N', '126:s:1ntnu.no', '-N', '89:x:00']
    const { exit, said } = await radius.eapol(ttlsPap(name, person.password, outer()), [
      ...['-M', '02:00:00:00:07:01'],
      ...wanted,
    ])
    expect(said).toContain('SUCCESS')
    expect(exit).toBe(0)
    const reply = said.slice(said.lastIndexOf('code=2 (Access-Accept)'))
    expect(reply).toMatch(/Attribute 81 \(Tunnel-Private-Group-Id\)/)
    expect(reply).toMatch(/Attribute 25 \(Class\)/)
    expect(reply).toMatch(/Attribute 89 \(Chargeable-User-Identity\)/)
    expect(reply).not.toContain(person.username)
    const [row] = await rows('select * from network_decision where account_id = $1', [person.accountId])
    expect(row).toMatchObject({
      accepted: true,
      name,
      outer_name: outer(),
      station: '02:00:00:00:07:01',
      ssid: 'eduroam',
      operator_name: '1ntnu.no',
      vlan: 30,
    })
    expect(row?.['chargeable']).toMatch(/^[0-9a-f]{64}$/)
  })

  test('a wrong password, a foreign realm inside or outside, and an anonymous name inside are refused', async () => {
    const cases = [
      { network: ttlsPap(name, 'ikke dette', outer()), because: 'wrong' },
      { network: ttlsPap('kari@ntnu.no', person.password, outer()), because: 'realm-foreign' },
      { network: ttlsPap(name, person.password, 'anonymous@ntnu.no'), because: 'realm-foreign' },
      { network: ttlsPap(outer(), person.password, outer()), because: 'anonymous-inside' },
    ] as const
    for (const { network, because } of cases) {
      const before = radius.log().length
      const { exit, said } = await radius.eapol(network)
      expect(said).toContain('FAILURE')
      expect(exit).not.toBe(0)
      expect(radius.log().slice(before)).toContain(refusalForOperators(because))
    }
  })

  test.each([
    ['TTLS', '"auth=MSCHAPV2"'],
    ['PEAP', '"auth=MSCHAPV2"'],
    ['MD5', '""'],
  ])('%s %s is not offered', async (eap, phase2) => {
    const { said } = await radius.eapol({ ...ttlsPap(name, person.password, outer()), eap, phase2 })
    expect(said).toContain('FAILURE')
    expect(await rows('select id from network_decision where account_id = $1', [person.accountId])).toEqual(
      [],
    )
  })
})

describe('accounting', () => {
  const account = async (status: string, more: string) =>
    radius.radclient(
      `Acct-Status-Type = ${status}\nAcct-Session-Id = "s-${person.username}"\nUser-Name = "anonymous@${server.realm}"\n` +
        `NAS-Identifier = "wlc-1"\nNAS-IP-Address = 192.0.2.10\nCalling-Station-Id = "02-00-00-00-09-01"\n` +
        `Called-Station-Id = "0A-00-00-00-00-FF:eduroam"\n${more}`,
      'acct',
    )
  const sessions = async () =>
    rows('select *, host(address) as ip from network_session where account_id = $1', [person.accountId])

  test('the Class of the decision says whose connection it is, though its name is anonymous', async () => {
    const { said } = await radius.radtest(name, person.password)
    const named = /Class = (0x[0-9a-f]{32})/.exec(said)?.[1] ?? ''
    expect((await account('Start', `Class = ${named}\nFramed-IP-Address = 10.1.2.3\n`)).said).toContain(
      'Received Accounting-Response',
    )
    tested.advance('PT2H')
    await account(
      'Interim-Update',
      `Acct-Session-Time = 7200\nAcct-Input-Octets = 5\nAcct-Input-Gigawords = 1\n`,
    )
    const [open] = await sessions()
    expect(open).toMatchObject({ ip: '10.1.2.3', ssid: 'eduroam', stopped_at: null, bytes_in: 4_294_967_301 })
    tested.advance('PT1H')
    await account('Stop', `Acct-Session-Time = 10800\nAcct-Terminate-Cause = User-Request\n`)
    const [over, ...others] = await sessions()
    expect(others).toEqual([])
    expect(over).toMatchObject({ ip: '10.1.2.3', stopped_because: 'User-Request' })
    expect(String(over?.['started_at'])).toBe(world.now().subtract({ hours: 3 }).toString())
    expect(String(over?.['stopped_at'])).toBe(world.now().toString())
  })

  test('without a Class the device says it; an access point that begins anew ends what it had open', async () => {
    const attributes = `User-Name = "${name}"\nUser-Password = "${person.password}"\nCalling-Station-Id = "02-00-00-00-09-01"\n`
    expect((await radius.radclient(attributes)).said).toContain('Received Access-Accept')
    await account('Start', 'Framed-IP-Address = 10.1.2.4\n')
    expect(await sessions()).toMatchObject([{ ip: '10.1.2.4', stopped_at: null }])
    await account('Accounting-On', '')
    expect(await sessions()).toMatchObject([{ stopped_because: 'NAS-Reboot' }])
  })
})

test('while the portal does not answer, nobody is told no: the access point may ask another server', async () => {
  const nowhere = await startFreeradius({ url: 'http://127.0.0.1:9', key: server.key })
  try {
    const pap = await nowhere.radclient(
      `User-Name = "${name}"\nUser-Password = "${person.password}"\n`,
      'auth',
      ['-t', '3'],
    )
    expect(pap.said).not.toMatch(/Access-(Reject|Accept)/)
    expect(pap.said).toContain('No reply from server')
  } finally {
    await nowhere.close()
  }
}, 60_000)

test('a wrong key of the RADIUS server lets nobody in, and its log says so', async () => {
  const stranger = await startFreeradius({
    url,
    key: `adgang-network-${'x'.repeat(43)}`,
  })
  try {
    expect((await stranger.radtest(name, person.password)).said).toContain('Received Access-Reject')
    expect(stranger.log()).toContain('this is not a key of this institution')
  } finally {
    await stranger.close()
  }
}, 60_000)

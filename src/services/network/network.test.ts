/** Wi-Fi decisions as a RADIUS server meets them: who is let in and why not, what is counted, what is written down. (Long: one answer after another.) */
import { hash as bcrypt } from '@node-rs/bcrypt'
import { Temporal } from 'temporal-polyfill'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { openNetworkServer, reasonOf } from '../../cast/network-server.ts'
import { goodPassword, otherPassword, putSignedUp, sealed, type SignedUp } from '../../cast/signed-up.ts'
import { tryToSignIn } from '../../cast/knock.ts'
import { testWorld } from '../../cast/test-world.ts'
import type { Institution } from '../../core/institution/institution.ts'
import { refusalForOperators } from '../../core/network/decision.ts'
import { revokeNetworkKey, makeNetworkKey } from '../../actions/network/keys.ts'
import { settleDue } from '../../actions/settle-verdicts.ts'
import { randomId } from '../../actions/random.ts'
import { signIn } from '../../journeys/sign-in/journey.ts'
import { poolOf } from '../../store/database.ts'

const withVlans = (institution: Institution): Institution => ({
  ...institution,
  secondFactor: { ...institution.secondFactor, required: [] },
  wifi: { ...institution.wifi, vlans: [{ groups: ['student'], vlan: 30 }] },
})
const tested = await testWorld('oslomet', { settings: withVlans })
const { world } = tested
const server = await openNetworkServer(tested, [signIn])
afterAll(async () => server.close())

let people = 0
let person: SignedUp
beforeEach(async () => {
  person = await putSignedUp(tested, { username: `kari${(people += 1)}` })
})

/** Every device of these tests is another one. */
let devices = 0
const device = () => {
  devices += 1
  return { 'Calling-Station-Id': `02-00-00-01-${hex(devices >> 8)}-${hex(devices & 255)}` }
}
const hex = (number: number) => number.toString(16).padStart(2, '0')
const rows = async (text: string, values: unknown[] = []) =>
  (await poolOf(world.store).query(text, values)).rows as Record<string, unknown>[]
const decisionsOf = async ({ accountId }: SignedUp) =>
  rows('select * from network_decision where account_id = $1 order by at, id', [accountId])
const says = (answer: Parameters<typeof reasonOf>[0]) => [answer.status, reasonOf(answer)]
const no = (because: Parameters<typeof refusalForOperators>[0]) => [401, refusalForOperators(because)]

/** The person chose another password an hour ago. */
async function changed({ accountId }: SignedUp, to = otherPassword, ago = { hours: 1 }): Promise<void> {
  const { store } = world
  const { password_sealed: before, password_set_at: at } = await store
    .selectFrom('account')
    .select(['password_sealed', 'password_set_at'])
    .where('id', '=', accountId)
    .executeTakeFirstOrThrow()
  if (!before || !at) throw new Error('there was no password')
  await store
    .insertInto('former_password')
    .values({ id: randomId(world.dice), account_id: accountId, password_sealed: before, set_at: at })
    .execute()
  await store
    .updateTable('account')
    .set((eb) => ({
      password_set_at: world.now().subtract(ago),
      credential_epoch: eb('credential_epoch', '+', 1),
    }))
    .set({ password_sealed: await sealed(world, accountId, to) })
    .where('id', '=', accountId)
    .execute()
}

describe('a device with the right password', () => {
  test('is let in, into the VLAN of the person, and gets a name for its connection', async () => {
    const answer = await server.ask(person.username, person.password)
    expect(answer.status).toBe(200)
    expect(answer.json).toEqual({
      'reply:Class': { op: ':=', do_xlat: false, value: [expect.stringMatching(/^0x[0-9a-f]{32}$/)] },
      'reply:Tunnel-Type': { op: ':=', do_xlat: false, value: ['VLAN'] },
      'reply:Tunnel-Medium-Type': { op: ':=', do_xlat: false, value: ['IEEE-802'] },
      'reply:Tunnel-Private-Group-Id': { op: ':=', do_xlat: false, value: ['30'] },
    })
    const [row] = await decisionsOf(person)
    expect(row).toMatchObject({
      accepted: true,
      because: 'password',
      person_id: person.personId,
      name: `${person.username}@${server.realm}`,
      station: '02:00:00:00:00:01',
      called: '0a:00:00:00:00:ff',
      ssid: 'eduroam',
      nas: 'wlc-1',
      vlan: 30,
    })
    expect(`0x${String(row?.['id']).replaceAll('-', '')}`).toBe(answer.json['reply:Class']?.value?.[0])
  })

  test.each([
    ['in capital letters', (name: string) => `${name.toUpperCase()}@OSLOMET.NO`],
    ['without a realm', (name: string) => name],
  ])('%s too', async (_how, written) => {
    const answer = await server.send('/network/authenticate', {
      'User-Name': written(person.username),
      'User-Password': person.password,
    })
    expect(answer.status).toBe(200)
  })

  test('has letters like æøå, quotation marks and percent signs in it', async () => {
    const typed = 'Blåbær "på" %{User-Name} & 7=syv+ost'
    await changed(person, typed)
    expect((await server.ask(person.username, typed, device())).status).toBe(200)
  })

  test('gets a chargeable identity where it is asked for: the same at one site, another elsewhere', async () => {
    const at = async (site: string) => {
      const asked = { 'Operator-Name': site, 'Chargeable-User-Identity': '' }
      const { json } = await server.ask(person.username, person.password, asked)
      return json['reply:Chargeable-User-Identity']?.value?.[0]
    }
    const [first, again, elsewhere] = [await at('1ntnu.no'), await at('1ntnu.no'), await at('1uio.no')]
    expect(first).toMatch(/^0x[0-9a-f]{64}$/)
    expect(again).toBe(first)
    expect(elsewhere).not.toBe(first)
    expect((await server.ask(person.username, person.password)).json).not.toHaveProperty(
      'reply:Chargeable-User-Identity',
    )
  })

  test('is let in though the password has expired and new rules are due; not when the fee is due', async () => {
    await world.store
      .updateTable('account')
      .set({ password_set_at: world.now().subtract({ hours: 24 * 500 }) })
      .where('id', '=', person.accountId)
      .execute()
    await world.store.deleteFrom('acceptance').where('person_id', '=', person.personId).execute()
    expect((await server.ask(person.username, person.password)).status).toBe(200)
    await world.store
      .updateTable('person')
      .set({ facts: JSON.stringify({ registers: ['fs'] }) })
      .where('id', '=', person.personId)
      .execute()
    expect(says(await server.ask(person.username, person.password, device()))).toEqual(no('closed'))
    // whoever has not shown the password learns nothing of it
    expect(says(await server.ask(person.username, 'feil passord', device()))).toEqual(no('wrong'))
    await settleDue(world)
    expect(says(await server.ask(person.username, person.password, device()))).toEqual(no('closed'))
  })

  test('is judged by what holds now, not by a verdict that something has made due', async () => {
    await settleDue(world)
    expect((await server.ask(person.username, person.password)).status).toBe(200)
    await world.store
      .insertInto('placed_lock')
      .values({
        id: randomId(world.dice),
        account_id: person.accountId,
        class: 'security',
        since: world.now(),
        placed_by: 'security',
        may_lift: 'security',
        because: '',
      })
      .execute()
    expect(says(await server.ask(person.username, person.password))).toEqual(no('closed'))
  })
})

describe('a name', () => {
  test.each([
    ['kari@ntnu.no', 'realm-foreign'],
    ['kari@x.oslomet.no', 'sub-realm-unknown'],
    ['anonymous@oslomet.no', 'anonymous-inside'],
    ['kari @oslomet.no', 'name-has-space'],
    ['kari\r\nX: y@oslomet.no', 'name-unreadable'],
    ['%{User-Password}@oslomet.no', 'name-unreadable'],
  ] as const)('%j is refused with the reason, and nothing of it comes back', async (typed, because) => {
    const answer = await server.ask(typed, 'hva som helst')
    expect(says(answer)).toEqual(no(because))
    expect(answer.body).not.toContain('kari')
    const [row] = await rows('select * from network_decision order by at desc, id limit 1000').then((all) =>
      all.filter((each) => each['because'] === because),
    )
    expect(row).toMatchObject({ accepted: false, account_id: null })
    expect(String(row?.['name'])).not.toMatch(/[\r\n]/)
  })

  test('before anything is shown only the realm is judged, the same for a name that nobody has', async () => {
    const ask = async (name: string) => server.send('/network/authorize', { 'User-Name': name })
    for (const name of [`${person.username}@oslomet.no`, 'nobody.at.all@oslomet.no', '@oslomet.no'])
      expect(await ask(name)).toEqual({ status: 204, json: {}, body: '' })
    expect(says(await ask('kari@ntnu.no'))).toEqual(no('realm-foreign'))
    expect((await ask('')).status).toBe(400)
  })
})

describe('wrong passwords', () => {
  test('lock the network door of unknown devices, and no other door', async () => {
    const tries: unknown[] = []
    for (let each = 0; each < 7; each++)
      tries.push(reasonOf(await server.ask(person.username, `gjetning ${each}`, device())))
    expect(tries.slice(0, 6)).toEqual(Array(6).fill(refusalForOperators('wrong')))
    expect(tries[6]).toBe(refusalForOperators('locked'))
    expect(says(await server.ask(person.username, person.password, device()))).toEqual(no('locked'))
    const web = await tryToSignIn(server.portal, server.host, person.username, person.password)
    expect(web.headers.location).toBe('/my-account')
    tested.advance('PT31M')
    expect((await server.ask(person.username, person.password, device())).status).toBe(200)
  })

  test('at the web door do not lock Wi-Fi', async () => {
    for (let each = 0; each < 7; each++)
      await tryToSignIn(server.portal, server.host, person.username, `gjetning ${each}`, '198.51.100.7')
    expect((await server.ask(person.username, person.password, device())).status).toBe(200)
  })

  test('of strangers do not lock a device that was let in before (B-09)', async () => {
    const own = device()
    expect((await server.ask(person.username, person.password, own)).status).toBe(200)
    for (let each = 0; each < 8; each++) await server.ask(person.username, `gjetning ${each}`, device())
    expect((await server.ask(person.username, person.password, own)).status).toBe(200)
    expect(says(await server.ask(person.username, person.password, device()))).toEqual(no('locked'))
  })

  test('twenty at once: six are compared, and the right one does not slip through (B-01)', async () => {
    const all = await Promise.all(
      Array.from({ length: 20 }, async (_, each) =>
        server.ask(person.username, `gjetning ${each}`, device()),
      ),
    )
    const reasons = all.map(reasonOf)
    expect(reasons.filter((reason) => reason === refusalForOperators('wrong'))).toHaveLength(6)
    expect(reasons.filter((reason) => reason === refusalForOperators('locked'))).toHaveLength(14)
  })

  test('the same one again and again from one device is one guess', async () => {
    const own = device()
    for (let each = 0; each < 30; each++)
      expect(says(await server.ask(person.username, 'skrevet feil', own))).toEqual(no('wrong'))
    expect((await server.ask(person.username, person.password, own)).status).toBe(200)
  })

  test('of a name that nobody has are answered, and locked, like those of one that somebody has (E-07)', async () => {
    const outcomes = async (name: string) => {
      const all: unknown[] = []
      for (let each = 0; each < 8; each++)
        all.push(says(await server.ask(name, `gjetning ${each}`, device())))
      return all
    }
    expect(await outcomes('finnes.ikke')).toEqual(await outcomes(person.username))
  })

  test('cost as many comparisons for a name that nobody has, with and without former passwords (E-02)', async () => {
    const [changer, never] = [
      person,
      await putSignedUp(tested, { username: `aldri${people}`, password: null }),
    ]
    await changed(changer)
    const plain = await putSignedUp(tested, { username: `vanlig${people}` })
    let hashed = 0
    const { verify, burn } = world.passwords
    world.passwords.verify = async (...of) => ((hashed += 1), verify(...of))
    world.passwords.burn = async (...of) => ((hashed += 1), burn(...of))
    const counts: number[] = []
    try {
      for (const name of [changer.username, never.username, plain.username, 'finnes.ikke.heller']) {
        hashed = 0
        expect(says(await server.ask(name, 'helt feil passord', device()))).toEqual(no('wrong'))
        counts.push(hashed)
      }
    } finally {
      Object.assign(world.passwords, { verify, burn })
    }
    expect(counts).toEqual([3, 3, 3, 3])
  })

  test('of strangers through one server keep nobody out who was let in before (B-09)', async () => {
    const own = device()
    expect((await server.ask(person.username, person.password, own)).status).toBe(200)
    const { institution } = world
    world.institution = { ...institution, wifi: { ...institution.wifi, failures: 1 } }
    try {
      await server.ask('finnes.ikke', 'feil passord', device())
      expect(says(await server.ask(person.username, person.password, device()))).toEqual(no('slow-down'))
      expect((await server.ask(person.username, person.password, own)).status).toBe(200)
    } finally {
      world.institution = institution
      tested.advance('PT11M')
    }
  })

  test('from one device with many names make it slow down; with many devices, the whole server (B-11)', async () => {
    const own = device()
    const most = world.institution.networks.failures
    for (let each = 0; each < most; each++) await server.ask(`navn${each}x`, 'Samme passord 7', own)
    expect(says(await server.ask('enda.ett', 'Samme passord 7', own))).toEqual(no('slow-down'))
    expect((await server.ask(person.username, person.password, device())).status).toBe(200)
    tested.advance('PT11M')
    expect(says(await server.ask('enda.ett', 'Samme passord 7', own))).toEqual(no('wrong'))
  })

  test('a hundred in a row close the network door of unknown devices until the person acts, and only that (B-15)', async () => {
    const own = device()
    expect((await server.ask(person.username, person.password, own)).status).toBe(200)
    for (let window = 0; window < 17; window++) {
      for (let each = 0; each < 6; each++)
        await server.ask(person.username, `gjetning ${window} ${each}`, device())
      tested.advance('PT31M')
    }
    tested.advance('PT24H')
    expect(says(await server.ask(person.username, person.password, device()))).toEqual(no('locked'))
    expect((await server.ask(person.username, person.password, own)).status).toBe(200)
    const web = await tryToSignIn(server.portal, server.host, person.username, person.password)
    expect(web.headers.location).toBe('/my-account')
  })
})

describe('a device with an old password', () => {
  test('never counts as a guess, and is written down with when and where', async () => {
    await changed(person)
    const old = device()
    for (let each = 0; each < 40; each++) {
      expect(says(await server.ask(person.username, goodPassword, old))).toEqual(no('old-password'))
      tested.advance('PT20M')
    }
    expect((await server.ask(person.username, otherPassword, device())).status).toBe(200)
    const station = old['Calling-Station-Id'].replaceAll('-', ':')
    const [row] = await rows('select * from network_device where account_id = $1 and station = $2', [
      person.accountId,
      station,
    ])
    expect(row).toMatchObject({ ssid: 'eduroam', old_password_times: 40 })
    expect(String(row?.['old_password_at'])).toBe(world.now().subtract({ minutes: 20 }).toString())
  })

  test('is no guess from many devices at once either', async () => {
    await changed(person)
    const all = await Promise.all(
      Array.from({ length: 25 }, async () => server.ask(person.username, goodPassword, device())),
    )
    // some met the tentative lock of another's comparison: none of them counted
    expect(all.map(reasonOf).filter((reason) => reason === refusalForOperators('wrong'))).toEqual([])
    expect((await server.ask(person.username, otherPassword, device())).status).toBe(200)
  })

  test('is one of the last two, and only for thirty days', async () => {
    await world.store
      .updateTable('account')
      .set({ password_set_at: world.now().subtract({ hours: 24 * 100 }) })
      .where('id', '=', person.accountId)
      .execute()
    await changed(person, 'Den andre 2 fjorden', { hours: 24 * 20 })
    await changed(person, otherPassword, { hours: 1 })
    expect(says(await server.ask(person.username, goodPassword, device()))).toEqual(no('old-password'))
    expect(says(await server.ask(person.username, 'Den andre 2 fjorden', device()))).toEqual(
      no('old-password'),
    )
    tested.advance('PT360H')
    // the first was replaced 35 days ago by now
    expect(says(await server.ask(person.username, goodPassword, device()))).toEqual(no('wrong'))
    expect(says(await server.ask(person.username, 'Den andre 2 fjorden', device()))).toEqual(
      no('old-password'),
    )
  })

  test('is forgotten when it comes with the right one', async () => {
    await changed(person)
    const own = device()
    await server.ask(person.username, goodPassword, own)
    const kept = async () =>
      rows('select old_password_at, right_at from network_device where account_id = $1', [person.accountId])
    expect((await kept())[0]?.['old_password_at']).not.toBeNull()
    expect((await server.ask(person.username, otherPassword, own)).status).toBe(200)
    expect((await kept())[0]).toMatchObject({ old_password_at: null })
  })
})

test('a password that an older system hashed as the keyboard sent it opens Wi-Fi too (I-12)', async () => {
  const typed = 'Blåbær på fjellet 42'
  const apart = typed.normalize('NFD')
  const [kept] = await rows('select password_sealed from account where id = $1', [person.accountId])
  await world.store
    .updateTable('account')
    .set({ password_sealed: world.keys.wrap(person.accountId, await bcrypt(apart, 6)) })
    .where('id', '=', person.accountId)
    .execute()
  await rows(`insert into old_hash values ($1, 'bcrypt 6')`, [person.accountId])
  try {
    expect((await server.ask(person.username, apart, device())).status).toBe(200)
    expect(says(await server.ask(person.username, `${apart} nei`, device()))).toEqual(no('wrong'))
  } finally {
    await rows('update account set password_sealed = $2 where id = $1', [
      person.accountId,
      kept?.['password_sealed'],
    ])
  }
})

test('a connection belongs to its person also where another server of ours accounts for it', async () => {
  const { json } = await server.ask(person.username, person.password, device())
  const other = await makeNetworkKey(world, { label: 'radius-2', by: 'test' })
  const told = {
    'Acct-Status-Type': 'Start',
    'Acct-Session-Id': `s-${person.username}`,
    Class: json['reply:Class']?.value?.[0] ?? '',
  }
  expect((await server.send('/network/accounting', told, { key: other.key })).status).toBe(204)
  const found = await rows('select account_id from network_session where session = $1', [
    `s-${person.username}`,
  ])
  expect(found).toEqual([{ account_id: person.accountId }])
})

test('a session of the same name that began after the end of the other is another one, and both are kept', async () => {
  const told = { 'Acct-Session-Id': `again-${person.username}`, 'Calling-Station-Id': '02-00-00-00-0c-01' }
  const account = async (more: Record<string, string>) =>
    expect((await server.send('/network/accounting', { ...told, ...more })).status).toBe(204)
  await account({ 'Acct-Status-Type': 'Start', 'Framed-IP-Address': '10.9.0.1' })
  tested.advance('PT1H')
  const stop = { 'Acct-Status-Type': 'Stop', 'Acct-Session-Time': '3600' }
  await account(stop)
  tested.advance('PT2M')
  // a message of the first one that was sent once more
  await account({ ...stop, 'Acct-Delay-Time': '120' })
  await account({ 'Acct-Status-Type': 'Interim-Update', 'Acct-Session-Time': '3500' })
  tested.advance('PT8H')
  await account({ 'Acct-Status-Type': 'Start', 'Framed-IP-Address': '10.9.0.2' })
  const kept = await rows(
    `select host(address) as ip, stopped_at is null as open from network_session where session like $1 order by started_at`,
    [`again-${person.username}%`],
  )
  expect(kept).toEqual([
    { ip: '10.9.0.1', open: false },
    { ip: '10.9.0.2', open: true },
  ])
})

test('a right password is hashed anew each time, unless the institution wants it remembered; a new one ends that at once', async () => {
  let hashed = 0
  const { verify } = world.passwords
  const { wifi } = world.institution
  world.passwords.verify = async (...of) => ((hashed += 1), verify(...of))
  const own = device()
  const asks = async (password = person.password) => (await server.ask(person.username, password, own)).status
  try {
    expect([await asks(), await asks(), hashed]).toEqual([200, 200, 2])
    world.institution = {
      ...world.institution,
      wifi: { ...wifi, recallFor: Temporal.Duration.from('PT10M') },
    }
    expect([await asks(), await asks(), hashed]).toEqual([200, 200, 3])
    await changed(person)
    expect(await asks()).toBe(401)
    expect(await asks(otherPassword)).toBe(200)
    const before = hashed
    tested.advance('PT11M')
    expect([await asks(otherPassword), hashed - before]).toEqual([200, 1])
  } finally {
    Object.assign(world, { institution: { ...world.institution, wifi } })
    Object.assign(world.passwords, { verify })
  }
})

describe('keys', () => {
  test('a wrong, missing, revoked or foreign key is one and the same no, and nothing was decided', async () => {
    const gone = await makeNetworkKey(world, { label: '', by: 'test' })
    await revokeNetworkKey(world, gone.id, 'test')
    const before = await rows('select count(*) from network_decision')
    const attributes = { 'User-Name': `${person.username}@oslomet.no`, 'User-Password': person.password }
    const answers = []
    for (const key of ['', gone.key, `adgang-network-${'a'.repeat(43)}`, 'x'])
      for (const path of ['/network/authenticate', '/network/authorize', '/network/accounting'])
        answers.push(await server.send(path, attributes, { key, from: '203.0.113.5' }))
    expect(new Set(answers.map(({ status, body }) => `${status} ${body}`)).size).toBe(1)
    expect(answers[0]?.status).toBe(401)
    expect(await rows('select count(*) from network_decision')).toEqual(before)
  })

  test('many wrong ones are slowed down; a right one from the same address is not', async () => {
    const from = '203.0.113.77'
    const attributes = { 'User-Name': `${person.username}@oslomet.no`, 'User-Password': person.password }
    const statuses: number[] = []
    for (let each = 0; each < 62; each++)
      statuses.push((await server.send('/network/authenticate', attributes, { key: 'x', from })).status)
    expect(statuses.at(-1)).toBe(429)
    expect((await server.send('/network/authenticate', attributes, { from })).status).toBe(200)
  })
})

describe('a bad body', () => {
  const post = async (payload: string, headers: Record<string, string> = {}) =>
    (await server.send('/network/authenticate', {}, { payload, headers })).status

  test('is refused as what it is', async () => {
    expect(await post('')).toBe(400)
    expect(await post('User-Name=a%40oslomet.no')).toBe(400)
    expect(await post('User-Name=a&User-Name=b&User-Password=c')).toBe(400)
    expect(await post(`User-Name=${'a'.repeat(1_200)}&User-Password=c`)).toBe(400)
    expect(await post(`User-Name=a&User-Password=${'c'.repeat(20_000)}`)).toBe(413)
    expect(await post('{"User-Name":["a"]}', { 'content-type': 'application/json' })).toBe(415)
    expect((await server.send('/network/accounting', { 'User-Name': 'kari' })).status).toBe(400)
  })

  test('a password that is no UTF-8, or not one that anybody can have, is no guess', async () => {
    for (const password of ['%E5%F8', '%00', 'a%0D%0Ab'])
      expect(await post(`User-Name=${person.username}%40oslomet.no&User-Password=${password}`)).toBe(401)
    const because = (await decisionsOf(person)).map((row) => row['because'])
    expect(because).toEqual(Array(3).fill('password-unreadable'))
  })

  test('what nobody here asks for is not looked at', async () => {
    const more = { 'EAP-Message': '0x02', 'Message-Authenticator': '0x00', 'adgang-secret': 'x' }
    expect((await server.ask(person.username, person.password, more)).status).toBe(200)
  })
})

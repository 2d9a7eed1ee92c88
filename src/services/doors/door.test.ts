/** A door system fetches its cards: with its own key, all of them or what changed, as JSON or as a table that computes nothing. */
import { sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import { makeDoorKey, revokeDoorKey } from '../../actions/door-keys.ts'
import { doorListOf } from '../../actions/door-list.ts'
import { knowTargets } from '../../actions/keep-targets.ts'
import { emptyTables } from '../../cast/emptied-tables.ts'
import { makePortal } from '../../cast/made-portal.ts'
import { putAccount, putPerson } from '../../cast/rows.ts'
import { doorSettings } from '../../cast/test-doors.ts'
import { testWorld } from '../../cast/test-world.ts'
import { doorsDoor } from './door.ts'

const settings = [
  doorSettings(),
  doorSettings({ key: 'labs' }),
  doorSettings({ key: 'sent', delivery: 'push' }),
]
const tested = await testWorld('oslomet', { settings: (as) => ({ ...as, targets: settings }) })
const { world } = tested
const portal = await makePortal([tested], [], { machines: [doorsDoor()] })
const account = await putAccount(world.store, { personId: await putPerson(world.store), username: 'dorer' })
await knowTargets(world)
const gates = await makeDoorKey(world, { target: 'gates', label: '', by: 'test' })
const list = doorListOf(world, 'gates')

const fetchCards = async (path = '', headers: Record<string, string> = {}, key: string | null = gates.key) =>
  portal.inject({
    url: `/doors/gates/cards${path}`,
    headers: {
      host: 'oslomet.localhost',
      ...(key === null ? {} : { authorization: `Bearer ${key}` }),
      ...headers,
    },
  })
const open = async (card: string) =>
  list.put([
    { accountId: account, card, open: true, pin: { version: 1, sealed: 'a.b.c.d.e', sealedFor: 'k' } },
  ])

/** As the ledger is when every account was told of once. */
const told = async () => sql`update delivery set applied = wanted`.execute(world.store)

beforeEach(async () => {
  await emptyTables(world.store, 'door_list, door_card, door_holder')
  await told()
})

describe('cards', () => {
  test('come page by page, then only what changed, then nothing new', async () => {
    for (const card of ['1', '2', '3']) await open(card)
    const first = await fetchCards('?most=2')
    expect(first.json()).toMatchObject({ target: 'gates', full: true, more: true, next: 4 })
    expect(first.json<{ cards: object[] }>().cards).toEqual([
      expect.objectContaining({ card: '1', state: 'closed', pin: null, account }),
      expect.objectContaining({ card: '2', state: 'closed' }),
    ])
    const second = await fetchCards('?after=4&most=2')
    expect(second.json()).toMatchObject({ full: false, more: false, next: 5 })
    expect(second.json<{ cards: object[] }>().cards).toMatchObject([
      { card: '3', state: 'open', pin: 'a.b.c.d.e', pinVersion: 1 },
    ])
    expect((await fetchCards('?after=5')).json()).toMatchObject({
      cards: [],
      full: false,
      next: 5,
      more: false,
    })
    await list.put([{ accountId: account, card: '3', open: false, pin: null }])
    expect((await fetchCards('?after=5')).json()).toMatchObject({
      cards: [{ card: '3', state: 'closed', pin: null }],
      next: 6,
    })
  })

  test('that did not change are not sent again; the answer is for nobody’s cache', async () => {
    await open('1')
    const first = await fetchCards()
    expect(first.headers).toMatchObject({
      'cache-control': 'no-store',
      'adgang-list': 'full',
      'adgang-next': '1',
    })
    expect(first.headers).not.toHaveProperty('set-cookie')
    const tag = String(first.headers['etag'])
    const again = await fetchCards('', { 'if-none-match': tag })
    expect([again.statusCode, again.body]).toEqual([304, ''])
    await open('2')
    expect((await fetchCards('', { 'if-none-match': tag })).statusCode).toBe(200)
  })

  test('are not given as the whole list before it is whole; what changed is', async () => {
    await open('1')
    await sql`update delivery set applied = 0 where target = 'gates'`.execute(world.store)
    const answer = await fetchCards()
    expect([answer.statusCode, answer.headers['retry-after']]).toEqual([503, '5'])
    expect((await fetchCards('?after=1')).statusCode).toBe(200)
    expect((await fetchCards('?after=99')).statusCode).toBe(503)
    // a worker has it in hand: nobody knows yet what becomes of it
    await sql`update delivery set tries = 1 where target = 'gates'`.execute(world.store)
    expect((await fetchCards()).statusCode).toBe(503)
    // one that was tried and waits for somebody keeps nobody else out
    await sql`update delivery set tries = 3, trouble = 'card-taken' where target = 'gates'`.execute(
      world.store,
    )
    expect((await fetchCards()).statusCode).toBe(200)
    await sql`update delivery set tries = 0, trouble = null where target = 'gates'`.execute(world.store)
    await told()
    expect((await fetchCards()).statusCode).toBe(200)
    await sql`update target set writes = false where key = 'gates'`.execute(world.store)
    expect((await fetchCards()).statusCode).toBe(503)
    await sql`update target set writes = true where key = 'gates'`.execute(world.store)
  })

  test('as a table have no cell that a spreadsheet would compute (case I-07)', async () => {
    await open('=1+1')
    for (const answer of [await fetchCards('.csv'), await fetchCards('', { accept: 'text/csv' })]) {
      expect(answer.headers['content-type']).toBe('text/csv; charset=utf-8')
      const [header, row] = answer.body.replace('\uFEFF', '').split('\r\n')
      expect(header).toBe('"sequence","card","account","state","pin","pinVersion","changed"')
      expect(row).toContain(`"1","'=1+1","${account}","open","a.b.c.d.e","1","2026-`)
      expect(answer.headers['adgang-next']).toBe('1')
    }
  })

  test('asked for in a way that cannot be meant are not given', async () => {
    for (const query of [
      '?after=-1',
      '?after=x',
      '?most=0',
      '?most=5001',
      '?after=1&after=2',
      '?before=1',
      '?after=1e99',
    ])
      expect((await fetchCards(query)).statusCode).toBe(400)
  })
})

describe('a key', () => {
  test('none, a wrong one, another system’s, a revoked one, a system that is sent to or unknown: one and the same no', async () => {
    const labs = await makeDoorKey(world, { target: 'labs', label: '', by: 'test' })
    const old = await makeDoorKey(world, { target: 'gates', label: '', by: 'test' })
    await revokeDoorKey(world, { id: old.id, target: 'gates', by: 'test' })
    const at = async (target: string, key: string) =>
      portal.inject({
        url: `/doors/${target}/cards`,
        headers: { host: 'oslomet.localhost', authorization: `Bearer ${key}` },
      })
    const answers = [
      await fetchCards('', {}, null),
      await fetchCards('', {}, 'x'),
      await fetchCards('', {}, `adgang-door-${'a'.repeat(43)}`),
      await fetchCards('', {}, gates.key.replace('adgang-door-', 'adgang-register-')),
      await fetchCards('', {}, labs.key),
      await fetchCards('', {}, old.key),
      await at('sent', gates.key),
      await at('none', gates.key),
      await at('labs', gates.key),
    ]
    expect(new Set(answers.map(({ statusCode, body }) => `${statusCode} ${body}`)).size).toBe(1)
    expect(answers[0]?.statusCode).toBe(401)
    expect(answers[0]?.headers['www-authenticate']).toBe('Bearer realm="doors"')
    expect((await at('labs', labs.key)).statusCode).toBe(200)
  })

  test('guessing from one address is slowed down; elsewhere the right key works on', async () => {
    const from = { 'x-forwarded-for': '192.0.2.7' }
    const statuses: number[] = []
    for (let wrong = 0; wrong <= world.institution.networks.failures; wrong += 1)
      statuses.push((await fetchCards('', from, 'x')).statusCode)
    expect([statuses.at(0), statuses.at(-1)]).toEqual([401, 429])
    tested.advance('PT24H')
    expect((await fetchCards()).statusCode).toBe(200)
  })

  test('opens nothing on the bare host', async () => {
    const headers = { host: 'localhost', authorization: `Bearer ${gates.key}` }
    expect((await portal.inject({ url: '/doors/gates/cards', headers })).statusCode).toBe(404)
  })
})

/** Cards reach a door system, fetched or sent: open and closed at once, in order, none skipped, PINs for that system alone. (Long: one way and one fault after another.) */
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { doorListOf } from '../../actions/door-list.ts'
import { emptyTables } from '../../cast/emptied-tables.ts'
import { madeTruth } from '../../cast/made-truth.ts'
import { putAccount, putPerson } from '../../cast/rows.ts'
import { doorSettings, receiver, startDoors } from '../../cast/test-doors.ts'
import { testWorld } from '../../cast/test-world.ts'
import { everythingIn } from '../../cast/whole-database.ts'
import type { DoorRecord } from '../../core/targets/door-list.ts'
import type { Outcome, PinGiven } from '../../core/targets/target-system.ts'
import type { Truth } from '../../core/targets/truth.ts'
import { doorPage } from '../../store/door-cards.ts'
import { openDoors } from './open-doors.ts'

const { world } = await testWorld('oslomet', { connections: 20 })
const key = await receiver('gates-2026')
const doors = await startDoors()
afterAll(async () => doors.close())
const never = new AbortController().signal
const accounts: string[] = []
for (let at = 0; at < 8; at += 1)
  accounts.push(
    await putAccount(world.store, { personId: await putPerson(world.store), username: `dorer${at}` }),
  )
let now = 0
const list = doorListOf(world, 'gates')
const done: Outcome = { is: 'done', passwordTaken: true, mended: [] }

const truthOf = (at: number, more: Partial<Truth> = {}): Truth => ({
  ...madeTruth(at),
  accountId: accounts[at] ?? '',
  username: `dorer${at}`,
  card: `90000${at}`,
  ...more,
})
/** What a lock does. */
const shut = {
  standing: 'hidden',
  open: { mail: false, network: false, services: false, door: false },
} as const
const fetching = (more: object = {}) =>
  openDoors(doorSettings({ receiverKey: key.publicKey, ...more }), {
    list,
    token: null,
    within: { milliseconds: 2_000 },
    now: () => now,
  })
const sending = (more: object = {}, within = 2_000, token: string | null = 'token-of-gates') =>
  openDoors(doorSettings({ delivery: 'push', address: doors.address, receiverKey: key.publicKey, ...more }), {
    list,
    token,
    within: { milliseconds: within },
    now: () => now,
  })
type Target = ReturnType<typeof openDoors>
const give = async (target: Target, truth: Truth, pin: PinGiven | null = null) => {
  const [outcome] = await target.deliver([{ truth, password: null, pin }], never)
  return outcome
}
const page = async (after = 0, most = 100) => doorPage(world.store, 'gates', { after, most })
const said = ({ card, state, pinVersion }: DoorRecord) => `${card} ${state} ${pinVersion ?? '-'}`
const cardsNow = async () => (await page()).records.map(said)

beforeEach(async () => {
  await emptyTables(world.store, 'door_list, door_card, door_holder')
  doors.came.length = 0
  doors.cards.clear()
  doors.answer = () => ({ status: 204, applies: true })
  now += 2 * 60 * 60_000
})

describe('a list to fetch', () => {
  test('has each card once with its latest change: open, closed, a new one for the old, its PIN', async () => {
    const target = fetching()
    expect(await give(target, truthOf(0), { version: 1, pin: '4711' })).toEqual(done)
    expect(await cardsNow()).toEqual(['900000 open 1'])
    await give(target, truthOf(0, shut))
    expect(await cardsNow()).toEqual(['900000 closed -'])
    // whoever only has a password to renew is hidden elsewhere, and keeps the doors
    await give(target, truthOf(0, { standing: 'hidden' }))
    expect(await cardsNow()).toEqual(['900000 open 1'])
    await give(target, truthOf(0, { card: '900999' }))
    expect(await cardsNow()).toEqual(['900000 closed -', '900999 open 1'])
    await give(target, truthOf(0, { card: '900999', open: { ...truthOf(0).open, door: false } }))
    await give(target, truthOf(0, { card: '900999', standing: 'ended' }))
    expect(await cardsNow()).toEqual(['900000 closed -', '900999 closed -'])
    const before = (await page()).last
    await give(target, truthOf(0, { card: '900999', standing: 'ended' }))
    expect((await page()).last).toBe(before)
  })

  test('a PIN that came before the card waits for it; an older one never comes back', async () => {
    const target = fetching()
    await give(target, truthOf(0, { card: null }), { version: 3, pin: '4711' })
    expect(await cardsNow()).toEqual([])
    await give(target, truthOf(0))
    await give(target, truthOf(0), { version: 2, pin: '0815' })
    expect(await cardsNow()).toEqual(['900000 open 3'])
    const { records } = await page()
    expect(await key.open(records[0]?.pin ?? '')).toMatchObject({ pin: '4711', pinVersion: 3 })
  })

  test.each(['P-256', 'X25519'] as const)(
    'a PIN is for the receiver alone (%s), and says whose it is',
    async (crv) => {
      const other = await receiver('gates-x', crv)
      await give(fetching({ receiverKey: other.publicKey }), truthOf(1), { version: 1, pin: '4711' })
      const [record] = (await page()).records
      expect(await other.open(record?.pin ?? '')).toEqual({
        account: accounts[1],
        pin: '4711',
        pinVersion: 1,
        kid: 'gates-x',
      })
      await expect(key.open(record?.pin ?? '')).rejects.toThrow()
      expect(record?.pin?.split('.')).toHaveLength(5)
      expect(await everythingIn(world.store)).not.toContain('4711')
    },
  )

  test('without a receiver key no PIN leaves, and a private key is none for the settings', async () => {
    expect(fetching({ receiverKey: null }).wantsPin).toBe(false)
    await give(fetching({ receiverKey: null }), truthOf(0), { version: 1, pin: '4711' })
    expect(await cardsNow()).toEqual(['900000 open -'])
    expect(() => doorSettings({ receiverKey: { ...key.publicKey, d: 'private' } })).toThrow()
  })

  test('a second account of the same person has no card of its own', async () => {
    const target = fetching()
    await give(target, truthOf(0))
    expect(await give(target, truthOf(1, { card: '900000', kind: 'admin' }))).toEqual(done)
    expect((await page()).records.map(({ account }) => account)).toEqual([accounts[0]])
  })

  test('a card that is open for somebody else is not taken from them, and comes when they let go', async () => {
    const target = fetching()
    await give(target, truthOf(0))
    const second = truthOf(1, { card: '900000' })
    expect(await give(target, second)).toMatchObject({ is: 'again', trouble: { what: 'card-taken' } })
    expect((await page()).records.map(({ account }) => account)).toEqual([accounts[0]])
    await give(target, truthOf(0, { standing: 'ended' }))
    expect(await give(target, second)).toEqual(done)
    expect((await page()).records.map(({ account, state }) => [account, state])).toEqual([
      [accounts[1], 'open'],
    ])
  })

  test('changes by many writers come in an order that skips none (a reader follows all the while)', async () => {
    const target = fetching()
    const seen = new Map<string, DoorRecord>()
    let after = 0
    let writing = true
    const read = async () => {
      const { records } = await page(after, 3)
      for (const each of records) seen.set(each.card, each)
      after = records.at(-1)?.sequence ?? after
    }
    const reader = (async () => {
      while (writing) await read()
    })()
    await Promise.all(
      accounts.map(async (_, at) => {
        for (let round = 0; round < 12; round += 1)
          await give(
            target,
            truthOf(at, { card: `${at}-${round % 3}`, standing: round % 5 === 4 ? 'ended' : 'listed' }),
          )
      }),
    )
    writing = false
    await reader
    for (let last = -1; last !== after;) {
      last = after
      await read()
    }
    const whole = (await page(0, 1_000)).records
    expect([...seen.values()].toSorted((a, b) => a.sequence - b.sequence)).toEqual(whole)
    expect(whole.map(({ sequence }) => sequence)).toEqual([...new Set(whole.map(({ sequence }) => sequence))])
  })

  test('what was deleted makes the next difference a whole list, and so does a number that is none of ours', async () => {
    const target = fetching()
    for (const at of [0, 1, 2]) await give(target, truthOf(at))
    const { last } = await page()
    expect(await page(last)).toMatchObject({ full: false, records: [] })
    await world.store
      .deleteFrom('door_card' as never)
      .where('card' as never, '=', '900001' as never)
      .execute()
    const next = await page(last)
    expect(next).toMatchObject({ full: true })
    expect(next.records.map(({ card }) => card)).toEqual(['900000', '900002'])
    expect(await page(next.last)).toMatchObject({ full: false, records: [] })
    expect(await page(next.last + 1)).toMatchObject({ full: true })
  })

  test('is compared, surveyed and checked', async () => {
    const target = fetching()
    await give(target, truthOf(0), { version: 1, pin: '4711' })
    await give(target, truthOf(1))
    const differences = await target.compare(
      [truthOf(0), truthOf(1, { standing: 'ended' }), truthOf(2), truthOf(3, { card: null })],
      never,
    )
    expect(differences.map(({ username, is }) => `${username} ${is}`)).toEqual([
      'dorer1 differs',
      'dorer2 missing',
    ])
    const found: unknown[] = []
    for await (const each of target.survey(never)) found.push(each)
    expect(found).toMatchObject([
      { accountId: accounts[0], username: 'dorer0', place: 'card 900000', listed: true },
      { accountId: accounts[1], listed: true },
    ])
    const other = await receiver('another')
    const checked = await fetching({ receiverKey: other.publicKey }).check(never)
    expect(checked.map(({ what, is }) => `${what} ${is}`)).toEqual([
      'credentials wrong',
      'scheme right',
      'scheme unsure',
    ])
    const odd = { kty: 'EC', crv: 'P-256', x: 'AA', y: 'AA', kid: 'odd' }
    expect((await fetching({ receiverKey: odd }).check(never))[1]).toMatchObject({
      what: 'scheme',
      is: 'wrong',
    })
  })
})

describe('a system that is sent to', () => {
  test('gets every change in order, with its number, a key for each request and our token', async () => {
    const target = sending()
    await give(target, truthOf(0), { version: 1, pin: '4711' })
    await give(target, truthOf(1))
    await give(target, truthOf(0, shut))
    expect(doors.came.map(({ cards }) => cards.map(said))).toEqual([
      ['900000 open 1'],
      ['900001 open -'],
      ['900000 closed -'],
    ])
    const numbers = doors.came.flatMap(({ cards }) => cards.map(({ sequence }) => sequence))
    expect(numbers).toEqual(numbers.toSorted((a, b) => a - b))
    expect(new Set(doors.came.map((each) => each.key)).size).toBe(3)
    expect(doors.came.every(({ token }) => token === 'Bearer token-of-gates')).toBe(true)
    expect(doors.came.map(({ text }) => text).join('')).not.toContain('4711')
    expect(await key.open(doors.came[0]?.cards[0]?.pin ?? '')).toMatchObject({ pin: '4711' })
  })

  test.each([
    [401, 'credentials-refused'],
    [403, 'no-right'],
    [404, 'base-missing'],
    [302, 'base-missing'],
    [429, 'busy'],
    [500, 'unreachable'],
    [503, 'busy'],
    [507, 'full'],
    [null, 'unreachable'],
  ])('an answer of %s is %s, and the next time it is all there', async (status, what) => {
    doors.answer = () => ({ status, applies: status === null || status === 500 })
    expect(await give(sending(), truthOf(0))).toMatchObject({ is: 'again', trouble: { what } })
    const [first] = doors.came
    doors.answer = () => ({ status: 200, applies: true })
    expect(await give(sending(), truthOf(0))).toEqual(done)
    expect([...doors.cards.values()].map(said)).toEqual(['900000 open -'])
    // the same content has the same key, so that the receiver may know that it has it
    expect(doors.came.at(-1)).toMatchObject({ key: first?.key, text: first?.text })
  })

  test('that we stop is not its doing, and what was not sent is sent the next time', async () => {
    const order = { truth: truthOf(0), password: null, pin: null }
    expect(await sending().deliver([order], AbortSignal.abort())).toMatchObject([
      { is: 'again', trouble: { what: 'stopped' } },
    ])
    expect(await give(sending(), truthOf(0))).toEqual(done)
    expect([...doors.cards.values()].map(said)).toEqual(['900000 open -'])
  })

  test('one that asks us to wait is not asked before that', async () => {
    const target = sending()
    doors.answer = () => ({ status: 503, applies: false, retryAfter: '60' })
    await give(target, truthOf(0))
    doors.answer = () => ({ status: 200, applies: true })
    now += 59_000
    expect(await give(target, truthOf(0))).toMatchObject({ trouble: { what: 'busy' } })
    expect(doors.came).toHaveLength(1)
    now += 2_000
    expect(await give(target, truthOf(0))).toEqual(done)
  })

  test('a card that it does not take is skipped and said; the others get there, and its next change too', async () => {
    const target = sending()
    doors.answer = ({ cards }) =>
      cards.some(({ card }) => card === '900001')
        ? { status: 422, applies: false }
        : { status: 200, applies: true }
    const orders = [0, 1, 2].map((at) => ({ truth: truthOf(at), password: null, pin: null }))
    const outcomes = await target.deliver(orders, never)
    expect(outcomes.map(({ is }) => is)).toEqual(['done', 'give-up', 'done'])
    expect([...doors.cards.keys()].sort()).toEqual(['900000', '900002'])
    doors.answer = () => ({ status: 200, applies: true })
    expect(await give(target, truthOf(1, shut))).toEqual(done)
    expect(doors.cards.get('900001')?.state).toBe('closed')
  })

  test('many workers send one at a time: in order, nothing twice, nothing lost', async () => {
    await Promise.all(
      accounts.map(async (_, at) => {
        const target = sending()
        for (let round = 0; round < 6; round += 1)
          expect(await give(target, truthOf(at, { standing: round % 2 === 0 ? 'listed' : 'ended' }))).toEqual(
            done,
          )
      }),
    )
    const numbers = doors.came.flatMap(({ cards }) => cards.map(({ sequence }) => sequence))
    expect(numbers).toEqual(numbers.toSorted((a, b) => a - b))
    expect(new Set(numbers).size).toBe(numbers.length)
    expect([...doors.cards.values()].map(({ state }) => state)).toEqual(accounts.map(() => 'closed'))
  })

  test('is asked with no cards before it is used', async () => {
    expect((await sending().check(never)).map(({ what, is }) => `${what} ${is}`)).toEqual([
      'encrypted unsure',
      'reachable right',
      'scheme right',
    ])
    expect(doors.came[0]?.cards).toEqual([])
    doors.answer = () => ({ status: 403, applies: false })
    expect((await sending().check(never))[1]).toMatchObject({
      what: 'credentials',
      is: 'wrong',
      said: 'HTTP 403',
    })
    expect((await sending({}, 500, null).check(never))[1]).toMatchObject({ what: 'credentials', is: 'wrong' })
  })
})

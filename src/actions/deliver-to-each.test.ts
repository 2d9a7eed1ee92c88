/** What is wrong with one account, one copy or one moment keeps nobody else waiting, and nothing of it is lost. (Long: everything that may be wrong with one of many.) */
import { sql } from 'kysely'
import { Attribute, Change } from 'ldapts'
import { beforeEach, describe, expect, test } from 'vitest'
import { withDirectoryAndPlain } from '../cast/directory-target.ts'
import { putSignedUp, sealed, type SignedUp } from '../cast/signed-up.ts'
import { testDirectory } from '../cast/test-directory.ts'
import { testWorld } from '../cast/test-world.ts'
import { tellTargets } from '../cast/told-targets.ts'
import { isPassword, preparePassword } from '../core/secrets/password.ts'
import type { Order, PasswordTold, TargetSystem } from '../core/targets/target-system.ts'
import { differencesOf, latestReports } from '../store/target-reports.ts'
import { placeLock } from '../store/placed-locks.ts'
import { compareTarget } from './compare-target.ts'
import { compareWhenDue } from './compare-when-due.ts'
import { keepSealedCopy, sealCopy } from './copies-for-targets.ts'
import { deliverOnce, type OpenTarget } from './deliver.ts'
import { randomId } from './random.ts'
import { readTruths } from './read-truths.ts'
import { seeTargets, tryTargetAgain, wherePasswordWorks } from './see-targets.ts'
import { settleDue } from './settle-verdicts.ts'

const tested = await testWorld('oslomet', { settings: withDirectoryAndPlain })
const { world, workerKeys } = tested
const { slapd, ldap, dn } = await testDirectory(tested)
const never = new AbortController().signal
const typed = 'Ny setning med 9 ord'
/** Where a directory keeps the hash (RFC 4519 2.41). */
const hashAttribute = '2.5.4.35'
let people = 0

beforeEach(() => tested.setNow('2026-08-20T08:00:00Z'))

async function somebody(): Promise<SignedUp> {
  people += 1
  return putSignedUp(tested, { username: `enkelt${people}` })
}

async function ledger({ accountId }: SignedUp, target: string) {
  const { rows } = await sql<{
    wanted: number
    applied: number
    password: number
    trouble: string | null
    given_up: boolean
    waits: boolean
    tries: number
  }>`select wanted::int, applied::int, password_applied as password, trouble, given_up_at is not null as given_up,
       waits_for_person as waits, tries from delivery
     where account_id = ${accountId} and target = ${target}`.execute(world.store)
  const [row] = rows
  if (!row) throw new Error('the ledger does not know the account')
  return row
}

async function targetTrouble(key: string): Promise<string | null> {
  const { rows } = await sql<{
    trouble: string | null
  }>`select trouble from target where key = ${key}`.execute(world.store)
  return rows[0]?.trouble ?? null
}

async function setPassword(one: SignedUp): Promise<void> {
  tested.advance('PT1S')
  await world.store
    .updateTable('account')
    .set({ password_sealed: await sealed(world, one.accountId, typed), password_set_at: world.now() })
    .where('id', '=', one.accountId)
    .execute()
}

async function giveCopy({ accountId }: SignedUp): Promise<void> {
  const password = preparePassword(typed)
  if (!isPassword(password)) throw new Error('no password')
  await keepSealedCopy(world, world.store, accountId, await sealCopy(world, accountId, password))
}

const setMail = async ({ accountId }: SignedUp, mail: string) =>
  sql`update account set mail = ${mail} where id = ${accountId}`.execute(world.store)

/** A system that takes passwords as typed; what an order held stands in `orders`. */
function plainTarget(passwordTaken: (order: Order) => boolean): { target: OpenTarget; orders: Order[] } {
  const orders: Order[] = []
  const system: TargetSystem = {
    needs: 'plain',
    wantsPin: false,
    atOnce: 10,
    deliver: (given) => {
      orders.push(...given)
      return Promise.resolve(
        given.map((order) => ({ is: 'done', passwordTaken: passwordTaken(order), mended: [] })),
      )
    },
    sayGoodbye: () => Promise.resolve([]),
    compare: () => Promise.resolve([]),
    survey: async function* () {},
    check: () => Promise.resolve([]),
    close: () => Promise.resolve(),
  }
  return { target: { key: 'ad', system }, orders }
}

describe('one of many', () => {
  test('what was wanted anew while it was refused is not given up with it', async () => {
    const one = await somebody()
    await settleDue(world)
    const refusing: TargetSystem = {
      ...ldap.system,
      deliver: async (orders) => {
        await setPassword(one)
        return orders.map(() => ({ is: 'give-up', trouble: { what: 'value-refused', said: 'cn' } }))
      },
    }
    await deliverOnce(world, workerKeys, { key: 'ldap', system: refusing }, never)
    expect(await ledger(one, 'ldap')).toMatchObject({ given_up: false })
    await tellTargets(tested, [ldap])
    expect(await slapd.letsIn(dn(one), typed)).toBe(true)
  })

  test('an entry of another kind is that account’s trouble: the directory does not rest, and is not asked for ever', async () => {
    await somebody()
    await tellTargets(tested, [ldap])
    const [odd, other] = [await somebody(), await somebody()]
    await slapd.byHand(async (client) => {
      await client.add(dn(odd), { objectClass: ['top', 'account'], uid: odd.username })
    })
    await tellTargets(tested, [ldap])
    expect(await slapd.letsIn(dn(other), other.password)).toBe(true)
    expect(await targetTrouble('ldap')).toBeNull()
    expect((await ledger(odd, 'ldap')).trouble).not.toBeNull()
    for (let round = 0; round < 14; round += 1) {
      tested.advance('PT2H')
      await tellTargets(tested, [ldap])
      expect(await targetTrouble('ldap')).toBeNull()
    }
    expect(await ledger(odd, 'ldap')).toMatchObject({ given_up: true })
    await slapd.byHand(async (client) => client.del(dn(odd)))
    await setPassword(odd)
    await tellTargets(tested, [ldap])
    expect(await slapd.letsIn(dn(odd), typed)).toBe(true)
  })

  test('a right that all of them lack is the target’s trouble, and uses up nobody’s tries', async () => {
    const crowd = [await somebody(), await somebody()]
    await settleDue(world)
    const mute: TargetSystem = {
      ...ldap.system,
      deliver: (orders) =>
        Promise.resolve(orders.map(() => ({ is: 'again', trouble: { what: 'no-right', said: 'x' } }))),
    }
    for (let round = 0; round < 15; round += 1) {
      tested.advance('PT2H')
      await tellTargets(tested, [{ key: 'ldap', system: mute }])
      expect(await targetTrouble('ldap')).toBe('no-right')
    }
    const once: TargetSystem = {
      ...ldap.system,
      deliver: (orders) =>
        Promise.resolve(orders.map(() => ({ is: 'again', trouble: { what: 'not-understood', said: 'x' } }))),
    }
    tested.advance('PT2H')
    await deliverOnce(world, workerKeys, { key: 'ldap', system: once }, never)
    for (const one of crowd)
      expect(await ledger(one, 'ldap')).toMatchObject({ given_up: false, trouble: 'not-understood' })
    tested.advance('PT2H')
    await tellTargets(tested, [ldap])
    for (const one of crowd) expect(await slapd.letsIn(dn(one), one.password)).toBe(true)
  })

  test('a copy that cannot be opened waits for its owner alone', async () => {
    const [spoilt, whole] = [await somebody(), await somebody()]
    for (const one of [spoilt, whole]) await giveCopy(one)
    await sql`update sealed_copy set sealed = '\\x00' where account_id = ${spoilt.accountId}`.execute(
      world.store,
    )
    const { target, orders } = plainTarget(({ password }) => password === null || password.plain !== null)
    await tellTargets(tested, [target])
    expect(orders.filter(({ password }) => password?.plain).map(({ truth }) => truth.accountId)).toEqual([
      whole.accountId,
    ])
    expect(await ledger(spoilt, 'ad')).toMatchObject({ waits: true })
  })

  test('an entry that somebody took away there and that was made anew is given the password again', async () => {
    const one = await somebody()
    await giveCopy(one)
    const { target } = plainTarget(({ password }) => password === null || password.plain !== null)
    await tellTargets(tested, [target])
    expect((await ledger(one, 'ad')).password).toBe(2)
    await setMail(one, 'ny@uni.example')
    const { target: bare, orders } = plainTarget(({ password }) => (password?.plain ?? null) !== null)
    await tellTargets(tested, [bare])
    expect(orders.map(({ password }) => password?.version ?? null)).toEqual([null, 2])
    expect(await ledger(one, 'ad')).toMatchObject({ password: 0, waits: true })
  })
})

describe('something sealed that does not open', () => {
  const spoil = async ({ accountId }: SignedUp) =>
    sql`update account set password_sealed = '\\x01' where id = ${accountId}`.execute(world.store)

  test('is that account’s trouble: the others are told, it is compared as far as it can be, and given up with a clear word', async () => {
    const [spoilt, whole] = [await somebody(), await somebody()]
    await spoil(spoilt)
    await tellTargets(tested, [ldap])
    expect(await slapd.letsIn(dn(whole), whole.password)).toBe(true)
    expect(await ledger(spoilt, 'ldap')).toMatchObject({ trouble: 'not-opened', given_up: false, tries: 1 })
    expect(await targetTrouble('ldap')).toBeNull()
    const wish = { by: 'test', mend: false, because: null, leftOvers: false }
    const found = await compareTarget(world, ldap, wish, never)
    expect(found).toMatchObject({ held: null, counts: { 'not-opened': 1 } })
    expect(await differencesOf(world.store, found.reportId, 5)).toContainEqual(
      expect.objectContaining({ accountId: spoilt.accountId, isWhat: 'not-opened' }),
    )
    for (let round = 0; round < 12; round += 1) {
      tested.advance('PT2H')
      await tellTargets(tested, [ldap])
    }
    expect(await ledger(spoilt, 'ldap')).toMatchObject({ trouble: 'not-opened', given_up: true })
    await setPassword(spoilt)
    await tellTargets(tested, [ldap])
    expect(await slapd.letsIn(dn(spoilt), typed)).toBe(true)
  })

  test('keeps nobody open who is to be closed', async () => {
    const one = await somebody()
    await tellTargets(tested, [ldap])
    await spoil(one)
    const lock = { id: randomId(world.dice), accountId: one.accountId, class: 'security' } as const
    await placeLock(world.store, {
      ...{ ...lock, since: world.now() },
      ...{ placedBy: 'desk:test', mayLift: 'security', because: 'x' },
    })
    await tellTargets(tested, [ldap])
    expect(await slapd.letsIn(dn(one), one.password)).toBe(false)
    expect(await ledger(one, 'ldap')).toMatchObject({ trouble: null, waits: false })
  })

  test('an identity number is opened for no system that is not given it', async () => {
    const [spoilt, whole] = [await somebody(), await somebody()]
    await sql`insert into identity_number (id, person_id, type, sealed, blind_index, since)
      values (gen_random_uuid(), ${spoilt.personId}, 'fodselsnummer', '\\x01', '\\x01', now())`.execute(
      world.store,
    )
    await tellTargets(tested, [ldap])
    expect(await slapd.letsIn(dn(spoilt), spoilt.password)).toBe(true)
    const ids = [spoilt.accountId, whole.accountId]
    const given = await readTruths(world, world.store, ids, { hash: false, number: true, service: null })
    expect([[...given.truths.keys()], [...given.notOpened.keys()]]).toEqual([
      [whole.accountId],
      [spoilt.accountId],
    ])
    // a system whose service is closed for both closes both
    const closed = { hash: false, number: true, service: 'none-of-ours' }
    const shut = await readTruths(world, world.store, ids, closed)
    expect([...shut.truths.values()].map(({ truth }) => truth.standing)).toEqual(['hidden', 'hidden'])
  })
})

describe('what we break off ourselves', () => {
  test('makes nobody rest and uses up no try: the next round has it at once', async () => {
    const [first, second] = [await somebody(), await somebody()]
    await settleDue(world)
    const stopping: TargetSystem = {
      ...ldap.system,
      deliver: async (orders, signal) => {
        const begun = await ldap.system.deliver(orders.slice(0, 1), signal)
        return [
          ...begun,
          ...orders.slice(1).map(() => ({ is: 'again', trouble: { what: 'stopped', said: 'x' } }) as const),
        ]
      },
    }
    await deliverOnce(world, workerKeys, { key: 'ldap', system: stopping }, never)
    const [one, other] = await Promise.all([ledger(first, 'ldap'), ledger(second, 'ldap')])
    expect([one, other].filter(({ applied, wanted }) => applied === wanted)).toHaveLength(1)
    for (const each of [one, other]) expect(each).toMatchObject({ trouble: null, tries: 0 })
    expect(await targetTrouble('ldap')).toBeNull()
    await deliverOnce(world, workerKeys, ldap, never)
    for (const each of [first, second]) expect(await slapd.letsIn(dn(each), each.password)).toBe(true)
  })
})

describe('said to be mended', () => {
  test('whoever waits for the next try is tried at once, and not only who was given up', async () => {
    const [waiting, over] = [await somebody(), await somebody()]
    await settleDue(world)
    const refusing: TargetSystem = {
      ...ldap.system,
      deliver: (orders) =>
        Promise.resolve(
          orders.map(({ truth }) => ({
            is: truth.accountId === over.accountId ? 'give-up' : 'again',
            trouble: { what: 'value-refused', said: 'cn' },
          })),
        ),
    }
    await deliverOnce(world, workerKeys, { key: 'ldap', system: refusing }, never)
    expect(await deliverOnce(world, workerKeys, ldap, never)).toMatchObject({ taken: 0 })
    const [seen] = (await seeTargets(world)).filter(({ key }) => key === 'ldap')
    expect(seen?.counts).toMatchObject({ putOff: 1, givenUp: 1 })
    expect(await tryTargetAgain(world, 'ldap')).toEqual({ givenUp: 1, putOff: 1 })
    await deliverOnce(world, workerKeys, ldap, never)
    for (const one of [waiting, over]) expect(await slapd.letsIn(dn(one), one.password)).toBe(true)
    expect(await tryTargetAgain(world, 'ldap')).toEqual({ givenUp: 0, putOff: 0 })
  })
})

describe('who waits for the person', () => {
  test('nobody who has no password, where a hash is taken', async () => {
    const one = await somebody()
    await sql`update account set password_sealed = null, password_set_at = null where id = ${one.accountId}`.execute(
      world.store,
    )
    await tellTargets(tested, [ldap])
    expect(await ledger(one, 'ldap')).toMatchObject({ waits: false })
  })

  test('nobody any more who has set a new password: it is on its way', async () => {
    const one = await somebody()
    const { target } = plainTarget(({ password }) => password === null || password.plain !== null)
    await tellTargets(tested, [target])
    expect(await wherePasswordWorks(world, one.accountId)).toContainEqual(
      expect.objectContaining({ key: 'ad', is: 'waits-for-you' }),
    )
    await setPassword(one)
    await giveCopy(one)
    expect(await wherePasswordWorks(world, one.accountId)).toContainEqual(
      expect.objectContaining({ key: 'ad', is: 'on-its-way' }),
    )
  })
})

describe('a comparison', () => {
  const wish = { by: 'test', mend: true, because: 'it is meant', leftOvers: false }

  test('sends the password once more to an entry that is gone, and to no other', async () => {
    const [changed, gone] = [await somebody(), await somebody()]
    await tellTargets(tested, [ldap])
    await slapd.byHand(async (client) => {
      const modification = new Attribute({ type: 'sn', values: ['Noe annet'] })
      await client.modify(dn(changed), new Change({ operation: 'replace', modification }))
      await client.del(dn(gone))
    })
    expect(await compareTarget(world, ldap, wish, never)).toMatchObject({ mended: 2 })
    expect((await ledger(changed, 'ldap')).password).toBe(2)
    expect((await ledger(gone, 'ldap')).password).toBe(0)
    await tellTargets(tested, [ldap])
    expect(await slapd.letsIn(dn(gone), gone.password)).toBe(true)
  })

  test('takes what we wrote while it looked for nobody’s doing', async () => {
    const one = await somebody()
    await tellTargets(tested, [ldap])
    const slow: TargetSystem = {
      ...ldap.system,
      compare: async (truths, signal) => {
        await setMail(one, 'underveis@uni.example')
        await tellTargets(tested, [ldap])
        return ldap.system.compare(truths, signal)
      },
    }
    const found = await compareTarget(world, { key: 'ldap', system: slow }, wish, never)
    expect(found.counts['changed-there']).toBeUndefined()
    expect(found.mended).toBe(0)
  })

  test(
    'reads groups once, and takes what we wrote after that for nobody’s doing',
    { timeout: 120_000 },
    async () => {
      for (let crowd = 0; crowd < 201; crowd += 1) await somebody()
      await tellTargets(tested, [ldap])
      let calls = 0
      const slow: TargetSystem = {
        ...ldap.system,
        compare: async (truths, signal, whole) => {
          const differences = await ldap.system.compare(truths, signal, whole)
          calls += 1
          if (calls > 1) return differences
          tested.advance('PT1S')
          await sql`update verdict set groups = '{}', version = version + 1
          where account_id = (select id from account order by id desc limit 1)`.execute(world.store)
          await deliverOnce(world, workerKeys, ldap, never)
          return differences
        },
      }
      const found = await compareTarget(world, { key: 'ldap', system: slow }, wish, never)
      expect(calls).toBeGreaterThan(1)
      expect(found.counts['changed-there']).toBeUndefined()
      expect(found.mended).toBe(0)
    },
  )

  test('finds an entry whose password is another one there, and mends it', async () => {
    const one = await somebody()
    await tellTargets(tested, [ldap])
    await setPassword(one)
    const old = await slapd.byHand(async (client) => {
      const { searchEntries } = await client.search(dn(one), { scope: 'base', attributes: [hashAttribute] })
      return String(Object.values({ ...searchEntries[0], dn: [] }).find((value) => value.length > 0))
    })
    await tellTargets(tested, [ldap])
    const before = await compareTarget(world, ldap, { ...wish, mend: false }, never)
    expect(before.counts['other-password']).toBeUndefined()
    // as after a backup of the directory was put back
    await slapd.byHand(async (client) => {
      const modification = new Attribute({ type: hashAttribute, values: [old] })
      await client.modify(dn(one), new Change({ operation: 'replace', modification }))
    })
    expect(await slapd.letsIn(dn(one), typed)).toBe(false)
    const found = await compareTarget(world, ldap, { ...wish, because: null }, never)
    expect(found).toMatchObject({ counts: { 'other-password': 1 }, mended: 1, held: null })
    await tellTargets(tested, [ldap])
    expect(await slapd.letsIn(dn(one), typed)).toBe(true)
  })

  test('finds a password that is older there than the one it was told, where only typed ones are taken: it comes with the next right sign-in', async () => {
    const [told, waiting] = [await somebody(), await somebody()]
    await giveCopy(told)
    const { target, orders } = plainTarget(({ password }) => password === null || password.plain !== null)
    await tellTargets(tested, [target])
    tested.advance('PT1M')
    const older = (account: SignedUp) =>
      ({ ...account, is: 'other-password', attributes: ['pwdLastSet'] }) as const
    target.system.compare = (truths) =>
      Promise.resolve(
        [told, waiting]
          .filter(({ accountId }) => truths.some((each) => each.accountId === accountId))
          .map(older),
      )
    const found = await compareTarget(world, target, { ...wish, because: null }, never)
    expect(found).toMatchObject({ counts: { 'other-password': 1 }, mended: 1, held: null })
    orders.length = 0
    await tellTargets(tested, [target])
    expect(orders.map(({ truth, password }) => [truth.accountId, password?.plain ?? null])).toEqual([
      [told.accountId, null],
    ])
    expect(await wherePasswordWorks(world, told.accountId)).toContainEqual(
      expect.objectContaining({ key: 'ad', is: 'waits-for-you' }),
    )
    // it is waited for already: no more news, every day anew
    const again = await compareTarget(world, target, { ...wish, because: null }, never)
    expect(again).toMatchObject({ counts: {}, mended: 0 })
  })

  test('is told when a target took the password of today as it was typed, and nothing of those that wait', async () => {
    const [told, waiting] = [await somebody(), await somebody()]
    await giveCopy(told)
    const { target } = plainTarget(({ password }) => password === null || password.plain !== null)
    const tookAt = world.now().toString()
    await tellTargets(tested, [target])
    tested.advance('PT2H')
    // a mail address written later is no news of the password
    await setMail(told, 'senere@uni.example')
    await tellTargets(tested, [target])
    const known = new Map<string, PasswordTold>()
    target.system.compare = (_truths, _signal, _whole, passwords) => {
      for (const [id, one] of passwords ?? []) known.set(id, one)
      return Promise.resolve([])
    }
    await compareTarget(world, target, { ...wish, because: null }, never)
    expect(known.get(told.accountId)).toEqual({ hash: null, takenAt: tookAt })
    expect(known.has(waiting.accountId)).toBe(false)
  })

  test('names first, and by themselves, those that somebody closed there and that would be opened', async () => {
    const [one, other] = [await somebody(), await somebody()]
    const { target } = plainTarget(() => true)
    const is = (what: 'adopt' | 'adopt-and-open', { accountId, username }: SignedUp) => ({
      ...{ accountId, username, is: what, attributes: ['active'] },
    })
    target.system.compare = (truths) =>
      Promise.resolve(
        [is('adopt', one), is('adopt-and-open', other)].filter(({ accountId }) =>
          truths.some((each) => each.accountId === accountId),
        ),
      )
    const found = await compareTarget(world, target, { ...wish, mend: false }, never)
    expect(found).toMatchObject({ counts: { adopt: 1, 'adopt-and-open': 1 }, opens: [other.username] })
    const [named] = await differencesOf(world.store, found.reportId, 1)
    expect(named).toMatchObject({ username: other.username, isWhat: 'adopt-and-open' })
  })

  test('tells the target of an account that its ledger lacks', async () => {
    const one = await somebody()
    await tellTargets(tested, [ldap])
    await slapd.byHand(async (client) => client.del(dn(one)))
    await sql`delete from delivery where account_id = ${one.accountId} and target = 'ldap'`.execute(
      world.store,
    )
    await compareTarget(world, ldap, wish, never)
    await tellTargets(tested, [ldap])
    expect(await slapd.letsIn(dn(one), one.password)).toBe(true)
  })

  test('that was broken off is made up for soon, and does not seem to run for ever', async () => {
    await sql`update target set compare_after = null`.execute(world.store)
    const broken: TargetSystem = { ...ldap.system, compare: () => Promise.reject(new Error('stopped')) }
    const states = async () => (await latestReports(world.store, 'ldap', 50)).map(({ state }) => state)
    tested.advance('PT1H')
    await expect(compareWhenDue(world, [{ key: 'ldap', system: broken }], never)).rejects.toThrow('stopped')
    const [newest, ...others] = await states()
    expect(newest).toBe('stopped')
    tested.advance('PT9M')
    await compareWhenDue(world, [ldap], never)
    expect(await states()).toHaveLength(others.length + 1)
    tested.advance('PT2M')
    await compareWhenDue(world, [ldap], never)
    expect((await states())[0]).toBe('done')
    tested.advance('PT23H')
    await compareWhenDue(world, [ldap], never)
    expect(await states()).toHaveLength(others.length + 2)
  })
})

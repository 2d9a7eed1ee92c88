/** The ledger: what is wanted reaches a real directory, once and whole, whoever dies on the way. (Long: one ledger, everything that may happen to it.) */
import { sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import type { TargetSystem } from '../core/targets/target-system.ts'
import { withDirectoryAndPlain } from '../cast/directory-target.ts'
import { putSignedUp, sealed, type SignedUp } from '../cast/signed-up.ts'
import { testDirectory } from '../cast/test-directory.ts'
import { testWorld } from '../cast/test-world.ts'
import { tellTargets } from '../cast/told-targets.ts'
import { liftLocks, placeLock } from '../store/placed-locks.ts'
import { compareTarget } from './compare-target.ts'
import { wipeOld } from './copies-for-targets.ts'
import { deliverOnce, type OpenTarget } from './deliver.ts'
import { randomId } from './random.ts'
import { settleDue } from './settle-verdicts.ts'

const tested = await testWorld('oslomet', { settings: withDirectoryAndPlain })
const { world, workerKeys } = tested
const { slapd, ldap, dn } = await testDirectory(tested)
const never = new AbortController().signal
let people = 0

beforeEach(() => tested.setNow('2026-08-20T08:00:00Z'))

async function somebody(): Promise<SignedUp> {
  people += 1
  return putSignedUp(tested, { username: `katalog${people}` })
}

async function setPassword(one: SignedUp, typed: string): Promise<void> {
  await world.store
    .updateTable('account')
    .set({ password_sealed: await sealed(world, one.accountId, typed), password_set_at: world.now() })
    .where('id', '=', one.accountId)
    .execute()
}

async function ledger({ accountId }: SignedUp, target = 'ldap') {
  const { rows } = await sql<{
    wanted: number
    applied: number
    trouble: string | null
    given_up_at: unknown
    waits_for_person: boolean
    lease_token: string | null
  }>`select wanted::int, applied::int, trouble, given_up_at, waits_for_person, lease_token from delivery
     where account_id = ${accountId} and target = ${target}`.execute(world.store)
  const [row] = rows
  if (!row) throw new Error('the ledger does not know the account')
  return row
}

describe('what is wanted', () => {
  test('a new password works in the directory, and the old one does not', async () => {
    const one = await somebody()
    await tellTargets(tested, [ldap])
    expect(await slapd.letsIn(dn(one), one.password)).toBe(true)
    tested.advance('PT1M')
    await setPassword(one, 'Ny setning med 9 ord')
    await tellTargets(tested, [ldap])
    expect(await slapd.letsIn(dn(one), 'Ny setning med 9 ord')).toBe(true)
    expect(await slapd.letsIn(dn(one), one.password)).toBe(false)
    const { wanted, applied } = await ledger(one)
    expect(applied).toBe(wanted)
  })

  test('a lock closes it, and the end of the lock opens it again with the same password', async () => {
    const one = await somebody()
    await tellTargets(tested, [ldap])
    const lock = {
      id: randomId(world.dice),
      accountId: one.accountId,
      class: 'security' as const,
      since: world.now(),
    }
    await placeLock(world.store, { ...lock, placedBy: 'desk:test', mayLift: 'security', because: 'x' })
    await tellTargets(tested, [ldap])
    expect(await slapd.letsIn(dn(one), one.password)).toBe(false)
    await liftLocks(world.store, one.accountId, ['security'], { by: 'desk:test', at: world.now() })
    await tellTargets(tested, [ldap])
    expect(await slapd.letsIn(dn(one), one.password)).toBe(true)
  })

  test('a password that ran out hides nobody (field 5.14)', async () => {
    const one = await somebody()
    await tellTargets(tested, [ldap])
    await sql`update account set password_must_change_since = ${world.now().subtract({ hours: 1 })}
      where id = ${one.accountId}`.execute(world.store)
    await settleDue(world)
    await tellTargets(tested, [ldap])
    expect(await slapd.letsIn(dn(one), one.password)).toBe(true)
  })

  test('a hash that was only made anew is no new password', async () => {
    const one = await somebody()
    await tellTargets(tested, [ldap])
    const before = await ledger(one)
    await sql`update account set password_sealed = ${await sealed(world, one.accountId, one.password)}
      where id = ${one.accountId}`.execute(world.store)
    expect(await ledger(one)).toEqual(before)
  })
})

describe('a target that is away', () => {
  test('loses nothing: everything arrives when it is back, the newest last', async () => {
    const crowd = await Promise.all(Array.from({ length: 20 }, somebody))
    await tellTargets(tested, [ldap])
    await slapd.kill()
    for (const one of crowd) await setPassword(one, `Setning en for ${one.username}`)
    expect(await tellTargets(tested, [ldap])).toBeGreaterThan(0)
    tested.advance('PT1M')
    for (const one of crowd) await setPassword(one, `Setning to for ${one.username}`)
    await deliverOnce(world, workerKeys, ldap, never)
    const { rows } = await sql<{ trouble: string }>`select trouble from target where key = 'ldap'`.execute(
      world.store,
    )
    expect(rows).toEqual([{ trouble: 'unreachable' }])
    await slapd.start()
    // it rests until its time comes
    expect(await tellTargets(tested, [ldap])).toBe(0)
    tested.advance('PT20M')
    await tellTargets(tested, [ldap])
    for (const one of crowd) {
      expect(await slapd.letsIn(dn(one), `Setning to for ${one.username}`)).toBe(true)
      expect(await slapd.letsIn(dn(one), `Setning en for ${one.username}`)).toBe(false)
    }
    expect((await sql`select from target where trouble is not null`.execute(world.store)).rows).toEqual([])
  })

  test('for long raises an alarm, which ends when it answers', async () => {
    const one = await somebody()
    await slapd.kill()
    await tellTargets(tested, [ldap])
    for (let round = 0; round < 4; round += 1) {
      tested.advance('PT16M')
      await tellTargets(tested, [ldap])
    }
    const alarms = async () =>
      (
        await world.store
          .selectFrom('operator_alarm')
          .select(['about', 'over_at'])
          .where('kind', '=', 'target-away')
          .execute()
      ).map(({ about, over_at: over }) => `${about} ${over === null ? 'open' : 'over'}`)
    expect(await alarms()).toEqual(['ldap open'])
    await slapd.start()
    tested.advance('PT16M')
    await tellTargets(tested, [ldap])
    expect(await alarms()).toEqual(['ldap over'])
    expect(await slapd.letsIn(dn(one), one.password)).toBe(true)
  })
})

describe('workers that die or hang', () => {
  test('one that died leaves its lease, and somebody else does it when that is over (case X-01)', async () => {
    const one = await somebody()
    await settleDue(world)
    const dead: TargetSystem = { ...ldap.system, deliver: () => Promise.reject(new Error('killed')) }
    await expect(deliverOnce(world, workerKeys, { key: 'ldap', system: dead }, never)).rejects.toThrow(
      'killed',
    )
    expect(await tellTargets(tested, [ldap])).toBe(0)
    await sql`update delivery set lease_until = clock_timestamp() - interval '1 second'`.execute(world.store)
    await tellTargets(tested, [ldap])
    expect(await slapd.letsIn(dn(one), one.password)).toBe(true)
  })

  test('one that comes back late and writes the truth of before is written over (case X-04)', async () => {
    const one = await somebody()
    await tellTargets(tested, [ldap])
    await setPassword(one, 'Setning nummer 1 her')
    const slow: TargetSystem = {
      ...ldap.system,
      deliver: async (orders, signal) => {
        // meanwhile its lease is over, the password changes, and another worker writes the new one
        await sql`update delivery set lease_until = clock_timestamp() - interval '1 second'
          where account_id = ${one.accountId}`.execute(world.store)
        tested.advance('PT1S')
        await setPassword(one, 'Setning nummer 2 her')
        await tellTargets(tested, [ldap])
        return ldap.system.deliver(orders, signal)
      },
    }
    await deliverOnce(world, workerKeys, { key: 'ldap', system: slow }, never)
    await tellTargets(tested, [ldap])
    expect(await slapd.letsIn(dn(one), 'Setning nummer 2 her')).toBe(true)
    expect(await slapd.letsIn(dn(one), 'Setning nummer 1 her')).toBe(false)
  })

  test('four at once write each account once', async () => {
    const crowd = await Promise.all(Array.from({ length: 40 }, somebody))
    await settleDue(world)
    const seen: string[] = []
    const watched: TargetSystem = {
      ...ldap.system,
      atOnce: 7,
      deliver: async (orders, signal) => {
        seen.push(...orders.map(({ truth }) => truth.accountId))
        return ldap.system.deliver(orders, signal)
      },
    }
    await Promise.all(
      Array.from({ length: 4 }, () => tellTargets(tested, [{ key: 'ldap', system: watched }])),
    )
    const ours = seen.filter((id) => crowd.some(({ accountId }) => accountId === id))
    expect(ours.toSorted()).toEqual(crowd.map(({ accountId }) => accountId).toSorted())
  })

  test('one account that the target refuses stops nobody else, and waits for somebody to look', async () => {
    const [bad, good] = [await somebody(), await somebody()]
    await settleDue(world)
    const refusing: TargetSystem = {
      ...ldap.system,
      deliver: async (orders, signal) => {
        const outcomes = await ldap.system.deliver(orders, signal)
        const refused = { is: 'give-up', trouble: { what: 'value-refused', said: 'cn' } } as const
        return orders.map(({ truth }, place) =>
          truth.accountId === bad.accountId ? refused : (outcomes[place] ?? refused),
        )
      },
    }
    await tellTargets(tested, [{ key: 'ldap', system: refusing }])
    expect(await ledger(bad)).toMatchObject({ trouble: 'value-refused' })
    expect((await ledger(bad)).given_up_at).not.toBeNull()
    expect((await ledger(good)).applied).toBe((await ledger(good)).wanted)
    // the next change of the account tries again
    await setPassword(bad, 'Ny setning med 9 ord')
    await tellTargets(tested, [ldap])
    expect(await ledger(bad)).toMatchObject({ trouble: null, given_up_at: null })
  })
})

describe('a target that needs the password as typed', () => {
  const given: string[] = []
  const typed: OpenTarget = {
    key: 'ad',
    system: {
      needs: 'plain',
      wantsPin: false,
      atOnce: 10,
      deliver: (orders) => {
        given.push(...orders.flatMap(({ password }) => (password?.plain ? [password.plain] : [])))
        return Promise.resolve(
          orders.map(({ password }) => ({
            is: 'done',
            passwordTaken: password === null || password.plain !== null,
            mended: [],
          })),
        )
      },
      sayGoodbye: () => Promise.resolve([]),
      compare: () => Promise.resolve([]),
      survey: async function* () {},
      check: () => Promise.resolve([]),
      close: () => Promise.resolve(),
    },
  }

  test('gets a copy once, and it is wiped when everybody has it (row O-20)', async () => {
    const { sealCopy, keepSealedCopy } = await import('./copies-for-targets.ts')
    const { preparePassword, isPassword } = await import('../core/secrets/password.ts')
    const one = await somebody()
    const password = preparePassword('Ny setning med 9 ord')
    if (!isPassword(password)) throw new Error('no password')
    const copy = await sealCopy(world, one.accountId, password)
    expect(copy?.includes(Buffer.from('setning'))).toBe(false)
    await setPassword(one, 'Ny setning med 9 ord')
    await keepSealedCopy(world, world.store, one.accountId, copy)
    await tellTargets(tested, [typed])
    expect(given).toContain('Ny setning med 9 ord')
    expect(await copies(one)).toBe(0)
    expect(await ledger(one, 'ad')).toMatchObject({ waits_for_person: false })
  })

  test('waits for the person where no copy is left, and the next right sign-in catches up', async () => {
    const { catchUpAtSignIn } = await import('./copies-for-targets.ts')
    const { preparePassword, isPassword } = await import('../core/secrets/password.ts')
    const one = await somebody()
    await tellTargets(tested, [typed])
    expect(await ledger(one, 'ad')).toMatchObject({ waits_for_person: true })
    const account = await world.store
      .selectFrom('account')
      .select(['id', 'password_sealed', 'wants_copy'])
      .where('id', '=', one.accountId)
      .executeTakeFirstOrThrow()
    expect(account.wants_copy).toBe(true)
    const password = preparePassword(one.password)
    if (!isPassword(password)) throw new Error('no password')
    await catchUpAtSignIn(world, account, password)
    await tellTargets(tested, [typed])
    expect(await ledger(one, 'ad')).toMatchObject({ waits_for_person: false })
    expect(given).toContain(one.password)
    expect(await copies(one)).toBe(0)
  })

  test('finds no copy that is older than a day', async () => {
    const { sealCopy, keepSealedCopy } = await import('./copies-for-targets.ts')
    const { preparePassword, isPassword } = await import('../core/secrets/password.ts')
    const one = await somebody()
    const password = preparePassword(one.password)
    if (!isPassword(password)) throw new Error('no password')
    await keepSealedCopy(world, world.store, one.accountId, await sealCopy(world, one.accountId, password))
    tested.advance('PT24H1S')
    expect(await wipeOld(world)).toBeGreaterThan(0)
    expect(await copies(one)).toBe(0)
    given.length = 0
    await tellTargets(tested, [typed])
    expect(given).not.toContain(one.password)
    expect(await ledger(one, 'ad')).toMatchObject({ waits_for_person: true })
  })

  async function copies({ accountId }: SignedUp): Promise<number> {
    const { rows } = await sql`select from sealed_copy where account_id = ${accountId}`.execute(world.store)
    return rows.length
  }
})

describe('a comparison', () => {
  test('says what somebody changed there, mends it, and leaves alone what was never ours (case X-08)', async () => {
    const [changed, gone] = [await somebody(), await somebody()]
    await tellTargets(tested, [ldap])
    await slapd.byHand(async (client) => {
      const { Attribute, Change } = await import('ldapts')
      const modification = new Attribute({ type: 'sn', values: ['Hacked'] })
      await client.modify(dn(changed), new Change({ operation: 'replace', modification }))
      await client.del(dn(gone))
      await client.add(`uid=somebody-else,ou=people,${slapd.base}`, {
        objectClass: ['top', 'person', 'organizationalPerson', 'inetOrgPerson'],
        ...{ uid: 'somebody-else', cn: 'x', sn: 'x' },
      })
    })
    const only = { by: 'desk:test', mend: false, because: null, leftOvers: false }
    const seen = await compareTarget(world, ldap, only, never)
    expect(seen.counts).toMatchObject({ 'changed-there': 1, missing: 1, 'not-ours': 1 })
    expect(await slapd.letsIn(dn(gone), gone.password)).toBe(false)
    // the third: a hash that was only made anew here, which the directory learns of now
    expect(seen.counts['other-password']).toBe(1)
    expect(await compareTarget(world, ldap, { ...only, mend: true }, never)).toMatchObject({
      mended: 3,
      held: null,
    })
    await tellTargets(tested, [ldap])
    expect(await slapd.letsIn(dn(gone), gone.password)).toBe(true)
    expect((await compareTarget(world, ldap, only, never)).counts).toEqual({ 'not-ours': 1 })
  })

  test('somebody put out of a group by hand is put in again; groups are not known while a worker has the account', async () => {
    const [one, other] = [await somebody(), await somebody()]
    await tellTargets(tested, [ldap])
    const group = `cn=student,ou=groups,${slapd.base}`
    await slapd.byHand(async (client) => {
      const { Attribute, Change } = await import('ldapts')
      const modification = new Attribute({ type: 'member', values: [dn(one)] })
      await client.modify(group, new Change({ operation: 'delete', modification }))
    })
    const wish = { by: 'desk:test', mend: true, because: null, leftOvers: false }
    expect(await compareTarget(world, ldap, wish, never)).toMatchObject({ mended: 1 })
    await tellTargets(tested, [ldap])
    expect((await compareTarget(world, ldap, wish, never)).counts['changed-there'] ?? 0).toBe(0)

    const applied = async () =>
      (
        await sql<{ groups: string[] | null }>`select groups_applied as groups from delivery
          where account_id = ${other.accountId} and target = 'ldap'`.execute(world.store)
      ).rows[0]?.groups
    expect(await applied()).toEqual(['student'])
    tested.advance('PT1M')
    await setPassword(other, 'Ny setning med 9 ord')
    const dies: TargetSystem = { ...ldap.system, deliver: () => Promise.reject(new Error('killed')) }
    await deliverOnce(world, workerKeys, { ...ldap, system: dies }, never).catch(() => undefined)
    expect(await applied()).toBeNull()
    await sql`update delivery set lease_until = clock_timestamp() - interval '1 second' where lease_until is not null`.execute(
      world.store,
    )
    await tellTargets(tested, [ldap])
    expect(await applied()).toEqual(['student'])
  })

  test('mends nothing by itself where too many differ, and tells (cases X-18, X-22)', async () => {
    await Promise.all(Array.from({ length: 30 }, somebody))
    await tellTargets(tested, [ldap])
    await slapd.byHand(async (client) => {
      const { searchEntries } = await client.search(`ou=people,${slapd.base}`, {
        filter: '(eduPersonUniqueId=*)',
        attributes: ['1.1'],
      })
      for (const entry of searchEntries) await client.del(entry.dn)
    })
    const wish = { by: 'system', mend: true, because: null, leftOvers: false }
    expect(await compareTarget(world, ldap, wish, never)).toMatchObject({ mended: 0, held: 'brake' })
    const meant = await compareTarget(world, ldap, { ...wish, because: 'the directory was emptied' }, never)
    expect(meant.held).toBeNull()
    expect(meant.mended).toBeGreaterThan(30)
  })
})

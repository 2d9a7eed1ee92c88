/** Verdicts are kept: whatever changes facts, locks or credentials marks the account, and the clock does the rest. */
import { sql } from 'kysely'
import { Temporal } from 'temporal-polyfill'
import { beforeEach, describe, expect, test } from 'vitest'
import { firstStudy, paidAutumn } from '../cast/newcomers.ts'
import { type SignedUp, putSignedUp } from '../cast/signed-up.ts'
import { demandsNoFactor, testWorld } from '../cast/test-world.ts'
import { noFacts, type PersonFacts } from '../core/person/facts.ts'
import { liftLocks, placeLock } from '../store/placed-locks.ts'
import { hearRegister } from '../store/register-heard.ts'
import { accountWithFacts } from '../store/accounts.ts'
import { randomId } from './random.ts'
import { settleDue } from './settle-verdicts.ts'
import { together } from './world.ts'

const tested = await testWorld('oslomet', { settings: demandsNoFactor })
const { world } = tested
let people = 0

beforeEach(async () => {
  tested.setNow('2026-08-20T08:00:00Z')
  await world.store.deleteFrom('register_heard').execute()
})

const studies = { ...noFacts, registers: ['fs'], semesters: [{ ...paidAutumn, void: false }] }
const study = { ...firstStudy, from: '2024-08-10', until: '2029-06-30' }

async function somebody(facts: PersonFacts = { ...studies, studies: [study] }): Promise<SignedUp> {
  people += 1
  const one = await putSignedUp(tested, { username: `aarskonto${people}`, facts })
  await settleDue(world)
  return one
}

async function verdict({ accountId }: SignedUp) {
  return world.store
    .selectFrom('verdict')
    .selectAll()
    .where('account_id', '=', accountId)
    .executeTakeFirstOrThrow()
}

async function say({ personId }: SignedUp, facts: PersonFacts): Promise<void> {
  await world.store
    .updateTable('person')
    .set({ facts: JSON.stringify(facts) })
    .where('id', '=', personId)
    .execute()
}

async function changes({ accountId }: SignedUp) {
  const rows = await world.store
    .selectFrom('access_change')
    .selectAll()
    .where('account_id', '=', accountId)
    .orderBy('id')
    .execute()
  return rows.map(
    (row) =>
      `${row.cause}: ${row.now_open.length} open, ${row.reasons.join(' ')}, ${row.now_groups.join(' ')}`,
  )
}

async function journal({ personId }: SignedUp) {
  const rows = await world.store
    .selectFrom('journal')
    .select(['what', 'details'])
    .where('person_id', '=', personId)
    .orderBy('id')
    .execute()
  return rows.map(({ what, details }) =>
    `${what} ${String(Object.entries(details).find(([name]) => name === 'reasons')?.[1] ?? '')}`.trim(),
  )
}

describe('what changes is settled', () => {
  test('a new account has a verdict, and nobody is told of a change', async () => {
    const kari = await somebody()
    expect(await verdict(kari)).toMatchObject({
      open_places: ['portal', 'network', 'mail', 'services', 'door'],
      groups: ['student'],
      version: 1,
    })
    expect(await changes(kari)).toEqual([])
    expect(await journal(kari)).toEqual([])
  })

  test('facts that change close and open, with reason, cause and a line that the person reads', async () => {
    const kari = await somebody()
    tested.setNow('2026-10-01T08:00:00Z')
    await say(kari, { ...studies, semesters: [], studies: [study] })
    await settleDue(world)
    await say(kari, { ...studies, studies: [study] })
    expect(await settleDue(world)).toMatchObject({ looked: 1, changed: 1, opened: 1, closed: 0 })
    expect(await changes(kari)).toEqual([
      'person: 0 open, not-registered fee-not-paid, ',
      'person: 5 open, not-registered fee-not-paid, student',
    ])
    expect(await journal(kari)).toEqual([
      'access-closed not-registered fee-not-paid',
      'access-opened not-registered fee-not-paid',
    ])
    expect(await verdict(kari)).toMatchObject({ version: 3, reasons: [] })
  })

  test('what opens names the reason that went, not the one that stands', async () => {
    const kari = await somebody()
    await sql`update account set password_must_change_since = '2026-08-01' where id = ${kari.accountId}`.execute(
      world.store,
    )
    await settleDue(world)
    tested.setNow('2026-10-01T08:00:00Z')
    await say(kari, { ...studies, semesters: [], studies: [study] })
    await settleDue(world)
    await say(kari, { ...studies, studies: [study] })
    await settleDue(world)
    expect((await changes(kari)).slice(1)).toEqual([
      'person: 0 open, not-registered fee-not-paid, ',
      'person: 2 open, not-registered fee-not-paid, student',
    ])
  })

  test('a lock that somebody places and lifts: the account is due each time, and its own line is enough', async () => {
    const kari = await somebody()
    await together(world, async (db) =>
      placeLock(db, {
        id: randomId(world.dice),
        accountId: kari.accountId,
        class: 'desk',
        since: world.now(),
        placedBy: 'desk:anne',
        mayLift: 'agent',
        because: 'Kom innom.',
      }),
    )
    await settleDue(world)
    expect(await verdict(kari)).toMatchObject({ open_places: [], reasons: ['desk-decision'] })
    await liftLocks(world.store, kari.accountId, ['desk'], { at: world.now(), by: 'desk:anne' })
    await settleDue(world)
    expect(await verdict(kari)).toMatchObject({ reasons: [] })
    expect(await changes(kari)).toHaveLength(2)
    expect(await journal(kari)).toEqual([])
  })

  test.each([
    ['account', sql`update account set password_must_change_since = now() where id = `],
    [
      'passkey',
      sql`insert into passkey (id, credential_id, public_key, counter, transports, label, made_at, account_id)
       select gen_random_uuid(), 'c', 'k', 0, '{}', 'x', now(), id from account where id = `,
    ],
  ])('a change in %s marks the account', async (cause, statement) => {
    const kari = await somebody()
    await sql`${statement}${kari.accountId}`.execute(world.store)
    const due = await world.store.selectFrom('verdict_due').selectAll().execute()
    expect(due).toEqual([{ account_id: kari.accountId, cause }])
    await settleDue(world)
  })

  test('a death closes everything at once, and its annulment opens it again', async () => {
    const kari = await somebody()
    const deceased = async (day: string | null) => {
      await world.store.updateTable('person').set({ deceased: day }).where('id', '=', kari.personId).execute()
      await settleDue(world)
    }
    await deceased('2026-08-19')
    expect(await verdict(kari)).toMatchObject({ open_places: [], groups: [] })
    await deceased(null)
    expect((await verdict(kari)).open_places).toHaveLength(5)
    const { password_must_identify: asked } = (await accountWithFacts(world.store, kari.accountId)) ?? {}
    expect(asked).toBe(false)
  })

  test('ten workers at once settle each change once', async () => {
    const all: SignedUp[] = []
    for (let made = 0; made < 10; made += 1) all.push(await somebody())
    tested.setNow('2026-10-01T08:00:00Z')
    await settleDue(world)
    for (const one of all) await say(one, { ...studies, semesters: [], studies: [study] })
    const settled = await Promise.all(Array.from({ length: 10 }, async () => settleDue(world)))
    expect(settled.reduce((sum, { changed }) => sum + changed, 0)).toBe(10)
    for (const one of all) expect(await changes(one)).toHaveLength(1)
  })
})

describe('the clock', () => {
  const leaving = {
    ...studies,
    studies: [{ ...study, ended: { on: '2026-06-20', why: 'completed' as const } }],
  }

  test('closes on the day, to the second, without a new file (O-16)', async () => {
    const kari = await somebody(leaving)
    expect(await verdict(kari)).toMatchObject({
      ends_on: Temporal.PlainDate.from('2026-09-18'),
      ends_by: 'student',
    })
    await hearRegister(world.store, 'fs', Temporal.Instant.from('2026-09-17T01:00:00Z'))
    tested.setNow('2026-09-17T21:59:59Z')
    await settleDue(world)
    expect((await verdict(kari)).open_places).toHaveLength(5)
    tested.setNow('2026-09-17T22:00:00Z')
    await settleDue(world)
    expect(await changes(kari)).toEqual(['clock: 0 open, study-ended, '])
  })

  test('closes nobody while the register is silent, and on its next word those who waited', async () => {
    const kari = await somebody(leaving)
    await hearRegister(world.store, 'fs', Temporal.Instant.from('2026-09-10T01:00:00Z'))
    tested.setNow('2026-09-25T08:00:00Z')
    await settleDue(world)
    expect(await verdict(kari)).toMatchObject({ paused: true, reasons: [] })
    await hearRegister(world.store, 'fs', Temporal.Instant.from('2026-09-25T01:00:00Z'))
    tested.advance('PT20M')
    await settleDue(world)
    expect(await verdict(kari)).toMatchObject({ paused: false, reasons: ['study-ended'], open_places: [] })
  })

  test('closes services that end earlier on their own day', async () => {
    const kari = await somebody(leaving)
    const { services } = await verdict(kari)
    expect(services).not.toContain('learning-platform')
    expect(services).toContain('mail')
  })
})

describe('somebody comes back (N-7)', () => {
  const gone = { ...studies, studies: [{ ...study, until: '2024-12-01' }] }

  async function backAfter(closedOn: string, backOn: string) {
    const kari = await somebody({
      ...gone,
      studies: [{ ...study, until: null, ended: { on: closedOn, why: 'expelled' } }],
    })
    await sql`update account set password_set_at = '2024-09-01' where id = ${kari.accountId}`.execute(
      world.store,
    )
    tested.setNow(`${backOn}T08:00:00Z`)
    await settleDue(world)
    await say(kari, { ...studies, studies: [{ ...study, from: '2026-08-01', until: '2029-06-30' }] })
    await settleDue(world)
    return kari
  }

  test('after a long time: the same account, and the old password has to be renewed by showing who they are', async () => {
    const kari = await backAfter('2026-02-01', '2026-08-21')
    const row = await accountWithFacts(world.store, kari.accountId)
    expect(row).toMatchObject({ username: kari.username, password_must_identify: true })
    expect(await verdict(kari)).toMatchObject({
      reasons: expect.arrayContaining(['must-change-password']),
      open_places: ['door'],
    })
    expect(await journal(kari)).toContain('password-of-before-absence')
  })

  test('no verdict ever says that the password of then is enough: the first change opens the doors only', async () => {
    const kari = await backAfter('2026-02-01', '2026-08-21')
    expect((await changes(kari)).map((text) => text.replace(/,.*/, ''))).toEqual(['person: 1 open'])
  })

  test('an end that a register dated back by mistake and took back next day locks nobody', async () => {
    const kari = await somebody()
    const wrong = { on: '2026-05-01', why: 'expelled' as const }
    await say(kari, { ...studies, studies: [{ ...study, ended: wrong }] })
    await settleDue(world)
    expect(await verdict(kari)).toMatchObject({ reasons: ['study-ended'] })
    tested.setNow('2026-08-21T08:00:00Z')
    await say(kari, { ...studies, studies: [study] })
    await settleDue(world)
    expect(await verdict(kari)).toMatchObject({ reasons: [] })
  })

  test('told in between of the day on which it opens: it was closed all the same', async () => {
    const kari = await somebody({
      ...studies,
      studies: [{ ...study, ended: { on: '2026-02-01', why: 'expelled' } }],
    })
    const next = { ...study, programme: 'MHIS', from: '2026-12-01', until: '2029-06-30' }
    await say(kari, { ...studies, studies: [next] })
    await settleDue(world)
    expect(await verdict(kari)).toMatchObject({ reasons: ['not-registered'] })
    tested.setNow('2026-11-01T08:00:00Z')
    await settleDue(world)
    expect(await verdict(kari)).toMatchObject({ reasons: ['must-change-password'] })
  })

  test('after a few days the password of then goes on', async () => {
    const kari = await backAfter('2026-08-11', '2026-08-21')
    expect(await accountWithFacts(world.store, kari.accountId)).toMatchObject({
      password_must_identify: false,
    })
  })

  test('a lock that the desk placed stays; only what ended opens', async () => {
    const kari = await somebody({
      ...gone,
      studies: [{ ...study, ended: { on: '2026-02-01', why: 'expelled' } }],
    })
    await placeLock(world.store, {
      id: randomId(world.dice),
      accountId: kari.accountId,
      class: 'desk',
      since: world.now(),
      placedBy: 'desk:anne',
      mayLift: 'agent',
      because: 'Kom innom.',
    })
    await say(kari, { ...studies, studies: [{ ...study, from: '2026-08-01' }] })
    await settleDue(world)
    expect((await verdict(kari)).reasons).toContain('desk-decision')
    expect((await verdict(kari)).reasons).not.toContain('study-ended')
  })
})

test('killed in the middle of settling, what was not settled is still due', async () => {
  const kari = await somebody()
  await say(kari, { ...studies, semesters: [], studies: [study] })
  tested.setNow('2026-10-01T08:00:00Z')
  await sql`create function boom() returns trigger language plpgsql as $$ begin raise exception 'injected'; end $$`.execute(
    world.store,
  )
  await sql`create trigger boom before insert on access_change for each row execute function boom()`.execute(
    world.store,
  )
  await expect(settleDue(world)).rejects.toThrow('injected')
  await sql`drop function boom cascade`.execute(world.store)
  expect(await verdict(kari)).toMatchObject({ reasons: [] })
  await settleDue(world)
  expect(await changes(kari)).toHaveLength(1)
})

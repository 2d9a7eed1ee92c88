/** What must go goes by itself, with a record, once; and nobody goes who is still somebody here (case Y-13). (Long: every class, and everything that keeps a person.) */
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { openHeadKeys, sha256 } from '../adapters/crypto/journal-keys.ts'
import { putSignedUp } from '../cast/signed-up.ts'
import { makeNationalNumber } from '../cast/synthetic-numbers.ts'
import { testWorld } from '../cast/test-world.ts'
import { everyRow } from '../cast/every-row.ts'
import type { Happening } from '../core/journal/entry.ts'
import { purposes } from '../core/secrets/purposes.ts'
import { addToJournal } from '../store/journal.ts'
import { doorListOf } from './door-list.ts'
import { eraseEndedLines, forgetDeparted, forgetWhatIsDue } from './forget.ts'
import { sealJournal } from './seal-journal.ts'
import { tidyUp } from './tidy-up.ts'
import { verifyJournalOf } from './verify-journal.ts'

const tested = await testWorld('oslomet', { connections: 16 })
const { world, keyFile, takeIn } = tested
const { store } = world
let people = 0

const verify = async () =>
  verifyJournalOf(world, { sha256, keys: openHeadKeys(keyFile, 'oslomet'), kept: null })

async function line(what: Happening, personId: string | null = null) {
  await addToJournal(store, world.now(), { personId, accountId: null, what, by: 'self' })
}

async function lines(what: Happening): Promise<number> {
  const found = await store.selectFrom('journal').select('id').where('what', '=', what).execute()
  return found.length
}

describe('lines whose time is up', () => {
  test('each class at its own time; the chain verifies, and says how many were erased by rule', async () => {
    tested.setNow('2026-08-20T08:00:00Z')
    for (const what of [
      'signed-in',
      'desk-looked',
      'password-changed',
      'people-merged',
      'person-arrived',
    ] as const)
      for (let each = 0; each < 3; each += 1) await line(what)
    await sealJournal(world, sha256)
    tested.setNow('2027-08-20T07:59:00Z')
    expect(await eraseEndedLines(world)).toBe(0)
    tested.setNow('2027-08-20T08:01:00Z')
    await line('signed-in')
    expect(await eraseEndedLines(world)).toBe(6)
    expect(await eraseEndedLines(world)).toBe(0)
    expect([await lines('signed-in'), await lines('desk-looked'), await lines('password-changed')]).toEqual([
      1, 0, 3,
    ])
    await sealJournal(world, sha256)
    expect(await verify()).toMatchObject({ first: null, erased: 6 })
    tested.setNow('2029-08-21T08:01:00Z')
    await eraseEndedLines(world)
    expect([await lines('people-merged'), await lines('person-arrived')]).toEqual([0, 0])
    await sealJournal(world, sha256)
    expect(await verify()).toMatchObject({ first: null })
    // what tells of the erasures is never erased
    tested.setNow('2045-08-21T08:01:00Z')
    await eraseEndedLines(world)
    await sealJournal(world, sha256)
    expect(await lines('journal-erased')).toBeGreaterThan(4)
    expect(await verify()).toMatchObject({ first: null })
  })

  test('a salt goes with its line, and a line that is not sealed yet waits', async () => {
    tested.setNow('2046-01-01T08:00:00Z')
    await line('signed-in')
    tested.setNow('2048-01-01T08:00:00Z')
    expect(await eraseEndedLines(world)).toBe(0)
    await sealJournal(world, sha256)
    expect(await eraseEndedLines(world)).toBe(1)
    const { rows } = await sql<{ links: number }>`SELECT count(*) AS links FROM journal_chain c
      WHERE salt IS NOT NULL AND NOT EXISTS (SELECT FROM journal j WHERE j.id = c.journal_id)`.execute(store)
    expect(rows[0]?.links).toBe(0)
  })

  test('three thousand lines, four workers at once: each line once, in bites', async () => {
    tested.setNow('2049-01-01T08:00:00Z')
    await sql`INSERT INTO journal (at, what, by_whom) SELECT ${world.now()}, 'signed-in', 'self' FROM generate_series(1, 3300)`.execute(
      store,
    )
    await sealJournal(world, sha256)
    tested.setNow('2050-02-01T08:00:00Z')
    const erased = await Promise.all([1, 2, 3, 4].map(async () => eraseEndedLines(world)))
    expect(erased.reduce((sum, each) => sum + each, 0)).toBe(3300)
    await sealJournal(world, sha256)
    expect(await verify()).toMatchObject({ first: null, faults: 0 })
  })
})

/** Somebody of the student register with an account and something in many tables; and then gone. */
async function student(more: { leaves?: boolean } = {}) {
  people += 1
  const serial = people
  const id = String(700_000 + serial)
  const given = `Avreist${serial}`
  const number = makeNationalNumber({ born: '2001-03-04', serial })
  const person = {
    id,
    name: { given, family: 'Forsvunnet' },
    born: '2001-03-04',
    identity: [{ type: 'fodselsnummer', number }],
    studentNumber: id,
    email: `${given}@example.org`,
    mobile: `+47991${String(10_000 + serial)}`,
    pin: '4711',
    studies: [],
    semesters: [],
  }
  await takeIn('fs', [person])
  const { id: personId } = await store
    .selectFrom('person')
    .select('id')
    .where('given', '=', given)
    .executeTakeFirstOrThrow()
  const username = `avreist${serial}`
  const signedUp = await putSignedUp(tested, { username })
  await store
    .updateTable('account')
    .set({ person_id: personId })
    .where('id', '=', signedUp.accountId)
    .execute()
  await store.updateTable('taken_name').set({ person_id: personId }).where('name', '=', username).execute()
  await store.deleteFrom('acceptance').where('person_id', '=', signedUp.personId).execute()
  await store.deleteFrom('person').where('id', '=', signedUp.personId).execute()
  await store
    .insertInto('door_pin')
    .values({ account_id: signedUp.accountId, sealed: Buffer.from('x'), set_at: world.now() })
    .execute()
  await putCard(signedUp.accountId, false)
  // what came along from an older system
  const { accountId } = signedUp
  const kept = { address: `kept${serial}@old.example`, uid: 60_000 + serial }
  await sql`INSERT INTO mail_alias VALUES (${kept.address}, ${accountId}, now(), NULL, ${`desk:${given}`}, ${given})`.execute(
    store,
  )
  await sql`INSERT INTO posix_number VALUES (${kept.uid}, 100, ${accountId}, ${`/home/${given}`}, '/bin/sh', now())`.execute(
    store,
  )
  await sql`INSERT INTO account_record VALUES (${`old-${given}`}, 'x', ${accountId}, now())`.execute(store)
  await sql`INSERT INTO old_hash VALUES (${accountId}, 'digest')`.execute(store)
  await line('password-changed', personId)
  if (more.leaves !== false) await takeIn('fs', [{ id, gone: true }])
  await sealJournal(world, sha256)
  return { person, personId, username, given, accountId, number, kept }
}

/** A card of a door system, and the PIN beside it. */
async function putCard(accountId: string, open: boolean): Promise<void> {
  const pin = { version: 1, sealed: 'x', sealedFor: 'y' }
  const doors = doorListOf(world, 'gates')
  await doors.put([{ accountId, card: `card-${accountId}`, open: true, pin }])
  if (!open) await doors.put([{ accountId, card: null, open: false, pin: null }])
}

/** Where in the whole database this stands. */
async function placesOf(text: string): Promise<string[]> {
  const places = await everyRow(store, (table, row) =>
    row.toLowerCase().includes(text.toLowerCase()) ? [table] : [],
  )
  return [...new Set(places)].sort()
}

describe('people who left for good', () => {
  test('after the time nothing is left but the tombstones; they come back as somebody new', async () => {
    tested.setNow('2060-01-01T08:00:00Z')
    const gone = await student()
    const stays = await student({ leaves: false })
    expect(await placesOf(gone.personId)).toEqual(
      expect.arrayContaining(['account', 'identity_number', 'journal', 'link', 'person']),
    )
    tested.setNow('2061-12-31T08:00:00Z')
    expect(await forgetDeparted(world)).toBe(0)
    tested.setNow('2062-01-03T08:00:00Z')
    expect(await forgetDeparted(world)).toBe(1)
    expect(await forgetDeparted(world)).toBe(0)
    expect(await placesOf(gone.personId)).toEqual(['journal', 'taken_name'])
    expect(await placesOf(gone.accountId)).toEqual([])
    for (const text of [gone.given, gone.person.email, gone.person.mobile])
      expect(await placesOf(text), text).toEqual(text === gone.given ? ['taken_name'] : [])
    expect(await placesOf(gone.username)).toEqual(['taken_name'])
    // an address and a number of theirs are given to nobody else, and lead to nobody
    const { rows: address } =
      await sql`SELECT account_id FROM mail_alias WHERE address = ${gone.kept.address}`.execute(store)
    const { rows: uid } =
      await sql`SELECT account_id, home FROM posix_number WHERE uid = ${gone.kept.uid}`.execute(store)
    expect([address, uid]).toEqual([[{ account_id: null }], [{ account_id: null, home: null }]])
    expect(
      (
        await everyRow(store, (table, row) =>
          table === 'journal' && row.includes(gone.personId) ? [row] : [],
        )
      ).join(),
    ).toContain('person-forgotten')
    for (const index of world.keys.indexes(purposes.identityNumber, gone.number))
      expect(await placesOf(index.toString('hex'))).toEqual([])
    await sealJournal(world, sha256)
    expect(await verify()).toMatchObject({ first: null })
    expect(await placesOf(stays.personId)).toContain('person')

    await takeIn('fs', [gone.person])
    const back = await store.selectFrom('person').select('id').where('given', '=', gone.given).execute()
    expect(back).toHaveLength(1)
    expect(back[0]?.id).not.toBe(gone.personId)
    const { rows } =
      await sql`SELECT FROM taken_name WHERE name = ${gone.username} AND person_id = ${back[0]?.id}`.execute(
        store,
      )
    expect(rows).toHaveLength(0)
    await expect(
      store
        .insertInto('taken_name')
        .values({ name: gone.username, person_id: back[0]?.id ?? null, kind: 'username', since: world.now() })
        .execute(),
    ).rejects.toMatchObject({ code: '23505' })
  })

  test.each<[string, (who: Awaited<ReturnType<typeof student>>) => Promise<unknown>]>([
    [
      'a role',
      async ({ accountId }) =>
        sql`INSERT INTO role_grant (id, account_id, rank, from_at, granted_by, because)
      VALUES (gen_random_uuid(), ${accountId}, 'agent', now(), 'desk:a', 'b')`.execute(store),
    ],
    [
      'a stay as a guest',
      async ({ personId, accountId }) => {
        await sql`INSERT INTO guest VALUES (${personId}, ${accountId}, '2070-01-01', '2079-01-01', 'b', now(), 'desk:a')`.execute(
          store,
        )
        await sql`UPDATE person SET facts = jsonb_set(facts::jsonb, '{guest}', '{"from": "2070-01-01", "until": "2079-01-01"}')::json WHERE id = ${personId}`.execute(
          store,
        )
      },
    ],
    [
      'a guest of theirs',
      async ({ accountId }) =>
        sql`INSERT INTO guest VALUES ((SELECT id FROM person WHERE id NOT IN (SELECT person_id FROM guest) LIMIT 1),
      ${accountId}, '2070-01-01', '2079-01-01', 'b', now(), 'desk:a')`.execute(store),
    ],
    [
      'a question whether they are two',
      async ({ personId }) =>
        sql`INSERT INTO merge_candidate (id, person_ids, because, seen_at)
      VALUES (gen_random_uuid(), ARRAY[${personId}::uuid], 'b', now())`.execute(store),
    ],
    ['a register that knows them again', async ({ person }) => takeIn('fs', [person])],
    [
      'an account of another kind',
      async ({ personId, username }) => {
        await sql`INSERT INTO taken_name VALUES (${`${username}x`}, ${personId}, 'username', now())`.execute(
          store,
        )
        await sql`INSERT INTO account (id, person_id, kind, is_primary, username, opened_at) VALUES (gen_random_uuid(), ${personId}, 'admin', false, ${`${username}x`}, now())`.execute(
          store,
        )
      },
    ],
    ['a card that still opens doors', async ({ accountId }) => putCard(accountId, true)],
    [
      'a card whose closing the door system has not heard of yet',
      async ({ accountId }) => {
        await sql`INSERT INTO target (key, kind, needs, writes, since) VALUES ('gates', 'doors', 'none', true, now())`.execute(
          store,
        )
        await sql`INSERT INTO delivery (target, account_id, wanted_at) VALUES ('gates', ${accountId}, now())`.execute(
          store,
        )
      },
    ],
    ['a line of the journal that is not sealed yet', async ({ personId }) => line('signed-in', personId)],
  ])('%s keeps them', async (_, keep) => {
    tested.setNow('2070-01-01T08:00:00Z')
    const who = await student()
    tested.setNow('2075-01-01T08:00:00Z')
    await keep(who)
    expect(await forgetDeparted(world)).toBe(0)
    expect(await placesOf(who.personId)).toContain('person')
    await sql`DELETE FROM guest`.execute(store)
    await sql`DELETE FROM merge_candidate`.execute(store)
    await sql`DELETE FROM role_grant`.execute(store)
    await sql`DELETE FROM door_list`.execute(store)
    await sql`DELETE FROM target`.execute(store)
    await sql`DELETE FROM account WHERE kind = 'admin'`.execute(store)
    await sealJournal(world, sha256)
    await forgetDeparted(world)
  })

  test('whoever came, left, and is still within the time is not touched; ten workers at once forget each once', async () => {
    tested.setNow('2080-01-01T08:00:00Z')
    const gone = [await student(), await student(), await student()]
    tested.setNow('2081-06-01T08:00:00Z')
    const late = await student()
    // those of other tests
    await forgetDeparted(world)
    tested.setNow('2082-02-01T08:00:00Z')
    const forgotten = await Promise.all(Array.from({ length: 10 }, async () => forgetDeparted(world)))
    expect(forgotten.reduce((sum, each) => sum + each, 0)).toBe(gone.length)
    expect(await placesOf(late.personId)).toContain('person')
    await sealJournal(world, sha256)
    expect(await verify()).toMatchObject({ first: null, faults: 0 })
  })

  test('one that fails half-way is whole: the person, every row, and the chain', async () => {
    tested.setNow('2090-01-01T08:00:00Z')
    await forgetDeparted(world)
    const who = await student()
    const before = await placesOf(who.personId)
    tested.setNow('2093-01-01T08:00:00Z')
    await sql`CREATE FUNCTION stop_here() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'stopped'; END $$`.execute(
      store,
    )
    await sql`CREATE TRIGGER stop_here BEFORE DELETE ON account FOR EACH ROW EXECUTE FUNCTION stop_here()`.execute(
      store,
    )
    await expect(forgetDeparted(world)).rejects.toThrow('stopped')
    await sql`DROP TRIGGER stop_here ON account`.execute(store)
    await sql`DROP FUNCTION stop_here`.execute(store)
    expect(await placesOf(who.personId)).toEqual(before)
    expect(await verify()).toMatchObject({ first: null })
    expect(await forgetWhatIsDue(world)).toMatchObject({ people: 1 })
    expect(await placesOf(who.personId)).toEqual(['journal', 'taken_name'])
  })
})

test('tidying waits for nobody: a row that somebody holds is left for the next time', async () => {
  tested.setNow('2095-01-01T08:00:00Z')
  const who = await student()
  await sql`INSERT INTO known_device VALUES ('a', ${who.accountId}, 'Firefox', now(), now(), now() - interval '90 days')`.execute(
    store,
  )
  await sql`INSERT INTO known_device VALUES ('b', ${who.accountId}, 'Firefox', now(), now(), now() - interval '90 days')`.execute(
    store,
  )
  const devices = async () => (await store.selectFrom('known_device').select('id_digest').execute()).length
  await store.transaction().execute(async (db) => {
    await sql`SELECT FROM known_device WHERE id_digest = 'a' FOR UPDATE`.execute(db)
    await tidyUp(world)
    expect(await devices()).toBe(1)
  })
  await tidyUp(world)
  expect(await devices()).toBe(0)
})

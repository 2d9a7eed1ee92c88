/** A register file becomes people: once, whole, and nobody is gone for a slip. (Long: one night after another.) */
import { sql } from 'kysely'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { becauseOf, importNights } from '../cast/import-nights.ts'
import { importFile, importWorld } from '../cast/import-world.ts'
import { type MadeLine, registerFileText } from '../cast/register-file-maker.ts'
import { testStore } from '../cast/test-database.ts'
import { purposes } from '../core/secrets/purposes.ts'

const { store } = await testStore(20)
const nights = importNights(store)
const { world, told, setNow, write, take, everything, count, personOf, journalOf, pinsOf } = nights
afterAll(() => nights.close())
beforeEach(() => nights.begin())

const missing = (line: MadeLine) => line.id === '50003'

describe('a first file', () => {
  test('brings everybody, with record, link, number, PIN and a journal line each', async () => {
    const { applied, plan } = await take(write())
    expect(applied).toMatchObject({ arrived: 30, changed: 0, failed: 0 })
    expect(plan).toMatchObject({ people: 30, unchanged: 0, arrived: 30, badCount: 0 })
    for (const table of ['person', 'source_record', 'link', 'identity_number', 'access_pin', 'journal'])
      expect(await count(table), table).toBe(30)
    const kari = await personOf('50000')
    expect(kari).toMatchObject({
      given: 'Kari',
      email: 'person0@example.org',
      email_register: 'fs',
      mobile_register: 'fs',
    })
    expect(kari?.facts).toMatchObject({
      registers: ['fs'],
      semesters: [{ term: '2026-autumn', fee: 'paid' }],
    })
    expect(await journalOf(kari!.id)).toMatchObject([{ what: 'person-arrived', by_whom: 'register:fs' }])
  })

  test('leaves no identity number and no PIN readable in the database', async () => {
    await take(write())
    const { rows } = await sql<{ text: string }>`
      SELECT string_agg(t::text, ' ') AS text FROM (
        SELECT s::text AS t FROM source_record s UNION ALL SELECT p::text FROM person p UNION ALL
        SELECT i::text FROM identity_number i UNION ALL SELECT a::text FROM access_pin a UNION ALL
        SELECT j::text FROM journal j) rows`.execute(store)
    const dump = rows[0]?.text ?? ''
    const line = JSON.parse(
      registerFileText({
        register: 'fs',
        institution: 'prove',
        people: 1,
        generated: '2026-08-10T01:00:00Z',
      }).split('\n')[1]!,
    ) as {
      identity: { number: string }[]
      pin: string
    }
    expect(dump).toContain('person0@example.org')
    expect(dump).not.toContain(line.identity[0]?.number)
    const record = await store
      .selectFrom('source_record')
      .select(['id', 'sealed'])
      .where('register_id', '=', '50000')
      .executeTakeFirstOrThrow()
    const kept = world.keys.unseal(purposes.registerLine, record.id, record.sealed).toString()
    expect(kept).toContain(line.identity[0]?.number)
    expect(kept).not.toContain(`"${line.pin}"`)
  })

  test('gives PINs that prove right for their person only', async () => {
    await take(write())
    const [kari, ola] = [await personOf('50000'), await personOf('50001')]
    const [pin] = await pinsOf(kari!.id)
    const made = { mac: pin!.mac, keyId: pin!.key_id }
    expect(world.keys.macMatches(made, purposes.accessPin, kari!.id, '1234')).toBe(true)
    expect(world.keys.macMatches(made, purposes.accessPin, ola!.id, '1234')).toBe(false)
    expect(world.keys.macMatches(made, purposes.accessPin, kari!.id, '1235')).toBe(false)
  })

  test('without apply changes nothing and says what it would do', async () => {
    const before = await everything()
    const outcome = await nights.import(write(), { apply: false })
    expect(outcome).toMatchObject({ is: 'planned', plan: { arrived: 30 } })
    expect(outcome.is === 'planned' && outcome.plan.samples.arrived[0]).toEqual({
      line: 2,
      name: 'Kari Nordmann',
    })
    expect(await everything()).toBe(before)
    expect(await count('register_run')).toBe(0)
  })

  test('shows nobody who is address-protected by name', async () => {
    const path = write({ change: (line) => ({ ...line, protected: true }) })
    const outcome = await nights.import(path, { apply: false })
    expect(outcome.is === 'planned' && outcome.plan.samples.arrived[0]).toEqual({ line: 2, name: null })
  })
})

describe('the next files', () => {
  test('the same file again does nothing', async () => {
    const path = write()
    await take(path)
    const before = await everything()
    expect(await nights.import(path)).toEqual({ is: 'same-file' })
    expect(await everything()).toBe(before)
  })

  test('a newer file that says the same touches nobody', async () => {
    await take(write())
    const before = await everything()
    expect((await take(write())).plan).toMatchObject({ unchanged: 30, changed: 0 })
    expect(await everything()).toBe(before)
  })

  test('a change is written once, with a journal line that names what changed and no value', async () => {
    await take(write())
    const path = write({
      change: (line, place) =>
        place === 3 ? { ...line, mobile: '+4790000001', mobileChanged: '2026-08-09' } : line,
    })
    expect((await take(path)).applied).toMatchObject({ changed: 1, arrived: 0 })
    const person = await personOf('50003')
    expect(person).toMatchObject({ mobile: '+4790000001', version: 2 })
    expect(person?.mobile_changed?.toString()).toBe('2026-08-09')
    expect((await journalOf(person!.id)).at(-1)).toEqual({
      what: 'person-changed',
      by_whom: 'register:fs',
      because: null,
      details: { changed: 'mobile, mobileChanged' },
    })
  })

  test('a line that is only written otherwise changes the record and not the person', async () => {
    await take(write())
    await take(
      write({ change: ({ id, ...line }, place) => (place === 3 ? { ...line, id } : { id, ...line }) }),
    )
    const person = await personOf('50003')
    expect(person?.version).toBe(1)
    expect(await journalOf(person!.id)).toHaveLength(1)
  })

  test('newcomers and known people come in one file', async () => {
    await take(write())
    expect((await take(write({ people: 35 }))).applied).toMatchObject({ arrived: 5, changed: 0 })
  })

  test.each([
    ['older by its time', { generated: '2026-08-09T01:00:00Z' }, 'older'],
    ['older by its number', { sequence: 6 }, 'older'],
    ['of another institution', { institution: 'ntnu' }, 'other-institution'],
  ])('a file %s is refused and changes nothing', async (_, wish, expected) => {
    await take(write({ sequence: 7 }))
    const before = await everything()
    const outcome = await nights.import(
      write({ ...wish, change: (line) => ({ ...line, mobile: '+4790000002' }) }),
    )
    expect(becauseOf(outcome)).toBe(expected)
    expect(await everything()).toBe(before)
    expect(told.at(-1)).toMatchObject({ event: 'register-file-refused', fields: { because: expected } })
  })

  test('a register that the institution does not have is refused', async () => {
    const { world: without } = importWorld(store, { settings: { registers: { hr: null } } })
    expect(becauseOf(await importFile(without, write({ register: 'hr' })))).toBe('unknown-register')
  })
})

describe('people who are missing', () => {
  const without = (line: MadeLine) => (missing(line) ? null : line)
  const absences = () => store.selectFrom('absence').selectAll().execute()

  test('are gone after 14 days and three files, not before, and come back whole', async () => {
    await take(write())
    const person = await personOf('50003')
    await take(write({ change: without }))
    expect(await absences()).toMatchObject([{ files: 1, gone_at: null }])
    await take(write({ change: without, after: 15 }))
    expect((await personOf('50003'))?.facts).toMatchObject({ registers: ['fs'] })
    setNow('2026-09-01T04:00:00Z')
    const third = await take(write({ change: without }))
    expect(third.applied).toMatchObject({ gone: 1, changed: 0 })
    expect((await personOf('50003'))?.facts).toMatchObject({
      registers: [],
      studies: [],
      goneSince: '2026-08-11',
    })
    const fourth = await take(write({ change: without }))
    expect(fourth.plan).toMatchObject({ gone: 0, missing: 0, wouldClose: 0 })
    expect(fourth.applied).toMatchObject({ gone: 0 })
    const back = await take(write())
    expect(back.applied).toMatchObject({ returned: 1, arrived: 0 })
    expect(await absences()).toEqual([])
    expect(await personOf('50003')).toMatchObject({ id: person?.id, facts: { registers: ['fs'] } })
    expect((await journalOf(person!.id)).map(({ what }) => what)).toEqual([
      'person-arrived',
      'person-gone',
      'person-returned',
    ])
  })

  test('four files in one week are not enough', async () => {
    await take(write())
    for (let file = 0; file < 4; file += 1) await take(write({ change: without }))
    expect(await absences()).toMatchObject([{ files: 4, gone_at: null }])
  })

  test('somebody who stands in the next file again was never missing', async () => {
    await take(write())
    await take(write({ change: without }))
    await take(write())
    expect(await absences()).toEqual([])
    await take(write({ change: without, after: 20 }))
    expect(await absences()).toMatchObject([{ files: 1, gone_at: null }])
  })

  test('the same night applied twice counts one file', async () => {
    await take(write())
    const path = write({ change: without })
    await take(path)
    await store.updateTable('register_run').set({ state: 'applying' }).where('id', '=', 2).execute()
    await take(path)
    expect(await absences()).toMatchObject([{ files: 1 }])
    expect(await count('register_run')).toBe(2)
  })

  test('a file of changes makes nobody missing', async () => {
    await take(write())
    await take(write({ kind: 'changes', people: 5 }))
    expect(await absences()).toEqual([])
  })

  test('in a file of changes the register says who is gone, and who is back', async () => {
    await take(write())
    await take(write({ kind: 'changes', people: 1, change: ({ id }) => ({ id, gone: true }) }))
    expect((await personOf('50000'))?.facts).toMatchObject({ registers: [] })
    await take(write({ kind: 'changes', people: 1 }))
    expect((await personOf('50000'))?.facts).toMatchObject({ registers: ['fs'] })
  })

  test('a line that is refused never makes its person gone', async () => {
    await take(write())
    const outcome = await take(
      write({ change: (line) => (missing(line) ? { ...line, born: 'long ago' } : line) }),
    )
    expect(outcome.plan).toMatchObject({ badCount: 1, missing: 0 })
    expect(outcome.plan.bad).toEqual([
      { line: 5, id: '50003', objections: [{ key: 'born', because: 'must be a day, written 2026-08-10' }] },
    ])
    expect(await absences()).toEqual([])
  })

  test('a line whose person nobody can tell cancels all absences of its file', async () => {
    await take(write())
    const outcome = await take(write({ change: without, add: ['{"id":"50003",'] }))
    expect(outcome.plan).toMatchObject({ badCount: 1, absencesCancelled: true, missing: 0 })
    expect(await absences()).toEqual([])
  })
})

describe('bad lines', () => {
  test('are reported with number, key and reason, and the rest goes on', async () => {
    const { applied, plan } = await take(
      write({
        change: (line, place) =>
          place === 4 ? { ...line, role: 'admin' } : place === 7 ? '{not json' : line,
      }),
    )
    expect(applied.arrived).toBe(28)
    expect(plan.bad).toEqual([
      { line: 6, id: '50004', objections: [{ key: 'role', because: 'is not a key this format knows' }] },
      { line: 9, id: null, objections: [{ key: null, because: 'is not JSON' }] },
    ])
  })

  test('an id on two lines refuses both, and names both', async () => {
    const { applied, plan } = await take(
      write({ change: (line, place) => (place === 9 ? { ...line, id: '50004' } : line) }),
    )
    expect(applied.arrived).toBe(28)
    expect(plan.bad).toMatchObject([
      { line: 6, id: '50004', objections: [{ because: 'stands on line 11 too: none of them is taken' }] },
      { line: 11, id: '50004', objections: [{ because: 'stands on line 6 too: none of them is taken' }] },
    ])
  })

  test('an id on a known line and on a new one, and on two known ones, refuses all and keeps what was', async () => {
    await take(write())
    const before = await everything()
    const known = registerFileText({
      register: 'fs',
      institution: 'prove',
      people: 30,
      generated: '2026-08-10T01:00:00Z',
    }).split('\n')
    const other = { ...(JSON.parse(known[5]!) as MadeLine), email: 'other@example.org' }
    const { plan } = await take(write({ add: [other, known[8]!] }))
    expect(plan.bad.map(({ line }) => line).sort((a, b) => a - b)).toEqual([6, 9, 32, 33])
    expect(await everything()).toBe(before)
  })

  test('a person the database will not take is found among 500 and reported; the others are taken', async () => {
    await sql`CREATE FUNCTION refuse_ola() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN IF NEW.email = 'person77@example.org' THEN RAISE EXCEPTION 'not this one'; END IF; RETURN NEW; END $$`.execute(
      store,
    )
    await sql`CREATE TRIGGER refuse_ola BEFORE INSERT OR UPDATE ON person FOR EACH ROW EXECUTE FUNCTION refuse_ola()`.execute(
      store,
    )
    try {
      const path = write({ people: 700 })
      const { applied, plan } = await take(path)
      expect(applied).toMatchObject({ arrived: 699, failed: 1 })
      expect(plan).toMatchObject({ badCount: 1, bad: [{ line: 79 }] })
      for (const table of ['person', 'source_record', 'link', 'identity_number', 'access_pin', 'journal'])
        expect(await count(table), table).toBe(699)
      const changed = await take(write({ people: 700, change: (line) => ({ ...line, language: 'en' }) }))
      expect(changed.applied).toMatchObject({ arrived: 0, changed: 699, failed: 1 })
    } finally {
      await sql`DROP TRIGGER refuse_ola ON person`.execute(store)
      await sql`DROP FUNCTION refuse_ola`.execute(store)
    }
  })
})

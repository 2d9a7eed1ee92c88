/** Whose line it is: by number and never by name, nothing guessed, no hand's work undone; and PINs. (Long: one story after another.) */
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { importNights } from '../cast/import-nights.ts'
import { testStore } from '../cast/test-database.ts'
import { purposes } from '../core/secrets/purposes.ts'
import { makeDNumber, makeNationalNumber, makeSNumber } from '../cast/synthetic-numbers.ts'

const { store } = await testStore(20)
const nights = importNights(store)
const { world, write, take, everything, count, personOf, journalOf, pinsOf } = nights
afterAll(() => nights.close())
beforeEach(() => nights.begin())

describe('whose line it is', () => {
  const born = '1990-04-05'
  const fnr = { number: makeNationalNumber({ born, serial: 1 }), type: 'fodselsnummer' }
  const dnr = { number: makeDNumber({ born, serial: 1 }), type: 'd-nummer' }
  const snr = { number: makeSNumber({ born, serial: 1 }), type: 's-nummer' }
  const fs = (more: object = {}) => ({
    id: 'A',
    name: { given: 'Ane', family: 'Sara' },
    identity: [fnr],
    ...more,
  })
  const none = { people: 0 }
  const candidates = () => store.selectFrom('merge_candidate').selectAll().orderBy('seen_at').execute()

  test('one person in two registers is one person, by number and never by name', async () => {
    await take(write({ ...none, add: [fs({ mobile: '+4791234567', email: 'ane@example.org' })] }))
    const hr = { id: 'H1', name: { given: 'Ane M.', family: 'Sara' }, identity: [fnr], mobile: '+4790000003' }
    const namesake = { id: 'H2', name: { given: 'Ane', family: 'Sara' }, born }
    const { applied } = await take(write({ ...none, register: 'hr', add: [hr, namesake] }))
    expect(applied).toMatchObject({ arrived: 1, changed: 1 })
    const person = await personOf('A')
    expect(await personOf('H1', 'hr')).toMatchObject({ id: person?.id })
    expect(person).toMatchObject({
      given: 'Ane M.',
      mobile: '+4790000003',
      mobile_register: 'hr',
      email: 'ane@example.org',
      facts: { registers: ['fs', 'hr'] },
    })
    expect((await journalOf(person!.id)).at(-1)).toMatchObject({ because: 'linked: same identity number' })
    const link = await store
      .selectFrom('link')
      .selectAll()
      .where('person_id', '=', person!.id)
      .orderBy('made_at')
      .orderBy('id')
      .execute()
    expect(link.map(({ made_by, because: why }) => [made_by, why])).toEqual([
      ['register:fs', 'nobody had these numbers'],
      ['register:hr', 'same identity number'],
    ])
  })

  test('a number written with spaces is the same number', async () => {
    await take(write({ ...none, add: [fs()] }))
    const spaced = { ...fnr, number: `${fnr.number.slice(0, 6)} ${fnr.number.slice(6)}` }
    await take(
      write({ ...none, register: 'hr', add: [{ id: 'H1', name: { family: 'Sara' }, identity: [spaced] }] }),
    )
    expect((await personOf('H1', 'hr'))?.id).toBe((await personOf('A'))?.id)
  })

  test('a line that hits two people waits in the merge queue, linked to nobody', async () => {
    await take(write({ ...none, add: [fs({ id: 'A', identity: [fnr] }), fs({ id: 'B', identity: [snr] })] }))
    const both = { id: 'H1', name: { family: 'Sara' }, identity: [fnr], previousIdentity: [snr] }
    expect((await take(write({ ...none, register: 'hr', add: [both] }))).plan).toMatchObject({
      queued: 1,
      arrived: 0,
    })
    expect(await personOf('H1', 'hr')).toBeUndefined()
    const [entry] = await candidates()
    expect(entry).toMatchObject({ because: 'several-people-have-these-numbers', settled_at: null })
    expect([...entry!.person_ids].sort()).toEqual(
      [(await personOf('A'))!.id, (await personOf('B'))!.id].sort(),
    )
    await take(write({ ...none, register: 'hr', add: [both] }))
    expect(await candidates()).toHaveLength(1)
  })

  test('a record in the queue is linked once its register corrects it', async () => {
    await take(write({ ...none, add: [fs({ id: 'A', identity: [fnr] }), fs({ id: 'B', identity: [snr] })] }))
    const hr = { id: 'H1', name: { family: 'Sara' }, identity: [fnr] }
    await take(write({ ...none, register: 'hr', add: [{ ...hr, previousIdentity: [snr] }] }))
    await take(write({ ...none, register: 'hr', add: [hr] }))
    expect((await personOf('H1', 'hr'))?.id).toBe((await personOf('A'))?.id)
    expect(await candidates()).toMatchObject([{ settled_as: 'the register corrected it' }])
  })

  test('a record in the queue becomes a person of its own once its number is nobody else’s', async () => {
    await take(write({ ...none, add: [fs({ id: 'A' }), fs({ id: 'B' })] }))
    expect(await count('person')).toBe(0)
    const { applied } = await take(
      write({ ...none, add: [fs({ id: 'A' }), fs({ id: 'B', identity: [snr] })] }),
    )
    expect(applied).toMatchObject({ arrived: 1 })
    expect(await personOf('B')).toMatchObject({ family: 'Sara' })
    expect(await personOf('A')).toBeUndefined()
    expect((await candidates()).filter(({ settled_at }) => settled_at === null)).toHaveLength(1)
  })

  test('the same number on two new lines of one register: both wait', async () => {
    const { plan, applied } = await take(
      write({ ...none, add: [fs({ id: 'A' }), fs({ id: 'B' }), fs({ id: 'C', identity: [snr] })] }),
    )
    expect(plan).toMatchObject({ queued: 2, arrived: 1 })
    expect(applied).toMatchObject({ queued: 2, arrived: 1 })
    expect((await candidates()).map(({ because: why }) => why)).toEqual([
      'same-number-in-one-register',
      'same-number-in-one-register',
    ])
    expect(await count('person')).toBe(1)
  })

  test('the same number on a new line beside a known one: the new one waits, the known one stays', async () => {
    await take(write({ ...none, add: [fs()] }))
    const { plan } = await take(write({ ...none, add: [fs({ email: 'ane@example.org' }), fs({ id: 'B' })] }))
    expect(plan).toMatchObject({ queued: 1, changed: 1, badCount: 0 })
    expect(await personOf('B')).toBeUndefined()
    expect((await personOf('A'))?.email).toBe('ane@example.org')
  })

  test('a D-number becomes a fødselsnummer: the same person, found by both', async () => {
    await take(write({ ...none, add: [fs({ identity: [dnr] })] }))
    const before = await personOf('A')
    await take(write({ ...none, add: [fs({ identity: [fnr] })] }))
    expect((await personOf('A'))?.id).toBe(before?.id)
    const numbers = await store
      .selectFrom('identity_number')
      .selectAll()
      .orderBy('since')
      .orderBy('type')
      .execute()
    expect(numbers.map(({ type, until }) => [type, until !== null])).toEqual(
      expect.arrayContaining([
        ['d-nummer', true],
        ['fodselsnummer', false],
      ]),
    )
    await take(
      write({ ...none, register: 'hr', add: [{ id: 'H1', name: { family: 'Sara' }, identity: [dnr] }] }),
    )
    expect((await personOf('H1', 'hr'))?.id).toBe(before?.id)
  })

  test.each([
    ['another number', { identity: [{ ...fnr, number: makeNationalNumber({ born, serial: 2 }) }] }],
    ['a lesser number', { identity: [snr] }],
  ])(
    '%s in place of the old one holds the line, and the person stays as before (case X-19)',
    async (_, change) => {
      await take(write({ ...none, add: [fs({ email: 'ane@example.org' })] }))
      const before = await everything()
      const { plan } = await take(write({ ...none, add: [fs({ email: 'thief@example.org', ...change })] }))
      expect(plan.bad).toMatchObject([{ line: 2, id: 'A', objections: [{ key: 'identity' }] }])
      expect(await everything()).toBe(before)
    },
  )

  test('a corrected number that the register names is taken', async () => {
    await take(write({ ...none, add: [fs()] }))
    const corrected = { ...fnr, number: makeNationalNumber({ born, serial: 2 }) }
    const { plan } = await take(
      write({ ...none, add: [fs({ identity: [corrected], previousIdentity: [fnr] })] }),
    )
    expect(plan.badCount).toBe(0)
    expect(await count('person')).toBe(1)
    const living = await store.selectFrom('identity_number').selectAll().where('until', 'is', null).execute()
    expect(living).toHaveLength(1)
    expect(world.keys.unseal(purposes.identityNumber, living[0]!.id, living[0]!.sealed).toString()).toBe(
      corrected.number,
    )
  })

  test('an upgrade to a number that somebody else has is held, and a human is asked', async () => {
    await take(write({ ...none, add: [fs({ id: 'A', identity: [dnr] }), fs({ id: 'B', identity: [fnr] })] }))
    const { plan } = await take(
      write({ ...none, add: [fs({ id: 'A', identity: [fnr] }), fs({ id: 'B', identity: [fnr] })] }),
    )
    expect(plan.bad).toMatchObject([
      {
        line: 2,
        id: 'A',
        objections: [{ because: expect.stringContaining('belongs to somebody else') as string }],
      },
    ])
    expect(await candidates()).toMatchObject([{ because: 'number-belongs-to-somebody-else' }])
  })

  test('what a hand relinked stays so, whatever the files say', async () => {
    await take(write({ ...none, add: [fs({ id: 'A', identity: [fnr] }), fs({ id: 'B', identity: [snr] })] }))
    const [a, b] = [await personOf('A'), await personOf('B')]
    const at = world.now().toString()
    await store
      .updateTable('link')
      .set({ undone_at: at, undone_by: 'desk', undone_because: 'same person' })
      .where('source_record_id', '=', b!.record)
      .execute()
    await store
      .insertInto('link')
      .values({
        id: '00000000-0000-7000-8000-000000000001',
        source_record_id: b!.record,
        person_id: a!.id,
        made_at: at,
        made_by: 'desk',
        because: 'same person',
      })
      .execute()
    await take(
      write({
        ...none,
        add: [fs({ id: 'A', identity: [fnr] }), fs({ id: 'B', identity: [snr], card: '77' })],
      }),
    )
    expect((await personOf('B'))?.id).toBe(a?.id)
    expect((await personOf('A'))?.facts).toMatchObject({ card: '77' })
  })

  test('what a hand took apart stays apart', async () => {
    await take(write({ ...none, add: [fs()] }))
    const a = await personOf('A')
    await store
      .updateTable('link')
      .set({ undone_at: world.now().toString(), undone_by: 'desk' })
      .where('source_record_id', '=', a!.record)
      .execute()
    await take(write({ ...none, add: [fs({ email: 'ane@example.org' })] }))
    expect(await personOf('A')).toBeUndefined()
    expect(await count('person')).toBe(1)
  })
})

describe('a PIN in a file (case P-04)', () => {
  const fs = (more: object = {}) => ({ id: 'A', name: { family: 'Sara' }, ...more })
  const give = async (pin: string | null, more: object = {}, after = 1) => {
    await take(write({ people: 0, after, add: [fs({ pin, ...more })] }))
    return pinsOf((await personOf('A'))!.id)
  }
  const spend = () =>
    store.updateTable('access_pin').set({ tries: 5 }).where('replaced_at', 'is', null).execute()

  test('that comes again refills no tries, whatever else changed', async () => {
    await give('4711')
    await spend()
    expect(await give('4711', { email: 'a@example.org' })).toMatchObject([{ tries: 5, replaced_at: null }])
  })

  test('that is new replaces the old one and has all its tries', async () => {
    await give('4711')
    await spend()
    expect(await give('4712')).toMatchObject([
      { tries: 5 },
      { tries: 0, replaced_at: null, made_by: 'register:fs' },
    ])
  })

  test('that comes back has only the tries it had left', async () => {
    await give('4711')
    await spend()
    await give('4712')
    expect((await give('4711')).at(-1)).toMatchObject({ tries: 5, replaced_at: null })
  })

  test('does not undo a newer one from the desk when only something else changed', async () => {
    const [first] = await give('4711')
    const at = '2026-08-11T00:00:00Z'
    await store.updateTable('access_pin').set({ replaced_at: at }).where('id', '=', first!.id).execute()
    await store
      .insertInto('access_pin')
      .values({
        id: '00000000-0000-7000-8000-000000000002',
        person_id: first!.person_id,
        mac: Buffer.alloc(32),
        key_id: 'x',
        made_by: 'desk',
        made_at: at,
      })
      .execute()
    const pins = await give('4711', { email: 'a@example.org' })
    expect(pins.filter(({ replaced_at }) => replaced_at === null)).toMatchObject([{ made_by: 'desk' }])
  })

  test('is left out when it is one too many in a month', async () => {
    for (const pin of ['1111', '2222', '3333']) await give(pin)
    const path = write({ people: 0, add: [fs({ pin: '4444' })] })
    const { plan } = await take(path)
    expect(plan.notes).toMatchObject([{ line: 2, key: 'pin' }])
    expect(await count('access_pin')).toBe(3)
    expect(await give('5555', {}, 40)).toHaveLength(4)
  })

  test('that the register no longer has stays', async () => {
    await give('4711')
    expect(await give(null)).toMatchObject([{ replaced_at: null }])
  })
})

describe('two at once (case X-20)', () => {
  test('the second importer of a register says that one is running, and nothing is done twice', async () => {
    const path = write({ people: 900 })
    const outcomes = await Promise.all([nights.import(path), nights.import(path)])
    expect(outcomes.map(({ is }) => is)).toContain('done')
    expect(outcomes.map(({ is }) => is === 'busy' || is === 'same-file')).toContain(true)
    expect(await count('person')).toBe(900)
  })

  test('two registers of one institution make no person twice', async () => {
    const [fs, hr] = [write({ people: 400 }), write({ people: 400, register: 'hr' })]
    const outcomes = await Promise.all([nights.import(fs), nights.import(hr)])
    expect(outcomes.map(({ is }) => is)).toEqual(['done', 'done'])
    expect(await count('person')).toBe(400)
    expect(await count('source_record')).toBe(800)
  })
})

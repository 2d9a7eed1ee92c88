/** One line of a register file: taken, or refused with every key and the rule it breaks, and never its values. */
import { describe, expect, test } from 'vitest'
import { makeDNumber, makeFsNumber, makeNationalNumber, makeSNumber } from '../../cast/synthetic-numbers.ts'
import numbers from '../person/vectors/national-id.json' with { type: 'json' }
import { readPersonLine } from './read-person-line.ts'

const sNumber = makeSNumber({ born: '2006-05-17', serial: 3 })
const kari = {
  id: '56154',
  name: { given: 'Kari', family: 'Nordmann' },
  born: '2006-05-17',
  identity: [{ number: sNumber, type: 's-nummer' }],
  studentNumber: '654321',
  email: 'kari@example.org',
  mobile: '+4791234567',
  mobileChanged: '2026-06-01',
  language: 'nn',
  pin: '4711',
  studies: [
    {
      programme: 'MTDT',
      name: { nb: 'Datateknologi', en: 'Computer Science' },
      faculty: 'IE',
      campus: 'Gløshaugen',
      kind: 'ordinary',
      from: '2026-08-15',
      until: '2031-06-30',
      ended: null,
    },
  ],
  semesters: [{ term: '2026-autumn', registered: '2026-08-09', fee: 'paid' }],
  reservations: { photo: false, mobile: true, changed: '2026-08-01T12:00:00+02:00' },
  deceased: null,
}

const read = (line: object | string, more: Partial<Parameters<typeof readPersonLine>[1]> = {}) =>
  readPersonLine(typeof line === 'string' ? line : JSON.stringify(line), {
    register: 'fs',
    kind: 'full',
    syntheticAllowed: true,
    ...more,
  })
const objections = (line: object | string, more = {}) => {
  const outcome = read(line, more)
  return 'objections' in outcome ? outcome.objections : []
}
const person = (line: object, more = {}) => {
  const outcome = read(line, more)
  if (!('person' in outcome)) throw new Error(JSON.stringify(outcome))
  return outcome
}

describe('a line of the student register', () => {
  test('the example of the format is taken whole', () => {
    const { person: taken, pin, notes } = person(kari)
    expect(notes).toEqual([])
    expect(pin).toBe('4711')
    expect(taken).toMatchObject({
      register: 'fs',
      id: '56154',
      given: 'Kari',
      family: 'Nordmann',
      studentNumber: '654321',
      identity: [{ number: sNumber, type: 's-nummer' }],
      reservations: { photo: false, mobile: true },
      deceased: null,
    })
    expect(taken.studies[0]).toMatchObject({ programme: 'MTDT', until: '2031-06-30', ended: null })
    expect(taken.semesters).toEqual([
      { term: '2026-autumn', registered: '2026-08-09', fee: 'paid', void: false },
    ])
  })

  test('the PIN is not part of what is kept', () => {
    const { kept } = person(kari)
    expect(kept).not.toContain('4711')
    expect(kept).not.toContain('"pin"')
    expect(person({ ...kari, pin: null }).pin).toBe(null)
  })

  test.each([
    ['first', '{"pin":"4711","id":"1","name":{"family":"A"}}'],
    ['last', '{"id":"1","name":{"family":"A"}, "pin" : "4711" }'],
    ['twice', '{"id":"1","pin":"0815","name":{"family":"A"},"pin":"4711"}'],
    ['with an escape', '{"id":"1","name":{"family":"A\\u0041"},"\\u0070in":"4711"}'],
    ['with a name that looks like one', '{"id":"1","name":{"family":"\\"pin\\":\\"4711\\","},"pin":"4711"}'],
    ['null', '{"id":"1","name":{"family":"A"},"pin":null}'],
  ])('nor is it when it stands %s', (_, line) => {
    const outcome = read(line)
    if (!('kept' in outcome)) throw new Error('not taken')
    const { pin: _pin, ...rest } = JSON.parse(line) as { pin: unknown }
    expect(JSON.parse(outcome.kept)).toEqual(rest)
  })

  test('an absent key and null are the same', () => {
    const bare = person({ id: '1', name: { family: 'Sara' } }).person
    const spelt = person({
      id: '1',
      name: { given: null, family: 'Sara' },
      born: null,
      identity: null,
      studies: null,
      pin: null,
    })
    expect(spelt.person).toEqual(bare)
  })

  test('everything else that the format allows is taken', () => {
    const { person: taken } = person({
      ...kari,
      address: 'Storgata 1, 7030 Trondheim',
      emailChanged: '2026-05-01',
      previousIdentity: [{ number: makeFsNumber({ born: '2006-05-17', serial: 1 }), type: 'fs-fiktivt' }],
      identity: [{ number: 'C01X00T47', type: 'passport', country: 'DE' }],
      leave: [{ from: '2026-09-01', until: '2027-01-31' }],
      card: '900123',
      protected: true,
      deceased: '2026-08-01',
      semesters: [{ term: '2026-autumn', registered: null, fee: 'due', void: true }],
    })
    expect(taken).toMatchObject({
      protected: true,
      card: '900123',
      deceased: '2026-08-01',
      emailChanged: '2026-05-01',
    })
    expect(taken.identity).toMatchObject([{ number: 'C01X00T47', country: 'DE' }])
    expect(taken.previousIdentity).toHaveLength(1)
    expect(taken.semesters[0]).toMatchObject({ void: true, registered: null })
  })

  test.each([
    ['a role', { ...kari, role: 'admin' }, 'role'],
    ['a key within a study', { ...kari, studies: [{ ...kari.studies[0], grade: 'A' }] }, 'studies[0].grade'],
    ['a position of the other register', { ...kari, positions: [] }, 'positions'],
    ['a key in another writing', { ...kari, Email: 'x@example.org' }, 'Email'],
  ])('an unknown key is refused by its name: %s', (_, line, key) => {
    expect(objections(line)).toContainEqual({ key, because: 'is not a key this format knows' })
  })

  test.each([
    ['id', { ...kari, id: 56154 }],
    ['id', { ...kari, id: ' 56154' }],
    ['born', { ...kari, born: '2006-02-30' }],
    ['born', { ...kari, born: '17.05.2006' }],
    ['language', { ...kari, language: 'no' }],
    ['pin', { ...kari, pin: '12' }],
    ['studies[0].from', { ...kari, studies: [{ ...kari.studies[0], from: null }] }],
    ['studies[0].kind', { ...kari, studies: [{ ...kari.studies[0], kind: 'phd' }] }],
    [
      'studies[0].ended.why',
      { ...kari, studies: [{ ...kari.studies[0], ended: { on: '2026-06-20', why: 'bored' } }] },
    ],
    ['semesters[0].term', { ...kari, semesters: [{ term: '2026-H' }] }],
    ['semesters[0].fee', { ...kari, semesters: [{ term: '2026-autumn', fee: 'maybe' }] }],
    ['name', { ...kari, name: { given: ' ', family: '' } }],
    ['name', { ...kari, name: undefined }],
    ['identity[0].type', { ...kari, identity: [{ number: sNumber, type: 'cpr' }] }],
    ['protected', { ...kari, protected: 'yes' }],
  ])('what breaks a rule is named by its key: %s', (key, line) => {
    expect(objections(line).map((objection) => objection.key)).toContain(key)
  })

  test('what stood there is never repeated', () => {
    const said = JSON.stringify(
      objections({ ...kari, pin: 'geheim!', born: '31.12.1999', language: 'hemmelig' }),
    )
    expect(said).not.toMatch(/geheim|1999|hemmelig/)
  })

  test('a contact that cannot be right is left out and noted, and the person is taken', () => {
    const { person: taken, notes } = person({ ...kari, email: 'kari@@example', mobile: '123' })
    expect([taken.email, taken.mobile]).toEqual([null, null])
    expect(notes.map(({ key }) => key)).toEqual(['email', 'mobile'])
  })

  test('a contact that would begin another header is no contact', () => {
    expect(read({ ...kari, email: 'kari@example.org\r\nBcc: x@example.org' })).toMatchObject({
      id: '56154',
      objections: [{ key: 'email', because: 'holds a control or half character' }],
    })
  })
})

describe('identity numbers on a line', () => {
  test.each([
    ['fodselsnummer', makeNationalNumber({ born: '1999-12-31', serial: 4 })],
    ['d-nummer', makeDNumber({ born: '1999-12-31', serial: 4 })],
    ['s-nummer', sNumber],
    ['fs-fiktivt', makeFsNumber({ born: '1999-12-31', serial: 4 })],
  ])('%s is taken', (type, number) => {
    expect(person({ ...kari, identity: [{ number, type }] }).person.identity).toMatchObject([
      { number, type },
    ])
  })

  test('spaces are forgiven, and so is a leading zero that a spreadsheet ate', () => {
    const number = makeNationalNumber({ born: '1985-03-04', serial: 0 })
    expect(number).toMatch(/^0/)
    for (const written of [number.slice(1), `${number.slice(0, 6)} ${number.slice(6)}`])
      expect(
        person({ ...kari, identity: [{ number: written, type: 'fodselsnummer' }] }).person.identity[0]
          ?.number,
      ).toBe(number)
  })

  test.each([
    [
      'has wrong check digits, by the rule of today and by that of 2032',
      { number: `${sNumber.slice(0, 10)}${(Number(sNumber[10]) + 1) % 10}`, type: 's-nummer' },
    ],
    ['is a number of another type than declared', { number: sNumber, type: 'fodselsnummer' }],
    ['has the wrong length', { number: '123', type: 's-nummer' }],
    ['holds something else than digits', { number: '1755061837A', type: 's-nummer' }],
    ['needs the country of the passport', { number: 'C01X00T47', type: 'passport' }],
  ])('the rule that a wrong one breaks is named: %s', (because, number) => {
    expect(objections({ ...kari, identity: [number] })).toEqual([{ key: 'identity[0].number', because }])
  })

  test('both generations of check digits are right', () => {
    const both = numbers.vectors.filter(
      (vector) => vector.expect === 'valid_under_2032_rules' && vector.upstream_type === 'fnr',
    )
    expect(both.length).toBeGreaterThan(1)
    for (const { value } of both)
      expect(
        person({ ...kari, identity: [{ number: value, type: 'fodselsnummer' }] }).person.identity,
      ).toHaveLength(1)
  })

  test('a made-up number is refused where nothing is a test', () => {
    const number = makeNationalNumber({ born: '1999-12-31', serial: 4 })
    expect(
      objections({ ...kari, identity: [{ number, type: 'fodselsnummer' }] }, { syntheticAllowed: false }),
    ).toEqual([{ key: 'identity[0].number', because: 'is made up for tests, and this is not a test' }])
  })

  test('a placeholder of the staff register is nobody: left out and noted', () => {
    const line = {
      id: 'H1',
      name: { family: 'Lie' },
      identity: [{ number: '01017000100', type: 'fodselsnummer' }],
    }
    const { person: taken, notes } = person(line, { register: 'hr' })
    expect(taken.identity).toEqual([])
    expect(notes).toMatchObject([{ key: 'identity[0].number' }])
  })
})

describe('a line of the staff register', () => {
  const liv = {
    id: 'H7',
    name: { given: 'Liv', family: 'Dahl' },
    positions: [
      { title: 'Rådgiver', unit: 'IT', campus: null, from: '2020-01-01', until: null, ended: null },
      { title: 'Lærer', from: '2010-01-01', ended: { on: '2015-06-30', why: 'resigned' } },
    ],
  }
  test('positions are taken; their end is a day', () => {
    const { person: taken } = person(liv, { register: 'hr' })
    expect(taken.positions.map(({ ended }) => ended)).toEqual([null, '2015-06-30'])
  })
  test('it knows no student number and no studies', () => {
    expect(
      objections({ ...liv, studentNumber: '1', studies: [] }, { register: 'hr' }).map(({ key }) => key),
    ).toEqual(['studentNumber', 'studies'])
  })
})

describe('a line that says somebody is gone', () => {
  test('stands in files of changes', () => {
    expect(read({ id: '7', gone: true }, { kind: 'changes' })).toEqual({ gone: '7' })
  })
  test('is a bad line in a full file, where absence says it', () => {
    expect(read({ id: '7', gone: true })).toMatchObject({ id: '7', objections: [{ key: 'gone' }] })
  })
  test.each([{ id: '7', gone: false }, { id: '7', gone: true, name: {} }, { gone: true }])(
    '%j is a bad line',
    (line) => {
      expect(objections(line, { kind: 'changes' })).not.toEqual([])
    },
  )
})

describe('what JSON can hide (cases I-08, I-10)', () => {
  test.each(['', 'null', '[]', '"x"', '17', '{"id":"1"', '{"id":"1",}', "{'id':'1'}", '\u{FEFF}{}'])(
    '%j tells nobody whose line it is',
    (line) => {
      expect(read(line)).toMatchObject({ id: null })
      expect(objections(line)).not.toEqual([])
    },
  )

  test.each([
    '{"id":"1","name":{"family":"A"},"__proto__":{"x":1}}',
    '{"id":"1","name":{"family":"A","__proto__":{"x":1}}}',
    '{"id":"1","name":{"family":"A"},"\\u005f_proto__":{"x":1}}',
    '{"id":"1","name":{"family":"A"},"constructor":{"prototype":{"x":1}}}',
    '{"id":"1","name":{"family":"A"},"prototype":1}',
  ])('%s is refused and changes no object', (line) => {
    expect(read(line)).toMatchObject({ id: '1' })
    expect(objections(line)).toHaveLength(1)
    expect(({} as { x?: number }).x).toBeUndefined()
  })

  test.each(['\\u0000', '\\n', '\\u001b[31m', '\\ud800', '\\u0085'])(
    'a name with %s is refused',
    (hidden) => {
      expect(objections(`{"id":"1","name":{"family":"A${hidden}"}}`)).toEqual([
        { key: 'name.family', because: 'holds a control or half character' },
      ])
    },
  )

  test('a name that a spreadsheet would compute is only a name', () => {
    expect(person({ ...kari, name: { given: '=1+1', family: "<b>O'Neill</b>" } }).person.given).toBe('=1+1')
  })
})

/** A person is what all linked records say together: staff register over student register, and contacts keep their age. */
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { computePerson, type LinkedRecord } from './computed-person.ts'
import { readPersonLine } from './read-person-line.ts'

const precedence = { name: ['hr', 'fs'], mail: ['fs', 'hr'], mobile: ['hr', 'fs'] } as const
const today = '2026-08-10'

function record(register: 'fs' | 'hr', line: object, goneSince: string | null = null): LinkedRecord {
  const text = JSON.stringify({ id: register, name: { given: 'Kari', family: 'Nordmann' }, ...line })
  const outcome = readPersonLine(text, { register, kind: 'full', syntheticAllowed: true })
  if (!('person' in outcome)) throw new Error(JSON.stringify(outcome))
  return { record: outcome.person, goneSince }
}
const compute = (linked: LinkedRecord[], before: Parameters<typeof computePerson>[1]['before'] = null) =>
  computePerson(linked, { before, precedence, today, seen: Temporal.Instant.from('2026-08-10T03:00:00Z') })

const study = (from: string) => ({ programme: 'X', kind: 'ordinary', from, until: '2031-06-30' })

describe('which register decides', () => {
  const fs = record('fs', {
    mobile: '+4791234567',
    mobileChanged: '2026-06-01',
    email: 'kari@example.org',
    studentNumber: '0654321',
  })
  const hr = record('hr', {
    name: { given: 'Kari Å.', family: 'Berg' },
    mobile: '+4790000001',
    mobileChanged: '2020-01-01',
    email: 'work@example.org',
    positions: [{ title: 'Lærer', from: '2020-01-01' }],
  })

  test('the staff register for the mobile number and the name, the student register for the mail', () => {
    for (const order of [
      [fs, hr],
      [hr, fs],
    ]) {
      expect(compute(order)).toMatchObject({
        given: 'Kari Å.',
        mobile: '+4790000001',
        mobileRegister: 'hr',
        mobileChanged: '2020-01-01',
        email: 'kari@example.org',
        emailRegister: 'fs',
        studentNumber: '0654321',
        studentNumberIndex: '654321',
        facts: { registers: ['fs', 'hr'], goneSince: null },
      })
    }
  })

  test('when the staff register lets go, the student register decides alone', () => {
    const gone = { ...hr, goneSince: '2026-07-01' }
    const person = compute([fs, gone])
    expect(person).toMatchObject({ given: 'Kari', mobile: '+4791234567', mobileRegister: 'fs' })
    expect(person.facts).toMatchObject({ registers: ['fs'], positions: [], goneSince: null })
  })

  test('when every register has let go, the last day any of them knew the person is kept', () => {
    const person = compute([
      { ...fs, goneSince: '2026-06-01' },
      { ...hr, goneSince: '2026-07-01' },
    ])
    expect(person.facts).toMatchObject({ registers: [], studies: [], goneSince: '2026-07-01' })
    expect(person.email).toBe('kari@example.org')
  })

  test('of two records of one register, the one with the newest study decides', () => {
    const old = record('fs', { id: '1', email: 'old@example.org', studies: [study('2018-08-15')] })
    const renewed = record('fs', { id: '2', email: 'new@example.org', studies: [study('2026-08-15')] })
    expect(compute([old, renewed]).email).toBe('new@example.org')
    expect(compute([old, renewed]).facts.studies.map(({ from }) => from)).toEqual([
      '2026-08-15',
      '2018-08-15',
    ])
  })
})

describe('the age of a contact (field 5.22)', () => {
  const withMobile = (mobile: string, more: object = {}) => compute([record('fs', { mobile, ...more })])

  test('is the day the register says', () => {
    expect(withMobile('+4791234567', { mobileChanged: '2026-06-01' }).mobileChanged).toBe('2026-06-01')
  })
  test('is the day it was first seen, when the register says nothing', () => {
    expect(withMobile('+4791234567').mobileChanged).toBe(today)
  })
  test('stays while the number stays', () => {
    const before = { ...withMobile('+4791234567'), mobileChanged: '2026-03-01' }
    expect(compute([record('fs', { mobile: '+4791234567' })], before).mobileChanged).toBe('2026-03-01')
  })
  test('begins anew with a new number', () => {
    const before = { ...withMobile('+4791234567'), mobileChanged: '2026-03-01' }
    expect(compute([record('fs', { mobile: '+4790000009' })], before).mobileChanged).toBe(today)
  })
  test('there is none without a contact', () => {
    expect(compute([record('fs', {})])).toMatchObject({
      mobile: null,
      mobileRegister: null,
      mobileChanged: null,
    })
  })
})

describe('other facts', () => {
  test('a death is believed and can be annulled', () => {
    expect(compute([record('fs', { deceased: '2026-07-01' })]).deceased).toBe('2026-07-01')
    expect(compute([record('fs', { deceased: null })]).deceased).toBe(null)
  })
  test('one register that protects an address is enough', () => {
    expect(compute([record('fs', { protected: true }), record('hr', {})]).protected).toBe(true)
  })
  test('of reservations the change made last holds', () => {
    const first = record('fs', { id: '1', reservations: { mobile: true, changed: '2026-01-01T00:00:00Z' } })
    const later = record('fs', { id: '2', reservations: { mobile: false, changed: '2026-02-01T00:00:00Z' } })
    expect(compute([first, later]).facts.reservations.mobile).toBe(false)
    expect(compute([later, first]).facts.reservations.mobile).toBe(false)
  })
})

/** A change in a register is a change: the same line again is none, and silence takes nothing away (O-18). */
import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import type { Reservations } from '../person/facts.ts'
import { readStamp, reservationsOf } from './reservations.ts'
import { readPersonLine } from './read-person-line.ts'
import type { SourcePerson } from './source-person.ts'

type Written = { photo?: boolean; mobile?: boolean; changed?: string | null } | null
function record(reservations: Written, id = '1'): SourcePerson {
  const line = JSON.stringify({ id, name: { given: 'Kari' }, reservations })
  const outcome = readPersonLine(line, { register: 'fs', kind: 'full', syntheticAllowed: true })
  if (!('person' in outcome)) throw new Error(JSON.stringify(outcome))
  return outcome.person
}
const night = (number: number) =>
  Temporal.Instant.from(`2026-08-${String(number).padStart(2, '0')}T01:00:00Z`)
/** What is known after these files, one a night from 1 August. */
function after(files: readonly (Written | readonly SourcePerson[])[]): Reservations {
  const nights = files.map((file) =>
    Array.isArray(file) ? (file as SourcePerson[]) : [record(file as Written)],
  )
  const known = nights.reduce<Reservations | null>(
    (before, living, place) => reservationsOf(living, before, night(place + 1)),
    null,
  )
  if (known === null) throw new Error('no file')
  return known
}
const seen = (number: number) => night(number).toString()
const july = '2026-07-01T12:00:00+02:00'
const august = '2026-08-01T12:00:00+02:00'

describe('the change of a reservation', () => {
  test.each<[string, Written[], { said: string | null; seen: string } | null]>([
    ['a register that never spoke has changed nothing', [null, null], null],
    ['not reserved, and no stamp: nothing was said', [{ mobile: false }], null],
    [
      'reserved from the first file, without a stamp: since that file',
      [{ mobile: true }],
      { said: null, seen: seen(1) },
    ],
    ['the register’s own stamp', [{ mobile: true, changed: july }], { said: july, seen: seen(1) }],
    [
      'the same every night is one change',
      [{ mobile: true }, { mobile: true }, { mobile: true }],
      { said: null, seen: seen(1) },
    ],
    ['seen to differ, without a stamp', [{ mobile: false }, { mobile: true }], { said: null, seen: seen(2) }],
    ['taken back, without a stamp', [{ mobile: true }, { mobile: false }], { said: null, seen: seen(2) }],
    [
      'differs, but the stamp stood still: it cannot be its time',
      [
        { mobile: false, changed: july },
        { mobile: true, changed: july },
      ],
      { said: null, seen: seen(2) },
    ],
    [
      'the same values with a newer stamp: said again',
      [
        { mobile: true, changed: july },
        { mobile: true, changed: august },
      ],
      { said: august, seen: seen(2) },
    ],
    [
      'the same stamp, written in another way, is the same',
      [
        { mobile: true, changed: july },
        { mobile: true, changed: '2026-07-01T10:00:00Z' },
      ],
      { said: july, seen: seen(1) },
    ],
    [
      'only the picture changed',
      [
        { mobile: true, changed: july },
        { mobile: true, photo: true, changed: august },
      ],
      { said: july, seen: seen(1) },
    ],
    [
      'the picture alone was reserved: nobody opened the number',
      [{ photo: true, mobile: false, changed: july }],
      null,
    ],
    ['silence takes nothing away', [{ mobile: true, changed: july }, null], { said: july, seen: seen(1) }],
    [
      'and after silence the same is no news',
      [{ mobile: true, changed: july }, null, { mobile: true, changed: july }],
      { said: july, seen: seen(1) },
    ],
    [
      'a stamp that is none is left out',
      [{ mobile: true, changed: 'i fjor' }],
      { said: null, seen: seen(1) },
    ],
  ])('%s', (_, files, change) => {
    expect(after(files).mobileChange ?? null).toEqual(change)
  })

  test('a reservation said again opens nothing beside it', () => {
    const both = { photo: false, mobile: true }
    const known = after([
      { ...both, changed: july },
      { ...both, changed: august },
    ])
    expect(known).toMatchObject({ photo: false, photoChange: null, mobileChange: { said: august } })
  })

  test('a record that leaves opens nothing: the one that speaks now has not changed', () => {
    const known = after([
      [record({ mobile: true }, '1'), record({ mobile: false }, '2')],
      [record({ mobile: false }, '2')],
    ])
    expect(known).toMatchObject({ mobile: false, mobileChange: null })
  })

  test('nights without news, and the order of records, make no difference', () => {
    const written = fc.option(
      fc.record(
        {
          photo: fc.boolean(),
          mobile: fc.boolean(),
          changed: fc.option(fc.constantFrom(july, august, '2026-07-20', '2026-08-05T09:30:00')),
        },
        { requiredKeys: [] },
      ),
    )
    fc.assert(
      fc.property(
        fc.array(fc.tuple(written, written), { minLength: 1, maxLength: 5 }),
        fc.nat(3),
        (files, again) => {
          const living = files.map(([one, other]) => [record(one, '1'), record(other, '2')])
          const run = (nights: (readonly SourcePerson[])[], times: number) =>
            nights.reduce<Reservations | null>((before, each, place) => {
              let known = reservationsOf(each, before, night(place + 1))
              for (let more = 0; more < times; more += 1)
                known = reservationsOf(each, known, night(20 + more))
              return known
            }, null)
          expect(run(living, again)).toEqual(run(living, 0))
          expect(
            run(
              living.map((each) => [...each].reverse()),
              0,
            ),
          ).toEqual(run(living, 0))
        },
      ),
    )
  })
})

test.each([
  ['2026-08-01T12:00:00+02:00', '2026-08-01T10:00:00Z'],
  ['2026-08-01T12:00:00', '2026-08-01T10:00:00Z'],
  ['2026-08-01', '2026-08-01T21:59:59Z'],
  ['2026-13-01', null],
  ['2026-08-01T99:00:00Z', null],
])('a stamp written %s is %s', (written, moment) => {
  expect(readStamp(written, 'Europe/Oslo')?.toString() ?? null).toBe(moment)
})

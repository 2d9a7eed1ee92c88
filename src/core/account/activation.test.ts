/** Who may activate on which day, and precisely why not (N-3, N-7, U-1, U-4). */
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { prove } from '../../cast/prove.ts'
import { noFacts, type PersonFacts, type Position, type Study } from '../person/facts.ts'
import { activationHindrances, nextOpening } from './activation.ts'

/** As the guides of N-3 and U-1 say it, in one institution. */
const institution = prove({
  activation: {
    needs: ['study-programme', 'semester-fee'],
    waivers: { exchange: ['study-programme', 'semester-fee'] },
    feeLag: 'P3D',
    numberTypes: { pin: ['s-nummer', 'fodselsnummer'] },
    opens: [
      { who: 'student', term: 'autumn', usually: '08-01', inYear: { 2027: '2027-08-03' } },
      { who: 'student', term: 'spring', usually: '01-05' },
      { who: 'employee', term: 'autumn', usually: '08-10' },
    ],
  },
  eid: { offered: true },
})

const study = (more: Partial<Study> = {}): Study => ({
  programme: 'MTDT',
  name: {},
  faculty: 'IE',
  campus: 'Gløshaugen',
  kind: 'ordinary',
  from: '2026-08-15',
  until: '2031-06-30',
  ended: null,
  ...more,
})
const position = (more: Partial<Position> = {}): Position => ({
  title: 'Lektor',
  unit: null,
  campus: null,
  from: '2026-01-01',
  until: null,
  ended: null,
  ...more,
})
const paid = { term: '2026-autumn', registered: null, fee: 'paid' as const, void: false }
const where = { faculty: 'IE', campus: 'Gløshaugen' }

type Case = {
  facts?: Partial<PersonFacts>
  deceased?: string
  hasAccount?: boolean
  numberTypes?: string[]
}

function hindrances(on: string, { facts, deceased, hasAccount, numberTypes }: Case) {
  return activationHindrances(
    {
      facts: { ...noFacts, registers: ['fs'], ...facts },
      deceased: deceased ?? null,
      hasAccount: hasAccount ?? false,
      numberTypes: numberTypes ?? null,
    },
    institution,
    Temporal.Instant.from(`${on}T10:00:00+02:00`),
  )
}

const newcomer = { studies: [study()], semesters: [paid] }
const earlier = { ...newcomer, studies: [study({ from: '2024-08-15' })] }

describe('may activate', () => {
  test.each<[string, string, Case]>([
    ['a new student who has paid, on the day it opens', '2026-08-01', { facts: newcomer }],
    ['a student who began earlier, also before that day', '2026-07-20', { facts: earlier }],
    [
      'somebody exempt from the fee',
      '2026-08-20',
      { facts: { ...newcomer, semesters: [{ ...paid, fee: 'exempt' }] } },
    ],
    [
      'an exchange student without a fee',
      '2026-08-20',
      { facts: { studies: [study({ kind: 'exchange' })] } },
    ],
    ['an employee', '2026-08-20', { facts: { registers: ['hr'], positions: [position()] } }],
    [
      'an employee 14 days before the first day',
      '2026-11-17',
      { facts: { registers: ['hr'], positions: [position({ from: '2026-12-01' })] } },
    ],
    [
      'an employee who studies too and has not paid',
      '2026-08-20',
      { facts: { registers: ['fs', 'hr'], studies: [study()], positions: [position()] } },
    ],
    [
      'with a number the PIN way takes',
      '2026-08-20',
      { facts: newcomer, numberTypes: ['d-nummer', 's-nummer'] },
    ],
  ])('%s', (_, on, who) => expect(hindrances(on, who)).toEqual([]))
})

describe('may not', () => {
  test.each<[string, string, Case, object[]]>([
    [
      'a new student before the day it opens, and what is missing is told already',
      '2026-07-31',
      { facts: { studies: [study()] } },
      [
        { reason: 'not-open-yet', opensOn: '2026-08-01' },
        { reason: 'missing', missing: ['semester-fee'], feeLagDays: 3, ...where },
      ],
    ],
    [
      'a new student more than 65 days ahead: the later of the two days',
      '2026-05-01',
      { facts: newcomer },
      [{ reason: 'not-open-yet', opensOn: '2026-08-01' }],
    ],
    [
      'a new student of the year with a day of its own',
      '2027-08-02',
      {
        facts: {
          ...newcomer,
          studies: [study({ from: '2027-08-16' })],
          semesters: [{ ...paid, term: '2027-autumn' }],
        },
      },
      [{ reason: 'not-open-yet', opensOn: '2027-08-03' }],
    ],
    [
      'somebody who has not paid',
      '2026-08-20',
      { facts: { studies: [study()] } },
      [{ reason: 'missing', missing: ['semester-fee'], feeLagDays: 3, ...where }],
    ],
    [
      'somebody whose only payment was made void',
      '2026-08-20',
      { facts: { studies: [study()], semesters: [{ ...paid, void: true }] } },
      [{ reason: 'missing', missing: ['semester-fee'], feeLagDays: 3, ...where }],
    ],
    [
      'somebody who has an account already (N-7)',
      '2026-08-20',
      { facts: newcomer, hasAccount: true, numberTypes: ['passport'] },
      [{ reason: 'already-activated' }],
    ],
    [
      'somebody in no register',
      '2026-08-20',
      { facts: { registers: [] } },
      [{ reason: 'not-registered', faculty: null, campus: null }],
    ],
    [
      'somebody without any study',
      '2026-08-20',
      { facts: {} },
      [{ reason: 'not-registered', faculty: null, campus: null }],
    ],
    [
      'somebody whose study has ended for good',
      '2026-08-20',
      { facts: { studies: [study({ from: '2020-08-15', ended: { on: '2025-06-01', why: 'completed' } })] } },
      [{ reason: 'not-registered', ...where }],
    ],
    [
      'somebody expelled today',
      '2026-08-20',
      { facts: { ...newcomer, studies: [study({ ended: { on: '2026-08-20', why: 'expelled' } })] } },
      [{ reason: 'not-registered', ...where }],
    ],
    [
      'the dead',
      '2026-08-20',
      { facts: newcomer, deceased: '2026-08-01' },
      [{ reason: 'not-registered', faculty: null, campus: null }],
    ],
    [
      'an employee 15 days before the first day',
      '2026-11-16',
      { facts: { registers: ['hr'], positions: [position({ from: '2026-12-01' })] } },
      [{ reason: 'not-open-yet', opensOn: '2026-11-17' }],
    ],
    [
      'a new employee of a term that opens later',
      '2026-08-05',
      { facts: { registers: ['hr'], positions: [position({ from: '2026-08-01' })] } },
      [{ reason: 'not-open-yet', opensOn: '2026-08-10' }],
    ],
    [
      'with a number that the PIN way does not take',
      '2026-08-20',
      { facts: newcomer, numberTypes: ['passport'] },
      [{ reason: 'other-way', ways: ['eid'] }],
    ],
  ])('%s', (_, on, who, expected) => expect(hindrances(on, who)).toEqual(expected))

  test('midnight is the institution’s own', () => {
    const at = (instant: string) =>
      activationHindrances(
        {
          facts: { ...noFacts, registers: ['fs'], ...newcomer },
          deceased: null,
          hasAccount: false,
          numberTypes: null,
        },
        institution,
        Temporal.Instant.from(instant),
      )
    expect(at('2026-07-31T21:59:59Z')).toHaveLength(1)
    expect(at('2026-07-31T22:00:00Z')).toEqual([])
  })
})

describe('the first page says when it opens', () => {
  test.each([
    ['2026-01-01', { term: 'spring', opensOn: '2026-01-05' }],
    ['2026-01-05', { term: 'autumn', opensOn: '2026-08-01' }],
    ['2026-07-31', { term: 'autumn', opensOn: '2026-08-01' }],
    ['2026-08-01', null],
    ['2027-08-02', { term: 'autumn', opensOn: '2027-08-03' }],
  ])('on %s: %j', (on, expected) => {
    expect(nextOpening(institution, Temporal.Instant.from(`${on}T10:00:00Z`))).toEqual(expected)
  })

  test('an institution that is open all year says nothing', () => {
    expect(nextOpening(prove(), Temporal.Instant.from('2026-07-01T10:00:00Z'))).toBeNull()
  })
})

/** What a student lacks on a day, and since when. */
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { prove } from '../../cast/prove.ts'
import { noFacts, type PersonFacts, type Semester, type Study } from '../person/facts.ts'
import { missingFacts, missingSince, servingStudy } from './student-facts.ts'
import vectors from './vectors/semester-gating.json' with { type: 'json' }

const institution = prove()
const { lifecycle, terms } = institution
const asked = lifecycle.student

const study = (more: Partial<Study> = {}): Study => ({
  programme: 'MTDT',
  name: {},
  faculty: null,
  campus: null,
  kind: 'ordinary',
  from: '2024-08-15',
  until: '2031-06-30',
  ended: null,
  ...more,
})
const term = (name: string, more: Partial<Semester> = {}): Semester => ({
  term: name,
  registered: '2026-01-10',
  fee: 'paid',
  void: false,
  ...more,
})
const facts = (more: Partial<PersonFacts> = {}): PersonFacts => ({
  ...noFacts,
  registers: ['fs'],
  studies: [study()],
  ...more,
})

describe('registered and paid, or exempt; void undoes both', () => {
  test.each(vectors.valid_registration.filter((row) => row.dead !== true))('%o', (row) => {
    const exempt = 'betformkode' in row && row.betformkode === 'FRITATT'
    const semester = term('2026-autumn', {
      registered: row.status_reg_ok === 'J' ? '2026-08-10' : null,
      fee: row.status_bet_ok === 'J' ? 'paid' : exempt ? 'exempt' : 'due',
      void: row.status_ugyldig === 'J',
    })
    const missing = missingFacts(facts({ semesters: [semester] }), study(), '2026-10-01', asked, terms)
    expect(missing.length === 0).toBe(row.active)
  })

  test.each<[Semester['fee'], boolean]>([
    ['paid', false],
    ['exempt', false],
    ['paid-elsewhere', false],
    ['due', true],
  ])('%s is missing: %s', (fee, missing) => {
    const found = missingFacts(
      facts({ semesters: [term('2026-autumn', { fee })] }),
      study(),
      '2026-10-01',
      asked,
      terms,
    )
    expect(found.includes('semester-fee')).toBe(missing)
  })

  test('two lines of one term: one that is in order is enough', () => {
    const semesters = [term('2026-autumn', { fee: 'due', registered: null }), term('2026-autumn')]
    expect(missingFacts(facts({ semesters }), study(), '2026-10-01', asked, terms)).toEqual([])
  })
})

describe('for which kind of study what is asked', () => {
  test.each<[Study['kind'], string[]]>([
    ['ordinary', ['semester-registration', 'semester-fee']],
    ['single-course', ['semester-registration', 'semester-fee']],
    ['private-candidate', ['semester-registration', 'semester-fee']],
    ['exchange', ['semester-registration']],
    ['doctoral', []],
  ])('%s without any term lacks %j', (kind, expected) => {
    expect(missingFacts(facts(), study({ kind }), '2026-10-01', asked, terms)).toEqual(expected)
  })

  test('without a study the study is missing too', () => {
    expect(missingFacts(facts(), null, '2026-10-01', asked, terms)).toContain('study-programme')
  })
})

describe('the fee and the registration of spring 2026, and the autumn after', () => {
  const semesters = [term('2026-spring')]
  test.each<[string, string[]]>([
    ['2026-06-30', []],
    ['2026-09-01', []],
    ['2026-09-02', ['semester-fee']],
    ['2026-09-15', ['semester-fee']],
    ['2026-09-16', ['semester-registration', 'semester-fee']],
  ])('%s: %j', (today, expected) => {
    expect(missingFacts(facts({ semesters }), study(), today, asked, terms)).toEqual(expected)
  })

  test.each<['semester-fee' | 'semester-registration', string]>([
    ['semester-fee', '2026-09-02'],
    ['semester-registration', '2026-09-16'],
  ])('%s is missing since %s, told months later too', (fact, expected) => {
    for (const today of ['2026-10-01', '2027-05-01'])
      expect(missingSince(fact, facts({ semesters }), study(), today, institution)).toBe(expected)
  })

  test('somebody who never paid lacks the fee since the account could open', () => {
    const owing = facts({ semesters: [term('2026-autumn', { fee: 'due' })] })
    const newcomer = study({ from: '2026-08-15' })
    expect(missingSince('semester-fee', owing, newcomer, '2026-08-10', institution)).toBe('2026-06-11')
  })

  test.each([
    ['2026-10-01', '2026-09-02'],
    ['2026-08-20', '2026-07-01'],
  ])('a register that speaks of the running term only: on %s since %s', (today, expected) => {
    const owing = facts({ semesters: [term('2026-autumn', { fee: 'due' })] })
    expect(missingSince('semester-fee', owing, study(), today, institution)).toBe(expected)
    expect(missingSince('semester-fee', facts(), study(), today, institution)).toBe(expected)
  })

  test('a register that speaks of unpaid terms before: since the first of them', () => {
    const owing = facts({
      semesters: ['2025-autumn', '2026-spring', '2026-autumn'].map((name) => term(name, { fee: 'due' })),
    })
    expect(missingSince('semester-fee', owing, study(), '2026-10-01', institution)).toBe('2025-09-02')
  })

  test('a term paid long before the study that is asked about does not count', () => {
    const paid = facts({ semesters: [term('2020-spring')] })
    expect(missingSince('semester-fee', paid, study(), '2026-10-01', institution)).toBe('2024-06-11')
  })
})

describe('before the first day', () => {
  const next = study({ from: '2027-01-11' })
  const lacking = (semesters: Semester[], day: string) =>
    missingFacts(facts({ studies: [next], semesters }), next, day, asked, terms)

  test('what was done for the first term counts from the day on which the account may open', () => {
    expect(lacking([term('2027-spring')], '2026-11-20')).toEqual([])
    expect(lacking([term('2027-spring', { fee: 'due' })], '2026-11-20')).toEqual(['semester-fee'])
    expect(lacking([term('2027-spring', { void: true })], '2026-11-20')).toHaveLength(2)
    expect(lacking([], '2026-11-20')).toHaveLength(2)
  })

  test('and of other terms what counts on any day', () => {
    expect(lacking([term('2027-autumn')], '2026-11-20')).toHaveLength(2)
    expect(lacking([term('2026-spring')], '2026-09-20')).toHaveLength(2)
    expect(lacking([term('2026-autumn')], '2026-11-20')).toEqual([])
  })
})

describe('leave', () => {
  const onLeave = facts({
    semesters: [term('2025-autumn')],
    leave: [{ from: '2026-01-05', until: '2026-07-31' }],
  })
  test.each<[string, string[]]>([
    ['2026-03-01', []],
    ['2026-07-31', []],
    ['2026-08-01', []],
    ['2026-09-01', []],
    ['2026-09-02', ['semester-fee']],
    ['2026-09-16', ['semester-registration', 'semester-fee']],
  ])('until 31 July excuses, and then until the deadlines: on %s %j', (today, expected) => {
    expect(missingFacts(onLeave, study(), today, asked, terms)).toEqual(expected)
  })

  test('in the midst of a term excuses only its own days', () => {
    const short = facts({ leave: [{ from: '2026-03-01', until: '2026-03-31' }] })
    expect(missingFacts(short, study(), '2026-03-31', asked, terms)).toEqual([])
    expect(missingFacts(short, study(), '2026-04-01', asked, terms)).toHaveLength(2)
    expect(missingSince('semester-fee', short, study(), '2026-04-20', institution)).toBe('2026-04-01')
  })

  test('without an end excuses as long as the study lasts', () => {
    const endless = facts({ leave: [{ from: '2026-03-01', until: '9999-12-31' }] })
    expect(missingFacts(endless, study(), '2030-03-31', asked, terms)).toEqual([])
  })

  test('excuses only so long as the institution says', () => {
    const thirtyDays = { ...asked, leaveFor: Temporal.Duration.from('P30D') }
    const long = facts({ leave: [{ from: '2026-03-01', until: '2026-12-31' }] })
    expect(missingFacts(long, study(), '2026-03-30', thirtyDays, terms)).toEqual([])
    expect(missingFacts(long, study(), '2026-03-31', thirtyDays, terms)).toHaveLength(2)
  })

  test('excuses nobody from what activation asks', () => {
    const activation = { needs: ['semester-fee'] as const, waivers: {} }
    expect(missingFacts(onLeave, study(), '2026-03-01', activation, terms)).toEqual(['semester-fee'])
  })
})

describe('the study that serves', () => {
  const today = '2026-10-01'
  const serving = (...studies: Study[]) => servingStudy(facts({ studies }), today, asked, institution)

  test('an older doctoral right is enough, although a newer one lacks the fee', () => {
    const both = [
      study({ from: '2026-01-10' }),
      study({ kind: 'doctoral', programme: 'PHD', from: '2022-01-10' }),
    ]
    for (const studies of [both, both.toReversed()])
      expect(serving(...studies)).toMatchObject({ missing: [], study: { programme: 'PHD' } })
  })

  test('of those that lack alike the newest', () => {
    const both = [study({ programme: 'OLD', from: '2020-01-10' }), study({ programme: 'NEW' })]
    expect(serving(...both)?.study.programme).toBe('NEW')
  })

  test('whoever completed a study owes nothing for the days that are left', () => {
    expect(serving(study({ ended: { on: '2026-09-20', why: 'completed' } }))?.missing).toEqual([])
  })

  test('leaving does not open what an unpaid fee had closed (O-15)', () => {
    const left = study({ ended: { on: '2026-09-20', why: 'left' } })
    expect(serving(left)?.missing).toEqual(['semester-registration', 'semester-fee'])
  })

  test('whoever had paid for the term of the last day owes nothing afterwards', () => {
    const left = facts({
      studies: [study({ ended: { on: '2026-06-20', why: 'left' } })],
      semesters: [term('2026-spring')],
    })
    expect(servingStudy(left, '2026-09-10', asked, institution)?.missing).toEqual([])
  })

  test('none that is closed or ahead', () => {
    expect(serving(study({ from: '2027-08-15' }))).toBeNull()
    expect(serving(study({ ended: { on: '2026-01-20', why: 'completed' } }))).toBeNull()
  })
})

/** Why somebody cannot get in, on which day, since when, and who lifts it: the one function that every door asks. */
import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { aDay, aPersonsFacts, aSemester, aStudy } from '../../cast/test-facts.ts'
import { prove } from '../../cast/prove.ts'
import type { Institution } from '../institution/institution.ts'
import { noFacts, type PersonFacts, type Position, type Semester, type Study } from '../person/facts.ts'
import { access, groupsOf, type Judged, type JudgedAccount, type PlacedLock, rulesDue } from './access.ts'
import { stopping } from './hindrance.ts'
import { dayBefore } from './registration.ts'

const institution = prove()

const study = (more: Partial<Study> = {}): Study => ({
  programme: 'MTDT',
  name: {},
  faculty: 'IE',
  campus: 'Gløshaugen',
  kind: 'ordinary',
  from: '2024-08-15',
  until: '2031-06-30',
  ended: null,
  ...more,
})
const inProject = { project: 'ec1', role: 'member' as const, from: '2026-01-01', until: '2026-11-30' }
const position = (more: Partial<Position> = {}): Position => ({
  title: 'Lektor',
  unit: null,
  campus: null,
  from: '2020-01-01',
  until: null,
  ended: null,
  ...more,
})
const semester = (term: string, more: Partial<Semester> = {}): Semester => ({
  term,
  registered: '2026-01-05',
  fee: 'paid',
  void: false,
  ...more,
})
const at = (text: string) => Temporal.Instant.from(text)
const noon = (day: string) => at(`${day}T12:00:00Z`)
const account = (more: Partial<JudgedAccount> = {}): JudgedAccount => ({
  openedAt: noon('2026-01-01'),
  closedAt: null,
  passwordSetAt: noon('2026-01-01'),
  mustChangeSince: null,
  hasSecondFactor: false,
  locks: [],
  wrongPasswordLock: null,
  ...more,
})
const lock = (more: Partial<PlacedLock> = {}): PlacedLock => ({
  id: '1',
  class: 'desk',
  since: noon('2026-09-01'),
  until: null,
  pausedUntil: null,
  placedBy: 'desk:anne',
  mayLift: 'agent',
  because: 'Come to the desk.',
  ...more,
})
const student = (facts: Partial<PersonFacts> = {}, deceased: string | null = null): Judged => ({
  account: account(),
  person: {
    facts: {
      ...noFacts,
      registers: ['fs'],
      studies: [study()],
      semesters: [semester('2026-autumn')],
      ...facts,
    },
    deceased,
    acceptances: [],
  },
})
const withAccount = (more: Partial<JudgedAccount>): Judged => ({ ...student(), account: account(more) })

function reasons(judged: Judged, day: string, at_ = institution) {
  return access(judged, at_, noon(day)).map(({ reason }) => reason)
}

describe('the registers', () => {
  test.each<[string, Judged, string, string[]]>([
    ['a student in order', student(), '2026-10-01', []],
    [
      'not paid, the last day that may be',
      student({ semesters: [semester('2026-spring')] }),
      '2026-09-01',
      [],
    ],
    [
      'not paid, the day after',
      student({ semesters: [semester('2026-spring')] }),
      '2026-09-02',
      ['fee-not-paid'],
    ],
    [
      'neither registered nor paid',
      student({ semesters: [semester('2026-spring')] }),
      '2026-09-16',
      ['not-registered', 'fee-not-paid'],
    ],
    [
      'registered but void',
      student({ semesters: [semester('2026-autumn', { void: true })] }),
      '2026-10-01',
      ['not-registered', 'fee-not-paid'],
    ],
    ['exempt', student({ semesters: [semester('2026-autumn', { fee: 'exempt' })] }), '2026-10-01', []],
    [
      'paid elsewhere',
      student({ semesters: [semester('2026-autumn', { fee: 'paid-elsewhere' })] }),
      '2026-10-01',
      [],
    ],
    ['doctoral', student({ semesters: [], studies: [study({ kind: 'doctoral' })] }), '2026-10-01', []],
    [
      'employed: nobody asks for the fee',
      student({ registers: ['fs', 'hr'], semesters: [], positions: [position()] }),
      '2026-10-01',
      [],
    ],
    [
      'no longer employed, and the fee is asked for again',
      student({ registers: ['fs', 'hr'], semesters: [], positions: [position({ until: '2026-09-30' })] }),
      '2026-10-01',
      ['not-registered', 'fee-not-paid'],
    ],
    [
      'completed, 89 days after',
      student({ studies: [study({ ended: { on: '2026-06-03', why: 'completed' } })] }),
      '2026-08-31',
      [],
    ],
    [
      'completed, 90 days after',
      student({ studies: [study({ ended: { on: '2026-06-03', why: 'completed' } })] }),
      '2026-09-01',
      ['study-ended'],
    ],
    [
      'expelled',
      student({ studies: [study({ ended: { on: '2026-06-03', why: 'expelled' } })] }),
      '2026-06-03',
      ['study-ended'],
    ],
    [
      'completed, and back for more',
      student({
        studies: [
          study({ ended: { on: '2025-06-03', why: 'completed' } }),
          study({ programme: 'MSC', from: '2026-08-15' }),
        ],
      }),
      '2026-10-01',
      [],
    ],
    [
      'employment ended',
      student({
        registers: ['hr'],
        studies: [],
        semesters: [],
        positions: [position({ until: '2026-09-30' })],
      }),
      '2026-10-01',
      ['employment-ended'],
    ],
    [
      'left the study after the employment',
      student({
        studies: [study({ ended: { on: '2026-03-03', why: 'completed' } })],
        positions: [position({ until: '2026-02-01' })],
      }),
      '2026-10-01',
      ['study-ended'],
    ],
    [
      'studies to come',
      student({ studies: [study({ from: '2027-01-10' })] }),
      '2026-10-01',
      ['not-registered'],
    ],
    [
      'known, but without any study',
      student({ studies: [], semesters: [] }),
      '2026-10-01',
      ['not-registered'],
    ],
    [
      'let go by all registers',
      student({ registers: [], studies: [], semesters: [], goneSince: '2026-08-01' }),
      '2026-10-01',
      ['not-registered'],
    ],
    [
      'in a project',
      student({ registers: ['projects'], projects: [inProject], studies: [], semesters: [] }),
      '2026-10-01',
      [],
    ],
    [
      'in a project, on its last day',
      student({ registers: ['projects'], projects: [inProject], studies: [], semesters: [] }),
      '2026-11-30',
      [],
    ],
    [
      'in a project that is over',
      student({ registers: ['projects'], projects: [inProject], studies: [], semesters: [] }),
      '2026-12-01',
      ['not-registered'],
    ],
    [
      'in a project that has not begun',
      student({
        registers: ['projects'],
        projects: [{ ...inProject, from: '2026-11-01' }],
        studies: [],
        semesters: [],
      }),
      '2026-10-01',
      ['not-registered'],
    ],
    [
      'in no project any more',
      student({ registers: ['projects'], projects: [], studies: [], semesters: [] }),
      '2026-10-01',
      ['not-registered'],
    ],
    [
      'dead, whatever else',
      student({ positions: [position()] }, '2026-09-20'),
      '2026-10-01',
      ['not-registered'],
    ],
    ['dead, and owes nothing', student({ semesters: [] }, '2026-09-20'), '2026-10-01', ['not-registered']],
  ])('%s', (_, judged, day, expected) => expect(reasons(judged, day)).toEqual(expected))

  test('an annulled death opens again', () => {
    expect(reasons(student({}, '2026-09-20'), '2026-10-01')).toHaveLength(1)
    expect(reasons(student({}, null), '2026-10-01')).toEqual([])
  })

  test('paying opens again, whenever it comes', () => {
    const owing = student({ semesters: [semester('2026-autumn', { fee: 'due' })] })
    expect(reasons(owing, '2026-11-01')).toEqual(['fee-not-paid'])
    expect(reasons(student(), '2026-11-01')).toEqual([])
  })

  test.each<[string, Judged, object]>([
    [
      'the fee: since the first unpaid day, and whom to ask',
      student({ semesters: [semester('2026-autumn', { fee: 'due' }), semester('2026-spring')] }),
      {
        since: '2026-09-02',
        until: null,
        liftedBy: 'register',
        next: 'pay-fee',
        missing: ['semester-fee'],
        faculty: 'IE',
        campus: 'Gløshaugen',
      },
    ],
    [
      'registration: since the first day it no longer counted',
      student({ semesters: [semester('2026-spring'), semester('2026-autumn', { registered: null })] }),
      { since: '2026-09-16', next: 'register-for-semester', missing: ['semester-registration'] },
    ],
    [
      'a study that ended: since the day it closed',
      student({ studies: [study({ ended: { on: '2026-06-03', why: 'left' } })] }),
      { since: '2026-09-01', next: 'ask-study-office', faculty: 'IE' },
    ],
    [
      'an employment that ended: since the day after',
      student({ studies: [], positions: [position({ ended: '2026-09-30' })] }),
      { since: '2026-10-01', liftedBy: 'employer', next: 'ask-employer' },
    ],
    [
      'a study to come: until the account opens, by itself',
      student({ studies: [study({ from: '2027-01-10' })] }),
      { since: null, until: '2026-11-06', liftedBy: 'time', next: 'wait', faculty: 'IE' },
    ],
    [
      'a study and an employment to come: until the first of them opens',
      student({ studies: [study({ from: '2027-01-10' })], positions: [position({ from: '2026-11-01' })] }),
      { until: '2026-10-18', liftedBy: 'time', next: 'wait' },
    ],
    [
      'let go: since the last day a register knew the person',
      student({ registers: [], studies: [], semesters: [], goneSince: '2026-08-01' }),
      { since: '2026-08-01', next: 'ask-study-office' },
    ],
    [
      'in the staff register without an employment',
      student({ registers: ['hr'], studies: [], semesters: [] }),
      { since: null, liftedBy: 'employer', next: 'ask-employer' },
    ],
    [
      'in the student register without a study',
      student({ studies: [], semesters: [] }),
      { since: null, liftedBy: 'register', next: 'ask-study-office', missing: ['study-programme'] },
    ],
    ['dead', student({}, '2026-09-20'), { since: '2026-09-20', next: 'ask-desk' }],
  ])('%s', (_, judged, expected) => {
    expect(access(judged, institution, noon('2026-10-01'))).toMatchObject([expected])
  })
})

describe('the account', () => {
  test.each<[string, Judged, string[]]>([
    ['nothing was activated', { ...student(), account: null }, ['not-activated']],
    ['an account not opened yet', withAccount({ openedAt: null, passwordSetAt: null }), ['not-activated']],
    ['an account that belongs to no person', { account: account(), person: null }, []],
    ['locked by the desk', withAccount({ locks: [lock()] }), ['desk-decision']],
    ['locked for security', withAccount({ locks: [lock({ class: 'security' })] }), ['security-incident']],
    ['deactivated', withAccount({ locks: [lock({ class: 'deactivated' })] }), ['deactivated-by-desk']],
    [
      'two locks: one that is lifted does not open',
      withAccount({ locks: [lock(), lock({ class: 'security' })] }),
      ['desk-decision', 'security-incident'],
    ],
    ['a lock that begins tomorrow', withAccount({ locks: [lock({ since: noon('2026-10-02') })] }), []],
    [
      'a lock that begins now',
      withAccount({ locks: [lock({ since: noon('2026-10-01') })] }),
      ['desk-decision'],
    ],
    ['a lock that ends now', withAccount({ locks: [lock({ until: noon('2026-10-01') })] }), []],
    ['a lock that is paused', withAccount({ locks: [lock({ pausedUntil: noon('2026-10-02') })] }), []],
    [
      'a lock whose pause ends now',
      withAccount({ locks: [lock({ pausedUntil: noon('2026-10-01') })] }),
      ['desk-decision'],
    ],
    [
      'a password to be changed',
      withAccount({ mustChangeSince: noon('2026-09-01') }),
      ['must-change-password'],
    ],
    [
      'a password one year old to the second',
      withAccount({ passwordSetAt: noon('2025-10-01') }),
      ['password-expired'],
    ],
    ['a password a second younger', withAccount({ passwordSetAt: at('2025-10-01T12:00:01Z') }), []],
    ['no password at all, eID only', withAccount({ passwordSetAt: null }), []],
    [
      'too many wrong passwords',
      withAccount({ wrongPasswordLock: { since: null, until: at('2026-10-01T12:20:00Z') } }),
      ['too-many-wrong-passwords'],
    ],
    [
      'a wrong-password lock that ends now',
      withAccount({ wrongPasswordLock: { since: null, until: noon('2026-10-01') } }),
      [],
    ],
    [
      'everything at once',
      {
        ...student({ semesters: [] }),
        account: account({ locks: [lock()], mustChangeSince: noon('2026-09-01') }),
      },
      ['desk-decision', 'not-registered', 'fee-not-paid', 'must-change-password'],
    ],
  ])('%s', (_, judged, expected) => expect(reasons(judged, '2026-10-01')).toEqual(expected))

  test('too many wrong passwords stops no place', () => {
    const judged = withAccount({ wrongPasswordLock: { since: null, until: noon('2026-10-02') } })
    expect(stopping(access(judged, institution, noon('2026-10-01')), 'portal')).toEqual([])
  })

  test('where passwords last for ever none runs out', () => {
    const lasting = prove({ passwords: { validFor: null } })
    expect(reasons(withAccount({ passwordSetAt: noon('2001-10-01') }), '2026-10-01', lasting)).toEqual([])
  })

  test('what a reason stops is the institution’s own', () => {
    const milder = prove({ hindrances: { 'fee-not-paid': { stops: ['mail'], leavesOpen: ['eid'] } } })
    const owing = student({ semesters: [semester('2026-autumn', { fee: 'due' })] })
    expect(access(owing, milder, noon('2026-10-01'))).toMatchObject([
      { stops: ['mail'], leavesOpen: ['eid'] },
    ])
  })
})

describe('a second factor (O-9)', () => {
  const demanding = (...required: object[]) => prove({ secondFactor: { required } })
  const missing = (judged: Judged, day: string, at_: Institution) =>
    access(judged, at_, noon(day)).filter(({ reason }) => reason === 'second-factor-missing')

  test('is demanded of nobody unless the institution says so', () => {
    expect(missing(student(), '2026-10-01', institution)).toEqual([])
  })

  test('is missing until there is one, and the person mends it at the sign-in', () => {
    expect(missing(student(), '2026-10-01', demanding({ who: 'everybody' }))).toMatchObject([
      { since: null, until: null, liftedBy: 'self', next: 'set-up-second-factor' },
    ])
    const has = withAccount({ hasSecondFactor: true })
    expect(missing(has, '2026-10-01', demanding({ who: 'everybody' }))).toEqual([])
  })

  test('is demanded from its day on, and since its day', () => {
    const from = demanding({ who: 'everybody', from: '2026-10-15' })
    expect(missing(student(), '2026-10-14', from)).toEqual([])
    expect(missing(student(), '2026-10-15', from)).toMatchObject([{ since: '2026-10-15' }])
    const two = demanding({ who: 'student', from: '2026-10-20' }, { who: 'everybody', from: '2026-10-10' })
    expect(missing(student(), '2026-10-21', two)).toMatchObject([{ since: '2026-10-10' }])
  })

  test('is demanded of the groups that are named, and of no others', () => {
    const staff = demanding({ who: 'employee' })
    expect(missing(student(), '2026-10-01', staff)).toEqual([])
    const employed = student({ registers: ['hr'], positions: [position()] })
    expect(missing(employed, '2026-10-01', staff)).toHaveLength(1)
  })

  test('is demanded neither before the account is opened nor of an account without a person', () => {
    const all = demanding({ who: 'everybody' })
    expect(missing(withAccount({ openedAt: null }), '2026-10-01', all)).toEqual([])
    expect(missing({ account: account(), person: null }, '2026-10-01', all)).toEqual([])
  })
})

describe('rules are accepted per version (O-22, U-4)', () => {
  const link = { nb: 'https://prove.example/', nn: 'https://prove.example/', en: 'https://prove.example/' }
  const title = { nb: 'Regler', nn: 'Reglar', en: 'Rules' }
  const withRules = prove({
    rulesDocuments: [
      { key: 'it-rules', title, version: '2', from: '2026-09-01', link, grace: 'P14D' },
      { key: 'staff', title, version: '1', from: '2020-01-01', link, who: ['employee'] },
    ],
  })
  const accepted = (...versions: string[]): Judged => ({
    ...student(),
    person: {
      ...student().person!,
      acceptances: versions.map((version) => ({
        document: 'it-rules',
        version,
        acceptedAt: noon('2026-01-01'),
      })),
    },
  })
  test.each<[string, string[], string, string[]]>([
    ['this version', ['2'], '2026-10-01', []],
    ['never any', [], '2026-09-01', ['rules-not-accepted']],
    ['never any, also before it holds', [], '2026-08-01', ['rules-not-accepted']],
    ['the version before, on the last day of grace', ['1'], '2026-09-15', []],
    ['the version before, the day after', ['1'], '2026-09-16', ['rules-not-accepted']],
    ['both', ['1', '2'], '2026-10-01', []],
  ])('accepted %s', (_, versions, day, expected) => {
    expect(reasons(accepted(...versions), day, withRules)).toEqual(expected)
  })

  test('since the first day after the grace; whoever never accepted any, since always', () => {
    const since = (judged: Judged) => access(judged, withRules, noon('2026-11-01'))[0]?.since
    expect(since(accepted('1'))).toBe('2026-09-16')
    expect(since(accepted())).toBeNull()
  })

  test('each group its own documents', () => {
    const both = { ...student({ positions: [position()] }).person! }
    const due = rulesDue(both, withRules, '2026-10-01').map(({ key }) => key)
    expect(due).toEqual(['it-rules', 'staff'])
    expect(rulesDue(accepted('2').person!, withRules, '2026-10-01')).toEqual([])
  })

  test('whoever belongs to no group has nothing to accept', () => {
    const gone = { ...student().person!, facts: noFacts }
    expect(groupsOf(gone, withRules, '2026-10-01')).toEqual([])
    expect(rulesDue(gone, withRules, '2026-10-01')).toEqual([])
  })
})

describe('whatever the registers say', () => {
  /** Nothing but what the registers say stands against them. */
  const known = (facts: Partial<PersonFacts>): Judged => ({
    ...student(facts),
    account: account({ passwordSetAt: null }),
  })
  const onADay = { person: aPersonsFacts, today: aDay }
  const lists = ['studies', 'semesters', 'positions', 'leave'] as const

  test('the order in which they say it changes nothing', () => {
    fc.assert(
      fc.property(fc.record(onADay), fc.func(fc.integer()), ({ person, today }, draw) => {
        const mixed = Object.fromEntries(
          lists.map((list) => [list, person[list].toSorted((a, b) => draw(a, b) - draw(b, a))]),
        )
        const once = access(known(person), institution, noon(today))
        expect(access(known({ ...person, ...mixed }), institution, noon(today))).toEqual(once)
        const reversed = Object.fromEntries(lists.map((list) => [list, person[list].toReversed()]))
        expect(access(known({ ...person, ...reversed }), institution, noon(today))).toEqual(once)
      }),
      { numRuns: 500 },
    )
  })

  test('a reason has begun, ends later, and says who lifts it and what comes next', () => {
    fc.assert(
      fc.property(fc.record(onADay), ({ person, today }) => {
        for (const hindrance of access(known(person), institution, noon(today))) {
          const { since, until, liftedBy, next, stops, leavesOpen } = hindrance
          expect(since === null || (typeof since === 'string' && since <= today)).toBe(true)
          expect(until === null || (typeof until === 'string' && until > today)).toBe(true)
          expect([liftedBy, next]).not.toContain(undefined)
          expect(liftedBy === 'time').toBe(until !== null)
          expect({ stops, leavesOpen }).toEqual(institution.hindrances[hindrance.reason])
        }
      }),
      { numRuns: 500 },
    )
  })

  test('since is the first of the days on which the same reason held without a break', () => {
    const oneRight = { ...onADay, only: aStudy }
    const everyTerm = [2024, 2025, 2026, 2027, 2028].flatMap((year) => [`${year}-spring`, `${year}-autumn`])
    const noTerm = { registered: null, fee: 'due' as const, void: false }
    fc.assert(
      fc.property(fc.record(oneRight), ({ person, today, only }) => {
        const semesters = everyTerm.map((term, nth) => ({ ...noTerm, ...person.semesters[nth % 5], term }))
        const studies = [{ ...only, until: null, ended: null }]
        const judged = known({ ...person, positions: [], studies, semesters })
        const onThat = (when: string) =>
          access(judged, institution, noon(when)).map(({ reason, next }) => `${reason}, ${next}`)
        for (const { reason, next, since } of access(judged, institution, noon(today))) {
          if (typeof since !== 'string') continue
          expect(onThat(since)).toContain(`${reason}, ${next}`)
          expect(onThat(dayBefore(since))).not.toContain(`${reason}, ${next}`)
        }
      }),
      { numRuns: 500 },
    )
  })

  test('an open employment more never adds a reason', () => {
    fc.assert(
      fc.property(fc.record(onADay), ({ person, today }) => {
        const before = reasons(known(person), today)
        const more = { ...person, positions: [...person.positions, position({ from: today })] }
        expect(before).toEqual(expect.arrayContaining(reasons(known(more), today)))
      }),
      { numRuns: 300 },
    )
  })

  test('a term paid and registered more never adds a reason', () => {
    fc.assert(
      fc.property(fc.record(onADay), aSemester, ({ person, today }, semesterMore) => {
        const more = { ...semesterMore, fee: 'paid' as const, registered: '2026-01-01', void: false }
        const before = reasons(known(person), today)
        const after = reasons(known({ ...person, semesters: [...person.semesters, more] }), today)
        expect(before).toEqual(expect.arrayContaining(after))
      }),
      { numRuns: 300 },
    )
  })

  test('leave more never adds a reason', () => {
    fc.assert(
      fc.property(fc.record(onADay), aDay, aDay, ({ person, today }, a, b) => {
        const more = a < b ? { from: a, until: b } : { from: b, until: a }
        const before = reasons(known(person), today)
        const after = reasons(known({ ...person, leave: [...person.leave, more] }), today)
        expect(before).toEqual(expect.arrayContaining(after))
      }),
      { numRuns: 300 },
    )
  })

  test('nothing is changed by asking', () => {
    fc.assert(
      fc.property(fc.record(onADay), ({ person, today }) => {
        const judged = known(person)
        const before = JSON.stringify(judged)
        access(judged, institution, noon(today))
        expect(JSON.stringify(judged)).toBe(before)
      }),
    )
  })
})

test('a service desk that asks another institution’s rules gets another answer', () => {
  const lenient: Institution = prove({ lifecycle: { student: { needs: ['study-programme'] } } })
  const owing = student({ semesters: [] })
  expect(reasons(owing, '2026-10-01')).toHaveLength(2)
  expect(reasons(owing, '2026-10-01', lenient)).toEqual([])
})

/** What is on its way is told beforehand, and comes on the day that was told. */
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { prove } from '../../cast/prove.ts'
import { noFacts, type PersonFacts, type Position, type Semester, type Study } from '../person/facts.ts'
import { access, type Judged } from './access.ts'
import { dayBefore } from './registration.ts'
import { whatHappens } from './what-happens.ts'

const link = { nb: 'https://prove.example/', nn: 'https://prove.example/', en: 'https://prove.example/' }
const title = { nb: 'Regler', nn: 'Reglar', en: 'Rules' }
const institution = prove({
  rulesDocuments: [{ key: 'it-rules', title, version: '2', from: '2026-09-01', link, grace: 'P14D' }],
})
const study = (more: Partial<Study> = {}): Study => ({
  programme: 'MTDT',
  name: {},
  faculty: null,
  campus: null,
  kind: 'ordinary',
  from: '2024-08-15',
  until: null,
  ended: null,
  ...more,
})
const position = (more: Partial<Position> = {}): Position => ({
  title: 'Lektor',
  unit: null,
  campus: null,
  from: '2020-01-01',
  until: null,
  ended: null,
  ...more,
})
const spring: Semester = { term: '2026-spring', registered: '2026-01-05', fee: 'paid', void: false }
const noon = (day: string) => Temporal.Instant.from(`${day}T12:00:00Z`)

function known(facts: Partial<PersonFacts>, { version = '2', passwordSetAt = null as string | null } = {}) {
  const judged: Judged = {
    account: {
      openedAt: noon('2026-01-01'),
      closedAt: null,
      passwordSetAt: passwordSetAt === null ? null : noon(passwordSetAt),
      mustChangeSince: null,
      hasSecondFactor: false,
      locks: [],
      wrongPasswordLock: null,
    },
    person: {
      facts: { ...noFacts, registers: ['fs'], ...facts },
      deceased: null,
      acceptances: [{ document: 'it-rules', version, acceptedAt: noon('2026-01-01') }],
    },
  }
  return judged
}

const ahead = (judged: Judged, day = '2026-08-20') =>
  whatHappens(judged, institution, noon(day)).map(({ what, on }) => `${what} ${on.toString()}`)

describe('told beforehand', () => {
  test.each<[string, Judged, string[]]>([
    ['nothing', known({ positions: [position()] }), []],
    [
      'the fee and the registration of this term',
      known({ studies: [study()], semesters: [spring] }),
      ['fee-due 2026-09-01', 'registration-due 2026-09-15'],
    ],
    [
      'no fee, for somebody employed',
      known({ studies: [study()], semesters: [spring], positions: [position()] }),
      [],
    ],
    ['no fee, where it is locked for it already', known({ studies: [study()] }), []],
    [
      'no fee, where another right asks for none',
      known({ studies: [study(), study({ kind: 'doctoral', from: '2020-01-01' })], semesters: [spring] }),
      [],
    ],
    [
      'the end of an employment',
      known({ positions: [position({ until: '2026-09-30' })] }),
      ['closes 2026-10-01'],
    ],
    [
      'the end of a study, 90 days later',
      known({
        studies: [study({ ended: { on: '2026-06-20', why: 'completed' } })],
        semesters: [spring],
      }),
      ['closes 2026-09-18'],
    ],
    [
      'the later of two ends, although the newer right ends first',
      known({
        studies: [
          study({ kind: 'doctoral', until: '2027-06-30' }),
          study({ kind: 'doctoral', from: '2026-01-10', until: '2026-12-31' }),
        ],
      }),
      ['closes 2027-09-28'],
    ],
    [
      'no end, where one of two has none',
      known({ positions: [position(), position({ until: '2026-09-30' })] }),
      [],
    ],
    ['the new rules', known({ positions: [position()] }, { version: '1' }), ['rules-due 2026-09-15']],
    [
      'the password, and the nearest first',
      known({ positions: [position({ until: '2027-09-30' })] }, { passwordSetAt: '2026-02-01' }),
      ['password-expires 2027-02-01T12:00:00Z', 'closes 2027-10-01'],
    ],
  ])('%s', (_, judged, expected) => expect(ahead(judged)).toEqual(expected))
})

test.each<[string, Judged, string]>([
  [
    'a study that ended',
    known({ studies: [study({ ended: { on: '2026-06-20', why: 'completed' } })] }),
    'study-ended',
  ],
  ['an employment that ends', known({ positions: [position({ until: '2026-09-30' })] }), 'employment-ended'],
])('%s closes on the day that was told, and not before', (_, judged, reason) => {
  const [first] = whatHappens(judged, institution, noon('2026-08-20'))
  const day = String(first!.on)
  const reasons = (on: string) => access(judged, institution, noon(on)).map((each) => each.reason)
  expect(reasons(dayBefore(day))).toEqual([])
  expect(reasons(day)).toEqual([reason])
})

test('what only begins after a gap does not hide the day on which the account closes before it', () => {
  const studies = [study({ ended: { on: '2026-06-20', why: 'completed' } })]
  const from = (day: string) =>
    ahead(known({ studies, positions: [position({ from: day, until: '2027-03-31' })] }))
  expect(from('2026-12-01')).toContain('closes 2026-09-18')
  expect(from('2026-10-01')).toContain('closes 2027-04-01')
  expect(from('2026-10-03')).toContain('closes 2026-09-18')
})

/** The oracle says what the papers say on the days that they name. */
import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { prove } from '../prove.ts'
import { ought } from './oracle.ts'
import type { Day, StudyEnd, Told, ToldStudent, ToldTerm } from './told.ts'

const settings = prove()

function reasons(fs: Partial<ToldStudent>, day: Day, more: Partial<Told> = {}): readonly string[] {
  const student = { studies: [], terms: [], leave: [], deceased: null, ...fs }
  const told: Told = {
    fs: student,
    hr: null,
    guest: null,
    activated: '2025-08-01T08:00:00Z',
    passwordSet: '2025-12-01T08:00:00Z',
    ...more,
  }
  const now = Temporal.Instant.from(`${day}T10:00:00Z`)
  return ought(told, { now, silentSince: { fs: null, hr: null } }, settings).reasons
}

const study = (ended: StudyEnd | null = null) => ({
  programme: 'B',
  kind: 'ordinary' as const,
  from: '2025-08-15',
  until: '2028-06-30',
  ended,
})
const row = (term: string, more: Partial<ToldTerm> = {}): ToldTerm => ({
  term,
  registered: '2025-08-10',
  fee: 'paid',
  void: false,
  ...more,
})

test('a term counts on the days that the vectors name', () => {
  const open = (terms: ToldTerm[], day: Day) => reasons({ studies: [study()], terms }, day)
  const paidNow = row('2026-spring', { registered: null })
  expect(open([row('2025-autumn')], '2026-02-01')).toEqual([])
  expect(open([row('2025-autumn')], '2026-02-02')).toEqual(['fee-not-paid'])
  expect(open([row('2025-autumn'), paidNow], '2026-02-15')).toEqual([])
  expect(open([row('2025-autumn'), paidNow], '2026-02-16')).toEqual(['not-registered'])
  expect(open([row('2026-spring')], '2026-06-30')).toEqual([])
  expect(open([row('2026-spring')], '2026-07-01')).toEqual([])
  expect(open([row('2026-spring')], '2026-09-16')).toEqual(['not-registered', 'fee-not-paid'])
})

test.each([
  [row('2026-spring', { fee: 'exempt' }), []],
  [row('2026-spring', { fee: 'paid-elsewhere' }), []],
  [row('2026-spring', { registered: null }), ['not-registered']],
  [row('2026-spring', { fee: 'due' }), ['fee-not-paid']],
  [row('2026-spring', { void: true }), ['not-registered', 'fee-not-paid']],
])('%j', (term, missing) => {
  expect(reasons({ studies: [study()], terms: [term] }, '2026-03-01')).toEqual(missing)
})

test('ninety days after the end, and not at all after an expulsion or a death', () => {
  const terms = [row('2026-spring')]
  const completed = study({ on: '2026-06-10', why: 'completed' })
  expect(reasons({ studies: [completed], terms }, '2026-09-07')).toEqual([])
  expect(reasons({ studies: [completed], terms }, '2026-09-08')).toEqual(['study-ended'])
  const expelled = study({ on: '2026-03-10', why: 'expelled' })
  expect(reasons({ studies: [expelled], terms }, '2026-03-09')).toEqual([])
  expect(reasons({ studies: [expelled], terms }, '2026-03-10')).toEqual(['study-ended'])
  expect(reasons({ studies: [study()], terms, deceased: '2026-03-01' }, '2026-03-02')).toEqual([
    'not-registered',
  ])
})

test('a role that opens is enough; the password of a year ago is renewed', () => {
  const hr = { positions: [{ from: '2020-01-01', until: '2026-03-31', ended: null }] }
  expect(reasons({ studies: [study()] }, '2026-03-31', { hr })).toEqual([])
  expect(reasons({ studies: [study()] }, '2026-04-01', { hr })).toEqual(['not-registered', 'fee-not-paid'])
  expect(reasons({}, '2026-04-01', { hr })).toEqual(['employment-ended'])
  const late = reasons({ studies: [study()], terms: [row('2026-autumn')] }, '2026-12-01')
  expect(late).toEqual(['password-expired'])
})

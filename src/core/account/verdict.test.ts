/** The verdict as it is kept: it holds until the moment it names, forecasts what the clock closes, and waits for silent registers. */
import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { aDay, aPersonsFacts } from '../../cast/test-facts.ts'
import { prove } from '../../cast/prove.ts'
import type { Institution } from '../institution/institution.ts'
import { noFacts, type PersonFacts, type Study } from '../person/facts.ts'
import { access, dayAt, type Judged, type JudgedAccount } from './access.ts'
import { clockStops } from './silent-registers.ts'
import { type Verdict, verdictOf } from './verdict.ts'

const institution = prove({
  lifecycle: { student: { leaveFor: 'P30D' } },
  services: [
    { key: 'mail', name: { nb: 'a', nn: 'a', en: 'a' }, part: 'mail' },
    { key: 'canvas', name: { nb: 'b', nn: 'b', en: 'b' }, closesAfter: 'P0D' },
  ],
})
const at = (text: string) => Temporal.Instant.from(text)
const noon = (day: string) => at(`${day}T12:00:00Z`)
const account = (more: Partial<JudgedAccount> = {}): JudgedAccount => ({
  openedAt: noon('2024-08-01'),
  closedAt: null,
  passwordSetAt: null,
  mustChangeSince: null,
  hasSecondFactor: false,
  locks: [],
  wrongPasswordLock: null,
  ...more,
})
const study = (more: Partial<Study> = {}): Study => ({
  programme: 'MTDT',
  name: {},
  faculty: 'IE',
  campus: null,
  kind: 'ordinary',
  from: '2024-08-15',
  until: null,
  ended: null,
  ...more,
})
const person = (facts: Partial<PersonFacts>, more: Partial<Judged['person']> = {}): Judged => ({
  account: account(),
  person: {
    facts: { ...noFacts, registers: ['fs'], ...facts },
    deceased: null,
    acceptances: [],
    ...more,
  },
})
const paid = (term: string) => ({ term, registered: '2026-01-10', fee: 'paid' as const, void: false })
const completed = { on: '2026-06-20', why: 'completed' as const }
const verdict = (judged: Judged, day: string, of: Institution = institution) =>
  verdictOf(judged, of, noon(day))

describe('how long it holds', () => {
  test('a password that must be changed runs out on its own day all the same', () => {
    const judged = person({ studies: [study()], semesters: [paid('2026-spring')] })
    const required = account({ passwordSetAt: noon('2025-06-10'), mustChangeSince: noon('2026-03-01') })
    const before = verdict({ ...judged, account: required }, '2026-06-01')
    expect(before.reasons).toContain('must-change-password')
    expect(before.reasons).not.toContain('password-expired')
    expect(before.validUntil.toString()).toBe('2026-06-10T12:00:00Z')
    expect(verdictOf({ ...judged, account: required }, institution, before.validUntil).reasons).toContain(
      'password-expired',
    )
  })
})

describe('what it says', () => {
  test('who is in has everything, and is forecast to lose it on the day', () => {
    const judged = person({ studies: [study({ ended: completed })], semesters: [paid('2026-spring')] })
    expect(verdict(judged, '2026-06-01')).toMatchObject({
      open: ['portal', 'network', 'mail', 'services', 'door'],
      reasons: [],
      groups: ['student'],
      services: ['mail', 'canvas'],
      ends: { endsOn: '2026-06-20', on: '2026-09-18', by: 'student' },
      closes: null,
    })
    expect(verdict(judged, '2026-07-01').services).toEqual(['mail'])
    expect(verdict(judged, '2026-09-12').closes).toEqual({
      at: at('2026-09-17T22:00:00Z'),
      because: ['study-ended'],
    })
    expect(verdict(judged, '2026-09-18')).toMatchObject({
      open: [],
      reasons: ['study-ended'],
      groups: [],
      services: [],
      closedSince: at('2026-09-17T22:00:00Z'),
    })
  })

  test('a service may close before the account, and an expired password alone closes none to others (field 29, 5.14)', () => {
    const judged = {
      ...person({ studies: [study({ ended: completed })], semesters: [paid('2026-spring')] }),
      account: account({ passwordSetAt: noon('2025-06-10') }),
    }
    expect(verdict(judged, '2026-06-09').listedServices).toEqual(['mail', 'canvas'])
    expect(verdict(judged, '2026-06-15')).toMatchObject({
      reasons: ['password-expired'],
      services: [],
      listedServices: ['mail', 'canvas'],
    })
    expect(verdict(judged, '2026-06-22').listedServices).toEqual(['mail'])
    expect(verdict(judged, '2026-09-18').listedServices).toEqual([])
  })

  test('a student without the fee is none, and the day is known before (O-15)', () => {
    const judged = person({ studies: [study()], semesters: [paid('2026-spring')] })
    expect(verdict(judged, '2026-08-20')).toMatchObject({ groups: ['student'], due: { fee: '2026-09-01' } })
    expect(verdict(judged, '2026-08-30').closes?.because).toEqual(['fee-not-paid'])
    expect(verdict(judged, '2026-09-02')).toMatchObject({ open: [], groups: [], due: { fee: null } })
    const since = person({ studies: [study()], semesters: [paid('2026-spring'), paid('2026-autumn')] })
    expect(verdict(since, '2026-09-02')).toMatchObject({ groups: ['student'], reasons: [] })
  })

  test('an employee who owes the fee keeps the account and is no student (field 29)', () => {
    const job = { title: 'x', unit: null, campus: null, from: '2025-01-01', until: null, ended: null }
    const both = person({ registers: ['fs', 'hr'], studies: [study()], positions: [job] })
    expect(verdict(both, '2026-10-01')).toMatchObject({ groups: ['employee'], reasons: [] })
  })

  test('the dead have nothing, and nothing is to come', () => {
    const dead = person({ studies: [study()], semesters: [paid('2026-autumn')] }, { deceased: '2026-10-01' })
    expect(verdict(dead, '2026-10-02')).toMatchObject({
      open: [],
      groups: [],
      ends: null,
      due: { fee: null, registration: null },
    })
  })
})

describe('while a register is silent', () => {
  const heard = { fs: noon('2026-09-10') }
  const judged = (now: string) =>
    person(
      { studies: [study({ ended: completed })], semesters: [paid('2026-spring')] },
      { clockStops: clockStops(heard, institution, noon(now)) },
    )

  test('thirty-six hours long nothing is special; later nobody is closed by the clock', () => {
    expect(clockStops(heard, institution, noon('2026-09-11'))).toEqual({})
    expect(clockStops(heard, institution, noon('2026-09-12'))).toEqual({ fs: '2026-09-12' })
    expect(verdict(judged('2026-09-25'), '2026-09-25')).toMatchObject({
      open: ['portal', 'network', 'mail', 'services', 'door'],
      groups: ['student'],
      paused: true,
      validUntil: at('2026-09-25T12:15:00Z'),
    })
  })

  test('who was closed before stays closed', () => {
    const old = person(
      { studies: [study({ ended: { ...completed, on: '2026-03-01' } })] },
      { clockStops: { fs: '2026-09-12' } },
    )
    expect(verdict(old, '2026-09-25')).toMatchObject({ open: [], paused: false })
  })

  test('what the clock opens opens all the same', () => {
    const coming = person({ studies: [study({ from: '2026-11-20' })] }, { clockStops: { fs: '2026-09-12' } })
    expect(access(coming, institution, noon('2026-09-13'))[0]?.reason).toBe('not-registered')
    const opened = person(
      { studies: [study({ from: '2026-11-20' })], semesters: [paid('2026-autumn')] },
      { clockStops: { fs: '2026-09-12' } },
    )
    expect(verdict(opened, '2026-09-25').open).toContain('portal')
  })

  test('another register’s silence holds up nothing of this one', () => {
    const job = { title: 'x', unit: null, campus: null, from: '2025-01-01', until: '2026-09-20', ended: null }
    const employee = person({ registers: ['hr'], positions: [job] }, { clockStops: { fs: '2026-09-12' } })
    expect(verdict(employee, '2026-09-25').reasons).toEqual(['employment-ended'])
    const silent = person({ registers: ['hr'], positions: [job] }, { clockStops: { hr: '2026-09-12' } })
    expect(verdict(silent, '2026-09-25').reasons).toEqual([])
  })

  test('an institution may do without the pause', () => {
    const bold = prove({ lifecycle: { pauseClosings: false } })
    expect(clockStops(heard, bold, noon('2026-12-01'))).toEqual({})
  })
})

describe('who comes back after a long time (N-7)', () => {
  test('has to show who they are, and an expired year alone does not ask for that', () => {
    const back = { studies: [study()], semesters: [paid('2026-autumn')] }
    const stale = account({ mustChangeSince: noon('2026-09-01'), mustIdentify: true })
    expect(access({ ...person(back), account: stale }, institution, noon('2026-10-01'))).toMatchObject([
      { reason: 'must-change-password', next: 'recover' },
    ])
  })
})

test('until the moment it names the verdict stays what it is, whatever the registers say', () => {
  const told = ({ open, reasons, groups, services }: Verdict) => ({ open, reasons, groups, services })
  fc.assert(
    fc.property(aPersonsFacts, aDay, fc.integer({ min: 0, max: 999 }), (facts, today, share) => {
      const judged = person(facts)
      const now = verdict(judged, today)
      expect(Temporal.Instant.compare(now.validUntil, noon(today))).toBe(1)
      const while_ = noon(today).until(now.validUntil).total('milliseconds')
      const then = noon(today).add({ milliseconds: Math.floor((while_ * share) / 1000) })
      expect(told(verdictOf(judged, institution, then))).toEqual(told(now))
    }),
    { numRuns: 1_000 },
  )
})

test('nothing closes by the clock that was not forecast', () => {
  fc.assert(
    fc.property(aPersonsFacts, aDay, fc.integer({ min: 1, max: 8 * 24 - 1 }), (facts, today, hours) => {
      const judged = person(facts)
      const before = verdict(judged, today)
      const after = verdictOf(judged, institution, noon(today).add({ hours }))
      if (after.open.length >= before.open.length) return
      expect(before.closes).not.toBeNull()
      expect(dayAt(before.closes?.at ?? noon('9999-01-01'), institution) > today).toBe(true)
    }),
    { numRuns: 1_000 },
  )
})

describe('a new version of the rules (U-4)', () => {
  const withRules = (version: string, from: string) =>
    prove({
      rulesDocuments: [
        {
          key: 'it',
          title: { nb: 'a', nn: 'a', en: 'a' },
          version,
          from,
          link: { nb: 'https://a.example', nn: 'https://a.example', en: 'https://a.example' },
        },
      ],
    })
  const job = { title: 'x', unit: null, campus: null, from: '2025-01-01', until: null, ended: null }
  const accepted = [{ document: 'it', version: '2025', acceptedAt: noon('2025-01-05') }]
  const employee = person({ registers: ['hr'], positions: [job] }, { acceptances: accepted })

  test('may wait through the grace, then waits at the next sign-in; Wi-Fi, mail and doors never close for it', () => {
    const next = withRules('2026', '2026-09-01')
    expect(verdict(employee, '2026-09-14', next)).toMatchObject({ reasons: [] })
    expect(verdict(employee, '2026-09-16', next)).toMatchObject({
      reasons: ['rules-not-accepted'],
      open: ['network', 'mail', 'door'],
    })
  })

  test('whoever never accepted any has no account that opens the portal', () => {
    const never = person({ registers: ['hr'], positions: [job] })
    expect(verdict(never, '2026-09-02', withRules('2026', '2026-09-01')).open).not.toContain('portal')
  })
})

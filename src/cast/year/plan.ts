/** Which days of the year are lived, and what the registers send in each night: forty with every boundary, or all. */
import type { Institution } from '../../core/institution/institution.ts'
import { daysAfter, eachDay } from './days.ts'
import { firstDay, lastDay } from './lives.ts'
import type { FileKind } from './heard.ts'
import type { Day } from './told.ts'

/** One day of the year that is looked at, and what the registers send in its night. */
export type DayPlan = { day: Day; fs: FileKind | null; hr: FileKind | null }

/** The settings that the year is lived with: second factors are another test's subject. */
export function ofTheYear(institution: Institution): Institution {
  return { ...institution, secondFactor: { ...institution.secondFactor, required: [] } }
}

/** The days to live, in order. */
export function daysOfYear(which: 'forty' | 'all'): DayPlan[] {
  return which === 'forty' ? forty.map(planned) : [...eachDay(firstDay, lastDay)].map(nightly)
}

/** Boundaries of the year; those with a cross have a night without files. */
const forty = [
  '2026-08-01',
  '2026-08-03',
  '2026-08-10',
  '2026-08-20',
  '2026-08-25',
  '2026-08-31',
  '2026-09-01',
  '2026-09-02',
  '2026-09-14',
  '2026-09-15',
  '2026-09-16',
  '2026-09-17',
  '2026-09-18 x',
  '2026-09-21',
  '2026-09-28',
  '2026-10-05',
  '2026-10-12',
  '2026-10-19',
  '2026-11-02',
  '2026-11-20',
  '2026-12-20',
  '2026-12-31',
  '2027-01-01 x',
  '2027-01-04',
  '2027-01-25',
  '2027-02-01',
  '2027-02-02',
  '2027-02-14',
  '2027-02-15',
  '2027-02-16',
  '2027-02-18 x',
  '2027-03-22',
  '2027-04-01',
  '2027-05-01',
  '2027-05-31',
  '2027-06-20',
  '2027-06-30',
  '2027-07-01',
  '2027-07-20 x',
  '2027-08-01',
]

/** The first file of each is a full one, and every third after it. */
function planned(written: string, place: number): DayPlan {
  const [day = '', cross] = written.split(' ')
  if (cross !== undefined) return { day, fs: null, hr: null }
  return { day, fs: place % 3 === 0 ? 'full' : 'changes', hr: place % 3 === 0 ? 'full' : 'changes' }
}

/** The student register's full file on Mondays, the staff register's on Wednesdays, changes on the other nights. */
function nightly(day: Day): DayPlan {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  const first = day === firstDay
  const fs = first || weekday === 1 ? ('full' as const) : ('changes' as const)
  const hr = first || weekday === 3 ? ('full' as const) : ('changes' as const)
  return { day, fs: isSilent(day, 'fs') ? null : fs, hr: isSilent(day, 'hr') ? null : hr }
}

/** Nights without a file: one now and then, some weekends, Christmas, and days on which many would be closed. */
function isSilent(day: Day, register: 'fs' | 'hr'): boolean {
  const silences = {
    fs: [
      ['2026-08-23', 1],
      ['2026-09-16', 3],
      ['2026-10-10', 2],
      ['2026-12-24', 5],
      ['2027-02-01', 3],
      ['2027-02-16', 2],
      ['2027-04-03', 9],
      ['2027-07-01', 2],
    ],
    hr: [
      ['2026-09-30', 3],
      ['2026-12-24', 10],
      ['2027-03-31', 4],
      ['2027-05-10', 1],
    ],
  } as const
  return silences[register].some(([from, nights]) => from <= day && day < daysAfter(from, nights))
}

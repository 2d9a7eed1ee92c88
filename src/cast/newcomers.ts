/** Newcomers for tests that need many or particular ones: right in every digit, paid up, and nobody's. */
import { everyNationalNumber } from './synthetic-numbers.ts'

/** Somebody who holds number, student number and PIN in the hand. */
export type Newcomer = {
  idNumber: string
  studentNumber: string
  birthDate: string
  pin: string
  /** The line of the `fs` register. */
  line: Record<string, unknown>
}

export type NewcomerWish = {
  given?: string
  family?: string
  /** More keys of the register line, or others. */
  line?: Record<string, unknown>
}

/** What newcomers study, as a register file says it; nobody's own. */
export const firstStudy = {
  programme: 'MTDT',
  name: { nb: 'Datateknologi', nn: 'Datateknologi', en: 'Computer Science' },
  faculty: 'TKD',
  campus: 'Kjeller',
  kind: 'ordinary',
  from: '2026-08-10',
  until: '2031-06-30',
  ended: null,
} as const

/** Registered, and the fee is paid. */
export const paidAutumn = { term: '2026-autumn', registered: '2026-08-09', fee: 'paid' } as const

const born = '2004-02-29'
const numbers = everyNationalNumber(born)

/** The newcomer at a place (0 to about 400); the same place is the same person, in every test. */
export function newcomer(
  place: number,
  { given = 'Kim', family = 'Berg', line = {} }: NewcomerWish = {},
): Newcomer {
  const idNumber = numbers[place]
  if (idNumber === undefined) throw new Error(`that day has no newcomer ${place}`)
  const studentNumber = String(700_000 + place)
  const pin = String(2_000 + ((place * 37) % 7_000)).padStart(4, '0')
  return {
    idNumber,
    studentNumber,
    birthDate: born,
    pin,
    line: {
      id: `newcomer-${place}`,
      name: { given, family },
      born,
      identity: [{ number: idNumber, type: 'fodselsnummer' }],
      studentNumber,
      email: `newcomer${place}@example.org`,
      mobile: `+4799${String(200_000 + place)}`,
      mobileChanged: '2026-01-05',
      language: 'en',
      pin,
      studies: [firstStudy],
      semesters: [paidAutumn],
      ...line,
    },
  }
}

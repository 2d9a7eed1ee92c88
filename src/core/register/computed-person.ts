/** A person as all linked source records together say: which name, which phone, which studies, and since when. */
import type { Temporal } from 'temporal-polyfill'
import type { RegisterName } from '../institution/words.ts'
import type { Day, PersonFacts } from '../person/facts.ts'
import { canonicalStudentNumber } from '../person/student-number.ts'
import { reservationsOf } from './reservations.ts'
import type { SourcePerson } from './source-person.ts'

/** A record that is linked to the person. `goneSince`: the last day its register knew the person, once it let go. */
export type LinkedRecord = { record: SourcePerson; goneSince: Day | null }

/** What is computed, and nothing else is kept of the registers in clear. */
export type ComputedPerson = {
  given: string
  family: string
  born: Day | null
  language: 'nb' | 'nn' | 'en' | null
  protected: boolean
  deceased: Day | null
  studentNumber: string | null
  studentNumberIndex: string | null
  email: string | null
  emailRegister: RegisterName | null
  emailChanged: Day | null
  mobile: string | null
  mobileRegister: RegisterName | null
  mobileChanged: Day | null
  facts: PersonFacts
}

/** What was computed last, as far as the age of contacts and reservations needs it. */
export type ContactsBefore = Pick<
  ComputedPerson,
  'email' | 'emailRegister' | 'emailChanged' | 'mobile' | 'mobileRegister' | 'mobileChanged'
> & { facts?: Pick<PersonFacts, 'guest'> & Partial<Pick<PersonFacts, 'reservations'>> }

/** Which register decides which fact: the institution's `registers.precedence`. */
export type Precedence = {
  name: readonly RegisterName[]
  mail: readonly RegisterName[]
  mobile: readonly RegisterName[]
}

/** What stands beside the records: what was computed last, whose word counts, and when it is. */
export type Computing = {
  before: ContactsBefore | null
  precedence: Precedence
  today: Day
  seen: Temporal.Instant
}

/**
 * Computes a person from the linked records (design: source record, link, person). Records that were let go say nothing
 * of studies, positions or fees; their name and contacts count only while no living record has better.
 * `today` is the day on which a contact without its own date is first seen (field 5.22), `seen` the moment of it.
 */
export function computePerson(
  linked: readonly LinkedRecord[],
  { before, precedence, today, seen }: Computing,
): ComputedPerson {
  if (linked.length === 0) throw new Error('a person has at least one record')
  const byName = ranked(linked, precedence.name)
  const named = byName[0]?.record
  const mobile = contact(ranked(linked, precedence.mobile), 'mobile', before, today)
  const email = contact(ranked(linked, precedence.mail), 'email', before, today)
  const living = linked.filter((each) => each.goneSince === null)
  const spoken = living.length > 0 ? living : linked
  const studentNumber = first(byName, ({ studentNumber: number }) => number)
  return {
    given: named?.given ?? '',
    family: named?.family ?? '',
    born: first(byName, ({ born }) => born),
    language: first(byName, ({ language }) => language),
    protected: spoken.some(({ record }) => record.protected),
    deceased: first(byRecency(spoken), ({ deceased }) => deceased),
    studentNumber,
    studentNumberIndex: studentNumber === null ? null : canonicalStudentNumber(studentNumber),
    email: email.value,
    emailRegister: email.register,
    emailChanged: email.changed,
    mobile: mobile.value,
    mobileRegister: mobile.register,
    mobileChanged: mobile.changed,
    // what no register says, no register takes away (field 5.34)
    facts: {
      ...factsOf(linked, byName),
      reservations: reservationsOf(
        living.map(({ record }) => record),
        before?.facts?.reservations ?? null,
        seen,
      ),
      ...(before?.facts?.guest ? { guest: before.facts.guest } : {}),
    },
  }
}

function factsOf(
  linked: readonly LinkedRecord[],
  byName: readonly LinkedRecord[],
): Omit<PersonFacts, 'reservations'> {
  const living = byRecency(linked.filter((each) => each.goneSince === null)).map(({ record }) => record)
  const goneDays = linked.map((each) => each.goneSince ?? '').sort()
  return {
    studies: living.flatMap((record) => record.studies),
    semesters: living.flatMap((record) => record.semesters),
    positions: living.flatMap((record) => record.positions),
    projects: living.flatMap((record) => record.projects),
    leave: living.flatMap((record) => record.leave),
    card: first(byName, ({ card }) => card),
    registers: [...new Set(living.map((record) => record.register))].sort(),
    goneSince: living.length > 0 ? null : (goneDays.at(-1) ?? null),
  }
}

type Contact = { value: string | null; register: RegisterName | null; changed: Day | null }

/**
 * The contact that the register with the higher rank holds, and its age: the register's own day, else the day we saw it
 * become what it is. A number that was taken over from another register counts as changed today.
 */
function contact(
  records: readonly LinkedRecord[],
  which: 'mobile' | 'email',
  before: ContactsBefore | null,
  today: Day,
): Contact {
  const chosen = records.find(({ record }) => record[which] !== null)?.record
  if (!chosen) return { value: null, register: null, changed: null }
  const value = chosen[which]
  const own = which === 'mobile' ? chosen.mobileChanged : chosen.emailChanged
  const beforeValue = before?.[which] ?? null
  const beforeChanged = (which === 'mobile' ? before?.mobileChanged : before?.emailChanged) ?? null
  const seen = value === beforeValue ? (beforeChanged ?? today) : today
  return { value, register: chosen.register, changed: own ?? seen }
}

/** Living records first, then by the register's rank, then the newest study or employment. */
function ranked(linked: readonly LinkedRecord[], order: readonly RegisterName[]): LinkedRecord[] {
  if (linked.length === 1) return [...linked]
  const rank = ({ record }: LinkedRecord) => order.indexOf(record.register) >>> 0
  const gone = ({ goneSince }: LinkedRecord) => (goneSince === null ? 0 : 1)
  return [...linked].sort((a, b) => gone(a) - gone(b) || rank(a) - rank(b) || newestFirst(a, b))
}

function byRecency(linked: readonly LinkedRecord[]): readonly LinkedRecord[] {
  return linked.length < 2 ? linked : [...linked].sort(newestFirst)
}

function newestFirst(a: LinkedRecord, b: LinkedRecord): number {
  const since = ({ record }: LinkedRecord) =>
    [...record.studies, ...record.positions].reduce((latest, { from }) => (from > latest ? from : latest), '')
  return since(b).localeCompare(since(a)) || a.record.id.localeCompare(b.record.id)
}

function first<T>(linked: readonly LinkedRecord[], fact: (record: SourcePerson) => T | null): T | null {
  for (const { record } of linked) {
    const value = fact(record)
    if (value !== null) return value
  }
  return null
}

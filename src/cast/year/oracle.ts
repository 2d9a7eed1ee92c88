/** Who has access on a day of the simulated year, and why not: written from the papers alone, to be held against the program. */
import { Temporal } from 'temporal-polyfill'
import type { Institution } from '../../core/institution/institution.ts'
import type { HindranceReason } from '../../core/institution/hindrances.ts'
import type { Place } from '../../core/institution/words.ts'
import { after, before, daysAfter, eachDay } from './days.ts'
import { isStudent, missingOfStudent } from './oracle-student.ts'
import type { Day, Told, ToldEmployee } from './told.ts'

/** What ought to be so. */
export type Ought = {
  readonly reasons: readonly HindranceReason[]
  readonly open: readonly Place[]
  readonly groups: readonly ('student' | 'employee' | 'guest')[]
}

/** The moment asked about, and for a register that has been silent for too long: the day on which it became so. */
export type Asked = {
  readonly now: Temporal.Instant
  readonly silentSince: { readonly fs: Day | null; readonly hr: Day | null }
}

/** Who has access now. */
export function ought(told: Told, { now, silentSince }: Asked, institution: Institution): Ought {
  const today = now.toZonedDateTimeISO(institution.timeZone).toPlainDate().toString()
  const roles = [
    ...(told.fs ? [studentRole(told.fs, today, silentSince.fs, institution)] : []),
    ...(told.hr ? [employeeRole(ofTheLiving(told, told.hr), today, silentSince.hr, institution)] : []),
    ...(told.guest ? [guestRole(told.guest, today)] : []),
  ]
  const reasons = [...reasonsOfRoles(roles), ...reasonsOfAccount(told, now, institution)]
  const stopped = reasons.flatMap((reason) => institution.hindrances[reason].stops)
  return {
    reasons,
    open: places.filter((place) => !stopped.includes(place)),
    groups: roles.filter(({ counts }) => counts).map(({ name }) => name),
  }
}

/**
 * The first day on which the clock closes the account if nothing more is told; null: not within so many days.
 * `told` is taken as it is now, and the registers as heard.
 */
export function closesOn(told: Told, today: Day, within: number, institution: Institution): Day | null {
  if (!opensForRoles(told, today, institution)) return null
  for (const day of eachDay(daysAfter(today, 1), daysAfter(today, within)))
    if (!opensForRoles(told, day, institution)) return day
  return null
}

/** Whether any role opens on the day, no register being silent. */
export function opensForRoles(told: Told, day: Day, institution: Institution): boolean {
  const roles = [
    ...(told.fs ? [studentRole(told.fs, day, null, institution)] : []),
    ...(told.hr ? [employeeRole(ofTheLiving(told, told.hr), day, null, institution)] : []),
    ...(told.guest ? [guestRole(told.guest, day)] : []),
  ]
  return roles.some(({ missing }) => missing.length === 0)
}

const places: readonly Place[] = ['portal', 'network', 'mail', 'services', 'door']

type Role = {
  readonly name: 'student' | 'employee' | 'guest'
  readonly missing: readonly HindranceReason[]
  readonly counts: boolean
}

/** Field 5.29: one role that opens is enough; otherwise every reason of every role is said. Nobody's role: not registered. */
function reasonsOfRoles(roles: readonly Role[]): HindranceReason[] {
  if (roles.some(({ missing }) => missing.length === 0)) return []
  const reasons = [...new Set(roles.flatMap(({ missing }) => missing))]
  return reasons.length > 0 ? reasons : ['not-registered']
}

/**
 * While the register is older than 36 hours the clock closes nobody (design.md): whoever was open on the day it fell
 * silent, or on a day since, is open. What opens, opens.
 */
function studentRole(
  told: NonNullable<Told['fs']>,
  today: Day,
  silentSince: Day | null,
  institution: Institution,
): Role {
  const days = [...(silentSince === null ? [] : eachDay(silentSince, today)), today]
  const pauses = institution.lifecycle.pauseClosings
  const openOn = pauses
    ? days.find((day) => missingOfStudent(told, day, institution).length === 0)
    : undefined
  return {
    name: 'student',
    missing: openOn === undefined ? missingOfStudent(told, today, institution) : [],
    counts: (pauses ? days : [today]).some((day) => isStudent(told, day, institution)),
  }
}

function employeeRole(
  told: ToldEmployee,
  today: Day,
  silentSince: Day | null,
  institution: Institution,
): Role {
  const all = [...(silentSince === null ? [] : eachDay(silentSince, today)), today]
  const days = institution.lifecycle.pauseClosings ? all : [today]
  const open = days.some((day) => worksOn(told, day, institution))
  const begun = told.positions.some(({ from }) => from <= today)
  return {
    name: 'employee',
    missing: open ? [] : [begun ? 'employment-ended' : 'not-registered'],
    counts: open,
  }
}

/**
 * Nobody dead works here, whatever the staff register has not heard yet (vectors: valid only when alive).
 * Open: no reason of design.md is a death's own. Here: the study and the employment ended on that day.
 */
function ofTheLiving({ fs }: Told, told: ToldEmployee): ToldEmployee {
  if (fs === null || fs.deceased === null) return told
  return { positions: told.positions.map((position) => ({ ...position, ended: '0001-01-01' })) }
}

/** From so long before the first day until so long after the last, both inclusive (U-4, field 5.34). */
function worksOn(told: ToldEmployee, day: Day, { lifecycle }: Institution): boolean {
  return told.positions.some(({ from, until, ended }) => {
    const last = ended ?? until
    const opens = before(from, lifecycle.employee.opensBefore)
    return opens <= day && (last === null || day <= after(last, lifecycle.employee.closesAfter))
  })
}

/**
 * A sponsor answers until the last day, inclusive (5.34). No register speaks of guests, so none of them is silent about one.
 * Open: none of the reasons of design.md is a guest's own. An ended stay is said like an ended employment here.
 */
function guestRole(stay: NonNullable<Told['guest']>, today: Day): Role {
  const open = stay.from <= today && today <= stay.until
  return {
    name: 'guest',
    missing: open ? [] : [today < stay.from ? 'not-registered' : 'employment-ended'],
    counts: open,
  }
}

/** Rows N-1, U-1: nothing opens before activation. Row O-6: a password is valid for a year, and an expired one is renewed. */
function reasonsOfAccount(told: Told, now: Temporal.Instant, institution: Institution): HindranceReason[] {
  if (told.activated === null || told.passwordSet === null) return ['not-activated']
  const lifetime = institution.passwords.validFor
  if (lifetime === null) return []
  const runsOut = Temporal.Instant.from(told.passwordSet)
    .toZonedDateTimeISO(institution.timeZone)
    .add(lifetime)
    .toInstant()
  return Temporal.Instant.compare(now, runsOut) >= 0 ? ['password-expired'] : []
}

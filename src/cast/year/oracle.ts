/** Who has access on a day of the simulated year, and why not: written from the papers alone, to be held against the program. */
import { Temporal } from 'temporal-polyfill'
import type { Institution } from '../../core/institution/institution.ts'
import type { HindranceReason } from '../../core/institution/hindrances.ts'
import type { Place } from '../../core/institution/words.ts'
import { after, before, daysAfter, eachDay } from './days.ts'
import { studentOn } from './oracle-student.ts'
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
  const roles = rolesOn(told, today, silentSince, institution)
  const reasons = [...reasonsOfRoles(roles), ...reasonsOfAccount(told, now, institution)]
  const stopped = reasons.flatMap((reason) => institution.hindrances[reason].stops)
  return {
    reasons,
    open: places.filter((place) => !stopped.includes(place)),
    groups: roles.filter(opens).map(({ name }) => name),
  }
}

/** What the registers alone say on a day, none of them being silent: nothing is missing, or these. */
export function missingOn(told: Told, day: Day, institution: Institution): readonly HindranceReason[] {
  return reasonsOfRoles(rolesOn(told, day, { fs: null, hr: null }, institution))
}

const places: readonly Place[] = ['portal', 'network', 'mail', 'services', 'door']

/** Each role somebody has or had, and where it stands. Whoever counts as something is whoever may come in as that (O-15). */
export type Role = {
  readonly name: 'student' | 'employee' | 'guest'
  readonly missing: readonly HindranceReason[]
  readonly is: 'here' | 'ahead' | 'over'
  readonly overOn: Day | null
}

function opens({ missing }: Role): boolean {
  return missing.length === 0
}

/** Nobody dead is anything here any more, whatever another register has not heard yet (vectors: valid only when alive). */
export function rolesOn(
  told: Told,
  day: Day,
  silent: Asked['silentSince'],
  institution: Institution,
): Role[] {
  const { fs, hr, guest } = told
  if (fs !== null && fs.deceased !== null) return []
  return [
    ...(fs ? [whileSilent(silent.fs, day, institution, (on) => studentRole(fs, on, institution))] : []),
    ...(hr ? [whileSilent(silent.hr, day, institution, (on) => employeeRole(hr, on, institution))] : []),
    ...(guest ? [guestRole(guest, day)] : []),
  ]
}

/**
 * Field 5.29: one role that opens is enough. Otherwise the reasons of the role that is here and lacks something, else of
 * one that is ahead, else of the one that was over last.
 *
 * Decided: a role that is over is not named while another leads back in (design's "every reason" is every one that has
 * to be mended). Nobody's role, and nobody alive: not registered.
 */
function reasonsOfRoles(roles: readonly Role[]): HindranceReason[] {
  if (roles.some(opens)) return []
  const known = roles.filter(({ name }) => name !== 'guest')
  const here = known.find(({ is }) => is === 'here')
  const ahead = known.find(({ is }) => is === 'ahead')
  const over = known.filter(({ overOn }) => overOn !== null)
  const last = over.reduce<Role | undefined>(
    (latest, role) => ((latest?.overOn ?? '') <= (role.overOn ?? '') ? role : latest),
    undefined,
  )
  return [...((here ?? ahead ?? last)?.missing ?? ['not-registered'])]
}

/**
 * While the register is older than 36 hours the clock closes nobody (design.md): whoever was open on the day it fell
 * silent, or on a day since, is open. What opens, opens.
 */
function whileSilent(since: Day | null, today: Day, institution: Institution, on: (day: Day) => Role): Role {
  const now = on(today)
  if (since === null || !institution.lifecycle.pauseClosings || opens(now)) return now
  for (const day of eachDay(since, today)) if (opens(on(day))) return on(day)
  return now
}

function studentRole(told: NonNullable<Told['fs']>, day: Day, institution: Institution): Role {
  return { name: 'student', ...studentOn(told, day, institution) }
}

/** From so long before the first day until so long after the last; the last day itself is always open (U-4, field 5.34). */
function employeeRole(told: ToldEmployee, day: Day, { lifecycle: { employee } }: Institution): Role {
  const all = told.positions.map(({ from, until, ended }) => {
    const last = ended ?? until
    const closed = last === null ? null : after(last, employee.closesAfter)
    const overOn = closed === null || last === null || closed > last ? closed : daysAfter(last, 1)
    return { opens: before(from, employee.opensBefore), overOn }
  })
  const living = all.filter(({ overOn }) => overOn === null || day < overOn)
  if (living.some((position) => position.opens <= day))
    return { name: 'employee', missing: [], is: 'here', overOn: null }
  if (living.length > 0) return { name: 'employee', missing: ['not-registered'], is: 'ahead', overOn: null }
  const overOn = all.reduce<Day | null>(
    (last, each) => ((last ?? '') < (each.overOn ?? '') ? each.overOn : last),
    null,
  )
  return {
    name: 'employee',
    missing: [overOn === null ? 'not-registered' : 'employment-ended'],
    is: 'over',
    overOn,
  }
}

/**
 * A sponsor answers until the last day, inclusive (5.34). No register speaks of guests, so none of them is silent about one.
 * Decided: none of design.md's reasons is a guest's own; whoever is no guest yet, or no longer, is not registered.
 */
function guestRole(stay: NonNullable<Told['guest']>, today: Day): Role {
  const is = today < stay.from ? 'ahead' : today <= stay.until ? 'here' : 'over'
  return { name: 'guest', missing: is === 'here' ? [] : ['not-registered'], is, overOn: null }
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

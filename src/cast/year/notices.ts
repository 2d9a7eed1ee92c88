/** Who is to be told on a night that something ends, by the papers (O-15, O-16, field 5.34), and whether exactly those were told. */
import type { Temporal } from 'temporal-polyfill'
import type { World } from '../../actions/world.ts'
import { poolOf } from '../../store/database.ts'
import { before, daysAfter, eachDay } from './days.ts'
import { missingOn, rolesOn } from './oracle.ts'
import type { Day, Told } from './told.ts'

/** Somebody whose mail is open tonight. */
export type Reachable = { name: string; accountId: string; told: Told }

type Due = { what: 'closes' | 'fee-due' | 'registration-due'; day: Day; before: string }
type Institution = World['institution']

/** Every difference between who was told tonight and who ought to have been told by now, in words. */
export async function noticeDifferences(
  world: World,
  all: readonly Reachable[],
  night: Day,
): Promise<string[]> {
  const sent = await noticesOf(world)
  const found: string[] = []
  for (const { name, accountId, told } of all) {
    const due = dueTonight(told, night, world.institution)
    const got = sent.get(accountId) ?? []
    for (const notice of due)
      if (!got.some((each) => isSame(each, notice) && !each.takenBack))
        found.push(`${name} was not told: ${textOf(notice)}`)
    for (const notice of got)
      if (notice.at === world.now().toString() && !due.some((each) => isSame(each, notice)))
        found.push(`${name} was told without cause: ${textOf(notice)}`)
    found.push(
      ...toldInVain(told, night, got, world.institution).map((day) => `${name} still believes in ${day}`),
    )
  }
  return found
}

/** What this person is to have been told by tonight: the nearest notice only, if a night or the news came late. */
export function dueTonight(told: Told, night: Day, institution: Institution): Due[] {
  const { student, employee, guest } = institution.lifecycle
  const end = endOf(told, night, institution)
  const notices = { student, employee, guest }[end?.by ?? 'student'].noticesBefore
  const ending = end === null ? null : nearest(notices, end.day, night)
  const deadlines = [
    { what: 'fee-due' as const, day: deadlineOf(told, night, institution, 'fee') },
    { what: 'registration-due' as const, day: deadlineOf(told, night, institution, 'registration') },
  ].flatMap(({ what, day }) => {
    const tier = day === null ? null : nearest(student.deadlineNoticesBefore, day, night)
    return day !== null && tier !== null ? [{ what, day, before: tier }] : []
  })
  return [...(end && ending ? [{ what: 'closes' as const, day: end.day, before: ending }] : []), ...deadlines]
}

/** So far ahead ends are looked for: the longest notice. */
const ahead = 31

/** The first day on which somebody is here in no role any more, and the role that ended last. */
function endOf(
  told: Told,
  night: Day,
  institution: Institution,
): { day: Day; by: 'student' | 'employee' | 'guest' } | null {
  const heres = (day: Day) =>
    rolesOn(told, day, { fs: null, hr: null }, institution).filter(({ is }) => is === 'here')
  let last = heres(night)
  if (last.length === 0) return null
  for (const day of eachDay(daysAfter(night, 1), daysAfter(night, ahead))) {
    const now = heres(day)
    const [ended] = last
    if (now.length === 0 && ended) return { day, by: ended.name }
    last = now
  }
  return null
}

/** The deadline of this term, for a student who is open and would lack the fee, or the registration, on the day after it (O-14, O-15). */
function deadlineOf(
  told: Told,
  night: Day,
  institution: Institution,
  of: 'fee' | 'registration',
): Day | null {
  const { begins, feeDeadline, previousValidUntil } = institution.terms
  const season = night.slice(5) >= begins.autumn ? 'autumn' : 'spring'
  const last = of === 'fee' ? feeDeadline : previousValidUntil
  const deadline = `${night.slice(0, 4)}-${last[season]}`
  const isStudent = rolesOn(told, night, { fs: null, hr: null }, institution).some(
    ({ name, is }) => name === 'student' && is === 'here',
  )
  if (!isStudent || night > deadline || missingOn(told, night, institution).length > 0) return null
  const lacking = missingOn(told, daysAfter(deadline, 1), institution)
  return lacking.includes(of === 'fee' ? 'fee-not-paid' : 'not-registered') ? deadline : null
}

/** The nearest notice whose day has come; none on the day itself. */
function nearest(notices: readonly Temporal.Duration[], day: Day, night: Day): string | null {
  if (night >= day) return null
  const come = notices.filter((notice) => before(day, notice) <= night)
  const last = [...come].sort((one, other) => (before(day, one) < before(day, other) ? 1 : -1))[0]
  return last?.toString() ?? null
}

/** Days of an end that somebody was told of and that does not come any more; it ought to have been taken back. */
function toldInVain(told: Told, night: Day, got: readonly Notice[], institution: Institution): Day[] {
  const believed = got.filter(
    ({ what, takenBack, day }) =>
      what === 'closes' && !takenBack && day >= night && day <= daysAfter(night, ahead),
  )
  if (believed.length === 0) return []
  const isHere = rolesOn(told, night, { fs: null, hr: null }, institution).some(({ is }) => is === 'here')
  const end = endOf(told, night, institution)
  return isHere ? believed.map(({ day }) => day).filter((day) => end === null || end.day > day) : []
}

type Notice = Due & { at: string; takenBack: boolean }

async function noticesOf({ store }: World): Promise<Map<string, Notice[]>> {
  type Row = {
    account_id: string
    what: Due['what']
    day: string
    before: string
    sent_at: Temporal.Instant
    back: boolean
  }
  const { rows } = await poolOf(store).query<Row>(
    `select account_id, what, day::text as day, before, sent_at, taken_back_at is not null as back from end_notice`,
  )
  const all = new Map<string, Notice[]>()
  for (const { account_id: id, what, day, before: tier, sent_at: at, back } of rows)
    all.set(id, [...(all.get(id) ?? []), { what, day, before: tier, at: at.toString(), takenBack: back }])
  return all
}

function isSame(one: Due, other: Due): boolean {
  return one.what === other.what && one.day === other.day && one.before === other.before
}

function textOf({ what, day, before: tier }: Due): string {
  return `${what} ${day} ${tier}`
}

/** Who cannot be reached: known to a register, with an account or soon to have one, but without a personal mail or a mobile. */
import { Temporal } from 'temporal-polyfill'
import {
  membershipsOn,
  positionsOn,
  shift,
  type Standing,
  standingOfGuest,
  studiesOn,
} from '../account/registration.ts'
import type { Institution } from '../institution/institution.ts'
import type { Day, PersonFacts } from './facts.ts'

/** What the registers do not hold. */
export const missingKinds = ['mail', 'mobile'] as const
export type Missing = (typeof missingKinds)[number]

/** How far a count went: to the end, to where it stops (there are more), or as far as was read (there may be more). */
export const countedHow = ['all', 'more-than', 'at-least'] as const
export type Counted = { number: number; is: (typeof countedHow)[number] }

/** What somebody goes without because of it. */
export type Stopped =
  | 'notices'
  | 'password-by-mail'
  | 'username-by-mail'
  | 'pin-by-mail'
  | 'project-link'
  | 'temporary-password'
  | 'sms-code'

/** Has a right to an account on that day, or will have within three months. Whoever every register let go has none. */
export function isExpected(facts: PersonFacts, { lifecycle }: Institution, today: Day): boolean {
  const guest = standingOfGuest(facts, today)
  const standings: Standing[] = [
    ...studiesOn(facts, today, lifecycle.student).map(({ standing }) => standing),
    ...positionsOn(facts, today, lifecycle.employee).map(({ standing }) => standing),
    ...membershipsOn(facts, today, lifecycle.projectMember).map(({ standing }) => standing),
    ...(guest === null ? [] : [guest]),
  ]
  const soon = shift(today, threeMonths, 1)
  return standings.some((standing) =>
    standing.state === 'ahead' ? standing.opensOn <= soon : standing.state !== 'closed',
  )
}

const threeMonths = Temporal.Duration.from({ months: 3 })

/** What is not there. */
export function missingOf(person: { email: string | null; mobile: string | null }): Missing[] {
  return [
    ...(person.email === null ? (['mail'] as const) : []),
    ...(person.mobile === null ? (['mobile'] as const) : []),
  ]
}

/** What that stops here, by this institution's own routes. */
export function whatItStops(
  missing: readonly Missing[],
  facts: Pick<PersonFacts, 'registers'>,
  { recovery, secondFactor, projects }: Institution,
): Stopped[] {
  const byMailAndSms = recovery.password.includes('personal-mail-and-sms')
  const stopped: readonly (readonly [Missing, boolean, Stopped])[] = [
    ['mail', true, 'notices'],
    ['mail', byMailAndSms, 'password-by-mail'],
    ['mail', recovery.username.includes('personal-mail'), 'username-by-mail'],
    ['mail', recovery.pin.includes('personal-mail'), 'pin-by-mail'],
    ['mail', projects.offered && facts.registers.includes('projects'), 'project-link'],
    ['mobile', byMailAndSms || recovery.afterEid.includes('temporary-password'), 'temporary-password'],
    ['mobile', secondFactor.firstNeeds.includes('sms-code'), 'sms-code'],
  ]
  return stopped.filter(([what, is]) => is && missing.includes(what)).map(([, , stops]) => stops)
}

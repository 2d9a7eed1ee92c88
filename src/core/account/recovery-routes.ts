/** Every way back in that the institution knows, and for one person why each is or is not open: what the desk reads while somebody waits on the phone. */
import type { Temporal } from 'temporal-polyfill'
import { groupsOf, dayAt, type JudgedPerson } from './access.ts'
import { stopping } from './hindrance.ts'
import { mailObjections, type Recovering, textMessageObjections } from './recovery.ts'
import type { Institution } from '../institution/institution.ts'
import type { Rank } from '../desk/rank.ts'
import type { NotSent } from '../journal/not-sent.ts'

/** What a route gives back. */
export type Lost = 'password' | 'username' | 'pin' | 'second-factor'

/** Why a route is closed to this person. */
export type RouteObjection =
  | NotSent
  | 'no-number-for-eid'
  | 'eid-not-connected'
  | 'deceased'
  | 'not-deactivated'
  | 'pin-window-over'
  | 'no-recovery-codes'
  | 'no-other-factor'
  | 'no-factor'
  | 'not-for-this-group'
  | 'not-in-a-project'

export type Route = { lost: Lost; way: string; objections: readonly RouteObjection[] }

/** What is known of the person beside what recovery itself judges. */
export type RoutesOf = {
  recovering: Recovering
  person: JudgedPerson | null
  rank: Rank | null
  /** The kinds of number that the registers hold. */
  numberTypes: readonly string[]
  eidConnected: boolean
  factors: number
  recoveryCodes: number
  pinWindowUntil: Temporal.Instant | null
  inProject: boolean
}

/** All of them, open or not, in the order in which the institution offers them. The SIM card is asked about when a text is ordered, not here. */
export function recoveryRoutes(of: RoutesOf, institution: Institution, now: Temporal.Instant): Route[] {
  const { recovery, secondFactor } = institution
  const judge = judgeWith(of, institution, now)
  return [
    ...recovery.password.map((way) => route('password', way, judge[way]())),
    ...(recovery.afterDeactivation.offered ? [route('password', 'username-and-pin', judge.pinWindow())] : []),
    ...recovery.username.map((way) => route('username', way, judge[way]())),
    ...recovery.pin.map((way) => route('pin', way, way === 'eid' ? judge.eid() : judge.pinBy(way))),
    ...(of.factors > 0 ? secondFactor.whenLost.map((way) => route('second-factor', way, judge[way]())) : []),
  ]
}

function route(lost: Lost, way: string, objections: readonly RouteObjection[]): Route {
  return { lost, way, objections: [...new Set(objections)] }
}

function judgeWith(of: RoutesOf, institution: Institution, now: Temporal.Instant) {
  const mail = () => mailObjections(of.recovering, institution, now)
  const byEid = (): RouteObjection[] => [
    ...(of.recovering.deceased ? (['deceased'] as const) : []),
    ...(of.eidConnected ? [] : (['eid-not-connected'] as const)),
    ...(of.numberTypes.some((type) => institution.eid.numberTypes.some((taken) => taken === type))
      ? []
      : (['no-number-for-eid'] as const)),
    ...closedFor(of, 'eid'),
  ]
  const alive = (): RouteObjection[] => (of.recovering.deceased ? ['deceased'] : [])
  return {
    eid: byEid,
    'personal-mail': mail,
    'personal-mail-and-sms': () => [...mail(), ...textMessageObjections(of.recovering, institution, now)],
    desk: alive,
    'project-link': (): RouteObjection[] => (of.inProject ? alive() : ['not-in-a-project']),
    pinWindow: (): RouteObjection[] => pinWindow(of, now),
    pinBy: (way: 'personal-mail' | 'desk'): RouteObjection[] =>
      way === 'desk' ? alive() : pinByMail(of, institution, mail()),
    'recovery-code': (): RouteObjection[] => (of.recoveryCodes > 0 ? alive() : ['no-recovery-codes']),
    'other-factor': (): RouteObjection[] => (of.factors > 1 ? alive() : ['no-other-factor']),
    'waiting-period': (): RouteObjection[] => waiting(of, institution, now),
  }
}

/** What stops the portal stops the proof too, unless it says that it leaves it open. */
function closedFor({ recovering }: RoutesOf, proof: 'eid'): RouteObjection[] {
  const stops = stopping(recovering.account?.hindrances ?? [], 'portal')
  return stops.some(({ leavesOpen }) => !leavesOpen.includes(proof)) ? ['account-locked'] : []
}

function pinWindow({ pinWindowUntil, recovering }: RoutesOf, now: Temporal.Instant): RouteObjection[] {
  const isDeactivated = recovering.account?.hindrances.some(({ reason }) => reason === 'deactivated-by-desk')
  if (!isDeactivated) return ['not-deactivated']
  const open = pinWindowUntil !== null && now.epochMilliseconds < pinWindowUntil.epochMilliseconds
  return open ? [] : ['pin-window-over']
}

/** Whoever has an account gets no new PIN by mail, unless one PIN serves both (row O-11). */
function pinByMail(
  { recovering }: RoutesOf,
  { pin }: Institution,
  objections: readonly RouteObjection[],
): RouteObjection[] {
  const withoutAccount = objections.filter((objection) => objection !== 'not-activated')
  return recovering.account !== null && !pin.one ? ['already-activated'] : withoutAccount
}

function waiting(of: RoutesOf, institution: Institution, now: Temporal.Instant): RouteObjection[] {
  if (of.factors === 0) return ['no-factor']
  const { notFor } = institution.secondFactor.waitingPeriod
  const groups: readonly string[] = of.person ? groupsOf(of.person, institution, dayAt(now, institution)) : []
  const excluded = notFor.some((who) => groups.includes(who) || who === of.rank)
  return excluded ? ['not-for-this-group'] : []
}

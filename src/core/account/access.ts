/** Why can't I get in? Every reason at once, computed; sign-in, portal, desk and every target ask this one function. */
import { Temporal } from 'temporal-polyfill'
import type { HindranceReason } from '../institution/hindrances.ts'
import type { Institution } from '../institution/institution.ts'
import type { Day, PersonFacts, Study } from '../person/facts.ts'
import type { Hindrance, LiftedBy, NextStep } from './hindrance.ts'
import { bestPosition, bestStudy, missingFacts, shift, type Standing } from './registration.ts'
import { dayAfterDeadline } from './term.ts'

/** A stored lock: only what somebody placed. */
export type PlacedLock = {
  id: string
  class: 'desk' | 'security' | 'deactivated'
  since: Temporal.Instant
  until: Temporal.Instant | null
  pausedUntil: Temporal.Instant | null
  placedBy: string
  mayLift: string
  because: string
}

/** What is judged of an account. */
export type JudgedAccount = {
  openedAt: Temporal.Instant | null
  closedAt: Temporal.Instant | null
  passwordSetAt: Temporal.Instant | null
  mustChangeSince: Temporal.Instant | null
  hasSecondFactor: boolean
  locks: readonly PlacedLock[]
  /** A living wrong-password lock of the bucket that is asked about, if any. */
  wrongPasswordLock: { since: Temporal.Instant | null; until: Temporal.Instant } | null
}

/** What is judged of a person. */
export type JudgedPerson = {
  facts: PersonFacts
  deceased: Day | null
  acceptances: readonly { document: string; version: string; acceptedAt: Temporal.Instant }[]
}

/** Everything the judgement looks at. `account` null: nothing was activated yet. `person` null: a service account. */
export type Judged = { account: JudgedAccount | null; person: JudgedPerson | null }

/**
 * Every reason that keeps somebody out at `now`, the weightiest first. Empty means: open.
 * Pure: the same facts and the same moment give the same answer at every door (mission A-3).
 */
export function access(
  { account, person }: Judged,
  institution: Institution,
  now: Temporal.Instant,
): Hindrance[] {
  const today = dayAt(now, institution)
  const found: Found[] = [
    ...(account ? locksOf(account, now) : []),
    ...(person ? registrationHindrances(person, today, institution) : []),
    ...(account?.openedAt ? [] : [plain('not-activated', null, 'self', 'activate')]),
    ...(account?.openedAt ? credentialHindrances(account, institution, now) : []),
    ...(account?.openedAt && person ? ruleHindrances(person, institution, today) : []),
  ]
  return found.map((hindrance) => ({ ...hindrance, ...institution.hindrances[hindrance.reason] }))
}

/** The day it is at the institution. */
export function dayAt(now: Temporal.Instant, institution: Institution): Day {
  return now.toZonedDateTimeISO(institution.timeZone).toPlainDate().toString()
}

/** Which groups a person belongs to on a day; somebody leaving still belongs. */
export function groupsOf(
  person: JudgedPerson,
  institution: Institution,
  today: Day,
): ('student' | 'employee' | 'project-member')[] {
  const study = bestStudy(person.facts, today, institution.lifecycle.student)
  const position = bestPosition(person.facts, today, institution.lifecycle.employee)
  return [
    ...(study && isIn(study.standing) ? (['student'] as const) : []),
    ...(position && isIn(position.standing) ? (['employee'] as const) : []),
    ...(person.facts.registers.includes('projects') ? (['project-member'] as const) : []),
  ]
}

/** When the password runs out; null: never, or there is none. */
export function passwordExpiry(
  account: Pick<JudgedAccount, 'passwordSetAt'>,
  institution: Institution,
): Temporal.Instant | null {
  const { validFor } = institution.passwords
  if (!account.passwordSetAt || !validFor) return null
  return account.passwordSetAt.toZonedDateTimeISO(institution.timeZone).add(validFor).toInstant()
}

type Found = Omit<Hindrance, 'stops' | 'leavesOpen'>

function plain(
  reason: HindranceReason,
  since: Hindrance['since'],
  liftedBy: LiftedBy,
  next: NextStep,
): Found {
  return { reason, since, until: null, liftedBy, next }
}

function locksOf(account: JudgedAccount, now: Temporal.Instant): Found[] {
  const living = account.locks.filter((lock) => isLiving(lock, now))
  return [
    ...living.map((lock): Found => {
      const reason = (
        { security: 'security-incident', desk: 'desk-decision', deactivated: 'deactivated-by-desk' } as const
      )[lock.class]
      return {
        reason,
        since: lock.since,
        until: lock.until,
        liftedBy: lock.class === 'security' ? 'security' : 'desk',
        next: 'ask-desk',
        because: lock.because,
      }
    }),
    ...(account.wrongPasswordLock && account.wrongPasswordLock.until.epochMilliseconds > now.epochMilliseconds
      ? [
          {
            reason: 'too-many-wrong-passwords' as const,
            since: account.wrongPasswordLock.since,
            until: account.wrongPasswordLock.until,
            liftedBy: 'time' as const,
            next: 'wait' as const,
          },
        ]
      : []),
  ]
}

function isLiving(lock: PlacedLock, now: Temporal.Instant): boolean {
  const at = now.epochMilliseconds
  const paused = lock.pausedUntil !== null && at < lock.pausedUntil.epochMilliseconds
  return (
    !paused &&
    lock.since.epochMilliseconds <= at &&
    (lock.until === null || at < lock.until.epochMilliseconds)
  )
}

/** An employment overrides what a study lacks (field 5.29); the dead are not told what to pay. */
function registrationHindrances(person: JudgedPerson, today: Day, institution: Institution): Found[] {
  if (person.deceased !== null) return [plain('not-registered', person.deceased, 'register', 'ask-desk')]
  const { facts } = person
  if (facts.registers.length === 0)
    return [plain('not-registered', facts.goneSince, 'register', 'ask-study-office')]
  const position = bestPosition(facts, today, institution.lifecycle.employee)
  if (position && isIn(position.standing)) return []
  if (facts.registers.includes('projects')) return []
  const study = bestStudy(facts, today, institution.lifecycle.student)
  if (study && isIn(study.standing))
    return studentHindrances(facts, study.study, study.standing, today, institution)
  return [outside(study, position, today, institution)]
}

function outside(
  study: { study: Study; standing: Standing } | null,
  position: { standing: Standing } | null,
  today: Day,
  institution: Institution,
): Found {
  const where = study ? { faculty: study.study.faculty, campus: study.study.campus } : {}
  if (study?.standing.state === 'ahead') {
    return { ...plain('not-registered', null, 'time', 'wait'), until: study.standing.opensOn, ...where }
  }
  if (position?.standing.state === 'ahead') {
    return { ...plain('not-registered', null, 'time', 'wait'), until: position.standing.opensOn }
  }
  if (
    position?.standing.state === 'closed' &&
    !(study?.standing.state === 'closed' && study.standing.closedOn > position.standing.closedOn)
  ) {
    return plain('employment-ended', position.standing.closedOn, 'employer', 'ask-employer')
  }
  if (study?.standing.state === 'closed') {
    return { ...plain('study-ended', study.standing.closedOn, 'register', 'ask-study-office'), ...where }
  }
  return {
    ...plain('not-registered', null, 'register', 'ask-study-office'),
    missing: institution.lifecycle.student.needs.filter((fact) => fact === 'study-programme'),
    since: today,
  }
}

/** Somebody whose study has ended owes no fee for the days that are left (O-16). */
function studentHindrances(
  facts: PersonFacts,
  study: Study,
  standing: Standing,
  today: Day,
  institution: Institution,
): Found[] {
  if (standing.state === 'leaving') return []
  const missing = missingFacts(facts, study, today, institution.lifecycle.student, institution.terms)
  const where = { faculty: study.faculty, campus: study.campus, missing }
  const unregistered = missing.filter((fact) => fact !== 'semester-fee')
  return [
    ...(unregistered.length > 0
      ? [
          {
            ...plain(
              'not-registered',
              sinceWhen(study, today, institution),
              'register',
              'register-for-semester',
            ),
            ...where,
            missing: unregistered,
          },
        ]
      : []),
    ...(missing.includes('semester-fee')
      ? [
          {
            ...plain('fee-not-paid', sinceWhen(study, today, institution), 'register', 'pay-fee'),
            ...where,
            missing: ['semester-fee' as const],
          },
        ]
      : []),
  ]
}

/** Since the deadline of this term when it has passed, else since the study opened the account. */
function sinceWhen(study: Study, today: Day, institution: Institution): Day {
  const { deadline } = dayAfterDeadline(today, institution.terms)
  return today > deadline && study.from <= deadline ? deadline : study.from <= today ? study.from : today
}

function credentialHindrances(
  account: JudgedAccount,
  institution: Institution,
  now: Temporal.Instant,
): Found[] {
  const expiry = passwordExpiry(account, institution)
  const expired = expiry !== null && expiry.epochMilliseconds <= now.epochMilliseconds
  return [
    ...(expired ? [plain('password-expired', expiry, 'self', 'set-new-password')] : []),
    ...(account.mustChangeSince
      ? [plain('must-change-password', account.mustChangeSince, 'self', 'set-new-password')]
      : []),
  ]
}

/** Rules are accepted per version; whoever accepted an older one may wait a while with the new (O-22, U-4). */
function ruleHindrances(person: JudgedPerson, institution: Institution, today: Day): Found[] {
  return rulesDue(person, institution, today).length > 0
    ? [plain('rules-not-accepted', null, 'self', 'accept-rules')]
    : []
}

/** The documents somebody must accept before going on. */
export function rulesDue(
  person: JudgedPerson,
  institution: Institution,
  today: Day,
): Institution['rulesDocuments'] {
  const groups: readonly string[] = groupsOf(person, institution, today)
  return institution.rulesDocuments.filter((document) => {
    if (!document.who.some((group) => groups.includes(group))) return false
    const accepted = person.acceptances.filter((acceptance) => acceptance.document === document.key)
    if (accepted.some((acceptance) => acceptance.version === document.version)) return false
    return accepted.length === 0 || today > shift(document.from, document.grace, 1)
  })
}

function isIn(standing: Standing): boolean {
  return standing.state === 'open' || standing.state === 'leaving'
}

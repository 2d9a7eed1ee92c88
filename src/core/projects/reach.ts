/** May an administrator make a link for this member, and if not, why? The administrator is told; so is nobody else. */
import { Temporal } from 'temporal-polyfill'
import { type Hindrance, stopping } from '../account/hindrance.ts'
import type { Rank } from '../desk/rank.ts'
import type { Institution } from '../institution/institution.ts'

/** Why a member is out of reach (rows E-1, E-5; field 5.40; case Z-04). */
export type ReachObjection =
  | 'oneself'
  | 'deceased'
  | 'higher-rights'
  | 'administers-projects'
  | 'has-eid'
  | 'belongs-elsewhere'
  | 'protected-address'
  | 'project-not-open'
  | 'account-closed'
  | 'account-locked'
  | 'no-mail-address'
  | 'own-mail-address'
  | 'shared-mail-address'
  | 'mail-address-changed-lately'

/** The member, as far as the rule looks. */
export type Reached = {
  isSelf: boolean
  deceased: boolean
  rank: Rank | null
  administers: boolean
  /** Has a number that electronic ID shows. */
  hasNorwegianNumber: boolean
  /** Known to another register, or an account that is no ordinary one. */
  belongsElsewhere: boolean
  /** Never shown by name, so nobody can pick them. */
  isProtected: boolean
  /** One of the own projects is open today. */
  isIn: boolean
  /** Null: waits for the first link. */
  account: {
    kind: 'personal' | 'admin' | 'service' | 'guest'
    closed: boolean
    hindrances: readonly Hindrance[]
  } | null
  knownSince: Temporal.Instant
  email: string | null
  emailChanged: Temporal.PlainDate | null
  /** The address is also the administrator's, or somebody else's: whoever reads it is not the member alone. */
  emailIs: 'own' | 'of-administrator' | 'shared'
}

/** Every reason against it; empty means that a link may be made, and that one made before may be used. */
export function reachObjections(
  it: Reached,
  institution: Institution,
  now: Temporal.Instant,
): ReachObjection[] {
  const { projects, eid } = institution
  const closes = stopping(it.account?.hindrances ?? [], 'portal').some(
    ({ leavesOpen }) => !leavesOpen.includes('project-link'),
  )
  const found: readonly (readonly [boolean, ReachObjection])[] = [
    [it.isSelf, 'oneself'],
    [it.deceased, 'deceased'],
    [it.rank !== null || hasPower(it.account), 'higher-rights'],
    [it.administers && !projects.reachesAdministrators, 'administers-projects'],
    [eid.offered && it.hasNorwegianNumber && !projects.reachesPeopleWithEid, 'has-eid'],
    [it.belongsElsewhere && !projects.reachesOtherParts, 'belongs-elsewhere'],
    [it.isProtected, 'protected-address'],
    [!it.isIn, 'project-not-open'],
    [it.account?.closed ?? false, 'account-closed'],
    [closes, 'account-locked'],
    [it.email === null, 'no-mail-address'],
    [it.emailIs === 'of-administrator', 'own-mail-address'],
    [it.emailIs === 'shared', 'shared-mail-address'],
    [isRecent(it, institution, now), 'mail-address-changed-lately'],
  ]
  return found.filter(([holds]) => holds).map(([, objection]) => objection)
}

function hasPower(account: Reached['account']): boolean {
  return account !== null && account.kind !== 'personal' && account.kind !== 'guest'
}

/**
 * An address that was changed a moment ago may be a thief's, and in a project register the administrator may be the one
 * who changed it (case R-01). The address that somebody came with on the first day has replaced no other.
 */
function isRecent(
  { emailChanged, knownSince }: Reached,
  { projects, timeZone }: Institution,
  now: Temporal.Instant,
): boolean {
  if (emailChanged === null) return false
  const today = now.toZonedDateTimeISO(timeZone).toPlainDate()
  const first = knownSince.toZonedDateTimeISO(timeZone).toPlainDate()
  const isFirst = Temporal.PlainDate.compare(emailChanged, first) <= 0
  return !isFirst && Temporal.PlainDate.compare(emailChanged.add(projects.contactRest), today) > 0
}

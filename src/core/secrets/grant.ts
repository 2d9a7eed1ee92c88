/** A grant: what somebody has shown so far, and which rights that opens. The maps of journeys only draw it; this is the lock. */
import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import type { Institution } from '../institution/institution.ts'
import { type ProofName, proofs } from '../institution/words.ts'

/** Why a grant was made. A proof given for one purpose opens nothing of another (case L-14). */
export const grantPurposes = [
  'activate-account',
  /** The password ran out or must be changed; it still proves who it is. */
  'renew-password',
  'recover-password',
  'after-deactivation',
  /** The personal mail was shown; nothing but a text message can be ordered with that. */
  'forgotten-password',
  'forgotten-username',
  'first-factor',
  'lost-second-factor',
  /** The link of a project administrator was opened with its secret (row E-3). */
  'project-link',
] as const
export type GrantPurpose = (typeof grantPurposes)[number]

/** What a grant may let somebody do, each at most once. */
export type Right = 'password' | 'second-factor' | 'order-temporary-password' | 'see-username'

const given = z.object({ proof: z.enum(proofs), at: z.string() }).loose()

/** One proof as the grant's row holds it; `at` is the moment it was given. */
export type GivenProof = { proof: ProofName; at: Temporal.Instant }

/** The proofs of a grant's row. Throws when they are none: nobody but this program writes them. */
export function readProofs(kept: unknown): GivenProof[] {
  return z
    .array(given)
    .parse(kept)
    .map(({ proof, at }) => ({ proof, at: Temporal.Instant.from(at) }))
}

/** What is asked for: one proof, all of several, or any of several. `anyOf` nothing is never met. */
export type Demand = ProofName | { allOf: readonly Demand[] } | { anyOf: readonly Demand[] }

/** Whom the demand is made of: whether a second factor is enrolled, and whether the PIN was chosen by its owner. */
export type DemandedOf = { enrolled: boolean; pinChosen: boolean }

/** What shows a second factor. A recovery code stands for the app it was made with. */
export const factorProofs = [
  'authenticator-app',
  'passkey',
  'recovery-code',
] as const satisfies readonly ProofName[]

/**
 * What this institution demands today before a right of such a grant may be used. An enrolled second factor is asked
 * beside every proof that is weaker than it (case R-10, ASVS 6.4.3); electronic ID is not.
 */
export function demandFor(
  purpose: GrantPurpose,
  right: Right,
  institution: Institution,
  of: DemandedOf,
): Demand {
  const demands = table(institution, of)[purpose]
  return demands[right] ?? never
}

/** Whether the proofs meet the demand at `now`. A proof counts for as long as a grant lives, not longer. */
export function isMet(
  demand: Demand,
  givenProofs: readonly GivenProof[],
  institution: Institution,
  now: Temporal.Instant,
): boolean {
  const living = givenProofs.filter(
    ({ at }) =>
      at.epochMilliseconds <= now.epochMilliseconds &&
      now.epochMilliseconds < at.add(institution.sessions.grantFor).epochMilliseconds,
  )
  return meets(
    demand,
    living.map(({ proof }) => proof),
  )
}

/** The same for proofs without their times: what the check over all maps asks (one path, one set of proofs). */
export function meets(demand: Demand, held: readonly ProofName[]): boolean {
  if (typeof demand === 'string') return held.includes(demand)
  if ('allOf' in demand) return demand.allOf.every((each) => meets(each, held))
  return demand.anyOf.some((each) => meets(each, held))
}

const never: Demand = { anyOf: [] }

type Table = Record<GrantPurpose, Partial<Record<Right, Demand>>>

function table(institution: Institution, of: DemandedOf): Table {
  const { recovery, activation, secondFactor } = institution
  const factorToo = (demand: Demand): Demand =>
    of.enrolled ? { allOf: [demand, { anyOf: factorProofs }] } : demand
  const activating: Demand = {
    anyOf: [...new Set([...activation.ways.student, ...activation.ways.employee])],
  }
  const afterEid = recovery.password.includes('eid') ? recovery.afterEid : []
  const temporary = factorToo('temporary-password')
  const deskCode = recovery.password.includes('desk') ? factorToo('desk-code') : never
  const factorByDesk = secondFactor.firstNeeds.includes('desk') ? deskCode : never
  const afterDeactivation: Demand = {
    anyOf: [
      'eid',
      ...(recovery.afterDeactivation.offered ? [factorToo(pinDemand(institution, of.pinChosen))] : []),
    ],
  }
  return {
    'activate-account': { password: activating },
    'renew-password': { password: { anyOf: ['eid', factorToo('password')] }, 'second-factor': 'eid' },
    'recover-password': {
      password: {
        anyOf: [...(afterEid.includes('new-password') ? (['eid'] as const) : []), temporary, deskCode],
      },
      'second-factor': { anyOf: ['eid', temporary, factorByDesk] },
      'order-temporary-password': afterEid.includes('temporary-password') ? 'eid' : never,
    },
    'after-deactivation': { password: afterDeactivation, 'second-factor': afterDeactivation },
    'forgotten-password': { 'order-temporary-password': 'personal-mail' },
    'forgotten-username': { 'see-username': { anyOf: ['personal-mail', 'eid'] } },
    // once a factor is enrolled, whoever wants another one shows that one, or electronic ID
    'first-factor': {
      'second-factor': of.enrolled ? { anyOf: ['eid', ...factorProofs] } : firstFactor(institution),
    },
    'lost-second-factor': { 'second-factor': lostFactor(institution) },
    // an enrolled factor is not asked beside it, for renewing a lost one is what the link is for; but no session is whole
    // before one is shown or renewed (docs/decisions/project-link.md)
    'project-link': {
      password: recovery.password.includes('project-link') ? 'project-link' : never,
      'second-factor': of.enrolled
        ? projectLinkIn(lostFactor(institution))
        : projectLinkIn(firstFactor(institution)),
    },
  }
}

/** The rights that a purpose knows at all. */
export function rightsOf(purpose: GrantPurpose, institution: Institution): Right[] {
  return Object.keys(table(institution, { enrolled: false, pinChosen: false })[purpose]) as Right[]
}

/** A PIN that its owner chose is worth too little alone: the desk's opening code comes with it (row O-13). */
function pinDemand({ recovery }: Institution, pinChosen: boolean): Demand {
  return pinChosen && recovery.afterDeactivation.openingCode ? { allOf: ['pin', 'desk-code'] } : 'pin'
}

/** The first factor is never enrolled on the password alone, else a password thief enrols his own. */
function firstFactor({ secondFactor, activation }: Institution): Demand {
  const byWay: Record<(typeof secondFactor.firstNeeds)[number], readonly Demand[]> = {
    activation: [...new Set([...activation.ways.student, ...activation.ways.employee])],
    recovery: ['temporary-password', 'eid', 'pin'],
    eid: ['eid'],
    'sms-code': [{ allOf: ['password', 'sms-code'] }],
    'project-link': ['project-link'],
    desk: [{ allOf: ['password', 'desk-code'] }],
  }
  return { anyOf: secondFactor.firstNeeds.flatMap((way) => byWay[way]) }
}

/** The ladder of somebody who lost the factor (row O-10); never the password alone. */
function lostFactor({ secondFactor }: Institution): Demand {
  const byStep: Record<(typeof secondFactor.whenLost)[number], readonly Demand[]> = {
    'recovery-code': [{ allOf: ['password', 'recovery-code'] }],
    'other-factor': [{ allOf: ['password', { anyOf: ['authenticator-app', 'passkey'] }] }],
    eid: ['eid'],
    'waiting-period': [{ allOf: ['password', 'waiting-period', { anyOf: ['sms-code', 'personal-mail'] }] }],
    'project-link': ['project-link'],
    desk: [{ allOf: ['password', 'desk-code'] }],
  }
  return { anyOf: secondFactor.whenLost.flatMap((step) => byStep[step]) }
}

/** The link alone, where the institution lets it do this. */
function projectLinkIn(demand: Demand): Demand {
  return meets(demand, ['project-link']) ? 'project-link' : never
}

/** Whether a demand asks for this proof anywhere. */
export function mentions(demand: Demand, proof: ProofName): boolean {
  if (typeof demand === 'string') return demand === proof
  return ('allOf' in demand ? demand.allOf : demand.anyOf).some((each) => mentions(each, proof))
}

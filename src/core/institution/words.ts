/** The words that settings are written in: who, where, which proof, which fact. Rules elsewhere use the same ones. */
import type { Study } from '../person/facts.ts'

/** What a register can make somebody. */
export const memberGroups = ['student', 'employee', 'project-member'] as const
export type MemberGroup = (typeof memberGroups)[number]

/** What somebody can be at a university; a setting for `everybody` holds for all of them. */
export const groups = [...memberGroups, 'guest'] as const

/** Who activates an account at the portal, as the form asks it (`who`, row U-2). */
export const activators = ['student', 'employee'] as const

/** How somebody can show who they are. `pin` is the access PIN; `desk-code` is what the desk lets a caller use. */
export const proofs = [
  'password',
  'passkey',
  'pin',
  'eid',
  'temporary-password',
  'personal-mail',
  'sms-code',
  'project-link',
  'authenticator-app',
  'recovery-code',
  'waiting-period',
  'desk-code',
] as const
export type ProofName = (typeof proofs)[number]

/** The kinds of number that tell people apart, best first: a number is never exchanged for a lower kind. */
export const numberTypes = ['fodselsnummer', 'd-nummer', 's-nummer', 'fs-fiktivt', 'passport'] as const

/** What an account opens; a hindrance stops some or all of it. */
export const places = ['portal', 'network', 'mail', 'services', 'door'] as const
export type Place = (typeof places)[number]

/** What a student must have before an account is activated or open (rows N-3, O-14). */
export const studentFacts = ['study-programme', 'semester-registration', 'semester-fee'] as const
export type StudentFact = (typeof studentFacts)[number]

/** The kinds of study that a register tells apart. */
export const studyKinds = [
  'ordinary',
  'exchange',
  'doctoral',
  'single-course',
  'private-candidate',
] as const satisfies readonly Study['kind'][]

/** The ways in which a study ends. */
export const studyEndings = [
  'completed',
  'left',
  'withdrawn',
  'expelled',
  'transferred',
] as const satisfies readonly NonNullable<Study['ended']>['why'][]

/** The registers that people come from. */
export const registers = ['fs', 'hr', 'projects'] as const
export type RegisterName = (typeof registers)[number]

/** The ranks of people with power over other people's accounts, lowest first (rows of the service desk). */
export const ranks = ['agent', 'senior', 'administrator', 'security'] as const

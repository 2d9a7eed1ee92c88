/** What a service is told of somebody: by its settings, never by what it asks for (case D-13). */
import type { groups } from '../institution/words.ts'
import type { Client } from './client.ts'

/** Scope by scope, the claims it holds. `openid` is every service's; the others follow from the client's settings. */
export const claimsOfScopes = {
  openid: ['sub'],
  profile: ['name', 'given_name', 'family_name', 'preferred_username', 'locale'],
  email: ['email', 'email_verified'],
  affiliation: ['eduperson_affiliation', 'eduperson_scoped_affiliation', 'eduperson_principal_name'],
  'student-number': ['student_number'],
  'national-number': ['noreduperson_nin'],
} as const satisfies Record<string, readonly string[]>

export type Scope = keyof typeof claimsOfScopes

/** The scopes a client may ask for. The national number needs a legal basis in the file. */
export function scopesOf({
  claims,
  nationalNumberBecause,
}: Pick<Client, 'claims' | 'nationalNumberBecause'>): Scope[] {
  const has = (claim: Client['claims'][number]) => claims.includes(claim)
  return [
    'openid',
    ...(has('name') || has('username') ? (['profile'] as const) : []),
    ...(has('mail') ? (['email'] as const) : []),
    ...(has('affiliation') ? (['affiliation'] as const) : []),
    ...(has('student-number') ? (['student-number'] as const) : []),
    ...(has('national-number') && nationalNumberBecause !== null ? (['national-number'] as const) : []),
  ]
}

/** What is known of somebody, to choose from. */
export type Known = {
  subject: string
  username: string
  mail: string | null
  given: string | null
  family: string | null
  language: string | null
  groups: readonly (typeof groups)[number][]
  realm: string
  studentNumber: string | null
  /** Opened only for a client that may have it. */
  nationalNumber: string | null
}

/** Everything this client may know; the provider gives out of it what the scopes of the token hold. */
export function claimsFor(known: Known, { claims }: Pick<Client, 'claims'>): Record<string, unknown> {
  const has = (claim: Client['claims'][number]) => claims.includes(claim)
  const names = [known.given, known.family].filter((name) => name !== null)
  const affiliations = affiliationsOf(known.groups)
  return withoutNull({
    sub: known.subject,
    ...(has('name')
      ? {
          name: names.length > 0 ? names.join(' ') : null,
          given_name: known.given,
          family_name: known.family,
          locale: known.language,
        }
      : {}),
    ...(has('username') ? { preferred_username: known.username } : {}),
    ...(has('mail') ? { email: known.mail, email_verified: known.mail === null ? null : true } : {}),
    ...(has('affiliation')
      ? {
          eduperson_affiliation: affiliations,
          eduperson_scoped_affiliation: affiliations.map((each) => `${each}@${known.realm}`),
          eduperson_principal_name: `${known.username}@${known.realm}`,
        }
      : {}),
    ...(has('student-number') ? { student_number: known.studentNumber } : {}),
    ...(has('national-number') ? { noreduperson_nin: known.nationalNumber } : {}),
  })
}

/** The affiliations of eduPerson (202208, 2.2.1) that our groups amount to. */
export function affiliationsOf(of: readonly (typeof groups)[number][]): string[] {
  return [...new Set(of.flatMap((group) => affiliations[group]))]
}

const affiliations = {
  student: ['student', 'member'],
  employee: ['employee', 'member'],
  'project-member': ['affiliate'],
  guest: ['affiliate'],
} as const satisfies Record<(typeof groups)[number], readonly string[]>

function withoutNull(all: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== null))
}

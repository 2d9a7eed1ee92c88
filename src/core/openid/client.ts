/** A service that lets people sign in here, as the institution's file names it. */
import type { Institution } from '../institution/institution.ts'

export type Client = Institution['openid']['clients'][number]

/** Whether somebody of these groups may use it. Accounts without a person belong to no group, and may not. */
export function mayUse({ who }: Pick<Client, 'who'>, groups: readonly string[]): boolean {
  return who.some((group) => groups.includes(group))
}

/** As few letters as a secret may have: 128 bits written in hexadecimal (RFC 6819, 5.1.4.2.2); so many tries are never made. */
const shortestSecret = 32

/** Why a service cannot be let in at all, for the log; null: nothing is missing. `secretOf`: what the operator's file holds. */
export function missingOf(
  { proves, secretFrom }: Pick<Client, 'proves' | 'secretFrom'>,
  secretOf: (name: string) => string | null,
): 'no-secret' | 'short-secret' | null {
  if (proves === 'key') return null
  const secret = secretOf(secretFrom ?? '')
  if (secret === null) return 'no-secret'
  return secret.length < shortestSecret ? 'short-secret' : null
}

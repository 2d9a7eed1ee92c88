/** How strongly somebody signed in, in the words that services understand (OpenID Connect Core 2, RFC 8176, REFEDS). */
import type { SessionFacts } from '../account/session.ts'
import type { Client } from './client.ts'

/** Two factors were shown: https://refeds.org/profile/mfa. */
export const twoFactors = 'https://refeds.org/profile/mfa'
/** One was: a password. https://refeds.org/profile/sfa. */
export const oneFactor = 'https://refeds.org/profile/sfa'

/** What may stand in `acr_values`; any other value asks for nothing. */
export const acrValues: readonly string[] = [oneFactor, twoFactors]

export type Strength = { acr: string; amr: string[] }

type Shown = Pick<SessionFacts, 'proof' | 'factor'>

/** What was really shown in this session, no more (case D-09: acr and amr are truthful). */
export function strengthOf({ proof, factor }: Shown): Strength {
  const ways = new Set<string>()
  if (proof === 'password' || proof === 'feide') ways.add('pwd')
  if (proof === 'passkey' || factor === 'passkey') ways.add('pop').add('user')
  if (factor === 'authenticator-app' || factor === 'recovery-code') ways.add('otp')
  const two = factor !== null || proof === 'passkey' || proof === 'eid'
  if (two) ways.add('mfa')
  return { acr: two ? twoFactors : oneFactor, amr: [...ways] }
}

/** Whether a service gets two factors only: because it always does, or because this request asks for nothing less. */
export function demandsTwoFactors(
  { secondFactor }: Pick<Client, 'secondFactor'>,
  asked: string | undefined,
): boolean {
  if (secondFactor === 'always') return true
  const known = (asked ?? '').split(' ').filter((value) => acrValues.includes(value))
  return known.length > 0 && !known.includes(oneFactor)
}

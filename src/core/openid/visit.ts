/** Somebody is on the way to a service: what is still needed before they go on. */
import type { SessionFacts } from '../account/session.ts'
import type { Client } from './client.ts'
import { demandsTwoFactors } from './strength.ts'

/** What the service asked for, as the provider wrote it down. */
export type ServiceVisit = {
  /** The service wants a sign-in of this very moment. */
  signInNow: boolean
  maxAgeSeconds: number | null
  acrValues: string | undefined
  /** The service expects somebody else than whoever is signed in. */
  expectsAnother: boolean
  ageSeconds: number
}

export type Needed = 'sign-in' | 'sign-in-again' | 'second-factor' | null

/**
 * Null: nothing more. `provedSeconds`: since somebody last proved who they are in this session. A sign-in made during the
 * visit satisfies whatever age was asked for (OpenID Connect Core 3.1.2.1).
 */
export function neededFor(
  visit: ServiceVisit,
  client: Pick<Client, 'secondFactor'>,
  session: Pick<SessionFacts, 'kind' | 'factor' | 'proof'> | null,
  provedSeconds: number,
): Needed {
  if (session?.kind !== 'full') return 'sign-in'
  const provedNow = provedSeconds <= visit.ageSeconds
  const tooOld =
    visit.signInNow ||
    visit.expectsAnother ||
    (visit.maxAgeSeconds !== null && provedSeconds > visit.maxAgeSeconds)
  if (tooOld && !provedNow) return 'sign-in-again'
  const two = session.factor !== null || session.proof === 'passkey' || session.proof === 'eid'
  return demandsTwoFactors(client, visit.acrValues) && !two ? 'second-factor' : null
}

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

/** What a session stands for. `provedSeconds`: since somebody last proved who they are in it. */
export type Proved = {
  provedSeconds: number
  /** The password is another one since: services ask for it once, in the browser where it was changed too (case S-04). */
  passwordIsNewer: boolean
}

/**
 * Null: nothing more. A sign-in made during the visit satisfies whatever age was asked for (OpenID Connect Core 3.1.2.1);
 * whoever sets a new password on the way goes on with it.
 */
export function neededFor(
  visit: ServiceVisit,
  client: Pick<Client, 'secondFactor'>,
  session: Pick<SessionFacts, 'kind' | 'factor' | 'proof'> | null,
  { provedSeconds, passwordIsNewer }: Proved,
): Needed {
  if (session?.kind !== 'full') return 'sign-in'
  const provedNow = provedSeconds <= visit.ageSeconds
  const tooOld =
    visit.signInNow ||
    passwordIsNewer ||
    visit.expectsAnother ||
    (visit.maxAgeSeconds !== null && provedSeconds > visit.maxAgeSeconds)
  if (tooOld && !provedNow) return 'sign-in-again'
  const two = session.factor !== null || session.proof === 'passkey' || session.proof === 'eid'
  return demandsTwoFactors(client, visit.acrValues) && !two ? 'second-factor' : null
}

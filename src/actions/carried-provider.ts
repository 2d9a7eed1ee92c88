/** A session that began with electronic ID goes on in a new one, step by step: the provider's session goes on with it. */
import type { SessionFacts } from '../core/account/session.ts'
import { purposes } from '../core/secrets/purposes.ts'
import type { Db } from '../store/database.ts'
import { providerOfSession } from '../store/provider-sessions.ts'
import type { ProviderSession } from './open-session.ts'
import type { World } from './world.ts'

/** Whom the session began with; null when it began otherwise. The token is sealed to its session, so it is opened here. */
export async function carriedProvider(
  world: World,
  db: Db,
  session: Pick<SessionFacts, 'id' | 'provider'>,
): Promise<ProviderSession | null> {
  return session.provider === null ? null : providerBehind(world, db, session.id)
}

/** The same for a session of which nothing but its number is at hand. */
export async function providerBehind(
  world: World,
  db: Db,
  sessionId: string,
): Promise<ProviderSession | null> {
  const kept = await providerOfSession(db, sessionId)
  if (kept === null) return null
  const idToken = world.keys.unseal(purposes.providerToken, sessionId, kept.tokenSealed).toString('utf8')
  return { name: kept.name, session: kept.session, idToken }
}

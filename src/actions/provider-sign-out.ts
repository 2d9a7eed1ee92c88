/** Signing out here and at the provider of electronic ID together, whichever side begins (field 3.1). */
import type { SessionFacts } from '../core/account/session.ts'
import { purposes } from '../core/secrets/purposes.ts'
import { addToJournal } from '../store/journal.ts'
import { endProviderSessions, providerOfSession } from '../store/provider-sessions.ts'
import { together, type World } from './world.ts'

/** Where this session is signed out at its provider too; null when it began otherwise. */
export async function signOutAddress(world: World, session: SessionFacts): Promise<string | null> {
  if (session.provider === null) return null
  const kept = await providerOfSession(world.store, session.id)
  const provider = [world.eid, world.feide].find((each) => each?.name === kept?.name)
  if (!kept || !provider) return null
  const idToken = world.keys.unseal(purposes.providerToken, session.id, kept.tokenSealed).toString('utf8')
  return provider.signOutAt(idToken, `${world.origin}/`)
}

/**
 * The provider says, in a frame and without cookies, that one of its sessions is over (the front channel of OpenID Connect).
 * The issuer that may frame the answer; null when no provider of ours says so. What is not there ends nothing.
 */
export async function endByProvider(
  world: World,
  issuer: string,
  providerSession: string,
): Promise<string | null> {
  const provider = [world.eid, world.feide].find((each) => each?.issuer === issuer)
  if (!provider) return null
  const now = world.now()
  await together(world, async (db) => {
    for (const { account_id } of await endProviderSessions(db, provider.name, providerSession, now)) {
      await addToJournal(db, now, {
        personId: null,
        accountId: account_id,
        what: 'signed-out',
        by: 'self',
        because: provider.name,
      })
    }
  })
  return provider.issuer
}

/** Signing out here and at the provider of electronic ID together, whichever side begins (field 3.1). */
import type { SessionFacts } from '../core/account/session.ts'
import { addToJournal } from '../store/journal.ts'
import { endProviderSessions } from '../store/provider-sessions.ts'
import { carriedProvider } from './carried-provider.ts'
import { together, type World } from './world.ts'

/** Where this session is signed out at its provider too; null when it began otherwise. */
export async function signOutAddress(world: World, session: SessionFacts): Promise<string | null> {
  const kept = await carriedProvider(world, world.store, session)
  const provider = [world.eid, world.feide].find((each) => each?.name === kept?.name)
  if (!kept || !provider) return null
  return provider.signOutAt(kept.idToken, `${world.origin}/`)
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

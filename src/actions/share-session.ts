/** Somebody signed in says that the computer is shared: the session becomes a short one, and the browser is no longer known (row N-9). */
import type { SessionFacts } from '../core/account/session.ts'
import { shortenSession } from '../store/sessions.ts'
import type { World } from './world.ts'

/** Never longer than it was: a session that is nearly over stays so. */
export async function shareSession(world: World, session: SessionFacts): Promise<void> {
  const { idle, atMost } = world.institution.sessions.sharedComputer
  const now = world.now()
  await shortenSession(world.store, session.id, { idleUntil: now.add(idle), endsAt: now.add(atMost) })
}

/** Signing out, and ending sessions elsewhere. */
import type { SessionFacts } from '../core/account/session.ts'
import { forgetDevices } from '../store/devices.ts'
import { addToJournal } from '../store/journal.ts'
import { endOtherSessions, endSession, livingSessions } from '../store/sessions.ts'
import { together, type World } from './world.ts'

/** Ends the session of this browser (case S-05). */
export async function signOut(world: World, session: SessionFacts): Promise<void> {
  await together(world, async (db) => {
    if (!(await endSession(db, session.id, world.now(), 'signed-out')) || session.kind === 'proved') return
    await addToJournal(db, world.now(), {
      personId: session.personId,
      accountId: session.accountId,
      what: 'signed-out',
      by: 'self',
    })
  })
}

/** Ends one other session of the same account; somebody else's id ends nothing and is answered alike (case S-16). */
export async function endOneSession(world: World, session: SessionFacts, id: string): Promise<boolean> {
  return together(world, async (db) => {
    const own = session.accountId ? await livingSessions(db, session.accountId, world.now()) : []
    if (!own.some((living) => living.id === id)) return false
    const ended = await endSession(db, id, world.now(), 'ended-by-owner')
    if (ended) await note(world, db, session, 'session-ended', 1)
    return ended
  })
}

/** Ends every session of the account but this one, and forgets every known browser. */
export async function endAllOtherSessions(world: World, session: SessionFacts): Promise<number> {
  return together(world, async (db) => {
    if (!session.accountId) return 0
    const ended = await endOtherSessions(db, session.accountId, session.id, world.now(), 'ended-by-owner')
    await forgetDevices(db, session.accountId, null)
    await note(world, db, session, 'all-sessions-ended', ended)
    return ended
  })
}

async function note(
  world: World,
  db: Parameters<typeof addToJournal>[0],
  session: SessionFacts,
  what: 'session-ended' | 'all-sessions-ended',
  ended: number,
): Promise<void> {
  await addToJournal(db, world.now(), {
    personId: session.personId,
    accountId: session.accountId,
    what,
    by: 'self',
    details: { ended },
  })
}

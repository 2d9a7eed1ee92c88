/** Finds the session a browser brought, and keeps it alive while somebody is at the keys. */
import type { SessionFacts } from '../core/account/session.ts'
import { purposes } from '../core/secrets/purposes.ts'
import { findSession, touchPower, touchSession } from '../store/sessions.ts'
import type { World } from './world.ts'

/** `ended`: it was one, and why it is no more. */
export type SeenSession =
  { is: 'alive'; facts: SessionFacts } | { is: 'ended'; because: string } | { is: 'unknown' }

/** A page that acts on others was opened: its own idle time starts again. */
export async function keepPower(world: World, { id, powerSeenAt }: SessionFacts): Promise<void> {
  const now = world.now()
  if (now.epochMilliseconds - powerSeenAt.epochMilliseconds >= 60_000) await touchPower(world.store, id, now)
}

/** One query on every request; one write a minute at most, so that reading pages costs none (case S-17). */
export async function seeSession(world: World, secret: string): Promise<SeenSession> {
  const now = world.now()
  const found = await findSession(world.store, world.keys.indexes(purposes.session, secret), now)
  if (found.state === 'ended') return { is: 'ended', because: found.because }
  // the desk's own is no session of a person (case S-15)
  if (found.state === 'unknown' || found.facts.kind === 'desk') return { is: 'unknown' }
  const { facts, seenAt } = found
  if ((facts.kind === 'full' || facts.shared) && now.epochMilliseconds - seenAt.epochMilliseconds >= 60_000) {
    const { person, sharedComputer } = world.institution.sessions
    await touchSession(world.store, facts.id, {
      seenAt: now,
      idleUntil: now.add(facts.shared ? sharedComputer.idle : person.idle),
    })
  }
  return { is: 'alive', facts }
}

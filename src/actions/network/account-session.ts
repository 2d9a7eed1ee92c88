/** An access point accounts for a connection: it began, goes on, or is over (RFC 2866). */
import { type AccountedSession, keepSession, stopSessionsOf } from '../../store/network-sessions.ts'
import type { World } from '../world.ts'
import type { KnownServer } from './admit.ts'

/** What it says of one connection. Texts from outside, cut to one line. */
export type AccountedNetwork = Omit<AccountedSession, 'keyId' | 'startedAt' | 'at'> & {
  /** So long it has lasted, and so long this message was on its way, in seconds. */
  lasted: number
  delayed: number
}

/** Keeps it. By our own clock: those of access points are often wrong. */
export async function accountForSession(
  world: World,
  { keyId }: KnownServer,
  told: AccountedNetwork,
): Promise<void> {
  const { lasted, delayed, ...session } = told
  const at = world.now().subtract({ seconds: delayed })
  await keepSession(world.store, { ...session, keyId, at, startedAt: at.subtract({ seconds: lasted }) })
}

/** An access point began anew or goes away: everything it had open is over. */
export async function accountForRestart(
  world: World,
  { keyId }: KnownServer,
  told: { nas: string; because: string; delayed: number },
): Promise<void> {
  const at = world.now().subtract({ seconds: told.delayed })
  await stopSessionsOf(world.store, { keyId, nas: told.nas, at, because: told.because })
}

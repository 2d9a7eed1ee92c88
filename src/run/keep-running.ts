/** A process that stays says in every database that it is there, and which keys it knows: a new key is used when all know it. */
import { randomUUID } from 'node:crypto'
import { hostname } from 'node:os'
import type { Log } from '../actions/world.ts'
import type { KeyFile } from '../core/secrets/keyring.ts'
import { noteEnded, noteRunning } from '../store/running-programs.ts'
import type { OpenInstitution } from './open-institutions.ts'
import { programVersion } from './program-version.ts'

const every = 3_000

/** Starts it; what it gives back takes the rows away. A database that is away for a while is told of it later. */
export async function keepRunning(
  institutions: readonly OpenInstitution[],
  role: string,
  keyFile: () => KeyFile,
  log: Log,
): Promise<() => Promise<void>> {
  const id = randomUUID()
  const program = { id, role, host: hostname(), pid: process.pid, version: programVersion() }
  const note = async ({ world }: OpenInstitution) => {
    const { keys, current } = keyFile()
    await noteRunning(world.store, { ...program, keyIds: keys.map((key) => key.id), currentKey: current })
  }
  await Promise.all(institutions.map(note))
  // each by itself: where one database is away, the others still hear that somebody is at work
  const noting = new Map<OpenInstitution, Promise<void>>()
  const noteAgain = (institution: OpenInstitution) => {
    if (noting.has(institution)) return
    const noted = note(institution)
      .catch((error: unknown) => log.error('presence-not-noted', error))
      .finally(() => noting.delete(institution))
    noting.set(institution, noted)
  }
  const timer = setInterval(() => institutions.forEach(noteAgain), every)
  timer.unref()
  return async () => {
    clearInterval(timer)
    await Promise.all(noting.values())
    for (const { world } of institutions)
      await noteEnded(world.store, id).catch((error: unknown) => log.error('presence-not-noted', error))
  }
}

/** Brings what is wanted to one target, and takes away what is left of erased accounts, round after round, until it is told to stop. */
import { setTimeout as pause } from 'node:timers/promises'
import { deliverOnce, type OpenTarget } from '../actions/deliver.ts'
import { sayFarewells } from '../actions/say-farewells.ts'
import type { World } from '../actions/world.ts'
import type { WorkerKeys } from '../core/secrets/keyring.ts'

export type TargetsToServe = {
  keys: WorkerKeys
  target: OpenTarget
  /** False while this database belongs to another deployment: then nothing leaves the house (design, "Store"). */
  mayDeliver: () => Promise<boolean>
  /** How long to wait before looking again when there was nothing to do; default 250 ms. */
  idleMs?: number
}

export type TargetRunner = {
  /** Looks at once instead of at the next turn. */
  nudge(): void
  /** Takes nothing new and waits for what is under way; after `withinMs` that is told to stop as well. */
  stop(withinMs?: number): Promise<void>
}

/** With more to do than one round takes, so many rounds at once: the target writes one, another is read, and a third written down. */
const lanes = 3

/** Starts it. Any number of runners, in any number of processes, share the ledger; one target never waits for another. */
export function deliverToTarget(world: World, toServe: TargetsToServe): TargetRunner {
  const { keys, target, mayDeliver, idleMs = 250 } = toServe
  const late = new AbortController()
  let stopping = false
  let wake = new AbortController()

  const round = async (): Promise<boolean> => {
    if (!(await mayDeliver())) return false
    // the living first: a crowd that goes keeps no password waiting
    const brought = await deliverOnce(world, keys, target, late.signal)
    const takenAway = await sayFarewells(world, target, late.signal)
    return brought.more || takenAway.more
  }
  const isThereMore = async (): Promise<boolean> =>
    round().catch((error: unknown) => {
      world.log.error('target-not-served', error, { target: target.key })
      return false
    })
  const untilNoMore = async (): Promise<void> => {
    while (!stopping && (await isThereMore()));
  }
  const loop = async (): Promise<void> => {
    while (!stopping) {
      wake = new AbortController()
      if (await isThereMore()) await Promise.all(Array.from({ length: lanes }, untilNoMore))
      else if (!stopping) await pause(idleMs, undefined, { signal: wake.signal }).catch(() => undefined)
    }
  }
  const ended = loop()
  return {
    nudge: () => wake.abort(),
    stop: async (withinMs = 10_000) => {
      stopping = true
      wake.abort()
      const timer = setTimeout(() => late.abort(), withinMs)
      await ended
      clearTimeout(timer)
    },
  }
}

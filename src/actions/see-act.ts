/** What waits for a second person, and one act by its id. */
import { actById, type KeptAct, waitingActs } from '../store/desk-acts.ts'
import { personById } from '../store/people.ts'
import type { World } from './world.ts'

/** One act; null: there is none. */
export async function seeAct(world: World, id: string): Promise<KeptAct | null> {
  return actById(world.store, id)
}

export type WaitingAct = KeptAct & { name: string }

/** What waits, with whom it is about. */
export async function seeWaiting(world: World): Promise<WaitingAct[]> {
  const acts = await waitingActs(world.store, 50)
  return Promise.all(
    acts.map(async (act) => {
      const person = act.personId === null ? undefined : await personById(world.store, act.personId)
      return { ...act, name: person ? `${person.given} ${person.family}`.trim() : '' }
    }),
  )
}

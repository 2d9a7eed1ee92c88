/** A copy of a database delivers nothing until somebody says that it is the house now. */
import { belongTo, ownerOf } from '../store/backup/deployment.ts'
import { addToJournal } from '../store/journal.ts'
import { queueState } from '../store/jobs.ts'
import { together, type World } from './world.ts'

/** Whether this installation may deliver from the database, and how much waits. */
export async function seeDelivery(
  { store, now }: Pick<World, 'store' | 'now'>,
  deployment: string,
): Promise<{ delivers: boolean; waiting: number }> {
  const owner = await ownerOf(store)
  const { open } = await queueState(store, now())
  return { delivers: owner?.id === deployment, waiting: open }
}

/** From now on it delivers; workers that run notice within seconds. */
export async function resumeDelivery(
  world: Pick<World, 'store' | 'now'>,
  { deployment, by }: { deployment: string; by: string },
): Promise<void> {
  await together(world, async (db) => {
    await belongTo(db, deployment)
    const line = { personId: null, accountId: null, what: 'delivery-resumed', by } as const
    await addToJournal(db, world.now(), line)
  })
}

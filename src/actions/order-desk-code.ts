/** The desk wants somebody to have a one-time code: a job makes it, out of the sight of everybody (case R-17). */
import type { DeskCodeChannel } from '../store/desk-codes.ts'
import type { Db } from '../store/database.ts'
import { addJob } from '../store/jobs.ts'
import { randomId } from './random.ts'
import type { World } from './world.ts'

/** The kind of job that makes the code and sends it. */
export const sendDeskCode = 'send-desk-code'

/** What the job is told: whose, by which act of the desk, by which way. */
export type DeskCodeOrder = { act: string; account: string; way: DeskCodeChannel; by: string }

/** In the transaction of the act. The portal never holds the code. */
export async function orderDeskCode(world: World, db: Db, order: DeskCodeOrder): Promise<void> {
  const now = world.now()
  await addJob(db, {
    id: randomId(world.dice),
    kind: sendDeskCode,
    payload: order,
    due: now,
    usefulUntil: now.add({ hours: 1 }),
    createdAt: now,
  })
}

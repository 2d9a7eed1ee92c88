/** Whoever has shown the personal mail or an electronic ID orders a temporary password by text message (rows O-3, O-4). */
import type { SessionFacts } from '../core/account/session.ts'
import { accountWithFacts } from '../store/accounts.ts'
import { addJob } from '../store/jobs.ts'
import { randomId } from './random.ts'
import { useGrant } from './use-grant.ts'
import { together, type World } from './world.ts'

/** The kind of job that finds out whether a temporary password may be sent, and sends it. */
export const sendTemporaryPassword = 'send-temporary-password'

/** Uses the right to order one. The answer does not tell whether one can be sent. */
export async function orderTemporaryPassword(
  world: World,
  session: SessionFacts,
): Promise<{ is: 'ordered' } | { is: 'too-late' }> {
  const outcome = await together(world, async (db) => {
    const account = session.accountId ? await accountWithFacts(db, session.accountId) : undefined
    if (!account) return { is: 'too-late' } as const
    const of = {
      id: account.id,
      credentialEpoch: account.credential_epoch,
      enrolled: account.has_second_factor,
    }
    const proven = await useGrant(world, db, session.grantId, 'order-temporary-password', of)
    if (proven === null) return { is: 'too-late' } as const
    const now = world.now()
    await addJob(db, {
      id: randomId(world.dice),
      kind: sendTemporaryPassword,
      payload: { account: account.id, by: session.proof },
      unique: `${sendTemporaryPassword} ${account.id}`,
      due: now,
      usefulUntil: now.add({ hours: 1 }),
      createdAt: now,
    })
    return { is: 'ordered' } as const
  })
  world.nudgeJobs()
  return outcome
}

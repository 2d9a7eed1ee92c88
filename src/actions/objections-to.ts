/** May this agent do this to this person? The one place where the rule of core meets the rows of this moment. */
import { type DeskAct, type Objection, objectionsToAct } from '../core/desk/act.ts'
import type { Db } from '../store/database.ts'
import type { Target } from './desk-acts/target.ts'
import type { Agent } from './desk-session.ts'
import { rankOfAccount } from './rank-of.ts'
import type { World } from './world.ts'

/** Every reason why not; empty means yes. The agent's rank is read in the transaction that acts (case Z-08). */
export async function objectionsTo(
  world: World,
  db: Db,
  agent: Agent,
  wish: { act: DeskAct; target: Target; callerIdentified: boolean; spent: number },
): Promise<Objection[]> {
  const rank = await rankOfAccount(world, db, agent.accountId)
  if (rank === null) return ['not-your-act']
  const { act, target, callerIdentified, spent } = wish
  return objectionsToAct(
    {
      act,
      actor: { personId: agent.personId, accountId: agent.accountId, rank },
      target: {
        personId: target.person.id,
        accountId: target.account?.id ?? null,
        rank: target.rank,
        closed: target.account !== null && target.account.closed_at !== null,
      },
      callerIdentified,
      spent,
    },
    world.institution,
  )
}

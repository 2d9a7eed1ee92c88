/** Makes the ledger know the targets of the settings: a new one learns of every account, one that is gone is forgotten. */
import { needsOf } from '../core/targets/needs.ts'
import { keepTargets } from '../store/targets.ts'
import { together, type World } from './world.ts'

/** At the start of a worker; in one transaction, and the same any number of times. */
export async function knowTargets(world: World): Promise<void> {
  const { institution, log } = world
  const wanted = institution.targets.map((target) => ({
    key: target.key,
    kind: target.kind,
    needs: needsOf(target),
    writes: !target.dryRun,
  }))
  const { added, gone } = await together(world, async (db) => keepTargets(db, wanted, world.now()))
  for (const target of added) log.info('target-added', { institution: institution.key, target })
  for (const { key: target, farewells } of gone)
    log.info('target-forgotten', { institution: institution.key, target, farewells })
}

/** Compares each target with the truth once in a while, and mends what somebody changed there. */
import { Temporal } from 'temporal-polyfill'
import { allTargets, claimComparison, compareAgainAt } from '../store/targets.ts'
import { compareTarget } from './compare-target.ts'
import type { OpenTarget } from './deliver.ts'
import type { World } from './world.ts'

/** One that was broken off, by a restart or by the other system, is made up for soon. */
const brokenOff = Temporal.Duration.from({ minutes: 10 })

/** Looks which are due (`delivery.compareEvery`; a new one at once); of several workers one does it. */
export async function compareWhenDue(
  world: World,
  targets: readonly OpenTarget[],
  signal: AbortSignal,
): Promise<void> {
  const rows = new Map((await allTargets(world.store)).map((row) => [row.key, row]))
  for (const target of targets) {
    const row = rows.get(target.key)
    if (!row || signal.aborted) continue
    const now = world.now()
    const next = now.add(world.institution.delivery.compareEvery)
    if (!(await claimComparison(world.store, target.key, { now, next }))) continue
    const wish = { by: 'system', mend: row.writes, because: null, leftOvers: false }
    let whole = false
    try {
      const { held } = await compareTarget(world, target, wish, signal)
      whole = held === null || held === 'brake'
    } finally {
      if (!whole) await compareAgainAt(world.store, target.key, world.now().add(brokenOff))
    }
  }
}

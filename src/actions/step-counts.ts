/** Keeps and tells what people get through and what they fail at. */
import type { Temporal } from 'temporal-polyfill'
import { dayAt } from '../core/account/access.ts'
import type { CountedStep, StepCount } from '../core/desk/step-outcome.ts'
import { addStepCounts, stepCounts } from '../store/step-counts.ts'
import type { World } from './world.ts'

/** Adds to today's counts. */
export async function keepStepCounts(world: World, counts: readonly StepCount[]): Promise<void> {
  await addStepCounts(world.store, dayAt(world.now(), world.institution), counts)
}

/** The counts of some days, today among them. */
export async function seeStepCounts(
  world: World,
  days: number,
): Promise<{ from: Temporal.PlainDate; to: Temporal.PlainDate; counts: CountedStep[] }> {
  const to = world.now().toZonedDateTimeISO(world.institution.timeZone).toPlainDate()
  const from = to.subtract({ days: days - 1 })
  return { from, to, counts: await stepCounts(world.store, from, to) }
}

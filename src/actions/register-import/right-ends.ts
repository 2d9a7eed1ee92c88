/** Until when a right to administer a project holds that is given now. */
import type { Temporal } from 'temporal-polyfill'
import type { World } from '../world.ts'

/** When a right that is given now runs out. */
export function rightEnds(world: World, at: Temporal.Instant): Temporal.Instant {
  const { timeZone, projects } = world.institution
  return at.toZonedDateTimeISO(timeZone).add(projects.rightsFor).toInstant()
}

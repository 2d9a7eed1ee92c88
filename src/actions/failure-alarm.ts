/** An alarm for the operator: in this minute far more passwords were wrong than right (case B-11). Nobody is refused by it. */
import type { World } from './world.ts'

const fewest = 100
const share = 0.5

/** Counts of this process alone, and of one minute: losing them loses nothing. */
type Minute = { minute: number; right: number; wrong: number; told: boolean }
const minutes = new WeakMap<World, Minute>()

/** Counts one compared password; tells once a minute at most, while the minute still runs. */
export function watchFailures(world: World, outcome: 'right' | 'wrong'): void {
  const minute = Math.floor(world.now().epochMilliseconds / 60_000)
  const known = minutes.get(world)
  const now = known?.minute === minute ? known : { minute, right: 0, wrong: 0, told: false }
  minutes.set(world, now)
  now[outcome] += 1
  const { right, wrong, told } = now
  if (told || wrong < fewest || wrong <= (right + wrong) * share) return
  now.told = true
  world.log.warn('many-wrong-passwords', { institution: world.institution.key, wrong, right })
}

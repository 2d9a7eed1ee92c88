/** Measures this machine and suggests how slow a password hash should be: as slow as people do not notice. */
import { hash } from '@node-rs/argon2'
import { floor, optionsFor, wished } from './parameters.ts'
import type { HashParameters } from './parameters.ts'

/** What was measured, strongest first, and the strongest that is quick enough. */
export type Calibration = {
  readonly suggested: HashParameters
  readonly measured: readonly (HashParameters & { readonly milliseconds: number })[]
}

const steps: readonly HashParameters[] = [
  wished,
  { memoryKiB: 65_536, passes: 2, lanes: 1 },
  { memoryKiB: 47_104, passes: 2, lanes: 1 },
  floor,
]

/** The strongest step that takes at most `limit` milliseconds, the floor if none does. The better of two tries counts. */
export async function calibrate(limit = 250): Promise<Calibration> {
  const measured: (HashParameters & { milliseconds: number })[] = []
  for (const step of steps) {
    const milliseconds = Math.min(await measure(step), await measure(step))
    measured.push({ ...step, milliseconds })
    if (milliseconds <= limit) return { suggested: step, measured }
  }
  return { suggested: floor, measured }
}

async function measure(step: HashParameters): Promise<number> {
  const from = performance.now()
  await hash('measuring this machine', optionsFor(step))
  return performance.now() - from
}

/** Counts in this process what people get through, and hands it on every few seconds: a form never waits for its being counted. */
import { keepStepCounts } from '../actions/step-counts.ts'
import type { World } from '../actions/world.ts'
import type { StepOutcome } from '../core/desk/step-outcome.ts'

/** What is not handed on yet is lost if the process is killed: these are numbers for a chart, and nothing hangs on them. */
const everySeconds = 5

/** Counts by university, step and outcome. */
export class StepCounts {
  #counts = new Map<World, Map<string, number>>()
  readonly #timer: NodeJS.Timeout
  readonly #onTrouble: (error: unknown) => void

  constructor(onTrouble: (error: unknown) => void) {
    this.#onTrouble = onTrouble
    this.#timer = setInterval(() => void this.handOn(), everySeconds * 1_000)
    this.#timer.unref()
  }

  add(world: World, step: string, outcomes: readonly StepOutcome[]): void {
    const counts = this.#counts.get(world) ?? new Map<string, number>()
    this.#counts.set(world, counts)
    for (const outcome of outcomes) {
      const name = `${step} ${outcome}`
      counts.set(name, (counts.get(name) ?? 0) + 1)
    }
  }

  /** Writes what was counted since the last time. */
  async handOn(): Promise<void> {
    const counted = this.#counts
    this.#counts = new Map()
    try {
      for (const [world, counts] of counted) await keepStepCounts(world, [...counts].map(readName))
    } catch (error) {
      this.#onTrouble(error)
    }
  }

  /** The last ones, and no more. */
  async end(): Promise<void> {
    clearInterval(this.#timer)
    await this.handOn()
  }
}

function readName([name, count]: [string, number]) {
  const space = name.indexOf(' ')
  return { step: name.slice(0, space), outcome: name.slice(space + 1) as StepOutcome, count }
}

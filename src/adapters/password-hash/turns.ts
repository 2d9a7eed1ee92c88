/** So many at a time, so many waiting in order, and no more: sign-ins never take more memory than was planned. */
import { TooBusy } from '../../core/secrets/password-hashing.ts'

/** A gate that lets `atOnce` through and keeps at most `mostWaiting` in a line (case Y-02). */
export type Turns = {
  /** Runs the work when its turn comes. Throws TooBusy at once when the line is full. */
  take<T>(work: () => Promise<T>): Promise<T>
  readonly running: number
  readonly waiting: number
}

/** First come, first served. */
export function turns(atOnce: number, mostWaiting: number): Turns {
  const line: (() => void)[] = []
  let running = 0
  const enter = async (): Promise<void> => {
    if (running < atOnce) {
      running += 1
      return
    }
    if (line.length >= mostWaiting) throw new TooBusy()
    // the place is handed on by whoever leaves, so nobody slips in between
    await new Promise<void>((admitted) => line.push(admitted))
  }
  const leave = (): void => {
    const next = line.shift()
    if (next) next()
    else running -= 1
  }
  return {
    async take(work) {
      await enter()
      try {
        return await work()
      } finally {
        leave()
      }
    },
    get running() {
      return running
    },
    get waiting() {
      return line.length
    },
  }
}

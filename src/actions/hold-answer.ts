/** A "no" goes out no sooner than a fixed while after the question: what happened meanwhile, a clock outside cannot tell (case E-04). */
import { setTimeout as pause } from 'node:timers/promises'

/** Begins to count; what it gives back waits for the rest of so many milliseconds, or not at all when they are over. */
export function holdAnswer(milliseconds: number): () => Promise<void> {
  const began = performance.now()
  return async () => {
    const rest = milliseconds - (performance.now() - began)
    if (rest > 0) await pause(rest)
  }
}

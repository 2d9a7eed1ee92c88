/** Tries at one secret take turns in this process, so that parallel right ones all succeed and none is compared too many. */

/** Too many wait for the same subject; the door answers 429. */
export class TooManyAtOnce extends Error {
  override readonly name = 'TooManyAtOnce'
}

const mostWaiting = 32
const queues = new Map<string, { tail: Promise<unknown>; waiting: number }>()

/**
 * Runs `work` after everything already waiting for the same subject in this process (case B-03). Between processes
 * the store decides; this only keeps a right try from being refused because another is being compared.
 */
export async function takeTurns<T>(subject: string, work: () => Promise<T>, most = mostWaiting): Promise<T> {
  const queue = queues.get(subject) ?? { tail: Promise.resolve(), waiting: 0 }
  if (queue.waiting >= most) throw new TooManyAtOnce()
  queue.waiting += 1
  queues.set(subject, queue)
  const mine = queue.tail.then(work)
  queue.tail = mine.catch(() => undefined)
  try {
    return await mine
  } finally {
    queue.waiting -= 1
    if (queue.waiting === 0) queues.delete(subject)
  }
}

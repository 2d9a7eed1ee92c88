/** Work in turn: while one batch is written, the next is read and planned, and none waits for a directory that writes only one thing at a time anyway. */

/** Gives back what runs each work when those before it have ended, however they ended. */
export function oneAtATime(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve()
  return async <T>(work: () => Promise<T>): Promise<T> => {
    const mine = last.then(work)
    last = mine.catch(() => undefined)
    return mine
  }
}

/** Which numbers of a range are free, when those that are taken are known in order: so that a range with imported numbers in it is used up without looking at any twice. */

/** A page of taken numbers, in order and each once. `whole`: there is none after them within the range. */
export type TakenPage = { taken: readonly number[]; whole: boolean }

/**
 * The first free numbers from `from` to `last`, both included, at most `wanted`; beyond a page that is not whole nothing
 * is known, so nothing there is given. `next`: from where the next look begins; below it nothing is free.
 */
export function freeNumbers(
  { from, last, wanted }: { from: number; last: number; wanted: number },
  { taken, whole }: TakenPage,
): { free: number[]; next: number } {
  const free: number[] = []
  let next = from
  for (const number of taken) {
    for (; next < number && free.length < wanted; next += 1) free.push(next)
    if (free.length === wanted) return { free, next }
    if (next === number) next += 1
  }
  if (whole) for (; next <= last && free.length < wanted; next += 1) free.push(next)
  return { free, next }
}

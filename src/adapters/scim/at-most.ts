/** Several at a time and no more, so that a server is asked quickly and not overrun. */

/** What each gives back, in the order of the list; the first that throws ends it. */
export async function atMost<Item, Made>(
  most: number,
  list: readonly Item[],
  make: (item: Item) => Promise<Made>,
): Promise<Made[]> {
  const made = new Map<number, Made>()
  const waiting = list.entries()
  const hand = async (): Promise<void> => {
    for (const [at, item] of waiting) made.set(at, await make(item))
  }
  await Promise.all(Array.from({ length: most }, hand))
  return list.flatMap((_, at) => (made.has(at) ? [made.get(at) as Made] : []))
}

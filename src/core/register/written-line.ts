/** A line of a register file before anybody knows what it says. */

/** What the JSON holds; undefined: it is none. */
export function parseLine(written: string): unknown {
  try {
    return JSON.parse(written)
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

/** The id by which a line that is not taken can still be named; null: it has none that one could print. */
export function readableId(value: unknown): string | null {
  if (typeof value !== 'object' || value === null || !('id' in value)) return null
  const { id } = value
  return typeof id === 'string' && id !== '' && id.length <= 64 && id.trim() === id ? id : null
}

/** Where in a YAML file a setting stands, so that a problem can name the line. */
import { type Document, isAlias, isMap, isNode, isScalar, isSeq, type LineCounter, type Node } from 'yaml'
import type { KeyPath } from './problem.ts'

/** `said`: the file itself says something at this place; if not, the place is that of the group it should stand in. */
export type Spot = { line: number; column: number; said: boolean }

/** The line and column of a setting, counted from 1. */
export function spotOf(document: Document.Parsed, lines: LineCounter, path: KeyPath): Spot {
  let here: Node | null = document.contents
  let offset = here?.range?.[0] ?? 0
  let said = true
  for (const part of path) {
    const next = childOf(isAlias(here) ? (here.resolve(document) ?? null) : here, part)
    said = next !== null
    if (next === null) break
    offset = next.offset
    here = next.value
  }
  const { line, col } = lines.linePos(offset)
  return { line, column: col, said }
}

/** The value under a key, and where to point: at the key in a group, at the entry in a list. */
function childOf(node: Node | null, part: string | number): { value: Node | null; offset: number } | null {
  if (isMap(node)) {
    const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === String(part))
    if (!pair || !isScalar(pair.key)) return null
    return { value: isNode(pair.value) ? pair.value : null, offset: pair.key.range?.[0] ?? 0 }
  }
  const entry = isSeq(node) && typeof part === 'number' ? node.items[part] : null
  return isNode(entry) ? { value: entry, offset: entry.range?.[0] ?? 0 } : null
}

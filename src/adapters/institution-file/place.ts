/** Where in a YAML file a setting stands, so that a problem can name the line. */
import { type Document, isMap, isNode, isScalar, isSeq, type LineCounter, type Node } from 'yaml'
import type { KeyPath } from './problem.ts'

type Spot = { line: number; column: number }

/** The line and column of a setting; if it is missing, of the group in which it should stand. */
export function spotOf(document: Document.Parsed, lines: LineCounter, path: KeyPath): Spot {
  let here: Node | null = document.contents
  let offset = here?.range?.[0] ?? 0
  for (const part of path) {
    const next = childOf(here, part)
    if (next === null) break
    offset = next.offset
    here = next.value
  }
  const { line, col } = lines.linePos(offset)
  return { line, column: col }
}

/** Whether the file says anything at this place. */
export function isSaid(document: Document.Parsed, path: KeyPath): boolean {
  return document.hasIn(path)
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

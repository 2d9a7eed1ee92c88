/**
 * Cuts Inter down to what a printed letter needs: two weights, as files that a PDF can hold, with the letters of Europe's
 * names, Greek and Cyrillic among them. Run it after a change here; what it writes to assets/ is committed.
 */
import subsetFont from 'subset-font'
import { readFile, writeFile } from 'node:fs/promises'

const source = new URL('../node_modules/inter-ui/web/', import.meta.url)
const assets = new URL('../assets/', import.meta.url)

const ranges = [
  [0x20, 0x7e],
  [0xa0, 0x24f],
  [0x259, 0x259],
  [0x292, 0x292],
  [0x2bb, 0x2bd],
  [0x2c6, 0x2dd],
  [0x300, 0x36f],
  [0x386, 0x3ce],
  [0x400, 0x45f],
  [0x490, 0x493],
  [0x1e80, 0x1e9e],
  [0x1ea0, 0x1ef9],
  [0x2010, 0x2026],
  [0x202f, 0x203a],
  [0x20ac, 0x20ac],
] as const

const letters = ranges
  .flatMap(([from, to]) => Array.from({ length: to - from + 1 }, (_, i) => String.fromCodePoint(from + i)))
  .join('')

for (const [weight, name] of [
  ['Regular', 'letter-regular'],
  ['SemiBold', 'letter-semibold'],
] as const) {
  const original = await readFile(new URL(`Inter-${weight}.woff2`, source))
  const bytes = await subsetFont(original, letters, { targetFormat: 'truetype' })
  await writeFile(new URL(`${name}.ttf`, assets), bytes)
}

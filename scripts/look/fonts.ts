/** Inter, cut down to the letters of Norwegian, Sámi and the names of Europe, and to the weights we set. */
import subsetFont from 'subset-font'
import { copyFile, readFile } from 'node:fs/promises'

export type Font = { name: string; bytes: Buffer; range: string }

const source = new URL('../../node_modules/@fontsource-variable/inter/', import.meta.url)

/** Basic Latin, Latin-1, quotation marks, dashes, arrows, the euro sign. */
const latin = [
  [0x20, 0x7e],
  [0xa0, 0xff],
  [0x131, 0x131],
  [0x152, 0x153],
  [0x2bb, 0x2bc],
  [0x2c6, 0x2c6],
  [0x2da, 0x2dc],
  [0x2010, 0x2026],
  [0x202f, 0x203a],
  [0x20ac, 0x20ac],
  [0x2122, 0x2122],
  [0x2190, 0x2193],
  [0x2212, 0x2212],
] as const

/** Latin Extended-A (North Sámi áčđŋšŧž among them), Skolt and Inari Sámi, Romanian, Azeri, capital ß. */
const latinExt = [
  [0x100, 0x17f],
  [0x18f, 0x18f],
  [0x1b7, 0x1b7],
  [0x1cd, 0x1dc],
  [0x1e4, 0x1ef],
  [0x218, 0x21b],
  [0x259, 0x259],
  [0x292, 0x292],
  [0x1e9e, 0x1e9e],
] as const

export async function buildFonts(): Promise<Font[]> {
  await copyFile(new URL('LICENSE', source), new URL('../../assets/inter-OFL.txt', import.meta.url))
  return [await cut('inter-latin', latin), await cut('inter-latin-ext', latinExt)]
}

async function cut(name: string, ranges: readonly (readonly [number, number])[]): Promise<Font> {
  const original = await readFile(new URL(`files/${name}-opsz-normal.woff2`, source))
  const letters = ranges.flatMap(([from, to]) =>
    Array.from({ length: to - from + 1 }, (_, i) => String.fromCodePoint(from + i)),
  )
  const bytes = await subsetFont(original, letters.join(''), {
    targetFormat: 'woff2',
    variationAxes: { wght: { min: 400, max: 700 }, opsz: { min: 14, max: 32 } },
  })
  return { name, bytes, range: ranges.map(([from, to]) => unicodeRange(from, to)).join(',') }
}

function unicodeRange(from: number, to: number): string {
  return from === to ? `U+${from.toString(16)}` : `U+${from.toString(16)}-${to.toString(16)}`
}

/** The bench's rows as one aligned table. */
import { meets, ratioOf, type Row } from './row.ts'

const heads = ['what', 'value', 'limit', 'what the limit is', 'ratio', 'aim', 'met'] as const

export function table(rows: readonly Row[]): string {
  const cells = [heads, ...rows.map(cellsOf)]
  const widths = heads.map((_, at) => Math.max(...cells.map((row) => row[at]?.length ?? 0)))
  const lines = cells.map((row) =>
    row
      .map((cell, at) => pad(cell, widths[at] ?? 0, at))
      .join('  ')
      .trimEnd(),
  )
  const rule = widths.map((width) => '-'.repeat(width)).join('  ')
  return [lines[0], rule, ...lines.slice(1)].join('\n')
}

function cellsOf(row: Row): readonly string[] {
  const ratio = ratioOf(row)
  const met = meets(row)
  return [
    row.name,
    `${number(row.value)} ${row.unit}`,
    row.limit === undefined ? '' : `${number(row.limit)} ${row.unit}`,
    row.limitName ?? '',
    ratio === null ? '' : ratio.toFixed(2),
    row.aim ?? '',
    met === null ? '' : met ? 'yes' : 'NO',
  ]
}

/** Three digits that mean something, and commas between thousands. */
function number(value: number): string {
  return value.toLocaleString(
    'en',
    value >= 100 ? { maximumFractionDigits: 0 } : { maximumSignificantDigits: 3 },
  )
}

function pad(text: string, width: number, at: number): string {
  return at === 1 || at === 2 || at === 4 ? text.padStart(width) : text.padEnd(width)
}

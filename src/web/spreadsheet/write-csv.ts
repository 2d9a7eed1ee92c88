/** Tables as people open them in a spreadsheet: quoted by RFC 4180, and no cell is ever a formula (case I-07, ASVS 1.2.10). */
import { stringify } from 'csv-stringify/sync'

/** Every cell quoted; one that a spreadsheet would compute begins with an apostrophe. UTF-8 with its mark, which Excel needs. */
export function writeCsv(header: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  return stringify([header, ...rows], {
    bom: true,
    quoted: true,
    escape_formulas: true,
    record_delimiter: 'windows',
  })
}

/** A table survives the way through a spreadsheet's file, and nothing in it computes (case I-07). */
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { writeCsv } from './write-csv.ts'

const read = (csv: string) => parse(csv, { bom: true })
const dangerous = ['=1+1', '+1+1', '-1+1', '@SUM(1,1)', '\t=1+1', '\r=1+1', '＝1+1', '＋1', '－1', '＠x']

describe('a spreadsheet', () => {
  test.for(dangerous)('%j is text, by one apostrophe', (cell) => {
    expect(read(writeCsv(['a'], [[cell]]))).toEqual([['a'], [`'${cell}`]])
  })

  test('nobody breaks out of a cell', () => {
    const cells = ['a";=1+1;"', '"=1+1', 'x\r\n=1+1', '=HYPERLINK("http://127.0.0.1:9/x","y")', 'a,b;c']
    const [, row] = read(writeCsv(['1', '2', '3', '4', '5'], [cells]))
    expect(row?.map((cell) => cell.replace(/^'/, ''))).toEqual(cells)
  })

  test('any text comes back as it was, but for that one apostrophe', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'binary', maxLength: 20 }), { minLength: 1, maxLength: 5 }),
        (cells) => {
          const [, row = []] = read(writeCsv(cells.map(String), [cells]))
          for (const [place, cell] of cells.entries()) {
            const found = row[place] ?? ''
            expect(found === cell || found === `'${cell}`).toBe(true)
            expect(found).not.toMatch(/^[=+\-@\t\r＝＋－＠]/)
          }
        },
      ),
      { numRuns: 3_000 },
    )
  })
})

/** Made-up identity numbers for the cast, the tests and the benches: right in every digit, and nobody's. */

/** Who the number is for: a birth date (`YYYY-MM-DD`) and which of that day's numbers. */
export type NumberWanted = { readonly born: string; readonly serial: number }

/** A made-up fødselsnummer: month + 80, as Skatteetaten's test population (Tenor) has it. */
export function makeNationalNumber({ born, serial }: NumberWanted): string {
  return nth(everyNumber(dayWritten(born, 0, 80), individualNumbers(born)), serial)
}

/** A made-up D-number: day + 40, month + 80. */
export function makeDNumber({ born, serial }: NumberWanted): string {
  return nth(everyNumber(dayWritten(born, 40, 80), individualNumbers(born)), serial)
}

/** A made-up S-number: month + 50 and a personal number 18000-19999, above the series that is given out. */
export function makeSNumber({ born, serial }: NumberWanted): string {
  return nth(everyNumber(dayWritten(born, 0, 50), range(180, 199)), serial)
}

/** A made-up FS-number: month + 50 and a personal number from 90000. */
export function makeFsNumber({ born, serial }: NumberWanted): string {
  return nth(everyNumber(dayWritten(born, 0, 50), range(900, 999)), serial)
}

/** All made-up fødselsnummer of one day (about 410), for benches that need many. */
export function everyNationalNumber(born: string): readonly string[] {
  return [...everyNumber(dayWritten(born, 0, 80), individualNumbers(born))]
}

/** The individual numbers that Folkeregisteret gives to this birth year, so that other systems agree on the century. */
function individualNumbers(born: string): Iterable<number> {
  return born < '2000' ? range(0, 499) : range(500, 999)
}

function dayWritten(born: string, dayOffset: number, monthOffset: number): string {
  const parts = /^\d\d(\d\d)-(\d\d)-(\d\d)$/.exec(born)
  if (!parts) throw new Error(`not a birth date: ${born}`)
  const [, year = '', month = '', day = ''] = parts
  return `${two(Number(day) + dayOffset)}${two(Number(month) + monthOffset)}${year}`
}

/** Not every individual number has check digits: a rest of 1 would need the digit 10, and that number is skipped. */
function* everyNumber(day: string, individuals: Iterable<number>): Generator<string> {
  for (const individual of individuals) {
    const nine = `${day}${String(individual).padStart(3, '0')}`
    const first = checkDigit(nine, [3, 7, 6, 1, 8, 9, 4, 5, 2])
    const second = checkDigit(`${nine}${first}`, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2])
    const number = `${nine}${first}${second}`
    if (first < 10 && second < 10 && !/00[012]00$/.test(number)) yield number
  }
}

function checkDigit(digits: string, weights: readonly number[]): number {
  const sum = weights.reduce((total, weight, place) => total + weight * Number(digits[place]), 0)
  return (11 - (sum % 11)) % 11
}

function nth(numbers: Iterable<string>, serial: number): string {
  let left = serial
  for (const number of numbers) if (left-- === 0) return number
  throw new Error(`that day has no made-up number ${serial}`)
}

function* range(from: number, to: number): Generator<number> {
  for (let each = from; each <= to; each += 1) yield each
}

function two(number: number): string {
  return String(number).padStart(2, '0')
}

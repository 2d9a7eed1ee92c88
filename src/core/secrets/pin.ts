/** The four digits that open a door together with the card, or an account together with the numbers: read, judged, made. */
import type { Dice } from '../chance.ts'
import type { Day } from '../person/facts.ts'

declare const read: unique symbol

/** Digits of the right number. Never logged, never shown again. */
export type Pin = string & { readonly [read]: 'Pin' }

/** What a PIN must not be made of. */
export type PinContext = { length: number; born: Day | null; studentNumber: string | null }

/** One reason against a PIN. */
export type PinObjection = 'trivial' | 'birth-date' | 'student-number'

/** The PIN that was typed, spaces aside, or null when it is not exactly `length` digits 0 to 9. */
export function readPin(typed: string, length: number): Pin | null {
  if (typed.length > 100) return null
  const digits = typed.replace(/\s/gu, '')
  return digits.length === length && /^[0-9]+$/.test(digits) ? (digits as Pin) : null
}

/** Everything against this PIN; empty means yes (mission O-11, U-3; ASVS 6.4.1). */
export function objectionsToPin(pin: Pin, context: PinContext): readonly PinObjection[] {
  const { born, studentNumber } = context
  const objections: readonly (PinObjection | null)[] = [
    isTrivial(pin) ? 'trivial' : null,
    born !== null && isMadeOfDate(pin, born) ? 'birth-date' : null,
    studentNumber !== null && isEndOf(studentNumber, pin) ? 'student-number' : null,
  ]
  return objections.filter((objection) => objection !== null)
}

/**
 * A PIN by the dice, each of the allowed ones equally likely: a refused draw is thrown away and drawn anew, never bent
 * into an allowed one (case P-07).
 */
export function makePin(dice: Dice, context: PinContext): Pin {
  if (context.length < 4) throw new RangeError('a PIN has at least four digits')
  for (;;) {
    const drawn = String(dice.below(10 ** context.length)).padStart(context.length, '0') as Pin
    if (objectionsToPin(drawn, context).length === 0) return drawn
  }
}

/** 1111, 1212, 1122, 1221, 1234, 8642 and roads on the keypad: what is tried first. */
function isTrivial(pin: string): boolean {
  return isRepeated(pin) || isPairs(pin) || isMirrored(pin) || isStraight(pin) || isKeypadRoad(pin)
}

/** A piece over and over: 0000, 1212, 123123. */
function isRepeated(pin: string): boolean {
  for (let unit = 1; unit <= pin.length / 2; unit++) {
    if ([...pin].every((digit, at) => digit === pin[at % unit])) return true
  }
  return false
}

/** 1122, 7700. */
function isPairs(pin: string): boolean {
  return pin.length % 2 === 0 && [...pin].every((digit, at) => digit === pin[at - (at % 2)])
}

/** 1221, 123321. */
function isMirrored(pin: string): boolean {
  return pin === [...pin].reverse().join('')
}

/** Steps of one or two, up or down, over the end too: 1234, 8901, 4321, 2468, 9753. */
function isStraight(pin: string): boolean {
  const digits = [...pin].map(Number)
  return [1, 2, 8, 9].some((step) =>
    digits.every((digit, at) => at === 0 || digit === ((digits[at - 1] ?? 0) + step) % 10),
  )
}

/** Down or up the middle, along the edges, the corners, a cross. */
function isKeypadRoad(pin: string): boolean {
  return roads.has(pin) || roads.has([...pin].reverse().join(''))
}

const roads: ReadonlySet<string> = new Set(
  '2580 1470 3690 1379 1397 3179 7139 2684 2486 1590 3570 1236 3698 9874 7412 1478 7896 3214 9632'.split(' '),
)

/** Day, month and year (four digits or two) put together in any order: 1705, 0517, 2006, 0605, 170506, … */
function isMadeOfDate(pin: string, born: Day): boolean {
  const [year = '', month = '', day = ''] = born.split('-')
  return isMadeOf(pin, [year, year.slice(2), month, day])
}

function isMadeOf(digits: string, pieces: readonly string[]): boolean {
  if (digits === '') return true
  return pieces.some(
    (piece, at) =>
      piece !== '' &&
      digits.startsWith(piece) &&
      isMadeOf(digits.slice(piece.length), pieces.toSpliced(at, 1)),
  )
}

/** Only the first and the last digits of a number are what people take. */
function isEndOf(number: string, pin: string): boolean {
  return number.startsWith(pin) || number.endsWith(pin)
}

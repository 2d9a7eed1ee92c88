/** The number that says who somebody is: Norwegian numbers, the temporary numbers of the universities, and passports. */

import { checkDigitsHold, readings } from './identity-number-shape.ts'
import type { ElevenDigitType } from './identity-number-shape.ts'

/** The kinds of number a register may declare (design: `identity.type`). */
export type IdentityNumberType = ElevenDigitType | 'passport'

declare const proved: unique symbol

/**
 * A number that was read and found right, with the type its register declared. Never logged, never in an address.
 * `number` is digits for the Norwegian kinds (leading zeros kept), upper-case letters and digits for a passport.
 */
export type IdentityNumber = {
  readonly number: string
  readonly type: IdentityNumberType
  /** ISO 3166-1 alpha-2 of the issuing country; passports only. */
  readonly country?: string
  readonly [proved]: true
}

/** A number as a register wrote it. */
export type WrittenIdentityNumber = {
  readonly number: string
  readonly type: IdentityNumberType
  readonly country?: string | null | undefined
}

/** The rule that a refused number breaks. */
export type IdentityNumberRule =
  | 'digits' // something else than digits in a Norwegian number
  | 'length' // not eleven digits; a passport number not of 5 to 15 characters
  | 'placeholder' // what an HR system writes when it has no number
  | 'checksum' // the check digits fail, by the rule of today and by that of 2032
  | 'date' // no such day
  | 'type-mismatch' // a right number, but of another type than declared
  | 'synthetic-not-allowed' // made for tests, and this is not a test
  | 'passport-characters' // something else than letters and digits in a passport number
  | 'country-missing' // a passport number says nothing without its country
  | 'country-unknown' // not two letters that name a country

export type IdentityNumberOutcome = { readonly ok: IdentityNumber } | { readonly refused: IdentityNumberRule }

/**
 * Reads a number from a register. The declared type decides where the digits allow two (months 51 and 52).
 * Made-up numbers (month + 40, + 65, + 80) pass only where `syntheticAllowed`; S-numbers and FS-numbers are real ones.
 */
export function readIdentityNumber(
  written: WrittenIdentityNumber,
  { syntheticAllowed }: { syntheticAllowed: boolean },
): IdentityNumberOutcome {
  const number = withoutSeparators(written.number)
  if (written.type === 'passport') return readPassport(number, written.country)
  const refused = whyNot(number, written.type, syntheticAllowed)
  return refused ? { refused } : { ok: { number, type: written.type } as IdentityNumber }
}

/** The text that is the same for the same number however it was written: what the blind index is made of. */
export function canonicalNumber(identity: IdentityNumber): string {
  return `${identity.country ?? ''}${identity.number}`
}

/**
 * Whether a person known by `b` should rather be known by `a` (UiO's FNR-instruks: fødselsnummer, D-number, S-number,
 * FS-number; never to a lower one). A passport comes last.
 */
export function outranks(a: IdentityNumberType, b: IdentityNumberType): boolean {
  return priority.indexOf(a) < priority.indexOf(b)
}

const priority: readonly IdentityNumberType[] = [
  'fodselsnummer',
  'd-nummer',
  's-nummer',
  'fs-fiktivt',
  'passport',
]

/**
 * Reads a number typed by a person, who is not asked for its type: eleven digits that can be some Norwegian number, or
 * country code and passport number together (`DE C01X00T47`). Returns the text of `canonicalNumber`, or null.
 */
export function readTypedNumber(typed: string): string | null {
  return typesPossible(typed).length > 0 ? plainly(typed) : null
}

/** Which types a number typed by a person may have; none when no register could hold it. */
export function typesPossible(typed: string): readonly IdentityNumberType[] {
  if (typed.length > 100) return []
  const number = plainly(typed)
  const norwegian = norwegianTypes.filter((type) => whyNot(number, type, true) === null)
  if (norwegian.length > 0) return norwegian
  return isPassportWithCountry(number) ? ['passport'] : []
}

function plainly(typed: string): string {
  return withoutSeparators(typed.normalize('NFKC')).toUpperCase()
}

const norwegianTypes: readonly ElevenDigitType[] = ['fodselsnummer', 'd-nummer', 's-nummer', 'fs-fiktivt']

function whyNot(number: string, type: ElevenDigitType, syntheticAllowed: boolean): IdentityNumberRule | null {
  if (!/^\d*$/.test(number)) return 'digits'
  if (number.length !== 11) return 'length'
  if (isPlaceholder(number)) return 'placeholder'
  if (!checkDigitsHold(number)) return 'checksum'
  const possible = readings(number)
  const reading = possible.find((each) => each.type === type)
  if (!reading) return possible.some((each) => each.dateExists) ? 'type-mismatch' : 'date'
  if (!reading.dateExists) return 'date'
  return reading.synthetic && !syntheticAllowed ? 'synthetic-not-allowed' : null
}

/**
 * HR systems write a birth date and 00000, 00100 or 00200 for somebody whose number they lack. D-numbers may truly
 * end so (their personal numbers start with 0): one with right check digits is nobody's placeholder.
 */
function isPlaceholder(number: string): boolean {
  const writtenAsDNumber = Number(number.slice(0, 2)) > 40
  return /00[012]00$/.test(number) && !(writtenAsDNumber && checkDigitsHold(number))
}

function readPassport(written: string, writtenCountry: string | null | undefined): IdentityNumberOutcome {
  const number = written.toUpperCase()
  const country = (writtenCountry ?? '').trim().toUpperCase()
  if (country === '') return { refused: 'country-missing' }
  if (!isCountry(country)) return { refused: 'country-unknown' }
  if (!/^[A-Z0-9]*$/.test(number)) return { refused: 'passport-characters' }
  if (number.length < 5 || number.length > 15) return { refused: 'length' }
  return { ok: { number, type: 'passport', country } as IdentityNumber }
}

function isPassportWithCountry(number: string): boolean {
  return /^[A-Z]{2}[A-Z0-9]{5,15}$/.test(number) && /\d/.test(number) && isCountry(number.slice(0, 2))
}

const countryNames = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' })

function isCountry(code: string): boolean {
  return /^[A-Z]{2}$/.test(code) && countryNames.of(code) !== undefined
}

/** People and systems group the digits with spaces and hyphens of every kind, and pasted text brings invisible ones. */
function withoutSeparators(written: string): string {
  return written.replace(/[\s\p{Pd}\u2212\u00AD\u200B-\u200F\u2060\uFEFF]/gu, '')
}

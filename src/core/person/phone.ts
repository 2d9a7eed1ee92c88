/** A telephone number: however it was written, one number that a message can be sent to, or none. */

import { parsePhoneNumberFromString } from 'libphonenumber-js/max'
import type { CountryCode } from 'libphonenumber-js/max'

declare const proved: unique symbol

/** A number that exists in its country's plan, in international form (E.164: `+4791234567`). */
export type Phone = string & { readonly [proved]: 'Phone' }

/** Reads a number as a register or a person wrote it; without a country code it is one of `country`. */
export function readPhone(typed: string, country: CountryCode = 'NO'): Phone | null {
  if (typed.length > 100) return null
  const plain = typed
    .normalize('NFKC')
    .replace(/[\s\u200B-\u200F\u202A-\u202E\u2060\uFEFF]/gu, ' ')
    .trim()
  // Digits and what groups them, nothing else: no extension, no second number, no letters (payloads of case L-12).
  if (!/^\+?[\d ().\p{Pd}/]+$/u.test(plain)) return null
  const number = parsePhoneNumberFromString(plain, { defaultCountry: country, extract: false })
  return number?.isValid() ? (number.number as unknown as Phone) : null
}

/**
 * Whether a message can reach a person's pocket by a Norwegian number (row O-5). Personal-number services (880) forward
 * at a price to a number that nobody has shown us, and are not mobiles.
 */
export function isNorwegianMobile(phone: Phone): boolean {
  return isMobileIn(phone, ['NO'])
}

/** The same for a list of countries (setting `recovery.temporaryPassword.countries`). */
export function isMobileIn(phone: Phone, countries: readonly string[]): boolean {
  const number = parsePhoneNumberFromString(phone, { extract: false })
  return number?.country !== undefined && countries.includes(number.country) && number.getType() === 'MOBILE'
}

/** A number as people read it, in groups and with its country: `+47 99 12 34 56`; what is none stands as it is. */
export function readablePhone(phone: string): string {
  return parsePhoneNumberFromString(phone, { extract: false })?.formatInternational() ?? phone
}

/** What may be shown of a number after a proof: its last two digits, never how long it is (case E-10). */
export function maskPhone(phone: Phone): string {
  return `•••••• ${phone.slice(-2)}`
}

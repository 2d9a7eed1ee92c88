/** What somebody at the desk typed to find a person: a number, an address, a username or parts of a name. */
import { canonicalEmail, readEmail } from '../person/email.ts'
import { readTypedNumber } from '../person/identity-number.ts'
import { readPhone } from '../person/phone.ts'
import { readStudentNumber } from '../person/student-number.ts'
import { readUsername } from '../account/username.ts'

/** Everything the typed text may be; what it cannot be is null or empty. */
export type Wanted =
  /** A whole identity number: found even if address-protected, and written into the journal (case Z-07). */
  | { is: 'identity-number'; number: string }
  | {
      is: 'words'
      username: string | null
      studentNumber: string | null
      mobile: string | null
      email: string | null
      /** Folded, two letters at least; all of them must be in the name. */
      names: readonly string[]
      /** A username may begin like a country and its passport number: looked up as one when nobody has that name. */
      passport: string | null
    }
  | { is: 'too-short' }

/** Reads it; at most 200 characters count. */
export function readWanted(typed: string, { realms }: { realms: readonly string[] }): Wanted {
  const text = typed.normalize('NFKC').trim().slice(0, 200)
  const username = readUsername(text, { realms })
  const isNumber = readTypedNumber(text) !== null
  if (isNumber && (username === null || /^\d+$/.test(username)))
    return { is: 'identity-number', number: text }
  const email = readEmail(text)
  const hasDigit = /\d/.test(text)
  const wanted = {
    username,
    studentNumber: hasDigit ? readStudentNumber(text) : null,
    mobile: hasDigit ? readPhone(text) : null,
    email: email === null ? null : canonicalEmail(email),
    names: hasDigit || email !== null ? [] : wordsIn(text),
    passport: isNumber ? text : null,
  }
  const isEmpty = Object.values(wanted).every((value) => value === null || value.length === 0)
  return isEmpty ? { is: 'too-short' } : { is: 'words', ...wanted }
}

/** The words of a name as the index keeps them: folded, without what joins them. */
function wordsIn(text: string): string[] {
  const folded = text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[øæœđðłıþß]/g, asTyped)
  const words = folded.split(/[^\p{L}\p{N}]+/u).filter((word) => [...word].length >= 2)
  return [...new Set(words)].slice(0, 6)
}

/** As `folded_name` has it in the database. */
const typedAs: Readonly<Record<string, string>> = {
  ø: 'o',
  æ: 'a',
  œ: 'o',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  ı: 'i',
  þ: 't',
  ß: 's',
}
function asTyped(letter: string): string {
  return typedAs[letter] ?? letter
}

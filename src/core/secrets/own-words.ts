/** Finds what others know about a person inside a password: name, username, numbers, birth date, institution. */
import type { Day } from '../person/facts.ts'
import { folded, spellings, squeezed } from './folded-text.ts'

/** The parts of these names that the password contains, accents and case aside. */
export function namePartsIn(password: string, names: readonly string[]): readonly string[] {
  return longestIn(password, nameParts(names))
}

/** The username, and its parts, that the password contains. */
export function usernamePartsIn(password: string, username: string): readonly string[] {
  return longestIn(password, usernameParts(username))
}

/**
 * Everything of at least three letters in these names, split where anything but a letter stands, as Active Directory
 * does (`Anne-Marie O'Brien`: Anne, Marie, Brien).
 */
export function nameParts(names: readonly string[]): readonly string[] {
  const parts = names.flatMap((name) => name.normalize('NFC').split(/[^\p{L}\p{M}]+/u))
  return parts.filter((part) => [...part].length >= 3)
}

/** The username, and its runs of letters or of digits of at least four. */
export function usernameParts(username: string): readonly string[] {
  const parts = username.split(/(?<=\p{L})(?!\p{L})|(?<=\p{Nd})(?!\p{Nd})|[^\p{L}\p{Nd}]+/u)
  const long = parts.filter((part) => part.length >= 4)
  return username.length >= 3 ? [username, ...long] : long
}

/**
 * The institution's names that the password contains, spaces and signs aside. A name of up to four letters counts only
 * where it stands alone: `usn` is not meant in `husnummer`.
 */
export function institutionNamesIn(password: string, names: readonly string[]): readonly string[] {
  const text = folded(password)
  const found = names.filter((name) =>
    spellings(name)
      .map(squeezed)
      .some((spelling) => spelling.length >= 3 && containsName(text, spelling)),
  )
  return withoutContained(found)
}

/** True when the date stands in the password, in any usual order of six or eight digits, with or without signs between. */
export function birthDateIn(password: string, born: Day): boolean {
  const [year = '', month = '', day = ''] = born.split('-')
  const short = year.slice(2)
  const dates = [
    day + month + year,
    year + month + day,
    month + day + year,
    day + month + short,
    short + month + day,
    month + day + short,
  ]
  const text = folded(password).replace(/(?<=\d)[ ./-](?=\d)/g, '')
  return dates.some((date) => text.includes(date))
}

/** True when the number, at least four characters of it, stands in the password. */
export function numberIn(password: string, number: string): boolean {
  return number.length >= 4 && folded(password).includes(number)
}

function containsName(text: string, name: string): boolean {
  if (name.length > 4) return squeezed(text).includes(name)
  return text.split(/[^a-z]+/).includes(name) || text.split(/[^a-z0-9]+/).includes(name)
}

function longestIn(password: string, parts: readonly string[]): readonly string[] {
  const text = folded(password)
  return withoutContained(parts.filter((part) => spellings(part).some((spelling) => text.includes(spelling))))
}

/** One word is said once, and `abcde` not beside `abcde1234`. */
function withoutContained(words: readonly string[]): readonly string[] {
  const unique = words.filter((word, at) => words.findIndex((other) => folded(other) === folded(word)) === at)
  return unique.filter(
    (word) => !unique.some((other) => other !== word && folded(other).includes(folded(word))),
  )
}

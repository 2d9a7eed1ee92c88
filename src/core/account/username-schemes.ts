/** Which usernames a new person may be offered, the nicest first; some of them may be taken or forbidden. */

import { pick } from '../chance.ts'
import type { Dice } from '../chance.ts'
import { forUsername } from './transliterate.ts'
import { namesToCandidates } from './username-letters-of-names.ts'
import type { UsernameScheme } from './username-scheme-setting.ts'

/** What a username may be made of. */
export type Named = {
  readonly given: string
  readonly family: string
  readonly studentNumber?: string | null
}

/**
 * The usernames to try, in order, made one at a time as they are asked for. It never ends: when the scheme has no more
 * of the person's own letters to give, random letters follow for as long as anybody asks (Sikt's "override"), so the
 * two-hundredth namesake finds one too. Whoever asks decides when to stop.
 */
export function* candidates(scheme: UsernameScheme, person: Named, dice: Dice): Generator<string, never> {
  switch (scheme.form) {
    case 'letters-and-digits':
      return yield* lettersAndDigits(scheme, person, dice)
    case 'prefix-and-student-number':
      return yield* studentNumber(scheme, person, dice)
    case 'letters-of-names':
      return yield* lettersOfNames(scheme, person, dice)
    case 'letters-and-serial':
      return yield* lettersAndSerial(scheme, person, dice)
  }
}

type Scheme<Form extends UsernameScheme['form']> = Extract<UsernameScheme, { form: Form }>

/** Sikt (docs/iam/brukernavn.md): five tries with the stem, then one letter gives way, then random letters. */
function* lettersAndDigits(
  scheme: Scheme<'letters-and-digits'>,
  person: Named,
  dice: Dice,
): Generator<string, never> {
  const { letters, length, shortNames } = scheme
  const stem = stemOf(scheme, person)
  const missing = () => (shortNames === 'letters' ? randomLetters(letters - stem.length, dice) : '')
  const filled = (start: string) => start + randomDigits(length - start.length, dice)
  if (stem !== '') {
    for (let tries = 0; tries < 5; tries += 1) yield filled(stem + missing())
    for (let tries = 0; tries < 20; tries += 1)
      yield filled(withOneChanged(stem + missing(), shortNames, dice))
  }
  for (;;) yield filled(randomLetters(letters, dice))
}

/** The five letters: two of the first name, the rest from the family name (or from the only name there is). */
export function stemOf(scheme: Scheme<'letters-and-digits'>, { given, family }: Named): string {
  const first = lettersOnly(given)
  const last = lettersOnly(family)
  if (last === '' || first === '') return (first + last).slice(0, scheme.letters)
  return (first.slice(0, scheme.fromGivenName) + last).slice(0, scheme.letters)
}

/** The first letter stays: many systems want a username to begin with one (Sikt: `[a-z][a-z0-9]{0,11}`). */
function withOneChanged(stem: string, by: 'digits' | 'letters', dice: Dice): string {
  if (stem.length < 2) return stem
  const place = 1 + dice.below(stem.length - 1)
  const other = by === 'digits' ? randomDigits(1, dice) : randomLetters(1, dice)
  return stem.slice(0, place) + other + stem.slice(place + 1)
}

/** OsloMet's older form: one possible name. Who has no student number, or finds it taken, gets letters. */
function* studentNumber(
  { prefix }: Scheme<'prefix-and-student-number'>,
  person: Named,
  dice: Dice,
): Generator<string, never> {
  const number = (person.studentNumber ?? '').trim().replace(/^0+/, '')
  if (/^\d+$/.test(number)) yield prefix + number
  for (;;) yield randomLetters(8, dice)
}

/** Cerebrum's candidates, then the same with a number, then random letters. */
function* lettersOfNames(
  { longest, prefix, suffix }: Scheme<'letters-of-names'>,
  { given, family }: Named,
  dice: Dice,
): Generator<string, never> {
  const room = longest - prefix.length - suffix.length
  for (const core of namesToCandidates(forUsername(given), forUsername(family), room))
    yield prefix + core + suffix
  for (;;) yield prefix + randomLetters(Math.min(room, 8), dice) + suffix
}

/** UiT: the lowest free number after three letters; when all are gone, other letters, never an error. */
function* lettersAndSerial(
  { digits, suffix }: Scheme<'letters-and-serial'>,
  person: Named,
  dice: Dice,
): Generator<string, never> {
  const initials = initialsOf(person)
  if (initials !== null) {
    for (let serial = 0; serial < 10 ** digits; serial += 1) {
      yield initials + String(serial).padStart(digits, '0') + suffix
    }
  }
  for (;;) yield randomLetters(3, dice) + randomDigits(digits, dice) + suffix
}

/** One letter of the first name and two of the last word of the family name; an only name gives three. */
export function initialsOf({ given, family }: Named): string | null {
  const first = lettersOnly(given)
  const last = lettersOnly(forUsername(family).split(' ').at(-1) ?? '')
  if (first + last === '') return null
  if (first === '' || last === '') return padded((first + last).slice(0, 3))
  return padded(last.length < 2 ? first.slice(0, 2) + last : first.slice(0, 1) + last.slice(0, 2))
}

function padded(initials: string): string {
  return initials.length === 1 ? `${initials}qx` : initials.padEnd(3, 'x')
}

function lettersOnly(name: string): string {
  return forUsername(name).replace(/[^a-z]/g, '')
}

const alphabet = [...'abcdefghijklmnopqrstuvwxyz']
const figures = [...'0123456789']

function randomLetters(count: number, dice: Dice): string {
  return Array.from({ length: count }, () => pick(dice, alphabet)).join('')
}

function randomDigits(count: number, dice: Dice): string {
  return Array.from({ length: count }, () => pick(dice, figures)).join('')
}

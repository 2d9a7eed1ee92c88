/** The identity numbers on a person's line: read and found right, or refused with the rule that failed. */
import {
  type IdentityNumber,
  type IdentityNumberRule,
  readIdentityNumber,
  type WrittenIdentityNumber,
} from '../person/identity-number.ts'
import type { LineObjection } from './line-objection.ts'
import type { PersonLine } from './person-line-schema.ts'

/** The numbers of a line; an objection refuses the line, a note only leaves a number out. */
export type ReadNumbers = {
  identity: IdentityNumber[]
  previous: IdentityNumber[]
  objections: LineObjection[]
  notes: LineObjection[]
}

/** Reads the numbers of a line; each wrong one names the rule it breaks. */
export function readNumbers(
  line: Pick<PersonLine, 'identity' | 'previousIdentity'>,
  syntheticAllowed: boolean,
): ReadNumbers {
  const found: ReadNumbers = { identity: [], previous: [], objections: [], notes: [] }
  const read = (written: WrittenIdentityNumber, key: string, into: IdentityNumber[]): void => {
    const outcome = readIdentityNumber(padded(written), { syntheticAllowed })
    if ('ok' in outcome) into.push(outcome.ok)
    // HR systems write a placeholder where they have no number: it is nobody's (field 5.9)
    else if (outcome.refused === 'placeholder') found.notes.push({ key, because: broken.placeholder })
    else found.objections.push({ key, because: broken[outcome.refused] })
  }
  line.identity?.forEach((each, place) => read(each, `identity[${place}].number`, found.identity))
  line.previousIdentity?.forEach((each, place) =>
    read(each, `previousIdentity[${place}].number`, found.previous),
  )
  return found
}

/** Ten digits are eleven whose leading zero some spreadsheet ate; only registers are forgiven that (field 5.6). */
function padded(written: WrittenIdentityNumber): WrittenIdentityNumber {
  return written.type !== 'passport' && /^\d{10}$/.test(written.number)
    ? { ...written, number: `0${written.number}` }
    : written
}

const broken: Record<IdentityNumberRule, string> = {
  digits: 'holds something else than digits',
  length: 'has the wrong length',
  placeholder: 'is a placeholder for a number that the register lacks; left out',
  checksum: 'has wrong check digits, by the rule of today and by that of 2032',
  date: 'holds a day that does not exist',
  'type-mismatch': 'is a number of another type than declared',
  'synthetic-not-allowed': 'is made up for tests, and this is not a test',
  'passport-characters': 'holds something else than letters and digits',
  'country-missing': 'needs the country of the passport',
  'country-unknown': 'names a country that does not exist',
}

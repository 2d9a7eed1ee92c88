/** A birth date is understood as people write it, and nothing else is. */
import { expect, test } from 'vitest'
import { readTypedBirthDate } from './birth-date.ts'

test.each([
  '1984-03-27',
  ' 1984-3-27 ',
  '27.03.1984',
  '27.3.1984',
  '27/3/1984',
  '27. 3. 1984',
  '27031984',
  '１９８４-03-27',
])('%s is the 27th of March 1984', (typed) => expect(readTypedBirthDate(typed)).toBe('1984-03-27'))

test.each([
  '',
  '1984-02-30',
  '31.04.1984',
  '84-03-27',
  '1984',
  '1984-03-27T00:00',
  'x'.repeat(1_000),
  '2026-13-01',
])('%s is no day', (typed) => expect(readTypedBirthDate(typed)).toBeNull())

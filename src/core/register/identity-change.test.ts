/** Numbers on a line may become better ones; a number that simply becomes another waits for a human. */
import { expect, test } from 'vitest'
import type { IdentityNumber, IdentityNumberType } from '../person/identity-number.ts'
import { objectionToNewNumbers } from './identity-change.ts'

const number = (type: IdentityNumberType, digits: string): IdentityNumber =>
  ({ type, number: digits, ...(type === 'passport' ? { country: 'DE' } : {}) }) as IdentityNumber
const fnr = number('fodselsnummer', '01')
const otherFnr = number('fodselsnummer', '02')
const dnr = number('d-nummer', '41')
const snr = number('s-nummer', '51')
const fs = number('fs-fiktivt', '59')
const passport = number('passport', 'A1')
const renewed = number('passport', 'A2')

const change = (before: IdentityNumber[], after: IdentityNumber[], previous: IdentityNumber[] = []) =>
  objectionToNewNumbers(
    { identity: before, previousIdentity: [] },
    { identity: after, previousIdentity: previous },
  )

test.each([
  ['the same', [fnr], [fnr], []],
  ['a first number', [], [snr], []],
  ['one more of another kind', [dnr], [dnr, fnr], []],
  ['none any longer', [fnr], [], []],
  ['D-number to fødselsnummer', [dnr], [fnr], []],
  ['S-number to D-number', [snr], [dnr], []],
  ['FS-number to S-number', [fs], [snr], []],
  ['passport to S-number', [passport], [snr], []],
  ['a corrected number that the register names', [fnr], [otherFnr], [fnr]],
  ['a renewed passport beside a number that stays', [snr, passport], [snr, renewed], []],
])('may: %s', (_, before, after, previous) => {
  expect(change(before, after, previous)).toBe(null)
})

test.each([
  ['another number of the same kind', [fnr], [otherFnr], [], /another number/],
  ['another number although some other is named', [fnr], [otherFnr], [dnr], /another number/],
  ['a lesser kind', [fnr], [snr], [], /lesser kind/],
  ['a lesser kind even when it is named', [fnr], [dnr], [fnr], /lesser kind/],
  ['another passport and nothing that stays', [passport], [renewed], [], /another number/],
  ['a second number of the same kind', [fnr], [fnr, otherFnr], [], /second number/],
])('is held: %s', (_, before, after, previous, because) => {
  expect(change(before, after, previous)?.because).toMatch(because)
})

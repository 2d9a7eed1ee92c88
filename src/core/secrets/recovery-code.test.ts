/** Recovery codes as they are made, written down and typed again. */
import { expect, test } from 'vitest'
import { seededDice } from '../../cast/seeded-dice.ts'
import { newRecoveryCode, readRecoveryCode, writtenRecoveryCode } from './recovery-code.ts'

const dice = seededDice('recovery codes')

test('a code is sixteen letters of thirty-two, no two alike, and without letters that look like others', () => {
  const codes = Array.from({ length: 1_000 }, () => newRecoveryCode(dice))
  expect(new Set(codes).size).toBe(1_000)
  for (const code of codes) expect(code).toMatch(/^[0-9a-hj-km-np-tv-z]{16}$/)
  expect(new Set(codes.join('')).size).toBe(32)
})

test.each([
  ['as it is written', (written: string) => written],
  ['in capitals', (written: string) => written.toUpperCase()],
  ['without hyphens', (written: string) => written.replaceAll('-', '')],
  ['with spaces for hyphens', (written: string) => ` ${written.replaceAll('-', ' ')} `],
  ['with dashes', (written: string) => written.replaceAll('-', '–')],
  ['with a letter for a digit', (written: string) => written.replaceAll('0', 'O').replaceAll('1', 'l')],
])('it is read %s', (_how, type) => {
  for (let each = 0; each < 50; each++) {
    const code = newRecoveryCode(dice)
    expect(readRecoveryCode(type(writtenRecoveryCode(code)))).toBe(code)
  }
})

test.each(['', '123456', 'abcd-efgh-jkmn', 'abcd-efgh-jkmn-pqrs-t', 'abcd-efgh-jkmn-pqr!', 'u'.repeat(16)])(
  '%j is none',
  (typed) => {
    expect(readRecoveryCode(typed)).toBeNull()
  },
)

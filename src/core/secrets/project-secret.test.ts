/** The secret beside a project's link: fifty bits that can be read out on the phone. */
import { describe, expect, test } from 'vitest'
import { seededDice } from '../../cast/seeded-dice.ts'
import { makeProjectSecret, readProjectSecret } from './project-secret.ts'

describe('a secret', () => {
  test('is two groups of five, without letters that look like others, and never the same twice', () => {
    const dice = seededDice('secrets of projects')
    const made = Array.from({ length: 2_000 }, () => makeProjectSecret(dice))
    for (const secret of made) expect(secret).toMatch(/^[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$/)
    expect(new Set(made).size).toBe(made.length)
    expect(new Set(made.join('').replaceAll('-', '')).size).toBe(32)
  })

  test.each([
    ['K3M9X-7QP2V', 'K3M9X7QP2V'],
    [' k3m9x 7qp2v ', 'K3M9X7QP2V'],
    ['K3M9X–7QP2V', 'K3M9X7QP2V'],
    ['OIL00-00000', '0110000000'],
    ['K3M9X-7QP2', null],
    ['K3M9X-7QP2U', null],
    ['', null],
    ['K'.repeat(100), null],
  ])('typed as %j', (typed, read) => expect(readProjectSecret(typed)).toBe(read))
})

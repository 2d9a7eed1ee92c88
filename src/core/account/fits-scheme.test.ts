/** What the scheme itself makes fits it; what another scheme makes does not. */
import { describe, expect, test } from 'vitest'
import type { Dice } from '../chance.ts'
import { fitsScheme } from './fits-scheme.ts'
import { candidates } from './username-schemes.ts'
import { type UsernameScheme, usernameSchemeSetting } from './username-scheme-setting.ts'

let turn = 0
const dice: Dice = {
  bytes: (count) => new Uint8Array(count),
  below: (below) => (turn += 7) % below,
}
const schemes: readonly [string, UsernameScheme, readonly string[]][] = [
  ['abcde1234', usernameSchemeSetting.parse({ form: 'letters-and-digits' }), ['kar1', 'karin', 'karin12345']],
  [
    's123456',
    usernameSchemeSetting.parse({ form: 'prefix-and-student-number' }),
    ['t123456', 's12', 'karino'],
  ],
  [
    'karino',
    usernameSchemeSetting.parse({ form: 'letters-of-names', suffix: '.x' }),
    ['karino', '1karin.x', 'karinordmann.x', 'karino-x'],
  ],
  ['kno001', usernameSchemeSetting.parse({ form: 'letters-and-serial' }), ['kn001', 'kno01', 'kno0011']],
]

describe.each(schemes)('%s', (_name, scheme, others) => {
  test('takes what it makes, namesakes and short names too', () => {
    for (const person of [
      { given: 'Kari', family: 'Nordmann', studentNumber: '0123456' },
      { given: 'Åse', family: '', studentNumber: null },
      { given: 'X', family: 'Y', studentNumber: null },
    ]) {
      const made: string[] = []
      for (const name of candidates(scheme, person, dice)) {
        made.push(name)
        if (made.length === 200) break
      }
      expect(made.filter((name) => !fitsScheme(scheme, name))).toEqual([])
    }
  })

  test('takes nothing of another form', () => {
    expect(others.filter((name) => fitsScheme(scheme, name))).toEqual([])
  })
})

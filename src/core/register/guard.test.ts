/** The guard: a file that makes too many people somebody else is held, a busy August is not. */
import { expect, test } from 'vitest'
import { institutionSetting } from '../institution/institution.ts'
import { guard, nothingStrange } from './guard.ts'

const setting = institutionSetting.parse({
  key: 'prove',
  names: { nb: 'Prøve', nn: 'Prøve', en: 'Test', short: 'Prøve' },
  mailAddresses: { domain: 'prove.example' },
}).registers.fs?.guard
if (!setting) throw new Error('no guard')
const counts = { ...nothingStrange(), arrived: 0 }

test.each([
  ['nothing', {}, 20_000, []],
  ['2,000 new names, the share that may be', { family: 2_000 }, 20_000, []],
  ['one more', { family: 2_001 }, 20_000, ['family']],
  ['all names swapped', { given: 20_000, family: 20_000 }, 20_000, ['given', 'family']],
  ['a third of the numbers renewed in August', { mobile: 6_600 }, 20_000, []],
  ['everybody’s number another', { mobile: 20_000 }, 20_000, ['mobile']],
  ['thirty per cent newcomers in August', { arrived: 6_000 }, 20_000, []],
  ['half of the ids new', { arrived: 10_000 }, 20_000, ['arrived']],
  ['a hundred thousand newcomers', { arrived: 100_000 }, 20_000, ['arrived']],
  ['the first file of an empty house', { arrived: 100_000 }, 0, []],
  ['everybody after a trial with some hundreds', { arrived: 100_000 }, 999, []],
  ['a house of a thousand that doubles', { arrived: 1_001 }, 1_000, ['arrived']],
])('%s', (_, some, known, strange) => {
  expect(guard({ ...counts, ...some }, known, setting).map(({ what }) => what)).toEqual(strange)
})

/** Commands name their operator. */
import { expect, test } from 'vitest'
import { operatorName } from './operator.ts'

test('the name that was given, else whoever used sudo, else the machine’s account; nothing that could be taken for more', () => {
  expect(operatorName('anne', { SUDO_USER: 'root' })).toBe('anne')
  expect(operatorName(undefined, { SUDO_USER: 'anne' })).toBe('anne')
  expect(operatorName(undefined, { ADGANG_OPERATOR: 'night-shift', SUDO_USER: 'anne' })).toBe('night-shift')
  expect(operatorName('two words', { SUDO_USER: 'anne' })).toBe('anne')
  expect(operatorName(undefined, {})).toMatch(/^[\w.@-]+$/)
})

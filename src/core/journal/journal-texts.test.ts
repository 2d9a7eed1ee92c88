/** The journal speaks in sentences, keeps secrets out, and says something even of what it does not know. */
import { expect, test } from 'vitest'
import { languages } from '../language.ts'
import { journalText } from './journal-texts.ts'

const line = { what: 'password-changed', by: 'self', because: null, details: {} }

test('what the person did is said to the person, in three languages', () => {
  expect(languages.map((language) => journalText(line, language))).toEqual([
    { what: 'Du byttet passord', more: null },
    { what: 'Du bytte passord', more: null },
    { what: 'You changed the password', more: null },
  ])
})

test('from where, how many others were ended, and by whom', () => {
  const details = { device: 'Firefox, Windows', sessionsEnded: 2, next: '/my-account' }
  expect(journalText({ ...line, details }, 'en').more).toBe('Firefox, Windows · 2 sign-ins ended')
  expect(journalText({ ...line, by: 'register:fs' }, 'nb').more).toBe('Fra registeret')
  expect(journalText({ ...line, what: 'deactivated', by: 'per', because: 'Mistet kort' }, 'nb')).toEqual({
    what: 'Kontoen ble deaktivert',
    more: 'Av: per · Mistet kort',
  })
})

test('a happening of a later version is not hidden', () => {
  expect(journalText({ ...line, what: 'wallet-added' }, 'nb').what).toBe('Noe ble endret på kontoen')
})

test('details that are not for reading are not shown', () => {
  const details = { token: 'abc', idNumber: '17850618370', version: '2025-08' }
  expect(journalText({ ...line, what: 'rules-accepted', details }, 'nn').more).toBe('Versjon 2025-08')
})

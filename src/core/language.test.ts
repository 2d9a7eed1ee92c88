/** Which language a visitor meets, by what the browser says. */
import { describe, expect, it } from 'vitest'
import { languages, negotiateLanguage, readLanguage } from './language.ts'

describe('the language a visitor meets', () => {
  it.each([
    ['nn', 'nn'],
    ['en-GB,en;q=0.9,nb;q=0.8', 'en'],
    ['nb;q=0.2, nn;q=0.9', 'nn'],
    ['no', 'nb'],
    ['nb-NO', 'nb'],
    ['de, fr;q=0.9, en;q=0.1', 'en'],
    ['sv-SE', 'nb'],
    ['EN', 'en'],
  ])('%s asks for %s', (header, language) => {
    expect(negotiateLanguage(header, languages, 'nb')).toBe(language)
  })

  it.each([undefined, '', '*', 'de', 'en;q=0', 'en;q=abc', ';;;,,,', 'x'.repeat(5000)])(
    'falls back on the institution when the browser says %s',
    (header) => {
      expect(negotiateLanguage(header, languages, 'nn')).toBe('nn')
    },
  )

  it('never chooses a language that the institution does not offer', () => {
    expect(negotiateLanguage('en, nn;q=0.5', ['nb', 'nn'], 'nb')).toBe('nn')
  })

  it('reads nothing from a language we do not write', () => {
    expect(readLanguage('de-DE')).toBeNull()
  })
})

/** The words of every message: whole, in three languages, inside the portal, and within one text message. */
import { describe, expect, test } from 'vitest'
import { Temporal } from 'temporal-polyfill'
import { languages } from '../language.ts'
import { gsm7Length } from './gsm7.ts'
import { inWords, longestContents, mayGoBy, messageKinds, textMessagesThatDoNotFit } from './texts.ts'
import type { Sender } from './voice.ts'

const usn: Sender = {
  name: {
    nb: 'Universitetet i Sørøst-Norge',
    nn: 'Universitetet i Søraust-Noreg',
    en: 'University of South-Eastern Norway',
  },
  shortName: 'USN',
  origin: 'https://konto.usn.example',
  deskPhone: '31 00 80 00',
  deskMail: 'hjelp@usn.example',
  timeZone: 'Europe/Oslo',
  services: {},
  studentPages: { nb: 'Studentweb', nn: 'Studentweb', en: 'Studentweb' },
}
const noDeskPhone: Sender = { ...usn, shortName: 'Educloud', deskPhone: null, deskMail: null }
const mail = { channel: 'mail', address: 'kari@example.org' } as const
const sms = { channel: 'sms', address: '+4791234567' } as const
const at = Temporal.Instant.from('2026-08-10T03:00:00Z')

test('there is an example of every kind of message', () => {
  expect(longestContents.map((content) => content.kind).toSorted()).toEqual(
    Object.keys(messageKinds).toSorted(),
  )
})

describe.each(longestContents)('$kind', (content) => {
  test.each([usn, noDeskPhone])('is a whole letter in every language, from $shortName', (sender) => {
    const letters = languages.map((language) => inWords(content, mail, sender, language))
    expect(new Set(letters.map((letter) => letter.text)).size).toBe(languages.length)
    for (const letter of letters) {
      expect(letter.text).toMatch(/^(Hei|Hello),\n\n/)
      expect(letter.text).not.toMatch(/undefined|null|\[object|\{|  /)
      expect(letter.text).toContain(sender.origin)
      expect(letter.text).toMatch(/(spør noen gang etter|spør nokon gong etter|will ever ask you for)/)
      expect(
        [...letter.text.matchAll(/https?:\/\/[^\s)]+/g)].every(([link]) => link.startsWith(sender.origin)),
      ).toBe(true)
    }
  })
})

describe.each(longestContents.filter((content) => mayGoBy(content.kind, 'sms')))('$kind', (content) => {
  test('fits into one text message in every language', () => {
    for (const sender of [usn, noDeskPhone]) {
      for (const language of languages) {
        const message = inWords(content, sms, sender, language)
        expect(gsm7Length(message.text)).toBeLessThanOrEqual(160)
      }
    }
  })
})

test('a changed password is told in plain words, with the local time', () => {
  const message = inWords({ kind: 'password-changed', facts: { at, dispute: null } }, sms, usn, 'nb')
  expect(message.text).toBe('USN: Passordet ditt ble endret 10. august kl. 05:00. Ikke deg? 31 00 80 00')
})

test('an activated account is told without any username, address or password (row N-6)', () => {
  for (const language of languages) {
    const letter = inWords({ kind: 'account-activated', facts: { at } }, mail, usn, language)
    expect(letter.text.replaceAll('hjelp@usn.example', '')).not.toContain('@')
  }
})

test('a link in a message stays in the portal', () => {
  for (const path of ['//evil.example/x', 'https://evil.example/', '/\\evil.example', 'activate']) {
    const content = { kind: 'activation-link', facts: { path, until: at } } as const
    expect(() => inWords(content, mail, usn, 'nb'), path).toThrow('stays in the portal')
  }
})

test('a link leads to the page in the language of the message', () => {
  for (const language of languages) {
    const content = {
      kind: 'activation-link',
      facts: { path: '/activate-account/link/x', until: at },
    } as const
    const { text } = inWords(content, mail, usn, language)
    expect(text).toContain(`/${language}/activate-account/link/x`)
  }
})

test('a link goes by mail only', () => {
  expect(mayGoBy('activation-link', 'sms')).toBe(false)
  expect(() =>
    inWords({ kind: 'activation-link', facts: { path: '/x', until: at } }, sms, usn, 'nb'),
  ).toThrow()
})

test('a sender whose texts would be too long, or cannot be written in a text message, is told which ones', () => {
  expect(textMessagesThatDoNotFit(usn)).toEqual([])
  expect(textMessagesThatDoNotFit({ ...usn, shortName: 'U'.repeat(70) })).toContain('password-changed (nb)')
  expect(textMessagesThatDoNotFit({ ...usn, shortName: 'USN 🎓' })).toContain('new-access-pin (en)')
})

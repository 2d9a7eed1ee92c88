import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canonicalEmail, maskEmail, readEmail } from './email.ts'

describe('an e-mail address as written', () => {
  test.each([
    ['kari@example.org', 'kari@example.org'],
    [' Kari.Nordmann@Example.ORG\u00a0', 'Kari.Nordmann@example.org'],
    ["o'brien+studie_1@mail.example.org", "o'brien+studie_1@mail.example.org"],
    ['kari@blåbær.example', 'kari@xn--blbr-roah.example'],
    ['kari@bla\u030abær.example', 'kari@xn--blbr-roah.example'],
    ['kari@пример.рф', 'kari@xn--e1afmkfd.xn--p1ai'],
    [`${'a'.repeat(64)}@example.org`, `${'a'.repeat(64)}@example.org`],
  ])('%s is read', (typed, expected) => {
    expect(readEmail(typed)).toBe(expected)
  })

  test.each([
    ['a header after a line break (M-06)', 'a@x.test\r\nBcc: b@x.test'],
    ['a line break alone', 'a@x.test\nb'],
    ['a line break before the @', 'a\r\n@x.test'],
    ['two addresses (M-06)', 'a@x,b@y'],
    ['two whole addresses', 'a@x.test,b@y.test'],
    ['two addresses with a semicolon', 'a@x.test;b@y.test'],
    ['two addresses with a space', 'a@x.test b@y.test'],
    ['a script in quotes (M-06)', '"<script>"@x.test'],
    ['a quoted name', '"kari nordmann"@x.test'],
    ['a name before the address', 'Kari <kari@x.test>'],
    ['a comment', 'kari(a)@x.test'],
    ['a route', 'kari%x.test@y.test'],
    ['an old route', 'x!kari@y.test'],
    ['an option of a mail program', '-OQueueDirectory=/tmp@x.test'],
    ['a null', 'kari\u0000@x.test'],
    ['a full-width at sign (L-12)', 'kari＠x.test'],
    ['a dotless i (L-12)', 'karı@x.test'],
    ['a dotted capital I (L-12)', 'karİ@x.test'],
    ['the Kelvin sign before the @ (L-12)', '\u212Aari@x.test'],
    ['a full-width letter in the domain (L-12)', 'kari@ｘ.test'],
    ['a ligature in the domain', 'kari@\uFB01sk.test'],
    ['an ideographic full stop', 'kari@x。test'],
    ['no domain', 'kari@'],
    ['no name', '@x.test'],
    ['a domain without a dot', 'kari@localhost'],
    ['an address of the machine', 'kari@[127.0.0.1]'],
    ['an address of the machine without brackets', 'kari@127.0.0.1'],
    ['an address of the machine in disguise', 'kari@0x7f.1'],
    ['a port', 'kari@x.test:25'],
    ['a path', 'kari@x.test/y'],
    ['two dots', 'kari..n@x.test'],
    ['two dots in the domain', 'kari@x..test'],
    ['a dot at the end', 'kari@x.test.'],
    ['a hyphen where none may be', 'kari@-x.test'],
    ['a name of 65 letters', `${'a'.repeat(65)}@x.test`],
    ['more than 254 letters', `kari@${'a.'.repeat(125)}test`],
    ['nothing', ''],
  ])('%s makes it no address', (_, typed) => {
    expect(readEmail(typed)).toBeNull()
  })

  test('whatever is read names one mailbox, and is read again as the same', () => {
    fc.assert(
      fc.property(fc.oneof(fc.emailAddress(), fc.string({ unit: 'binary' })), (typed) => {
        const email = readEmail(typed)
        if (email === null) return
        expect(email).toMatch(/^[!-~]+$/)
        expect(email.split('@')).toHaveLength(2)
        expect(email).not.toMatch(/[,;:<>"()[\]\\]/)
        expect(readEmail(email)).toBe(email)
      }),
    )
  })
})

test('capitals make no second person', () => {
  expect(canonicalEmail(readEmail('KARI@example.org')!)).toBe(canonicalEmail(readEmail('kari@EXAMPLE.org')!))
})

test('one letter is shown, never the domain or the length', () => {
  expect(maskEmail(readEmail('kari.nordmann@example.org')!)).toBe('k•••')
  expect(maskEmail(readEmail('k@example.com')!)).toBe('k•••')
})

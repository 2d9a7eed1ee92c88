import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isUsername, readUsername } from './username.ts'

const realm = 'uni.test'
const read = (typed: string) => readUsername(typed, { realms: [realm] })

describe('a username as typed', () => {
  test.each([
    ['as it is', 'anna'],
    ['in capitals', 'ANNA'],
    ['with spaces', ' anna '],
    ['with a space at the end', 'Anna '],
    ['with a space that does not break', '\u00A0anna'],
    ['with a space of no width', 'anna\u200B'],
    ['with the mark at the start of a file', '\uFEFFanna'],
    ['with marks of direction', '\u202Aanna\u202C\u200E'],
    ['with a line break at the end', 'anna\r\n'],
    ['in full width', 'ａｎｎａ'],
    ['in capitals of full width', 'ＡＮＮＡ'],
    ['with one full-width letter', 'ａnna'],
    ['with the realm', 'anna@uni.test'],
    ['with the realm in capitals', 'Anna@UNI.test'],
    ['with the realm in full width', 'ａｎｎａ＠ｕｎｉ．ｔｅｓｔ'],
  ])('%s is anna (B-04)', (_, typed) => {
    expect(read(typed)).toBe('anna')
  })

  test.each([
    ['a space (B-10)', ' '],
    ['a star (B-10)', '*'],
    ['a per cent sign (B-10)', '%'],
    ['nothing (B-10)', ''],
    ['a thousand letters (B-10)', 'a'.repeat(1000)],
    ['a megabyte (B-10)', 'a'.repeat(1_000_000)],
    ['65 letters (I-18)', 'a'.repeat(65)],
    ['one letter', 'a'],
    ['a space of no width inside', 'an\u200Bna'],
    ['a space inside', 'an na'],
    ['a null', 'anna\u0000'],
    ['a null, escaped', 'anna%00x'],
    ['a dot at the end', 'anna.'],
    ['two dots (I-18)', '..'],
    ['two dots inside', 'an..na'],
    ['å in one letter', 'åse'],
    ['å in two', 'a\u030Ase'],
    ['an accent', 'ańna'],
    ['an accent in two', 'an\u0301na'],
    ['a Cyrillic a (I-18)', '\u0430nna'],
    ['the Cyrillic admin (I-18)', '\u0430dmin'],
    ['a dotless i', 'l\u0131v'],
    ['a dotted capital I', 'L\u0130V'],
    ['the Kelvin sign', '\u212Aari'],
    ['a long s', 'jen\u017F'],
    ['a ligature', '\uFB01nn'],
    ['a mathematical letter', '\u{1D41A}nna'],
    ['another realm', 'anna@other.test'],
    ['the realm twice', 'anna@uni.test@uni.test'],
    ['a realm below the realm', 'anna@student.uni.test'],
    ['the realm alone', '@uni.test'],
    ['a domain of Windows', 'UNI\\anna'],
    ['a name of a directory', 'uid=anna,ou=people'],
    ['an escape of a directory', '\\61nna'],
    ['a filter of a directory', '*)(uid=*'],
    ['a hyphen first', '-anna'],
    ['a dot first', '.anna'],
    ['a quotation mark', "anna'--"],
    ['a slash', '../anna'],
  ])('%s is nobody, and is refused before any look-up', (_, typed) => {
    expect(read(typed)).toBeNull()
  })

  test.each(['abcde1234', 's123456', 'kari.nordmann', 'ec-kari_n', '1kari', 'ab', 'a'.repeat(64)])(
    '%s is read',
    (typed) => {
      expect(read(typed)).toBe(typed)
    },
  )

  test('of an institution with several, each of them goes', () => {
    const realms = ['uni.test', 'student.uni.test']
    for (const typed of ['anna', 'anna@uni.test', 'ANNA@Student.uni.test'])
      expect(readUsername(typed, { realms })).toBe('anna')
    expect(readUsername('anna@staff.uni.test', { realms })).toBeNull()
    expect(readUsername('anna@uni.test@student.uni.test', { realms })).toBeNull()
  })

  test('of an institution without a realm keeps no at sign', () => {
    expect(readUsername('anna@', { realms: [''] })).toBeNull()
    expect(readUsername('anna', { realms: [''] })).toBe('anna')
  })

  test('is read the same when read again, whatever was typed (B-04)', () => {
    fc.assert(
      fc.property(anything, (typed) => {
        const once = read(typed)
        expect(once === null || (isUsername(once) && read(once) === once)).toBe(true)
      }),
    )
  })

  test('is the same in every case and width, with the realm or without', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[a-z0-9][a-z0-9_-]{1,30}$/),
        fc.boolean(),
        fc.boolean(),
        (name, wide, whole) => {
          const typed = ` ${name.toUpperCase()}${whole ? `@${realm}` : ''}\u00A0`
          expect(read(wide ? widened(typed) : typed)).toBe(name)
        },
      ),
    )
  })
})

const anything = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.constantFrom(...'anNA.-_@ \u00A0\u200B\uFF41\uFF20\u212A\u0131', '@uni.test') }),
)

function widened(text: string): string {
  return text.replace(/[!-~]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0))
}

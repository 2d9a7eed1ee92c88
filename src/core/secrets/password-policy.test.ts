import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { passwordPolicySetting } from './password-policy-setting.ts'
import type { PasswordContext } from './password-policy.ts'
import { objectionsTo } from './password-policy.ts'
import { isPassword, preparePassword } from './password.ts'
import type { Password } from './password.ts'
import { isTooSimple } from './too-simple.ts'

const oslomet = passwordPolicySetting.parse({ minLength: 16, leaked: true })
const usn = passwordPolicySetting.parse({
  minLength: 16,
  maxRepeats: 3,
  kinds: { atLeast: 3, special: `,;.:-_*!"#'%&/()<>^=?@$+\\{|}~[]\`` },
  forbidNameParts: true,
  forbidUsernameParts: true,
})
const strict = passwordPolicySetting.parse({
  maxLength: 127,
  forbidNameParts: true,
  forbidUsernameParts: true,
  forbidInstitutionNames: true,
  forbidBirthDate: true,
  history: 5,
})
const kari: PasswordContext = {
  names: ['Kari Anne', 'Nordmann'],
  username: 'karno1234',
  studentNumber: '654321',
  institutionNames: ['OsloMet', 'Oslo Metropolitan University', 'USN'],
  born: '2006-05-17',
}
const clean = { leaked: false, usedBefore: false }

function password(typed: string): Password {
  const prepared = preparePassword(typed)
  if (!isPassword(prepared)) throw new Error(`not a password: ${prepared.objection}`)
  return prepared
}

function against(typed: string, policy = strict, context = kari): readonly string[] {
  return objectionsTo(password(typed), policy, context, clean).map(({ objection }) => objection)
}

describe('at OsloMet', () => {
  test.each([
    'korrekt hest batteri stift',
    'alle snakker om været',
    '1234 6789 1234 hei',
    'Nordmann liker å gå på ski',
    'aaaaaaaaaaaaaaaaaaaa bcd',
    'detteerheltulikebokstaver',
    '        mellomrom        ',
    '0912 3847 5610 2938',
    'qwertyuiop og så noe mer',
  ])('%s will do', (typed) => {
    expect(against(typed, oslomet)).toEqual([])
  })

  test('fifteen characters are one too few, and a horse is one character', () => {
    const short = objectionsTo(password('korrekthestbat🐎'), oslomet, kari, clean)
    expect(short).toEqual([{ objection: 'too-short', least: 16, length: 15 }])
    expect(against('korrekthestbatt🐎', oslomet)).toEqual([])
  })

  test('a leaked one will not, however long', () => {
    const leaked = { leaked: true, usedBefore: false }
    expect(objectionsTo(password('correct horse battery staple'), oslomet, kari, leaked)).toEqual([
      { objection: 'leaked' },
    ])
  })
})

describe('at USN', () => {
  test.each([
    ['three groups', 'Korrekt hest batteri 7'],
    ['lower case, digits and a sign', 'korrekt-hest-batteri-7'],
    ['a typographic quote counts as a plain one', 'Korrekt hest ”batteri”'],
    ['and so does an angle quote', 'Korrekt hest «batteri»'],
    ['a typographic apostrophe too', 'Korrekt hest batteri’s'],
    ['three in a row', 'Koooseleg hest batteri 7'],
    ['å, ø and æ have case', 'ÅRE ørret bær 7 sitron'],
  ])('%s: %s', (_, typed) => {
    expect(against(typed, usn)).toEqual([])
  })

  test.each([
    ['two groups', 'Korrekt hest batteri stift', ['too-few-kinds']],
    ['a space is not special', 'korrekt hest batteri 7', ['too-few-kinds']],
    ['a euro sign is not on the list', 'korrekt hest batteri 7€', ['too-few-kinds']],
    ['four in a row', 'Koooosleg hest batteri 7', ['repeats']],
    ['four digits in a row', 'Korrekt hest 77772 stift', ['repeats']],
    ['the family name', 'Korrekt NORDMANN hest 7', ['name-part']],
    ['one given name of two', 'Korrekt anne hest 7 stift', ['name-part']],
    ['the username', 'Hest-karno1234-stift', ['username-part']],
    ['the digits of the username', 'Hest-1234-batteri-stift', ['username-part']],
    ['the letters of the username', 'Hest-karno-batteri-9', ['username-part']],
    ['the student number', 'Hest-654321-batteri', ['student-number']],
  ])('%s is refused: %s', (_, typed, objections) => {
    expect(against(typed, usn)).toEqual(objections)
  })

  test('everything that is wrong is said at once', () => {
    const all = objectionsTo(password('nordmaaaann kari'), usn, kari, { leaked: true, usedBefore: true })
    expect(all).toEqual([
      { objection: 'repeats', most: 3 },
      { objection: 'too-few-kinds', atLeast: 3, missing: ['capital', 'digit', 'special'] },
      { objection: 'name-part', part: 'Kari' },
      { objection: 'leaked' },
    ])
  })

  test('four capitals more or less are never more than three in a row by case', () => {
    expect(against('aAaA bBbB korrekt 7', usn)).toEqual([])
  })
})

describe('names', () => {
  test.each([
    ['Åse', 'korrekt åse batteri'],
    ['Åse', 'korrekt A\u030ase batteri'],
    ['Åse', 'korrekt ase batteri'],
    ['Åse', 'korrekt aase batteri'],
    ['Bjørk', 'korrekt bjork batteri'],
    ['Bjørk', 'korrekt BJOERK batteri'],
    ['Sæther', 'korrekt saether batteri'],
    ['Müller', 'korrekt mueller batteri'],
    ['Łukasz', 'korrekt lukasz batteri'],
    ['Нина', 'korrekt nina batteri'],
    ['Ångström', 'korrekt ÅNGSTRÖM batteri'],
    ["O'Brien", 'korrekt brienbatteri'],
    ['Anne-Marie', 'korrekt marie batteri'],
  ])('%s is found in %s', (name, typed) => {
    expect(against(typed, strict, { ...kari, names: [name] })).toEqual(['name-part'])
  })

  test.each([
    ['Li Bo', 'korrekt libo batteri'],
    ['Rose', 'korrekt 🌹 batteri stift'],
    ["O'Brien", 'korrekt o batteri stift'],
    ['', 'korrekt hest batteri'],
    ['- -', 'korrekt - - batteri'],
  ])('%s is not found in %s', (name, typed) => {
    expect(against(typed, strict, { ...kari, names: [name] })).toEqual([])
  })

  test('one part is said once, and only the longest of parts inside each other', () => {
    const names = ['Ann', 'Anna', 'ANNA']
    expect(objectionsTo(password('korrekt anna batteri'), strict, { ...kari, names }, clean)).toEqual([
      { objection: 'name-part', part: 'Anna' },
    ])
    expect(objectionsTo(password('hest-karno1234-stift'), strict, kari, clean)).toEqual([
      { objection: 'username-part', part: 'karno1234' },
    ])
  })

  test('any part of three letters or more is found wherever it stands', () => {
    const name = fc.stringMatching(/^[A-Za-zæøåÆØÅéüö]{3,12}$/)
    const around = fc.stringMatching(/^[a-z0-9 ]{0,20}$/)
    fc.assert(
      fc.property(name, around, around, (part, before, after) => {
        const typed = `${before}${part.toUpperCase()}${after} korrekt hest`
        expect(against(typed, strict, { ...kari, names: [part] })).toContain('name-part')
      }),
    )
  })

  test.each([
    ['OsloMet', 'jeg går på oslomet nå', ['institution-name']],
    ['OsloMet', 'jeg går på Oslo-Met nå', ['institution-name']],
    ['Høgskulen', 'eg likar hogskulen best', ['institution-name']],
    ['USN', 'jeg går på USN nå for tida', ['institution-name']],
    ['USN', 'jeg går på usn2026 for tida', ['institution-name']],
    ['USN', 'mitt husnummer er fint', []],
    ['Oslo Metropolitan University', 'oslo er en fin by å bo i', []],
  ])('the institution %s in: %s', (name, typed, objections) => {
    expect(against(typed, strict, { ...kari, institutionNames: [name] })).toEqual(objections)
  })

  test.each(['17052006', '170506', '060517', '2006-05-17', '17.05.06', '05/17/2006', '17 05 2006'])(
    'the birth date as %s',
    (date) => {
      expect(against(`korrekt ${date} batteri`)).toEqual(['birth-date'])
    },
  )

  test('another date, and an unknown one, are fine', () => {
    expect(against('korrekt 18052006 batteri')).toEqual([])
    expect(against('korrekt 17052006 batteri', strict, { ...kari, born: null })).toEqual([])
  })
})

describe('a password that is one trick', () => {
  test.each([
    'abababababababab',
    'abcabcabcabcabcabc',
    'passord1passord1',
    'Passord1passord1PASSORD1',
    '1111222233331111',
    'aaaaaaaaaaaaaaaa',
    'abcdefghijklmnop',
    'ABCDEFGHIJKLMNOPQRSTUVWXYZ',
    'zyxwvutsrqponmlkj',
    '1234567890123456',
    '0123456789012345',
    '9876543210987654',
    'qwertyuiopasdfghjkl',
    'qwertyuiopåasdfghjkløæ',
    '1qaz2wsx3edc4rfv5tgb',
    '1q2w3e4r5t6y7u8i9o0p',
    'q1w2e3r4t5y6u7i8',
    'a b c d e f g h i j k',
    '1234 5678 9012 3456',
    'lkjhgfdsapoiuytrewq'.slice(0, 9) + 'poiuytrewq',
  ])('%s is too simple', (typed) => {
    expect(isTooSimple(typed)).toBe(true)
  })

  test.each([
    'korrekt hest batteri stift',
    'hest hest batteri batteri stift',
    'abcdefgh korrekt hest',
    'a!#%&/()=?{[]}$+',
    'qwertyuiop123456',
    '3141592653589793',
    '              hest',
    'jeg er her, er du her?',
  ])('%s is not', (typed) => {
    expect(isTooSimple(typed)).toBe(false)
  })

  test('random passwords never are', () => {
    fc.assert(
      fc.property(fc.uuid(), (random) => {
        expect(isTooSimple(random)).toBe(false)
      }),
    )
  })
})

type Vectors = {
  checkers: Record<string, { accept: string[]; reject: string[] }> & {
    length: { cases: { min: number | null; max: number | null; pw: string; ok: boolean }[] }
  }
}
const vectors = JSON.parse(
  readFileSync(join(import.meta.dirname, 'vectors/password-checks.json'), 'utf8'),
) as Vectors

describe('the published checks of Cerebrum, where ours correspond', () => {
  const checker = (name: string) => vectors.checkers[name] ?? { accept: [], reject: [] }

  test('character sequences', () => {
    const { accept, reject } = checker('character_sequence')
    expect(reject).toHaveLength(4)
    expect(reject.filter(isTooSimple)).toEqual(reject)
    expect(accept.filter(isTooSimple)).toEqual([])
  })

  test('repeated patterns; a mirrored one is left alone here', () => {
    const { accept, reject } = checker('repeated_pattern')
    expect(reject.filter(isTooSimple)).toEqual(reject.filter((typed) => typed !== 'abcddcba'))
    expect(accept.filter(isTooSimple)).toEqual(['ababa'])
  })

  test('the exact username', () => {
    const { accept, reject } = checker('exact_username')
    const foo = { ...kari, names: [], username: 'foo' }
    const objected = [...accept, ...reject].filter((typed) =>
      against(typed, strict, foo).includes('username-part'),
    )
    expect(objected).toEqual(['foo bar', 'bar foo baz'])
  })

  test('mixed groups', () => {
    const kinds = { atLeast: 2, special: '?!' }
    const groups = passwordPolicySetting.parse({ kinds })
    const { accept, reject } = checker('mixed_casing')
    const objected = [...accept, ...reject].filter((typed) =>
      against(typed, groups).includes('too-few-kinds'),
    )
    expect(objected).toEqual(['abcdef'])
  })

  test('too short', () => {
    const cases = vectors.checkers.length.cases.filter(
      ({ min, max }) => min === 8 && (max === null || max === 8),
    )
    expect(cases.length).toBeGreaterThan(1)
    const eight = passwordPolicySetting.parse({ minLength: 8 })
    for (const { pw, ok } of cases) expect(!against(pw, eight).includes('too-short')).toBe(ok)
  })
})

describe('the setting', () => {
  test('left empty asks for sixteen characters that are not leaked', () => {
    expect(passwordPolicySetting.parse({})).toMatchObject({
      minLength: 16,
      leaked: true,
      kinds: null,
      history: 0,
    })
  })

  test.each([
    ['an unknown key', { minimumLength: 16 }],
    ['a longest password under 64 (NIST SP 800-63B)', { maxLength: 20 }],
    ['a longest password we could not keep', { maxLength: 257 }],
    ['five of four groups', { kinds: { atLeast: 5, special: '!' } }],
    ['a letter as a special character', { kinds: { atLeast: 3, special: '!a' } }],
    ['a typographic quote as a special character', { kinds: { atLeast: 3, special: '”' } }],
    ['a special character twice', { kinds: { atLeast: 3, special: '!!' } }],
    ['text for a number', { minLength: '16' }],
  ])('refuses %s', (_, setting) => {
    expect(passwordPolicySetting.safeParse(setting).success).toBe(false)
  })
})

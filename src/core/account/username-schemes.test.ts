import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Dice } from '../chance.ts'
import { offensiveWords } from './offensive-words.ts'
import { reservedUsernames } from './reserved-usernames.ts'
import { acceptableCandidates, objectionsToUsername } from './username-objections.ts'
import { usernameSchemeSetting } from './username-scheme-setting.ts'
import type { UsernameScheme } from './username-scheme-setting.ts'
import { candidates, initialsOf, stemOf } from './username-schemes.ts'
import type { Named } from './username-schemes.ts'
import { forUsername } from './transliterate.ts'
import { isUsername } from './username.ts'
import cerebrum from './vectors/username-cerebrum.json' with { type: 'json' }
import sikt from './vectors/username-sikt.json' with { type: 'json' }
import uit from './vectors/username-uit.json' with { type: 'json' }
import validity from './vectors/username-validity.json' with { type: 'json' }

const rules = { reserved: reservedUsernames, offensive: offensiveWords }
const abcde1234 = usernameSchemeSetting.parse({ form: 'letters-and-digits' })
const s123456 = usernameSchemeSetting.parse({ form: 'prefix-and-student-number' })
const lettersOfNames = usernameSchemeSetting.parse({ form: 'letters-of-names' })
const lettersAndSerial = usernameSchemeSetting.parse({ form: 'letters-and-serial' })
const every = [abcde1234, s123456, lettersOfNames, lettersAndSerial]

describe('abcde1234', () => {
  const scheme = form(abcde1234, 'letters-and-digits')

  test.each(sikt.stems.map((each) => [each.first, each.last, each.stem] as const))(
    '%s %s begins with %s',
    (given, family, stem) => {
      expect(stemOf(scheme, { given, family })).toBe(stem)
      const names = first(5, scheme, { given, family })
      for (const name of names) {
        expect(name.startsWith(stem)).toBe(true)
        expect(name).toMatch(new RegExp(sikt.properties.regex_target))
        expect(name).toHaveLength(sikt.properties.length)
        expect(name).toMatch(new RegExp(`^${sikt.properties.scim_regex_local_part}$`))
      }
    },
  )

  test('after five tries one letter gives way, and after twenty-five all of them', () => {
    const names = first(40, scheme, { given: 'Kari', family: 'Nordmann' })
    expect(names.slice(0, 5).every((name) => name.startsWith('kanor'))).toBe(true)
    for (const name of names.slice(5, 25)) expect(name).toMatch(/^k(?!anor)[a-z0-9]{4}\d{4}$/)
    for (const name of names.slice(25)) expect(name).toMatch(/^[a-z]{5}\d{4}$/)
  })

  test('a name without letters gets random ones', () => {
    for (const name of first(5, scheme, { given: '😀', family: '' })) expect(name).toMatch(/^[a-z]{5}\d{4}$/)
  })

  test('where every name shall have the same form, short names are filled up with letters', () => {
    const strict = usernameSchemeSetting.parse({ form: 'letters-and-digits', shortNames: 'letters' })
    fc.assert(
      fc.property(person, seeds, (someone, seed) => {
        for (const name of first(30, strict, someone, seed)) expect(name).toMatch(/^[a-z]{5}\d{4}$/)
      }),
    )
    expect(first(1, strict, { given: 'Bo', family: 'Li' })[0]).toMatch(/^boli[a-z]\d{4}$/)
  })

  test('somebody with one name has it as the stem', () => {
    expect(stemOf(scheme, { given: 'Madonna', family: '' })).toBe('madon')
    expect(stemOf(scheme, { given: '', family: 'Madonna' })).toBe('madon')
  })
})

describe('s123456', () => {
  test.each(sikt.old_oslomet_scheme.cases.map((each) => [each.student_number, each.username] as const))(
    'student number %s makes %s',
    (studentNumber, username) => {
      expect(first(1, s123456, { given: 'Kari', family: 'Nordmann', studentNumber })).toEqual([username])
    },
  )

  test.each([null, '', '0', 'x12'])('student number %s makes random letters', (studentNumber) => {
    expect(first(1, s123456, { given: 'Kari', family: 'Nordmann', studentNumber })[0]).toMatch(/^[a-z]{8}$/)
  })
})

describe('letters of names', () => {
  test.each(
    cerebrum.derived_by_reimplementation.cases.map(
      (each) => [each.first, each.last, each.maxlen, each.first_15] as const,
    ),
  )('%s %s, at most %i letters', (given, family, longest, expected) => {
    const scheme = usernameSchemeSetting.parse({ form: 'letters-of-names', longest })
    expect(first(15, scheme, { given, family })).toEqual(expected)
  })

  test.each(cerebrum.from_test_suite.map((each) => [each.first, each.last, each.maxlen, each] as const))(
    '"%s" "%s" at most %i: as seen at UiO',
    (given, family, longest, { prefix, suffix, expect: seen }) => {
      const scheme = usernameSchemeSetting.parse({
        form: 'letters-of-names',
        longest,
        ...(prefix ? { prefix } : {}),
        ...(suffix ? { suffix } : {}),
      })
      const names = first(200, scheme, { given, family })
      expect(new Set(names.slice(0, 100)).size).toBeGreaterThanOrEqual(seen.min_candidates ?? 15)
      expect(names).toEqual(expect.arrayContaining(seen.contains ?? []))
      expect(names.filter((each) => each.length > longest)).toEqual([])
      expect(names.filter((each) => !each.startsWith(prefix ?? ''))).toEqual([])
      expect(names.filter((each) => !each.endsWith(suffix ?? ''))).toEqual([])
      if (seen.all_match) expect(names.some((each) => /[0-9]$/.test(each))).toBe(true)
    },
  )

  test('somebody without a family name gets names of the only one (an error at UiO)', () => {
    expect(first(4, lettersOfNames, { given: 'Foo', family: '' })).toEqual(['foo', 'fo', 'foo1', 'foo2'])
  })

  test('after the numbers come random letters', () => {
    const names = first(1_100, lettersOfNames, { given: 'Kari', family: 'Nordmann' })
    expect(names).toContain('karino1')
    expect(names).toContain('karin999')
    expect(names.at(-1)).toMatch(/^[a-z]{8}$/)
  })
})

describe('letters and serial', () => {
  test.each(uit.initials.map((each) => [each.name, each.initials] as const))(
    '%s has %s',
    (name, initials) => {
      const words = name.split(' ')
      // The vectors have whole names: the family name begins after the first one, or is not there.
      const parts = { given: words[0] ?? '', family: words.slice(1).join(' ') }
      expect(initialsOf(parts)).toBe(initials)
      expect(first(1, lettersAndSerial, parts)[0]).toMatch(new RegExp(uit.valid_regex.person))
    },
  )

  test.each(
    uit.serial
      .filter((each) => !each.admin)
      .map((each) => [each.expect, [...(each.taken ?? []), ...(each.legacy_taken ?? [])]] as const),
  )('the next is %s when %j are taken', (expected, taken) => {
    const free = first(10, lettersAndSerial, { given: 'Kari', family: 'Nordmann' }).find(
      (each) => !taken.includes(each),
    )
    expect(free).toBe(expected)
  })

  test('after the last number come other letters, never an error', () => {
    const names = first(1100, lettersAndSerial, { given: 'Kari', family: 'Nordmann' })
    expect(names[999]).toBe('kno999')
    for (const name of names.slice(1000)) expect(name).toMatch(/^[a-z]{3}\d{3}$/)
  })

  test('a suffix stands last', () => {
    const scheme = usernameSchemeSetting.parse({ form: 'letters-and-serial', suffix: 's' })
    expect(first(1, scheme, { given: 'Kari', family: 'Nordmann' })[0]).toMatch(
      new RegExp(uit.valid_regex.sito),
    )
  })
})

describe('every scheme', () => {
  test.each(every.map((scheme) => [scheme.form, scheme] as const))(
    '%s: 200 namesakes all find one',
    (_, scheme) => {
      const taken = new Set<string>()
      for (let namesake = 0; namesake < 200; namesake += 1) {
        const someone = { given: 'Li', family: 'Wu', studentNumber: '123456' }
        for (const name of acceptableCandidates(scheme, someone, diceOf(namesake), rules)) {
          if (taken.has(name)) continue
          taken.add(name)
          break
        }
      }
      expect(taken.size).toBe(200)
    },
  )

  test('gives names that nobody objects to, whoever the person is', () => {
    fc.assert(
      fc.property(fc.constantFrom(...every), person, seeds, (scheme, someone, seed) => {
        let asked = 0
        for (const name of acceptableCandidates(scheme, someone, diceOf(seed), rules)) {
          expect(isUsername(name)).toBe(true)
          expect(objectionsToUsername(name, rules)).toEqual([])
          if ((asked += 1) === 30) break
        }
        expect(asked).toBe(30)
      }),
      { numRuns: 60 },
    )
  })

  test.each([
    ['letters-of-names', lettersOfNames, { given: 'Ro', family: 'Ot' }, 'root'],
    ['letters-of-names', lettersOfNames, { given: 'Fit', family: 'Tesen' }, 'fitte'],
    ['letters-and-digits', abcde1234, { given: 'Fi', family: 'Tte' }, 'fitte'],
    ['letters-and-serial', lettersAndSerial, { given: 'Kari', family: 'Uk' }, 'kuk'],
  ] as const)('%s never gives %o the word "%s"', (_, scheme, someone, word) => {
    expect(first(60, scheme, someone).some((name) => name.startsWith(word))).toBe(true)
    let asked = 0
    for (const name of acceptableCandidates(scheme, someone, diceOf(7), rules)) {
      expect(name === word || (word !== 'root' && name.replace(/\d/g, '').startsWith(word))).toBe(false)
      if ((asked += 1) === 60) break
    }
    expect(asked).toBe(60)
  })

  test('ends rather than search for ever when everything is forbidden', () => {
    const nothing = { reserved: reservedUsernames, offensive: { anywhere: [''], alone: [] } }
    expect([
      ...acceptableCandidates(abcde1234, { given: 'Kari', family: 'Nordmann' }, diceOf(1), nothing),
    ]).toEqual([])
  })
})

describe('what stands against a new name', () => {
  test.each([...reservedUsernames].map((name) => [name]))('%s is reserved (I-18)', (name) => {
    expect(objectionsToUsername(name, rules)).toContain('reserved')
    expect(objectionsToUsername(name.toUpperCase(), rules)).toContain('reserved')
  })

  test('there are some two hundred of them, written as usernames are', () => {
    expect(reservedUsernames.size).toBeGreaterThan(200)
    expect([...reservedUsernames].filter((each) => each !== forUsername(each))).toEqual([])
  })

  test.each([
    'adm1n',
    'adrnin',
    'r00t',
    'ro-ot',
    'post.master',
    'vvebmaster',
    'p0stmaster',
    'supp0rt',
    '0rakel',
  ])('%s looks like a reserved one (I-18)', (name) => {
    expect(objectionsToUsername(name, rules)).toEqual(['reserved'])
  })

  test.each(['faen1234', 'fa1en', 'FUCK', 'kuk001', 'tit', 'xfittex', 'n-e-g-e-r'])(
    '%s is offensive',
    (name) => {
      expect(objectionsToUsername(name, rules)).toContain('offensive')
    },
  )

  test.each([
    'thore1234',
    'thoresen',
    'toshitak',
    'faanes',
    'lassen',
    'titlestad',
    'kukovic',
    'essex',
    'brunk',
    'likvern',
  ])('%s is an honest name', (name) => {
    expect(objectionsToUsername(name, rules)).toEqual([])
  })

  test.each(['\u0430dmin', '..', '', 'a', 'a'.repeat(65), 'Kari', 'ka ri', 'kari.'])(
    '"%s" has no form (I-18)',
    (name) => {
      expect(objectionsToUsername(name, rules)).toContain('form')
    },
  )

  test('64 letters are too many for a new name (I-18)', () => {
    expect(objectionsToUsername('a'.repeat(64), rules)).toEqual(['too-long'])
    expect(objectionsToUsername('a'.repeat(63), rules)).toEqual([])
  })

  test('objections are told all at once', () => {
    expect(objectionsToUsername('FUCK!', { ...rules, longest: 3, pattern: /^[a-z]+$/ })).toEqual([
      'form',
      'too-long',
      'characters',
      'offensive',
    ])
  })

  describe.each(validity.policies.map((each) => [each.name, each] as const))('%s', (_, policy) => {
    test.each(Object.entries(policy.cases))('"%s": %s', (name, allowed) => {
      const here = { ...rules, pattern: new RegExp(policy.regex), longest: policy.max }
      // Two decisions of ours, at every university: no capitals (one HiOf rule had them), and at least two letters.
      const expected = allowed && name === name.toLowerCase() && name.length > 1
      expect(objectionsToUsername(name, here).length === 0).toBe(expected)
    })
  })
})

describe('the setting', () => {
  test.each<[object, string]>([
    [{ form: 'surname' }, 'must have a form'],
    [{}, 'must have a form'],
    [{ form: 'letters-of-names', longest: 2 }, 'from 3 to 32'],
    [{ form: 'letters-of-names', longest: 4, prefix: 'x-' }, 'at least three letters'],
    [{ form: 'letters-and-digits', length: 6 }, 'at least two digits'],
    [{ form: 'letters-and-digits', fromGivenName: 4, letters: 3 }, 'must not be more'],
    [{ form: 'prefix-and-student-number', prefix: 'S' }, 'small letters'],
    [{ form: 'letters-and-serial', colour: 'red' }, 'colour'],
  ])('%j is refused in words', (written, words) => {
    const read = usernameSchemeSetting.safeParse(written)
    expect(read.error?.issues.map((each) => each.message).join()).toContain(words)
  })
})

const name = fc.oneof(
  fc.constantFrom(
    'Kari',
    'Åse Marie',
    'Geir-Ove Johnsen',
    'van der Berg',
    'Øxarfjörður',
    "O'Brien",
    '李',
    '😀',
    '',
    'Fitte',
    'Root',
  ),
  fc.string({ unit: 'grapheme', maxLength: 30 }),
)
const person = fc.record({
  given: name,
  family: name,
  studentNumber: fc.option(fc.stringMatching(/^\d{1,8}$/)),
})
const seeds = fc.nat()

function form<Form extends UsernameScheme['form']>(scheme: UsernameScheme, wanted: Form) {
  if (scheme.form !== wanted) throw new Error(`not ${wanted}`)
  return scheme as Extract<UsernameScheme, { form: Form }>
}

function first(count: number, scheme: UsernameScheme, someone: Named, seed = 1): string[] {
  const names: string[] = []
  for (const each of candidates(scheme, someone, diceOf(seed))) {
    if (names.push(each) === count) return names
  }
  return names
}

/** Dice that fall the same way for the same seed (mulberry32). */
function diceOf(seed: number): Dice {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
  return {
    bytes: (count) => Uint8Array.from({ length: count }, () => Math.floor(next() * 256)),
    below: (limit) => Math.floor(next() * limit),
  }
}

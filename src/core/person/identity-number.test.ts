import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { makeDNumber, makeFsNumber, makeNationalNumber, makeSNumber } from '../../cast/synthetic-numbers.ts'
import { checkDigitsHold } from './identity-number-shape.ts'
import {
  canonicalNumber,
  outranks,
  readIdentityNumber,
  readTypedNumber,
  typesPossible,
} from './identity-number.ts'
import type { IdentityNumberType, WrittenIdentityNumber } from './identity-number.ts'
import national from './vectors/national-id.json' with { type: 'json' }
import temporary from './vectors/so-fs-numbers.json' with { type: 'json' }

const of = (...kinds: string[]) =>
  national.vectors.filter((each) => kinds.includes(each.expect)).map((each) => each.value)

const inATest = { syntheticAllowed: true }
const inProduction = { syntheticAllowed: false }
const norwegian: IdentityNumberType[] = ['fodselsnummer', 'd-nummer', 's-nummer', 'fs-fiktivt']

describe('the published numbers', () => {
  test('are all here, and each falls under one of the cases below', () => {
    const right = ['valid', 'valid_under_2032_rules', 'valid_synthetic', 'valid_hnr', 'disputed']
    const known = [...right, 'invalid', 'invalid_as_synthetic', 'invalid_as_hnr', 'valid_fh']
    expect(national.vectors).toHaveLength(118)
    expect(national.vectors.filter((each) => !known.includes(each.expect))).toEqual([])
  })

  test.each(of('valid', 'valid_under_2032_rules', 'disputed').filter((each) => plain(each)))(
    '%s is somebody, as the type that the digits show',
    (number) => {
      expect(rule({ number, type: typeShown(number) }, inProduction)).toBe('ok')
    },
  )

  test.each(
    of('valid', 'valid_synthetic', 'valid_hnr', 'valid_under_2032_rules').filter((each) => madeUp(each)),
  )('%s is made up: somebody in a test, nobody in production', (number) => {
    const written = { number, type: typeShown(number) }
    expect(rule(written, inATest)).toBe('ok')
    expect(rule(written, inProduction)).toBe('synthetic-not-allowed')
  })

  test('none of the right ones is left out of the two cases above', () => {
    const left = of('valid', 'valid_synthetic', 'valid_hnr', 'valid_under_2032_rules', 'disputed').filter(
      (each) => !plain(each) && !madeUp(each),
    )
    expect(left).toEqual([])
  })

  test.each(
    national.vectors
      .filter((each) => each.expect === 'invalid')
      .map((each) => [each.value, 'reasons' in each ? (each.reasons ?? []) : []] as const),
  )('%s is refused, because of %s', (number, reasons) => {
    const words = reasons.map((each) => (each === 'non-digit' ? 'digits' : each.replace(/ .*/, '')))
    for (const type of norwegian) expect(words).toContain(rule({ number, type }, inATest))
    expect(readTypedNumber(number)).toBeNull()
  })

  test.each(of('invalid_as_synthetic', 'invalid_as_hnr'))(
    '%s is no made-up national or D-number',
    (number) => {
      const expected = checkDigitsHold(number) ? /^(date|type-mismatch)$/ : /^checksum$/
      expect(rule({ number, type: 'fodselsnummer' }, inATest)).toMatch(expected)
      expect(rule({ number, type: 'd-nummer' }, inATest)).toMatch(expected)
    },
  )

  test.each(['18535547706', '01535612303', '30535848935'])(
    '%s is an S-number of the old series',
    (number) => {
      expect(rule({ number, type: 's-nummer' }, inProduction)).toBe('ok')
      expect(rule({ number, type: 'fs-fiktivt' }, inProduction)).toBe('type-mismatch')
    },
  )

  test.each(of('valid_fh'))('%s belongs to the hospitals alone and has no birth date', (number) => {
    for (const type of norwegian) expect(rule({ number, type }, inATest)).toBe('date')
  })

  test.each(
    national.vectors.flatMap((each) =>
      'checksum_2032' in each ? [[each.value, each.checksum_2032 ?? false] as const] : [],
    ),
  )('the check digits of %s hold by the rule from 2032: %s', (number, expected) => {
    expect(checkDigitsHold(number)).toBe(expected)
  })

  test('a number that only the rule from 2032 allows is somebody', () => {
    expect(rule({ number: '30108299939', type: 'fodselsnummer' }, inProduction)).toBe('ok')
  })
})

describe('the temporary numbers of the universities', () => {
  const types: Record<string, IdentityNumberType> = { S_NUMMER: 's-nummer', FS_FIKTIVT: 'fs-fiktivt' }

  test.each(temporary.so_fs.map((each) => [each.value, each.expect] as const))(
    '%s is %s',
    (number, expected) => {
      const type = types[expected]
      expect(rule({ number, type: type ?? 's-nummer' }, inProduction)).toBe(type ? 'ok' : 'date')
    },
  )

  test.each(temporary.so_fs.filter((each) => each.overlaps_plus40).map((each) => each.value))(
    '%s, declared as a fødselsnummer, is a made-up one of November or December',
    (number) => {
      expect(rule({ number, type: 'fodselsnummer' }, inATest)).toBe('ok')
      expect(rule({ number, type: 'fodselsnummer' }, inProduction)).toBe('synthetic-not-allowed')
    },
  )

  test('S- and FS-numbers are not taken for each other', () => {
    expect(rule({ number: '04612410009', type: 'fs-fiktivt' }, inProduction)).toBe('type-mismatch')
    expect(rule({ number: '04612490010', type: 's-nummer' }, inProduction)).toBe('type-mismatch')
    expect(rule({ number: '04612410009', type: 'fodselsnummer' }, inProduction)).toBe('type-mismatch')
    expect(rule({ number: '04612410009', type: 'd-nummer' }, inProduction)).toBe('type-mismatch')
  })

  test.each(temporary.uio_illustrations_not_checksum_valid)('%s is only an illustration', (number) => {
    for (const type of norwegian) expect(rule({ number, type }, inATest)).toBe('checksum')
  })

  test.each(temporary.synthetic.map((each) => each.value))('%s is made up', (number) => {
    expect(rule({ number, type: typeShown(number) }, inATest)).toBe('ok')
    expect(rule({ number, type: typeShown(number) }, inProduction)).toBe('synthetic-not-allowed')
  })

  test.each(temporary.reject_hr_placeholders.examples)('%s is what HR writes for nobody', (number) => {
    for (const type of norwegian) expect(rule({ number, type }, inATest)).toBe('placeholder')
    expect(readTypedNumber(number)).toBeNull()
  })

  test('a placeholder whose check digits happen to hold is still nobody, but a D-number may truly end so', () => {
    const lucky = days()
      .flatMap((day) => [`${day}00000`, `${day}00100`, `${day}00200`])
      .filter(checkDigitsHold)
    expect(lucky.length).toBeGreaterThan(10)
    for (const number of lucky) expect(rule({ number, type: 'fodselsnummer' }, inATest)).toBe('placeholder')
    expect(rule({ number: '52905200100', type: 'd-nummer' }, inATest)).toBe('ok')
  })
})

describe('a number as written', () => {
  test.each(['175506 18370', '175506-18370', ' 17 55 06 18370\u00a0', '175506–18370', '\u200b17550618370'])(
    '"%s" is read without what groups it',
    (number) => {
      const outcome = readIdentityNumber({ number, type: 's-nummer' }, inProduction)
      expect(outcome).toEqual({ ok: { number: '17550618370', type: 's-nummer' } })
    },
  )

  test('leading zeros are kept, and missing ones are not made up', () => {
    const number = makeNationalNumber({ born: '2001-02-03', serial: 0 })
    expect(number).toMatch(/^0/)
    expect(readIdentityNumber({ number, type: 'fodselsnummer' }, inATest)).toEqual({
      ok: { number, type: 'fodselsnummer' },
    })
    expect(rule({ number: number.slice(1), type: 'fodselsnummer' }, inATest)).toBe('length')
  })

  test('a right number of another type is refused as that', () => {
    const number = makeDNumber({ born: '1999-12-31', serial: 3 })
    expect(rule({ number, type: 'fodselsnummer' }, inATest)).toBe('type-mismatch')
    expect(
      rule({ number: makeNationalNumber({ born: '1999-12-31', serial: 3 }), type: 'd-nummer' }, inATest),
    ).toBe('type-mismatch')
  })
})

describe('a passport', () => {
  test.each<[string, Omit<WrittenIdentityNumber, 'type'>, string]>([
    ['with its country', { number: 'C01X00T47', country: 'DE' }, 'ok'],
    ['in small letters, with spaces', { number: 'c01x 00t47', country: ' de ' }, 'ok'],
    ['without a country', { number: 'C01X00T47' }, 'country-missing'],
    ['with an empty country', { number: 'C01X00T47', country: '' }, 'country-missing'],
    ['of no country', { number: 'C01X00T47', country: null }, 'country-missing'],
    ['of a country that is not one', { number: 'C01X00T47', country: 'QX' }, 'country-unknown'],
    ['of a country in words', { number: 'C01X00T47', country: 'Germany' }, 'country-unknown'],
    ['with signs', { number: 'C01X/00T47', country: 'DE' }, 'passport-characters'],
    ['with Cyrillic letters', { number: 'С01Х00Т47', country: 'DE' }, 'passport-characters'],
    ['too short', { number: 'C01X', country: 'DE' }, 'length'],
    ['too long', { number: 'C01X00T47C01X00T', country: 'DE' }, 'length'],
  ])('%s', (_, written, expected) => {
    expect(rule({ ...written, type: 'passport' }, inProduction)).toBe(expected)
  })

  test('is one and the same however it is written', () => {
    const a = readIdentityNumber({ number: 'c01x 00t-47', type: 'passport', country: 'de' }, inProduction)
    expect('ok' in a && canonicalNumber(a.ok)).toBe('DEC01X00T47')
    expect(readTypedNumber('de c01x00t47')).toBe('DEC01X00T47')
  })

  test('of another country is another number', () => {
    expect(readTypedNumber('SE C01X00T47')).not.toBe(readTypedNumber('DE C01X00T47'))
  })
})

describe('a number typed into a form', () => {
  test('is found again by the text that the register left', () => {
    const number = makeSNumber({ born: '2004-01-09', serial: 2 })
    const stored = readIdentityNumber({ number, type: 's-nummer' }, inProduction)
    expect('ok' in stored && canonicalNumber(stored.ok)).toBe(
      readTypedNumber(number.replace(/^(.{6})/, ' $1 ')),
    )
  })

  test('may be two types at once in months 51 and 52', () => {
    expect(typesPossible('15512410070')).toEqual(['fodselsnummer', 's-nummer'])
    expect(typesPossible('29522310067')).toEqual(['fodselsnummer'])
    expect(typesPossible('04612490010')).toEqual(['fs-fiktivt'])
    expect(typesPossible('DE C01X00T47')).toEqual(['passport'])
  })

  test.each([
    '',
    ' ',
    'kari',
    '*',
    '%',
    '1755061837',
    '17550618371',
    'C01X00T47',
    'QXC01X00T47',
    'DE',
    "' or 1=1 --",
  ])('"%s" is no number', (typed) => {
    expect(readTypedNumber(typed)).toBeNull()
  })

  test('in full-width digits is the same number', () => {
    expect(readTypedNumber('１７５５０６１８３７０')).toBe('17550618370')
  })

  test('is read the same when read again, whatever was typed', () => {
    const made = fc
      .record({ born: birthDate, serial: fc.nat(300) })
      .map(({ born, serial }) => makeNationalNumber({ born, serial }))
    fc.assert(
      fc.property(
        fc.oneof(made, fc.string({ unit: 'binary' }), fc.stringMatching(/^[A-Z]{2}\d{5,9}$/)),
        (typed) => {
          const read = readTypedNumber(typed)
          expect(read === null || readTypedNumber(read) === read).toBe(true)
          expect(read === null || /^(\d{11}|[A-Z]{2}[A-Z0-9]{5,15})$/.test(read)).toBe(true)
        },
      ),
    )
  })
})

describe('one wrong digit', () => {
  test('hardly ever makes another right number', () => {
    const slip = fc.record({
      born: birthDate,
      serial: fc.nat(300),
      place: fc.nat(10),
      by: fc.integer({ min: 1, max: 9 }),
    })
    fc.assert(
      fc.property(slip, ({ born, serial, place, by }) => {
        const number = makeNationalNumber({ born, serial })
        const digit = (Number(number[place]) + by) % 10
        const slipped = `${number.slice(0, place)}${digit}${number.slice(place + 1)}`
        // The second check digit counts every digit with a weight that 11 does not divide: no single slip passes.
        expect(checkDigitsHold(slipped)).toBe(false)
      }),
    )
  })
})

describe('which number a person is known by', () => {
  const byRank: IdentityNumberType[] = [...norwegian, 'passport']

  test('only ever a better one', () => {
    const upgrades = byRank.flatMap((a) => byRank.filter((b) => outranks(a, b)).map((b) => [a, b]))
    expect(upgrades).toHaveLength(10)
    for (const [a, b] of upgrades) expect(byRank.indexOf(a!)).toBeLessThan(byRank.indexOf(b!))
    expect(outranks('d-nummer', 'd-nummer')).toBe(false)
  })
})

describe('the made-up numbers of the cast', () => {
  test('are right, of their type, and nobody in production', () => {
    fc.assert(
      fc.property(birthDate, fc.nat(10), (born, serial) => {
        const national = makeNationalNumber({ born, serial })
        const d = makeDNumber({ born, serial })
        expect(rule({ number: national, type: 'fodselsnummer' }, inATest)).toBe('ok')
        expect(rule({ number: national, type: 'fodselsnummer' }, inProduction)).toBe('synthetic-not-allowed')
        expect(rule({ number: d, type: 'd-nummer' }, inATest)).toBe('ok')
        expect(rule({ number: d, type: 'd-nummer' }, inProduction)).toBe('synthetic-not-allowed')
      }),
    )
  })

  test('the temporary ones stay above the series that are given out', () => {
    fc.assert(
      fc.property(birthDate, fc.nat(8), (born, serial) => {
        const s = makeSNumber({ born, serial })
        expect(s.slice(6)).toMatch(/^1[89]\d{3}$/)
        expect(rule({ number: s, type: 's-nummer' }, inProduction)).toBe('ok')
        expect(rule({ number: makeFsNumber({ born, serial }), type: 'fs-fiktivt' }, inProduction)).toBe('ok')
      }),
    )
  })

  test('another serial is another number', () => {
    const numbers = Array.from({ length: 300 }, (_, serial) =>
      makeNationalNumber({ born: '2001-08-17', serial }),
    )
    expect(new Set(numbers).size).toBe(300)
    expect(() => makeNationalNumber({ born: '2001-08-17', serial: 501 })).toThrow('no made-up number')
  })
})

const birthDate = fc
  .date({ min: new Date('1940-01-01'), max: new Date('2009-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))

function rule(written: WrittenIdentityNumber, where: { syntheticAllowed: boolean }): string {
  const outcome = readIdentityNumber(written, where)
  return 'ok' in outcome ? 'ok' : outcome.refused
}

function monthOf(number: string): number {
  return Number(number.slice(2, 4))
}

function plain(number: string): boolean {
  return monthOf(number) <= 12 || number === '30535848935'
}

function madeUp(number: string): boolean {
  return monthOf(number) > 40 && number !== '30535848935'
}

function typeShown(number: string): IdentityNumberType {
  if (number === '30535848935') return 's-nummer'
  return Number(number.slice(0, 2)) > 40 ? 'd-nummer' : 'fodselsnummer'
}

/** Every day of a few years, as the first six digits. */
function days(): string[] {
  const all: string[] = []
  for (const year of ['50', '61', '72', '83', '94', '05']) {
    for (let month = 1; month <= 12; month += 1) {
      for (let day = 1; day <= 28; day += 1) all.push(`${two(day)}${two(month)}${year}`)
    }
  }
  return all
}

function two(number: number): string {
  return String(number).padStart(2, '0')
}

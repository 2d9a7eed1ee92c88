import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isNorwegianMobile, maskPhone, readablePhone, readPhone } from './phone.ts'
import vectors from './vectors/phone.json' with { type: 'json' }

describe('a telephone number as written', () => {
  test.each(vectors.valid.map((each) => [each.in, each.region] as const))(
    '%s (%s) exists',
    (typed, region) => {
      expect(readPhone(typed, countryOf(region))).toMatch(/^\+(4722855050|443002003310)$/)
    },
  )

  test.each(vectors.format.map((each) => [each.in, each.region, each.e164] as const))(
    '%s (%s) is %s',
    (typed, region, e164) => {
      expect(readPhone(typed, countryOf(region))).toBe(e164)
    },
  )

  test.each([...vectors.parse_ok_but_invalid, ...vectors.parse_error].map((each) => each.in))(
    '"%s" is no number that exists',
    (typed) => {
      expect(readPhone(typed)).toBeNull()
    },
  )

  test.each(vectors.sms_accept.accept)('%s can be sent to', (typed) => {
    expect(readPhone(typed)).toBe(typed)
  })

  test('the country code outweighs the country', () => {
    expect(readPhone('+4791234567', 'GB')).toBe('+4791234567')
    expect(readPhone('+47 123', 'GB')).toBeNull()
  })

  test.each([
    ['full-width digits', '９１２３４５６７'],
    ['spaces that do not break', '\u00a0912\u00a034\u00a0567'],
    ['marks that show nothing', '\u202a+47 912 34 567\u202c'],
    ['brackets and dashes', '(912) 34–567'],
  ])('%s do no harm', (_, typed) => {
    expect(readPhone(typed)).toBe('+4791234567')
  })

  test.each([
    ['an extension', '+4791234567;ext=1'],
    ['a second number', '+4791234567,+4891234567'],
    ['a second number after a space', '+4791234567 +4891234567'],
    ['letters', '+47 912 WOLF 7'],
    ['a scheme', 'tel:+4791234567'],
    ['a line break and a header', '+4791234567\r\nBcc: 1'],
    ['a prefix that no country has', '+999123456789'],
    ['a megabyte', '9'.repeat(1_000_000)],
  ])('%s makes it no number', (_, typed) => {
    expect(readPhone(typed)).toBeNull()
  })

  test('what was read is read again as the same', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[49]\d{7}$/), (typed) => {
        const phone = readPhone(typed)
        fc.pre(phone !== null)
        expect(readPhone(phone)).toBe(phone)
        expect(readPhone(phone.replace(/(\d\d)/g, '$1 '), 'SE')).toBe(phone)
      }),
    )
  })

  test('nothing typed makes the reader stumble', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (typed) => {
        const phone = readPhone(typed)
        expect(phone === null || /^\+[1-9]\d{6,14}$/.test(phone)).toBe(true)
      }),
    )
  })
})

describe('a Norwegian mobile', () => {
  test.each([
    ['a mobile', '+4791234567', true],
    ['a mobile of the 4 series', '+4740000000', true],
    ['a telephone on the wall', '+4722855050', false],
    ['a telephone on Svalbard', '+4779021234', false],
    ['a service that forwards at a price', '+4788012345', false],
    ['a Swedish mobile', '+46701234567', false],
    ['an expensive American number', '+19002345678', false],
    ['an English personal number', '+447012345678', false],
    ['a telephone by satellite', '+881612345678', false],
  ])('%s', (_, typed, expected) => {
    const phone = readPhone(typed)
    expect(phone !== null && isNorwegianMobile(phone)).toBe(expected)
  })
})

test('a number is read in the groups of its country; what is none stands as it is', () => {
  expect(['+4799123456', '+443002003310', 'none'].map(readablePhone)).toEqual([
    '+47 99 12 34 56',
    '+44 300 200 3310',
    'none',
  ])
})

test('two digits are shown, and not how many there are', () => {
  const norwegian = maskPhone(readPhone('+4791234567')!)
  expect(norwegian).toBe('•••••• 67')
  expect(norwegian).toHaveLength(maskPhone(readPhone('+443002003310')!).length)
})

function countryOf(region: string): 'NO' | 'GB' {
  return region === 'GB' ? 'GB' : 'NO'
}

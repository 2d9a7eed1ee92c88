/** Which proofs open which right at which institution; an enrolled factor is never left out by a weaker proof (L-13, R-10; ASVS 6.4.3). */
import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { type Institution, institutionSetting } from '../institution/institution.ts'
import { type ProofName, proofs } from '../institution/words.ts'
import {
  demandFor,
  factorProofs,
  type GrantPurpose,
  grantPurposes,
  isMet,
  meets,
  type Right,
  rightsOf,
} from './grant.ts'

const smallest = {
  key: 'test',
  names: { nb: 'Prøveuniversitetet', nn: 'Prøveuniversitetet', en: 'Test University', short: 'Prøve' },
  mailAddresses: { domain: 'prove.example' },
}
const usual = institutionSetting.parse(smallest)
const opens = (
  purpose: GrantPurpose,
  right: Right,
  held: readonly ProofName[],
  of: { enrolled?: boolean; pinChosen?: boolean } = {},
  institution: Institution = usual,
) => meets(demandFor(purpose, right, institution, { enrolled: false, pinChosen: false, ...of }), held)

describe('a new password', () => {
  const table: [GrantPurpose, readonly ProofName[], { enrolled?: boolean; pinChosen?: boolean }, boolean][] =
    [
      ['recover-password', ['eid'], { enrolled: true }, true],
      ['recover-password', ['temporary-password'], {}, true],
      ['recover-password', ['temporary-password'], { enrolled: true }, false],
      ['recover-password', ['temporary-password', 'authenticator-app'], { enrolled: true }, true],
      ['recover-password', ['personal-mail'], {}, false],
      ['recover-password', ['personal-mail', 'sms-code'], {}, false],
      ['forgotten-password', ['personal-mail', 'eid', 'password'], {}, false],
      ['renew-password', ['password'], {}, true],
      ['renew-password', ['password'], { enrolled: true }, false],
      ['renew-password', ['eid'], { enrolled: true }, true],
      ['after-deactivation', ['pin'], {}, true],
      ['after-deactivation', ['pin'], { pinChosen: true }, false],
      ['after-deactivation', ['pin', 'desk-code'], { pinChosen: true }, true],
      ['after-deactivation', ['desk-code'], { pinChosen: true }, false],
      ['activate-account', ['pin'], {}, true],
      ['activate-account', ['personal-mail'], {}, false],
    ]
  test.each(table)('%s with %j, %j: %s', (purpose, held, of, may) => {
    expect(opens(purpose, 'password', held, of)).toBe(may)
  })

  test('what the institution has switched off opens nothing', () => {
    const without = institutionSetting.parse({
      ...smallest,
      recovery: { password: ['desk'], afterDeactivation: { offered: false } },
    })
    expect(opens('recover-password', 'password', ['eid'], {}, without)).toBe(false)
    expect(opens('after-deactivation', 'password', ['pin'], {}, without)).toBe(false)
    const onlySms = institutionSetting.parse({ ...smallest, recovery: { afterEid: ['temporary-password'] } })
    expect(opens('recover-password', 'password', ['eid'], {}, onlySms)).toBe(false)
    expect(opens('recover-password', 'order-temporary-password', ['eid'], {}, onlySms)).toBe(true)
  })
})

describe('a second factor', () => {
  const table: [GrantPurpose, readonly ProofName[], boolean, boolean][] = [
    ['first-factor', ['password'], false, false],
    ['first-factor', ['password', 'sms-code'], false, true],
    ['first-factor', ['sms-code'], false, false],
    ['first-factor', ['password', 'sms-code'], true, false],
    ['first-factor', ['eid'], true, true],
    ['lost-second-factor', ['password', 'waiting-period'], true, false],
    ['lost-second-factor', ['password', 'waiting-period', 'sms-code'], true, true],
    ['lost-second-factor', ['waiting-period', 'sms-code'], true, false],
    ['lost-second-factor', ['password', 'sms-code'], true, false],
    ['renew-password', ['password', 'sms-code'], false, false],
  ]
  test.each(table)('%s with %j, enrolled %s: %s', (purpose, held, enrolled, may) => {
    expect(opens(purpose, 'second-factor', held, { enrolled })).toBe(may)
  })
})

test('with a factor enrolled, no proofs without that factor or electronic ID open a password', () => {
  const weaker = proofs.filter((proof) => proof !== 'eid' && !factorProofs.some((factor) => factor === proof))
  fc.assert(
    fc.property(fc.subarray([...weaker]), fc.constantFrom(...grantPurposes), (held, purpose) => {
      if (purpose !== 'activate-account')
        expect(opens(purpose, 'password', held, { enrolled: true })).toBe(false)
    }),
  )
})

test('one proof more never closes a right', () => {
  fc.assert(
    fc.property(
      fc.subarray([...proofs]),
      fc.constantFrom(...proofs),
      fc.constantFrom(...grantPurposes),
      fc.boolean(),
      fc.boolean(),
      (held, more, purpose, enrolled, pinChosen) => {
        for (const right of rightsOf(purpose, usual))
          if (opens(purpose, right, held, { enrolled, pinChosen }))
            expect(opens(purpose, right, [...held, more], { enrolled, pinChosen })).toBe(true)
      },
    ),
  )
})

test('a proof counts for a quarter of an hour, and not before it was given', () => {
  const at = Temporal.Instant.from('2026-08-20T08:00:00Z')
  const met = (now: string) => isMet('eid', [{ proof: 'eid', at }], usual, Temporal.Instant.from(now))
  expect(met('2026-08-20T08:14:59Z')).toBe(true)
  expect(met('2026-08-20T08:15:00Z')).toBe(false)
  expect(met('2026-08-20T07:59:59Z')).toBe(false)
})

/** Who gets a code or a temporary password, and why not; each reason by itself (O-5; field 22, 23). */
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { institutionSetting } from '../institution/institution.ts'
import { found, type Hindrance } from './hindrance.ts'
import { mailObjections, type Recovering, textMessageObjections } from './recovery.ts'

const institution = institutionSetting.parse({
  key: 'test',
  names: { nb: 'Prøveuniversitetet', nn: 'Prøveuniversitetet', en: 'Test University', short: 'Prøve' },
  mailAddresses: { domain: 'prove.example' },
})
const now = Temporal.Instant.from('2026-08-20T08:00:00Z')
const day = (ago: number) => Temporal.PlainDate.from('2026-08-20').subtract({ days: ago })

const kari: Recovering = {
  deceased: false,
  account: { kind: 'personal', closed: false, hindrances: [] },
  knownSince: Temporal.Instant.from('2025-01-01T00:00:00Z'),
  email: 'kari@example.org',
  emailChanged: day(200),
  mobile: '+4791234567',
  mobileRegister: 'fs',
  mobileChanged: day(200),
}
const texted = (more: Partial<Recovering>) => textMessageObjections({ ...kari, ...more }, institution, now)
const mailed = (more: Partial<Recovering>) => mailObjections({ ...kari, ...more }, institution, now)
const held = (reason: Hindrance['reason']): Hindrance => ({
  ...found(reason, { since: null, liftedBy: 'desk', next: 'ask-desk' }),
  ...institution.hindrances[reason],
})

test('somebody with nothing in the way gets both', () => {
  expect(texted({})).toEqual([])
  expect(mailed({})).toEqual([])
})

describe('the number', () => {
  test.each([
    ['none', { mobile: null }, ['no-mobile-number']],
    ['one that only the projects know', { mobileRegister: 'projects' }, ['no-mobile-number']],
    ['a Swedish one', { mobile: '+46701740605' }, ['mobile-of-another-country']],
    ['a land line', { mobile: '+4722857050' }, ['mobile-of-another-country']],
    ['a number that forwards', { mobile: '+4788012345' }, ['mobile-of-another-country']],
  ] as const)('%s', (_what, more, objections) => {
    expect(texted(more)).toEqual(objections)
  })

  // contact_cooling of the field's own examples: days since the change, whether the person is new, whether it may be used
  test.each([
    [20, false, true],
    [3, false, false],
    [3, true, true],
    [0, false, false],
    [6, false, false],
    [7, false, true],
  ])('changed %i days ago, a new person %s: may be used %s', (days, isNew, usable) => {
    const knownSince = now.subtract({ hours: 24 * (isNew ? 5 : 400) })
    const objections = texted({ mobileChanged: day(days), knownSince })
    expect(objections).toEqual(usable ? [] : ['mobile-changed-lately'])
    expect(mailed({ emailChanged: day(days), knownSince })).toEqual(
      usable ? [] : ['mail-address-changed-lately'],
    )
  })
})

describe('the account', () => {
  test.each([
    ['none yet', null, ['not-activated']],
    ['closed', { kind: 'personal', closed: true, hindrances: [] }, ['account-closed']],
    ['with power', { kind: 'admin', closed: false, hindrances: [] }, ['account-with-power']],
    ['a service’s', { kind: 'service', closed: false, hindrances: [] }, ['account-with-power']],
    [
      'locked by the desk',
      { kind: 'personal', closed: false, hindrances: [held('desk-decision')] },
      ['account-locked'],
    ],
    [
      'locked for safety',
      { kind: 'personal', closed: false, hindrances: [held('security-incident')] },
      ['account-locked'],
    ],
    [
      'deactivated',
      { kind: 'personal', closed: false, hindrances: [held('deactivated-by-desk')] },
      ['account-locked'],
    ],
    ['fee not paid', { kind: 'personal', closed: false, hindrances: [held('fee-not-paid')] }, []],
    [
      'too many wrong passwords',
      { kind: 'personal', closed: false, hindrances: [held('too-many-wrong-passwords')] },
      [],
    ],
    ['expired', { kind: 'personal', closed: false, hindrances: [held('password-expired')] }, []],
  ] as const)('%s', (_what, account, objections) => {
    expect(texted({ account })).toEqual(objections)
    expect(mailed({ account })).toEqual(objections)
  })

  test('the dead get nothing, whatever else there is', () => {
    expect(texted({ deceased: true })).toEqual(['not-offered'])
    expect(mailed({ deceased: true })).toEqual(['not-offered'])
  })

  test('every reason is told at once', () => {
    expect(
      texted({
        mobile: null,
        mobileChanged: day(1),
        account: { kind: 'admin', closed: true, hindrances: [] },
      }),
    ).toEqual(['account-closed', 'account-with-power', 'no-mobile-number', 'mobile-changed-lately'])
  })
})

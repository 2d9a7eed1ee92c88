/** What a small university gets without saying it, and what no university may say. */
import { describe, expect, test } from 'vitest'
import { hindranceReasons } from './hindrances.ts'
import { type Institution, institutionSetting } from './institution.ts'

const smallest = {
  key: 'fjell',
  names: {
    nb: 'Høgskolen i Fjell',
    nn: 'Høgskulen i Fjell',
    en: 'Fjell University College',
    short: 'HiFjell',
  },
  mailAddresses: { domain: 'fjell.example' },
}

function fjell(more: Record<string, unknown> = {}): Institution {
  return institutionSetting.parse({ ...smallest, ...more })
}

/** `path: reason` of everything wrong. */
function objections(more: Record<string, unknown>): string[] {
  const read = institutionSetting.safeParse({ ...smallest, ...more })
  return (read.error?.issues ?? []).map(({ path, message }) => `${path.join('.')}: ${message}`)
}

describe('what a guide leaves open', () => {
  test.each<[string, (it: Institution) => unknown, unknown]>([
    ['sixteen characters', (it) => it.passwords.policy.minLength, 16],
    ['never a leaked password', (it) => it.passwords.policy.leaked, true],
    ['no composition rules', (it) => it.passwords.policy.kinds, null],
    ['six wrong passwords', (it) => it.lockout.wrongTries, 6],
    ['lock for half an hour', (it) => it.lockout.lockedFor.total('minutes'), 30],
    ['at most a hundred wrong in a row', (it) => it.lockout.longRunCap, 100],
    ['a password is valid one year', (it) => it.passwords.validFor?.toString(), 'P1Y'],
    ['two notices before', (it) => it.passwords.noticesBefore.map(String), ['P30D', 'P7D']],
    ['a temporary password eight hours', (it) => it.recovery.temporaryPassword.validFor.total('hours'), 8],
    ['the second factor is optional', (it) => it.secondFactor.required, []],
    [
      'the PIN way takes every kind of number',
      (it) => it.activation.numberTypes.pin,
      ['fodselsnummer', 'd-nummer', 's-nummer', 'fs-fiktivt', 'passport'],
    ],
    ['five wrong PINs for its life', (it) => it.pin.access.wrongTries, 5],
    ['the breaker of the PIN', (it) => it.pin.access.breaker, { perHour: 50, perDay: 200 }],
    ['a door PIN of four digits', (it) => it.pin.door.length, 4],
    ['argon2id of 64 MiB', (it) => it.hashing, { memoryKiB: 65_536, passes: 3, lanes: 1 }],
    ['a session of half an hour idle', (it) => it.sessions.person.idle.total('minutes'), 30],
    ['twelve hours altogether', (it) => it.sessions.person.atMost.total('hours'), 12],
    ['fresh for five minutes', (it) => it.sessions.freshFor.total('minutes'), 5],
    ['the brake', (it) => it.registers.fs?.brake, { percent: 2, people: 20 }],
    ['gone after two weeks', (it) => it.registers.fs?.goneAfter.missingFor.days, 14],
    ['and three files', (it) => it.registers.fs?.goneAfter.files, 3],
    ['a register is stale after', (it) => it.registers.fs?.staleAfter.total('hours'), 36],
    ['ninety days after the end', (it) => it.lifecycle.student.closesAfter.days, 90],
    ['sixty-five days before the start', (it) => it.lifecycle.student.opensBefore.days, 65],
    [
      'the term before counts until',
      (it) => it.terms.previousValidUntil,
      { spring: '02-15', autumn: '09-15' },
    ],
    ['three SMS an hour, five a day', ({ messages: { sms } }) => [sms.perHour, sms.perDay], [3, 5]],
    ['three mails an hour, ten a day', ({ messages: { mail } }) => [mail.perHour, mail.perDay], [3, 10]],
    ['all three languages', (it) => it.languages.offered, ['nb', 'nn', 'en']],
    ['Norwegian time', (it) => it.timeZone, 'Europe/Oslo'],
  ])('%s', (_what, of, expected) => expect(of(fjell())).toEqual(expected))

  test('host, realm, sender and logo follow from key, domain and name', () => {
    const it = fjell()
    expect(it.hosts).toEqual(['fjell.localhost'])
    expect(it.identifiers).toEqual({
      realm: 'fjell.example',
      passkeys: 'fjell.localhost',
      openid: 'https://fjell.localhost/openid',
    })
    expect(it.messages.mail.from).toBe('no-reply@fjell.example')
    expect(it.messages.sms.sender).toBe('HiFjell')
    expect(it.look.logo.text).toBe('HiFjell')
  })

  test('a name that SMS cannot carry still makes a sender', () => {
    const names = { ...smallest.names, short: 'Høgskulen på Øya' }
    expect(fjell({ names }).messages.sms.sender).toBe('Hogskulen p')
  })
})

describe('what each hindrance stops', () => {
  test('every reason has an effect', () => {
    expect(Object.keys(fjell().hindrances).sort()).toEqual([...hindranceReasons].sort())
  })

  test('an expired password never closes electronic ID', () => {
    expect(objections({ hindrances: { 'password-expired': { leavesOpen: ['password'] } } })).toEqual([
      'hindrances.password-expired.leavesOpen: must hold eid: nobody may lose that way because of this',
    ])
  })

  test('a wrong-password lock never closes anything but its own door', () => {
    const effect = {
      stops: ['portal'],
      leavesOpen: ['pin', 'eid', 'passkey', 'temporary-password', 'sms-code'],
    }
    expect(objections({ hindrances: { 'too-many-wrong-passwords': effect } })).toEqual([
      'hindrances.too-many-wrong-passwords.leavesOpen: must hold personal-mail: nobody may lose that way because of this',
      'hindrances.too-many-wrong-passwords.stops: must be empty: strangers could otherwise shut somebody out by guessing',
    ])
  })

  test('rules and expiry leave Wi-Fi open', () => {
    const { hindrances } = fjell()
    for (const reason of ['rules-not-accepted', 'password-expired', 'must-change-password'] as const)
      expect(hindrances[reason].stops).not.toContain('network')
  })
})

describe('what is not offered', () => {
  test('disappears from every list of ways', () => {
    const it = fjell({ eid: { offered: false }, messages: { sms: { offered: false } } })
    expect(it.activation.ways).toEqual({ student: ['pin'], employee: ['pin'] })
    expect(it.recovery.password).toEqual(['desk'])
    expect(it.secondFactor.whenLost).not.toContain('eid')
    expect(it.secondFactor.firstNeeds).not.toContain('sms-code')
    expect(fjell().secondFactor.firstNeeds).not.toContain('project-link')
  })

  test('may not leave somebody without any way', () => {
    expect(objections({ eid: { offered: false }, activation: { ways: { student: ['eid'] } } })).toEqual([
      'activation.ways.student: nothing is left once what is not offered is gone',
    ])
  })
})

test.each<[string, Record<string, unknown>, string]>([
  [
    'a Wi-Fi log of five months',
    { wifi: { logKeptFor: 'P5M' } },
    'wifi.logKeptFor: must be at least six months: eduroam demands it',
  ],
  [
    'nynorsk left out',
    { languages: { offered: ['nb', 'en'] } },
    'languages.offered: must hold nb and nn together',
  ],
  [
    'seven guesses at a PIN',
    { pin: { access: { wrongTries: 7 } } },
    'pin.access.wrongTries: must be a whole number',
  ],
  ['a weak hash', { hashing: { memoryKiB: 4096 } }, 'hashing.memoryKiB: must be a whole number from 19456'],
  ['an hour as a word', { lockout: { lockedFor: '1 hour' } }, 'lockout.lockedFor: must be a length of time'],
  ['a zone that is none', { timeZone: 'Norway/Oslo' }, 'timeZone: must be a time zone'],
  [
    '29 February',
    { terms: { feeDeadline: { spring: '02-29' } } },
    'terms.feeDeadline.spring: must be a day of every',
  ],
  [
    'cards that are sent nowhere',
    {
      targets: [
        { kind: 'doors', key: 'gates', name: { nb: 'Dører', nn: 'Dører', en: 'Doors' }, delivery: 'push' },
      ],
    },
    'targets.0.address: cards are pushed (delivery), but nowhere',
  ],
  ['a link elsewhere', { origin: 'https://konto.other.example' }, 'origin: its host must be among hosts'],
  [
    'projects from nowhere',
    { projects: { offered: true } },
    'projects.offered: projects come from a register',
  ],
  [
    'a desk that is none',
    { help: { otherProblems: 'orakel' } },
    'help.otherProblems: no desk has the key orakel',
  ],
  [
    'a service at sign-in that is none',
    {
      openid: {
        clients: [
          {
            key: 'lms',
            name: { nb: 'L', nn: 'L', en: 'L' },
            redirects: ['https://l.example'],
            service: 'canvas',
            proves: 'secret',
            secretFrom: 'lms',
          },
        ],
      },
    },
    'openid.clients.0.service: no service has the key canvas',
  ],
  [
    'temporary passwords to where no SMS goes',
    { messages: { sms: { countries: ['SE'] } } },
    'recovery.temporaryPassword.countries: no SMS goes to NO',
  ],
  [
    'a second factor that is switched off',
    { secondFactor: { required: [{ who: 'everybody' }] }, features: { secondFactor: false } },
    'secondFactor.required: a second factor is required',
  ],
])('refused: %s', (_what, more, reason) => {
  expect(objections(more).map((said) => said.slice(0, reason.length))).toEqual([reason])
})

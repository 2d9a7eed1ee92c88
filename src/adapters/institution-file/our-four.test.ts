/** The four universities' files say what their guides say, row by row. Long because the guides are. */
import { join } from 'node:path'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import type { WayToDesk } from '../../core/institution/desks.ts'
import type { Institution } from '../../core/institution/institution.ts'
import { officeFor } from '../../core/institution/office.ts'
import { openState } from '../../core/institution/opening-hours.ts'
import { checkInstitutions } from './check-institutions.ts'
import { inOneLine } from './problem.ts'

const checked = await checkInstitutions(join(import.meta.dirname, '../../../institutions'))
if (!checked.ok) throw new Error(checked.problems.map(inOneLine).join('\n'))
const { institutions } = checked

function the(key: string): Institution {
  const found = institutions.find((institution) => institution.key === key)
  if (!found) throw new Error(`no institution ${key}`)
  return found
}
const oslomet = the('oslomet')
const ntnu = the('ntnu')
const usn = the('usn')
const educloud = the('educloud')

test('each answers under its own host', () => {
  expect(institutions.map(({ hosts }) => hosts)).toEqual([
    ['educloud.localhost'],
    ['ntnu.localhost'],
    ['oslomet.localhost'],
    ['usn.localhost'],
  ])
})

test('A-1: all three languages everywhere', () => {
  for (const { languages } of institutions) expect(languages.offered).toEqual(['nb', 'nn', 'en'])
})

describe('OsloMet', () => {
  test.each<[string, unknown, unknown]>([
    [
      'O-1: the account opens',
      oslomet.services.map(({ key }) => key),
      [
        'mail',
        'learning-platform',
        'studentweb',
        'feide',
        'campus-computers',
        'wifi',
        'storage',
        'remote-access',
      ],
    ],
    ['O-1: none has a password of its own', oslomet.services.filter((one) => one.ownPassword !== null), []],
    ['O-3, O-4: routes', oslomet.recovery.password, ['eid', 'personal-mail-and-sms', 'desk']],
    ['O-3: then', oslomet.recovery.afterEid, ['temporary-password', 'new-password']],
    ['O-5: hours', oslomet.recovery.temporaryPassword.validFor.total('hours'), 8],
    ['O-5: only Norwegian numbers', oslomet.recovery.temporaryPassword.countries, ['NO']],
    ['O-5: HR outranks Studentweb', oslomet.recovery.temporaryPassword.numberFrom, ['hr', 'fs']],
    ['O-6: one year', oslomet.passwords.validFor?.years, 1],
    ['O-6: told before', oslomet.passwords.noticesBefore.map(String), ['P30D', 'P7D']],
    ['O-6: eID stays open', oslomet.hindrances['password-expired'].leavesOpen.includes('eid'), true],
    ['O-7: characters', oslomet.passwords.policy.minLength, 16],
    ['O-7: no composition rules', oslomet.passwords.policy.kinds, null],
    ['O-7: not leaked', oslomet.passwords.policy.leaked, true],
    [
      'O-8: form',
      oslomet.usernames.scheme,
      {
        form: 'letters-and-digits',
        fromGivenName: 2,
        letters: 5,
        length: 9,
        shortNames: 'letters',
      },
    ],
    ['O-8: older form', oslomet.usernames.alsoWorking, [{ form: 'prefix-and-student-number', prefix: 's' }]],
    ['O-9: required of', oslomet.secondFactor.required.map(({ who }) => who), ['everybody']],
    ['O-9: app', oslomet.secondFactor.kinds.includes('authenticator-app'), true],
    ['O-10: alone, by eID', oslomet.secondFactor.whenLost.includes('eid'), true],
    ['O-11: digits of the door PIN', oslomet.pin.door.length, 4],
    ['O-11: one PIN', oslomet.pin.one, true],
    ['O-12: wrong tries', oslomet.lockout.wrongTries, 6],
    ['O-12: minutes', oslomet.lockout.lockedFor.total('minutes'), 30],
    ['O-13: offered', oslomet.recovery.afterDeactivation.offered, true],
    ['O-13: hours', oslomet.recovery.afterDeactivation.validFor.total('hours'), 24],
    ['O-13: the PIN opens it', oslomet.hindrances['deactivated-by-desk'].leavesOpen.includes('pin'), true],
    [
      'O-14: needs',
      oslomet.lifecycle.student.needs,
      ['study-programme', 'semester-registration', 'semester-fee'],
    ],
    ['O-15: deadlines', oslomet.terms.feeDeadline, { spring: '02-01', autumn: '09-01' }],
    ['O-15: locks all of it', oslomet.hindrances['fee-not-paid'].stops.length, 5],
    ['O-16: days', oslomet.lifecycle.student.closesAfter.days, 90],
    ['O-16: told before', oslomet.lifecycle.student.noticesBefore.map(String), ['P30D', 'P7D', 'P1D']],
    ['O-17: corrected at', oslomet.registers.fs?.corrected.at.nb, 'Studentweb'],
    ['O-18: overruled by Studentweb', oslomet.visibility.mobile.laterChange, 'register-overrules'],
    [
      'O-19: places',
      oslomet.devices.map(({ key }) => key).slice(0, 3),
      ['eduroam-phone', 'eduroam-laptop', 'mail-apps'],
    ],
    ['O-20: hours of a sealed copy', oslomet.delivery.sealedFor.total('hours'), 24],
    [
      'O-22: versioned',
      oslomet.rulesDocuments.map(({ key, version }) => [key, version]),
      [['it-rules', '2025-08']],
    ],
    ['O-23: other programmes', oslomet.help.otherProgrammes?.key, 'soknadsweb'],
    ['O-23: pages', oslomet.help.pages.map(({ key }) => key), ['mail', 'storage', 'wifi', 'remote-access']],
  ])('%s', (_row, is, guide) => expect(is).toEqual(guide))

  test('O-14: the Student Service Centre of faculty or campus', () => {
    expect(officeFor(oslomet.offices, { faculty: 'TKD' })?.key).toBe('tkd')
    expect(officeFor(oslomet.offices, { faculty: 'LUI', campus: 'Kjeller' })?.key).toBe('lui')
    expect(officeFor(oslomet.offices, { campus: 'Kjeller' })?.key).toBe('kjeller')
    expect(officeFor(oslomet.offices, {})?.key).toBe('pilestredet')
  })
})

describe('O-21: open now?', () => {
  test.each<[string, WayToDesk['kind'], string, boolean]>([
    ['it-p48', 'counter', '2026-09-07T18:29', true],
    ['it-p48', 'counter', '2026-09-11T17:00', false],
    ['it-p48', 'counter', '2026-06-23T10:00', true],
    ['it-p48', 'counter', '2026-06-24T10:00', false],
    ['it-p48', 'counter', '2026-08-07T10:00', false],
    ['it-p48', 'counter', '2026-08-10T10:00', true],
    ['it-p48', 'counter', '2026-05-14T10:00', false],
    ['it-p48', 'phone', '2026-06-25T14:59', true],
    ['it-p48', 'phone', '2026-06-25T15:00', false],
    ['it-p48', 'phone', '2026-07-31T08:00', true],
    ['it-p48', 'phone', '2026-08-03T15:00', true],
    ['it-kjeller', 'counter', '2026-09-07T08:59', false],
    ['it-kjeller', 'counter', '2026-09-07T09:00', true],
    ['it-kjeller', 'counter', '2026-09-11T15:00', false],
    ['it-kjeller', 'counter', '2026-06-30T10:00', true],
    ['it-kjeller', 'counter', '2026-07-01T10:00', false],
    ['it-kjeller', 'counter', '2026-07-31T10:00', false],
    ['it-kjeller', 'counter', '2026-08-03T10:00', true],
    ['av-loan', 'loan', '2026-06-18T10:00', true],
    ['av-loan', 'loan', '2026-06-19T10:00', false],
    ['av-loan', 'return', '2026-06-19T10:00', true],
    ['av-loan', 'return', '2026-06-22T10:00', false],
    ['av-loan', 'loan', '2026-08-10T10:00', true],
  ])('%s, %s at %s: %s', (desk, kind, when, open) => expect(isOpen(oslomet, desk, kind, when)).toBe(open))
})

describe('Educloud', () => {
  test.each<[string, unknown, unknown]>([
    ['E-1: on the front page', educloud.projects.onFrontPage, true],
    ['E-1: account or ID-porten', educloud.signIn.with, ['password', 'passkey', 'eid']],
    ['E-2: hours of the link', educloud.projects.link.validFor.total('hours'), 72],
    ['E-3: may skip the password', educloud.projects.link.maySkipPassword, true],
    ['E-4: the link renews the app', educloud.secondFactor.whenLost.includes('project-link'), true],
    ['E-5: not those with eID', educloud.projects.reachesPeopleWithEid, false],
    [
      'E-6: feedback, dates, search',
      [educloud.help.feedback, educloud.help.dates, educloud.help.search],
      [true, true, true],
    ],
    ['people come from projects alone', [educloud.registers.fs, educloud.registers.hr], [null, null]],
    [
      'and only there',
      institutions.filter(({ projects }) => projects.offered).map(({ key }) => key),
      ['educloud'],
    ],
  ])('%s', (_row, is, guide) => expect(is).toEqual(guide))

  test.each<[WayToDesk['kind'], string, boolean]>([
    ['phone', '2026-09-07T08:30', true],
    ['phone', '2026-09-07T17:00', false],
    ['phone', '2026-09-12T10:00', true],
    ['phone', '2026-09-12T15:00', false],
    ['phone', '2026-09-13T12:00', false],
    ['phone', '2026-12-26T12:00', false],
    ['chat', '2026-09-07T16:00', false],
    ['chat', '2026-09-07T15:59', true],
    ['video', '2026-09-07T11:30', false],
    ['video', '2026-09-08T11:30', true],
  ])('E-6: %s at %s: %s', (kind, when, open) => expect(isOpen(educloud, 'it-uio', kind, when)).toBe(open))
})

describe('NTNU', () => {
  test.each<[string, unknown, unknown]>([
    ['N-1: students and employees activate', ntnu.activation.who, ['student', 'employee']],
    ['N-1: nothing before', ntnu.hindrances['not-activated'].stops.length, 5],
    ['N-2, N-5: PIN or electronic ID', ntnu.activation.ways.student, ['pin', 'eid']],
    ['N-3: needed', ntnu.activation.needs, ['study-programme', 'semester-fee']],
    ['N-3: waived', ntnu.activation.waivers, { exchange: ['study-programme', 'semester-fee'] }],
    ['N-3: days until a payment is seen', ntnu.activation.feeLag.days, 3],
    ['N-4: suggestions', ntnu.passwords.suggestions.offered, true],
    ['N-9: shared computers', ntnu.features.sharedComputers, true],
    ['N-11: campus computers', ntnu.help.campusComputers.length, 4],
    ['N-11: each on a map', ntnu.help.campusComputers.filter(({ map }) => map === null), []],
    ['N-11: other problems', ntnu.help.otherProblems, 'orakel'],
    ['N-11: rating', ntnu.help.feedback, true],
  ])('%s', (_row, is, guide) => expect(is).toEqual(guide))
})

describe('USN', () => {
  test.each<[string, unknown, unknown]>([
    ['U-1: opens', usn.activation.opens, [{ who: 'student', term: 'autumn', usually: '08-01', inYear: {} }]],
    ['U-2: chooses', usn.activation.who, ['student', 'employee']],
    ['U-2: S-numbers too', usn.activation.numberTypes.pin.includes('s-nummer'), true],
    ['U-3: PIN', [usn.features.doorPin, usn.pin.door.length], [true, 4]],
    ['U-4: employees accept', usn.rulesDocuments[0]?.who.includes('employee'), true],
    [
      'U-5: the exception',
      usn.services.filter((one) => one.ownPassword !== null).map(({ key }) => key),
      ['ess'],
    ],
    ['U-7: characters', usn.passwords.policy.minLength, 16],
    ['U-7: in a row', usn.passwords.policy.maxRepeats, 3],
    ['U-7: groups', usn.passwords.policy.kinds?.atLeast, 3],
    [
      'U-7: special characters',
      usn.passwords.policy.kinds?.special,
      String.raw`,;.:-_*!"#'%&/()<>^=?@$+\{|}~[]` + '`',
    ],
    ['U-7: name', usn.passwords.policy.forbidNameParts, true],
    ['U-7: username', usn.passwords.policy.forbidUsernameParts, true],
    ['U-8: advice', usn.passwords.advice, true],
    ['U-9: called', usn.activation.temporaryNumber?.called.en, 'SO-number'],
    ['U-9: ask', usn.activation.temporaryNumber?.ask, 'international'],
  ])('%s', (_row, is, guide) => expect(is).toEqual(guide))
})

test('every text is English in English, and no bokmål stands in the nynorsk', () => {
  const texts = institutions.flatMap(textsIn)
  expect(texts.length).toBeGreaterThan(150)
  expect(texts.filter(({ nb, en }) => nb.split(' ').length > 3 && nb === en)).toEqual([])
  const bokmal =
    /\b(ikke|jeg|fra|noen|hva|hvor|hvordan|bare|lagrede|ansatte|tjenester|endres|sendes|gjøres|brukernavn|nettleseren|studenter)\b/i
  expect(texts.filter(({ nn }) => bokmal.test(nn)).map(({ nn }) => nn)).toEqual([])
})

function isOpen(institution: Institution, key: string, kind: WayToDesk['kind'], when: string): boolean {
  const way = institution.desks.find((desk) => desk.key === key)?.ways.find((one) => one.kind === kind)
  if (!way?.hours) throw new Error(`no hours for ${key} ${kind}`)
  const now = Temporal.ZonedDateTime.from(`${when}[${institution.timeZone}]`).toInstant()
  return openState(way.hours, now, institution.timeZone).open
}

type Text = { nb: string; nn: string; en: string }

function textsIn(value: unknown): Text[] {
  if (typeof value !== 'object' || value === null) return []
  return [...(isText(value) ? [value] : []), ...Object.values(value).flatMap(textsIn)]
}

function isText(value: object): value is Text {
  return ['nb', 'nn', 'en'].every((language) => typeof Reflect.get(value, language) === 'string')
}

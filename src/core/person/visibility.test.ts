/** Who sees the number and the picture: the own choice, a register's later change, the group's default, and who is never shown (O-17, O-18). */
import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { visibilitySetting } from '../institution/visibility.ts'
import type { ReservationChange, Reservations } from './facts.ts'
import {
  type Choice,
  chosenIn,
  published,
  type Visibility,
  type VisiblePerson,
  visibilityOf,
} from './visibility.ts'

const institution = { visibility: visibilitySetting.parse({}), timeZone: 'Europe/Oslo' }
const withSetting = (mobile: object) => ({ ...institution, visibility: visibilitySetting.parse({ mobile }) })
const at = (day: string) => Temporal.Instant.from(`${day}T10:00:00Z`)
const chose = (shown: boolean, day: string): Choice => ({ shown, at: at(day) })
const by = { register: 'fs', id: '1' }

/** A student who has chosen nothing, and of whom no register has said anything. */
const student: VisiblePerson = {
  reservations: { photo: false, mobile: false, changed: null },
  choices: { mobile: null, picture: null },
  groups: ['student'],
  mobile: '+4799123456',
  mobileRegister: 'fs',
  protected: false,
  deceased: null,
}
const mobileOf = (person: Partial<VisiblePerson>, setting = institution): Visibility =>
  visibilityOf({ ...student, ...person }, setting).mobile
const choices = (mobile: Choice | null, picture: Choice | null = null) => ({ choices: { mobile, picture } })
/** The register's word on the number, with its stamp and the day of the file. */
const register = (
  reserved: boolean,
  said: string | null,
  seen: string,
): Pick<VisiblePerson, 'reservations'> => ({
  reservations: {
    photo: false,
    mobile: reserved,
    changed: said,
    mobileChange: { said, seen: at(seen).toString() },
    photoChange: null,
    by,
  },
})

describe('who decides', () => {
  test.each<[string, Partial<VisiblePerson>, Partial<Visibility>]>([
    ['nobody has said anything: the default', {}, { shown: false, by: 'default', since: null }],
    [
      'the own choice',
      choices(chose(true, '2026-08-03')),
      { shown: true, by: 'you', since: at('2026-08-03') },
    ],
    [
      'a register’s change, and no choice',
      register(true, '2026-09-01T08:00:00Z', '2026-09-02'),
      { shown: false, by: 'register', since: Temporal.Instant.from('2026-09-01T08:00:00Z') },
    ],
    [
      'no longer reserved, and no choice',
      register(false, '2026-09-01T08:00:00Z', '2026-09-02'),
      { shown: true, by: 'register' },
    ],
    [
      'the change after the choice',
      { ...choices(chose(true, '2026-08-03')), ...register(true, '2026-09-01T08:00:00Z', '2026-09-02') },
      { shown: false, by: 'register', overruled: chose(true, '2026-08-03') },
    ],
    [
      'the change after the choice, the other way',
      { ...choices(chose(false, '2026-08-03')), ...register(false, '2026-09-01T08:00:00Z', '2026-09-02') },
      { shown: true, by: 'register', overruled: chose(false, '2026-08-03') },
    ],
    [
      'a change that agrees with the choice overrules nothing',
      { ...choices(chose(false, '2026-08-03')), ...register(true, '2026-09-01T08:00:00Z', '2026-09-02') },
      { shown: false, by: 'register', overruled: null },
    ],
    [
      'the choice after the change',
      { ...choices(chose(true, '2026-09-03')), ...register(true, '2026-09-01T08:00:00Z', '2026-09-02') },
      { shown: true, by: 'you', overruled: null },
    ],
    [
      'an old change that comes late in a file: the choice was after it',
      { ...choices(chose(true, '2026-08-03')), ...register(true, '2026-07-01T08:00:00Z', '2026-09-02') },
      { shown: true, by: 'you' },
    ],
    [
      'a change without a stamp counts from the file',
      { ...choices(chose(true, '2026-08-03')), ...register(true, null, '2026-08-04') },
      { shown: false, by: 'register', since: at('2026-08-04') },
    ],
    [
      'a stamp in the future counts from its file, so that the next choice holds',
      { ...choices(chose(true, '2026-09-03')), ...register(true, '2099-01-01', '2026-09-02') },
      { shown: true, by: 'you' },
    ],
    [
      'a day without an hour: the choice of the same day is overruled',
      { ...choices(chose(true, '2026-09-01')), ...register(true, '2026-09-01', '2026-09-02') },
      { shown: false, by: 'register' },
    ],
    [
      'a protected address, whatever anybody chose',
      { ...choices(chose(true, '2026-09-03')), protected: true },
      { shown: false, by: 'protected-address', overruled: null },
    ],
    [
      'a protected address, whatever the register changed',
      { ...register(false, '2026-09-01T08:00:00Z', '2026-09-02'), protected: true },
      { shown: false, by: 'protected-address' },
    ],
    [
      'a death',
      { ...choices(chose(true, '2026-09-03')), deceased: '2026-10-01' },
      { shown: false, by: 'death' },
    ],
  ])('%s', (_, person, expected) => {
    expect(mobileOf(person)).toMatchObject(expected)
  })

  test('where the account goes before the register, a later change there waits for nobody', () => {
    const setting = withSetting({ laterChange: 'account-overrules' })
    const changed = register(true, '2026-09-01T08:00:00Z', '2026-09-02')
    expect(mobileOf({ ...choices(chose(true, '2026-08-03')), ...changed }, setting)).toMatchObject({
      shown: true,
      by: 'you',
    })
    expect(mobileOf(changed, setting)).toMatchObject({ shown: false, by: 'register' })
  })
  test('where nobody may choose, an earlier choice counts for nothing', () => {
    expect(mobileOf(choices(chose(true, '2026-08-03')), withSetting({ mayChoose: false }))).toMatchObject({
      shown: false,
      by: 'default',
    })
  })
})

describe('the default (field 1.1, 39)', () => {
  test.each<[VisiblePerson['groups'], string | null, { mobile: boolean; picture: boolean }]>([
    [['student'], 'fs', { mobile: false, picture: false }],
    [['employee'], 'hr', { mobile: true, picture: true }],
    // a private number that a student register gave is not a work number
    [['employee'], 'fs', { mobile: false, picture: true }],
    [['student', 'employee'], 'hr', { mobile: true, picture: true }],
    [['student', 'employee'], 'fs', { mobile: false, picture: true }],
    [['project-member'], 'projects', { mobile: false, picture: false }],
    [['guest'], null, { mobile: false, picture: false }],
    // nothing known: hidden
    [[], 'hr', { mobile: false, picture: false }],
  ])('of %j with a number from %s', (groups, mobileRegister, shown) => {
    const found = visibilityOf({ ...student, groups, mobileRegister }, institution)
    expect({ mobile: found.mobile.shown, picture: found.picture.shown }).toEqual(shown)
  })
  test('in several groups the one that shows least decides', () => {
    const setting = withSetting({ shown: { student: true } })
    expect(mobileOf({ groups: ['student'] }, setting).shown).toBe(true)
    expect(mobileOf({ groups: ['student', 'guest'] }, setting).shown).toBe(false)
  })
})

describe('what may be published', () => {
  test('the number only where it is shown, and none where there is none', () => {
    const person = { ...student, ...choices(chose(true, '2026-08-03')) }
    expect(published(person, visibilityOf(person, institution))).toEqual({
      mobile: '+4799123456',
      picture: false,
    })
    expect(published(student, visibilityOf(student, institution))).toEqual({ mobile: null, picture: false })
    const without = { ...person, mobile: null }
    expect(published(without, visibilityOf(without, institution))).toEqual({ mobile: null, picture: false })
  })

  test('a protected address and the dead: never anything, however everything else stands', () => {
    const day = fc.constantFrom('2026-07-01', '2026-08-01', '2026-09-01')
    const choice = fc.option(fc.record({ shown: fc.boolean(), at: day.map(at) }))
    const change: fc.Arbitrary<ReservationChange | null> = fc.option(
      fc.record({ said: fc.option(day), seen: day.map((each) => at(each).toString()) }),
    )
    const reservations: fc.Arbitrary<Reservations> = fc.record({
      photo: fc.boolean(),
      mobile: fc.boolean(),
      changed: fc.option(day),
      photoChange: change,
      mobileChange: change,
    })
    const groups = fc.subarray(['student', 'employee', 'project-member', 'guest'] as const)
    const people = fc.record({ reservations, mobile: choice, picture: choice, groups, hidden: fc.boolean() })
    fc.assert(
      fc.property(people, ({ reservations: said, mobile, picture, groups: belongsTo, hidden }) => {
        const person: VisiblePerson = {
          ...student,
          reservations: said,
          choices: { mobile, picture },
          groups: belongsTo,
          mobileRegister: 'hr',
          protected: hidden,
          deceased: hidden ? null : '2026-10-01',
        }
        expect(published(person, visibilityOf(person, institution))).toEqual({ mobile: null, picture: false })
      }),
    )
  })
})

describe('what sending the form chooses', () => {
  const shown = { shown: true, overruled: null }
  const hidden = { shown: false, overruled: null }
  const you = { by: 'you', since: at('2026-08-03') } as const
  const changed = { by: 'register', register: 'fs', since: at('2026-09-01') } as const
  const nobody = { by: 'default', since: null } as const
  test.each<[string, Visibility, { shown: boolean; seen: boolean | null }, boolean]>([
    ['ticked otherwise than it stood', { ...hidden, ...nobody }, { shown: true, seen: false }, true],
    ['left as the default: now it is chosen', { ...hidden, ...nobody }, { shown: false, seen: false }, true],
    [
      'left as the person had chosen: the old day holds',
      { ...hidden, ...you },
      { shown: false, seen: false },
      false,
    ],
    ['the same form sent twice', { ...shown, ...you }, { shown: true, seen: false }, false],
    ['left as the register changed it', { ...hidden, ...changed }, { shown: false, seen: false }, false],
    ['ticked against the register', { ...hidden, ...changed }, { shown: true, seen: false }, true],
    [
      'a register hid it while the page lay open',
      { ...hidden, ...changed },
      { shown: true, seen: true },
      false,
    ],
    ['sent without the page, as it is', { ...hidden, ...changed }, { shown: false, seen: null }, false],
    ['sent without the page, otherwise', { ...hidden, ...changed }, { shown: true, seen: null }, true],
    [
      'a protected address',
      { ...hidden, by: 'protected-address', since: null },
      { shown: true, seen: false },
      false,
    ],
  ])('%s', (_, mobile, wished, chosen) => {
    const picture: Visibility = { ...hidden, ...you }
    const wish = { mobile: wished, picture: { shown: false, seen: false } }
    expect(chosenIn(wish, { mobile, picture }, institution)).toEqual(chosen ? ['mobile'] : [])
    expect(chosenIn(wish, { mobile, picture }, withSetting({ mayChoose: false }))).toEqual([])
  })
})

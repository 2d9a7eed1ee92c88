/** What an account becomes in Active Directory, before anything is written. */
import { describe, expect, test } from 'vitest'
import { namedTruth } from '../../../cast/named-truth.ts'
import type { TruthWanted } from '../../../cast/named-truth.ts'
import { targetsSetting } from '../../../core/institution/targets.ts'
import { preparePassword, isPassword } from '../../../core/secrets/password.ts'
import { controlFor, isOpen, needsNoPassword } from './account-control.ts'
import { closingNote } from './closing-note.ts'
import { passwordValue } from './password-value.ts'
import { groupPlace, nameBelow, placeOf } from './settings.ts'
import type { ActiveDirectorySettings } from './settings.ts'
import { wantedOf } from './wanted.ts'

const settings = (wanted: object = {}): ActiveDirectorySettings => {
  const names = { key: 'ad', name: { nb: 'AD', nn: 'AD', en: 'AD' }, upnSuffix: 'uni.example' }
  const place = { address: 'ldaps://dc1.uni.example', base: 'DC=uni,DC=example', bindAs: 'svc@uni.example' }
  const [read] = targetsSetting.parse([{ kind: 'active-directory', ...names, ...place, ...wanted }])
  if (read?.kind !== 'active-directory') throw new Error('another kind than was written')
  return read
}
const valuesOf = (truth: TruthWanted, wanted: object = {}) =>
  wantedOf(namedTruth(truth), settings(wanted))?.values

describe('values', () => {
  test('names longer than the directory takes are cut between characters, never inside one', () => {
    const values = valuesOf({ username: 'long', person: { given: '🐟'.repeat(40), family: 'å'.repeat(70) } })
    expect(values?.['givenName']).toBe('🐟'.repeat(32))
    expect(values?.['sn']).toBe('å'.repeat(64))
    expect(values?.['displayName']).toHaveLength(80 + 1 + 70)
  })

  test('an empty name is no value, and somebody with one name only has that one', () => {
    const values = valuesOf({ username: 'mono', person: { given: '', family: 'Suharto' } })
    expect(values).toMatchObject({ givenName: null, sn: 'Suharto', displayName: 'Suharto' })
    expect(valuesOf({ username: 'svc', person: null })).toMatchObject({ displayName: 'svc', sn: null })
  })

  test('U+0000, where a directory would stop reading, is refused', () => {
    expect(valuesOf({ username: 'nul', person: { given: 'Kari\0x' } })).toBeUndefined()
  })

  test('an employee has title and unit, and a closed account no groups', () => {
    const belongings = [{ kind: 'position', name: 'Rådgiver', unit: 'IT', campus: null }] as const
    const truth = namedTruth({ username: 'ada', groups: ['employee'], person: { belongings } })
    expect(wantedOf(truth, settings())?.values).toMatchObject({ title: 'Rådgiver', department: 'IT' })
    expect(wantedOf(truth, settings())?.groups).toEqual(['employee'])
    expect(wantedOf({ ...truth, standing: 'hidden' }, settings())?.groups).toEqual([])
  })
})

test('a name cannot leave its place, and what an entry stands below is read past escaped commas', () => {
  expect(nameBelow('OU=P,DC=x', 'a,OU=Admins')).toBe(String.raw`CN=a\,OU\=Admins,OU=P,DC=x`)
  expect(placeOf(String.raw`CN=a\,OU\=Admins,OU=P,DC=x`)).toBe('OU=P,DC=x')
  expect(placeOf('CN=a\\\\,OU=P,DC=x')).toBe('OU=P,DC=x')
  expect(groupPlace(settings({ groups: null }), 'student')).toBeNull()
})

test('the bits that are ours are set, those of others kept, and no password needed never stays', () => {
  const open = { open: true, neverExpires: true }
  expect(controlFor(null, open)).toBe(0x1_0200)
  expect(controlFor(0x200 | 0x20 | 0x2 | 0x10_0000, open)).toBe(0x11_0200)
  expect(controlFor(0x1_0200, { open: false, neverExpires: false })).toBe(0x202)
  for (let bits = 0; bits < 0x100_0000; bits += 0x1237) {
    const control = controlFor(bits, { open: bits % 2 === 0, neverExpires: false })
    expect(needsNoPassword(control)).toBe(false)
    expect(isOpen(control)).toBe(bits % 2 === 0)
  }
})

test('a password is in quotation marks and two bytes for each unit; more than the directory keeps is refused', () => {
  const value = (typed: string) => {
    const password = preparePassword(typed)
    return isPassword(password) ? passwordValue(password) : 'not a password'
  }
  expect(value('aæ"')).toEqual(Buffer.from([0x22, 0, 0x61, 0, 0xe6, 0, 0x22, 0, 0x22, 0]))
  expect(value('🐟'.repeat(128))).toHaveLength(2 * 258)
  expect(value('🐟'.repeat(129))).toBeNull()
})

test('only our own line in a description is ours', () => {
  const note = (description: string | null, standing: 'listed' | 'ended') =>
    closingNote({ description }, { standing }, '2026-11-23')
  expect(note(null, 'ended')).toBe('Account ended, seen 2026-11-23')
  expect(note('Account ended, seen 2026-01-01', 'ended')).toBe('Account ended, seen 2026-01-01')
  expect(note('Account ended, seen 2026-01-01', 'listed')).toBeNull()
  expect(note('the dean', 'ended')).toBe('the dean')
  expect(note('the dean', 'listed')).toBe('the dean')
})

describe('settings', () => {
  test.each(['ldap://dc1.uni.example', 'ldaps://dc1.uni.example:3269', 'https://dc1.uni.example'])(
    'the address %s is refused',
    (address) => {
      expect(() => settings({ address })).toThrow(/ldaps:\/\/|global catalogue/)
    },
  )
})

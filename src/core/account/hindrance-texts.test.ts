/** Every reason, in every language, says what it is, who can lift it and what to do next. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { hindranceReasons } from '../institution/hindrances.ts'
import { institutionSetting } from '../institution/institution.ts'
import { languages } from '../language.ts'
import type { Hindrance, NextStep } from './hindrance.ts'
import { hindranceText } from './hindrance-texts.ts'

const institution = institutionSetting.parse(
  parse(readFileSync(join(import.meta.dirname, '../../../institutions/oslomet.yaml'), 'utf8')),
)
const hindrance = (more: Partial<Hindrance>): Hindrance => ({
  reason: 'fee-not-paid',
  since: null,
  until: null,
  liftedBy: 'register',
  next: 'pay-fee',
  stops: ['portal', 'services'],
  leavesOpen: [],
  ...more,
})

describe.each(languages)('in %s', (language) => {
  test.each(hindranceReasons)('%s', (reason) => {
    const words = hindranceText(hindrance({ reason, next: 'ask-desk' }), institution, language)
    for (const said of [words.title, words.text, words.liftedBy, words.next])
      expect(said.length).toBeGreaterThan(3)
    expect(words.title).not.toMatch(/undefined|null|\.$/)
  })

  test('no two reasons have the same title', () => {
    const titles = hindranceReasons.map(
      (reason) =>
        hindranceText(hindrance({ reason, next: 'register-for-semester' }), institution, language).title,
    )
    expect(new Set(titles).size).toBe(titles.length)
  })

  test('the faces of not being registered are told apart', () => {
    const faces: [NextStep, Partial<Hindrance>][] = [
      ['wait', {}],
      ['register-for-semester', { missing: ['semester-registration'] }],
      ['ask-study-office', {}],
      ['ask-study-office', { missing: ['study-programme'] }],
    ]
    const texts = faces.map(
      ([next, more]) =>
        hindranceText(hindrance({ reason: 'not-registered', next, ...more }), institution, language).text,
    )
    expect(new Set(texts).size).toBe(faces.length)
  })
})

test('the fee names the register, how long a payment takes, and the office of the faculty, else of the campus', () => {
  const words = hindranceText(hindrance({ faculty: 'TKD', campus: 'Pilestredet' }), institution, 'nb')
  expect(words.next).toContain('Studentweb')
  expect(words.next).toContain('3 dager')
  expect(words.link).toEqual({ href: 'https://fsweb.no/studentweb/', label: 'Studentweb', leaves: true })
  expect(words.office?.key).toBe('tkd')
  expect(hindranceText(hindrance({ faculty: null, campus: 'Kjeller' }), institution, 'nb').office?.key).toBe(
    'kjeller',
  )
  expect(hindranceText(hindrance({}), institution, 'nb').office?.key).toBe('pilestredet')
})

test('what somebody at the desk wrote for the person stands instead of our own words', () => {
  const words = hindranceText(
    hindrance({ reason: 'desk-decision', next: 'ask-desk', because: 'Kortet er levert inn.' }),
    institution,
    'nb',
  )
  expect(words.text).toBe('Kortet er levert inn.')
  expect(words.askDesk).toBe(true)
})

test('what still works is said, and nothing is said where nothing does', () => {
  expect(hindranceText(hindrance({}), institution, 'nb').stillWorks).toBe('Trådløst nett, e-post og dørene')
  const all = hindrance({ stops: ['portal', 'network', 'mail', 'services', 'door'] })
  expect(hindranceText(all, institution, 'nb').stillWorks).toBeNull()
})

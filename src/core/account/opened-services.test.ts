/** The services of an account follow from who the person is, what is stopped, and what ended earlier (O-1, U-5). */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { institutionSetting } from '../institution/institution.ts'
import { noFacts, type PersonFacts } from '../person/facts.ts'
import type { Hindrance } from './hindrance.ts'
import { openedServices } from './opened-services.ts'

const read = (key: string) =>
  institutionSetting.parse(
    parse(readFileSync(join(import.meta.dirname, `../../../institutions/${key}.yaml`), 'utf8')),
  )
const person = (facts: Partial<PersonFacts>) => ({
  facts: { ...noFacts, ...facts },
  deceased: null,
  acceptances: [],
})
const study = {
  programme: 'MTDT',
  name: {},
  faculty: null,
  campus: null,
  kind: 'ordinary' as const,
  from: '2024-08-10',
  until: '2026-06-30',
  ended: null,
}
const position = { title: 'Lektor', unit: null, campus: null, from: '2020-01-01', until: null, ended: null }
const keysOf = (opened: ReturnType<typeof openedServices>) => opened.map(({ service }) => service.key)

test('a student has what students have, an employee what employees have', () => {
  const usn = read('usn')
  const student = keysOf(
    openedServices(person({ registers: ['fs'], studies: [study] }), [], usn, '2026-03-01'),
  )
  const employee = keysOf(
    openedServices(person({ registers: ['hr'], positions: [position] }), [], usn, '2026-03-01'),
  )
  expect(student).toContain('studentweb')
  expect(student).not.toContain('ess')
  expect(employee).toContain('ess')
  expect(employee).not.toContain('studentweb')
})

test('a hindrance closes the services of the parts that it stops', () => {
  const stops: Hindrance = {
    reason: 'password-expired',
    since: null,
    until: null,
    liftedBy: 'self',
    next: 'set-new-password',
    stops: ['mail', 'services'],
    leavesOpen: [],
  }
  const opened = openedServices(
    person({ registers: ['fs'], studies: [study] }),
    [stops],
    read('oslomet'),
    '2026-03-01',
  )
  const state = Object.fromEntries(opened.map(({ service, state: so }) => [service.key, so]))
  expect(state).toMatchObject({ mail: 'stopped', 'learning-platform': 'stopped', wifi: 'open' })
})

test('a service that closes with the studies is over while the rest of the account goes on', () => {
  const opened = openedServices(
    person({ registers: ['fs'], studies: [study] }),
    [],
    read('oslomet'),
    '2026-07-15',
  )
  const state = Object.fromEntries(opened.map(({ service, state: so }) => [service.key, so]))
  expect(state).toMatchObject({ 'learning-platform': 'ended', mail: 'open' })
})

/** The host name alone says which institution is meant (cases L-01, Z-02). */
import { describe, expect, test } from 'vitest'
import { institutionOf, type PortalInstitution } from './portal-institution.ts'

// nothing of an institution is looked at here, only which one it is
const [ntnu, usn] = [{} as PortalInstitution, {} as PortalInstitution]
const byHost = new Map([
  ['ntnu.localhost', ntnu],
  ['konto.ntnu.example', ntnu],
  ['usn.localhost', usn],
])
const bare = new Set(['localhost', '127.0.0.1', '[::1]'])
const found = (...hosts: string[]) => institutionOf(hosts, byHost, bare)

describe('an institution', () => {
  test.each([
    ['ntnu.localhost', ntnu],
    ['ntnu.localhost:8080', ntnu],
    ['NTNU.localhost:443', ntnu],
    ['konto.ntnu.example', ntnu],
    ['usn.localhost:1', usn],
  ])('%s', (host, institution) => {
    const outcome = found(host)
    expect(outcome.is === 'institution' && outcome.institution === institution).toBe(true)
  })
})

test.each(['localhost', 'localhost:8080', '127.0.0.1:8080', '[::1]:8080', '[::1]'])(
  '%s is the bare host',
  (host) => expect(found(host)).toEqual({ is: 'bare' }),
)

test.each([
  'evil.test',
  'evil.test:8080',
  'ntnu.localhost.evil.test',
  'evil-ntnu.localhost',
  'xntnu.localhost',
  'ntnu',
  '[::2]',
  '10.0.0.1',
  '__proto__.localhost'.replaceAll('_', ''),
  'constructor',
])('%s is somebody else’s', (host) => expect(found(host)).toEqual({ is: 'foreign' }))

test.each([
  '',
  ' ',
  'ntnu.localhost:80@evil.test',
  'ntnu.localhost@evil.test',
  'evil.test, ntnu.localhost',
  'ntnu.localhost, evil.test',
  'ntnu.localhost:evil',
  'ntnu.localhost:',
  'ntnu.localhost:808080',
  'ntnu.localhost:-1',
  'ntnu.localhost.',
  'ntnu.localhost/',
  'ntnu.localhost/../evil',
  'ntnu.localhost#evil',
  'ntnu.localhost?evil',
  'ntnu.localhost\\evil',
  'ntnu.localhost%00.evil.test',
  'ntnu.localhost\u0000',
  'ntnu.localhost\r\nX: y',
  'ntnu.localhost\n',
  'http://ntnu.localhost',
  '-ntnu.localhost',
  'ｎtnu.localhost',
  'ntnu。localhost',
  '[::1',
  '::1',
  '__proto__',
])('%j is no host at all', (host) => expect(found(host)).toEqual({ is: 'malformed' }))

test('two hosts, or none, are no host at all, also where both are the same', () => {
  expect(found()).toEqual({ is: 'malformed' })
  expect(found('ntnu.localhost', 'evil.test')).toEqual({ is: 'malformed' })
  expect(found('evil.test', 'ntnu.localhost')).toEqual({ is: 'malformed' })
  expect(found('ntnu.localhost', 'ntnu.localhost')).toEqual({ is: 'malformed' })
})

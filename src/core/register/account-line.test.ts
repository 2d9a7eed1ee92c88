/** The line of an account: every key as the how-to shows it, and the schema that others write by. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { reservedUsernames } from '../account/reserved-usernames.ts'
import { accountLineJsonSchema } from './account-line-schema.ts'
import { readAccountLine } from './account-line.ts'

const docs = join(import.meta.dirname, '../../../docs/how-to')
const reading = {
  domains: ['ntnu.no', 'stud.ntnu.no'],
  reserved: reservedUsernames,
  syntheticAllowed: true,
  now: '2026-08-20T08:00:00.000Z',
}

test('the committed schema is current; if not: npx tsx scripts/build-institution-schema.ts', () => {
  const committed: unknown = JSON.parse(readFileSync(join(docs, 'account-line.schema.json'), 'utf8'))
  expect(JSON.parse(accountLineJsonSchema())).toEqual(committed)
})

test('every line of the how-to is read as it stands there', () => {
  const text = readFileSync(join(docs, 'move-in.md'), 'utf8')
  const lines = [...text.matchAll(/^\{"id":.*\}$/gm)].map(([line]) => line)
  expect(lines).toHaveLength(2)
  for (const line of lines) expect(readAccountLine(line, reading)).toMatchObject({ account: {} })
})

test('capitals are small letters, names stand once, moments are in UTC', () => {
  const line = {
    id: '1',
    owner: { fs: '7' },
    username: 'KariN',
    formerUsernames: ['KN', 'kn', 'karin'],
    mail: 'Kari.N@NTNU.no',
    mailAliases: ['kari.n@ntnu.no', 'K@stud.ntnu.no'],
    created: '2019-08-12T02:00:00+02:00',
  }
  expect(readAccountLine(JSON.stringify(line), reading)).toMatchObject({
    account: {
      username: 'karin',
      formerUsernames: ['kn'],
      mail: 'kari.n@ntnu.no',
      mailAliases: ['k@stud.ntnu.no'],
      created: '2019-08-12T00:00:00.000Z',
      password: null,
      closedAt: null,
    },
  })
})

test('all objections to a line at once, each with its key', () => {
  const line = {
    id: '1',
    owner: { fs: '7' },
    username: 'å',
    mail: 'x@y',
    created: '2019-08-12',
    closed: null,
  }
  const outcome = readAccountLine(JSON.stringify(line), reading)
  expect('objections' in outcome && outcome.objections.map(({ key }) => key)).toEqual(['username', 'mail'])
})

test('a control character anywhere is an objection, never part of a name', () => {
  const line = '{"id":"1","owner":{"fs":"7"},"username":"ka\\u0000ri","created":"2019-08-12"}'
  expect(readAccountLine(line, reading)).toMatchObject({ id: '1', objections: [{ key: 'username' }] })
})

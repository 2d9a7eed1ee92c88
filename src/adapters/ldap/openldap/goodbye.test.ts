/** Erased accounts leave a real OpenLDAP: entry and memberships, by our id and by nothing else, where people are and nowhere else. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { namedTruth } from '../../../cast/named-truth.ts'
import { startTestSlapd, type TestSlapd } from '../../../cast/test-slapd.ts'
import type { TargetSystem } from '../../../core/targets/target-system.ts'
import { anchorValue } from './entry.ts'
import { openOpenLdap } from './open-openldap.ts'

let slapd: TestSlapd
const never = new AbortController().signal
const realm = 'uni.example'
const idOf = (username: string) => namedTruth({ username }).accountId

beforeAll(async () => {
  slapd = await startTestSlapd()
})
afterAll(async () => slapd.stop())

function open(schema: 'person' | 'feide', more: object = {}): TargetSystem {
  return openOpenLdap({
    ...{ url: slapd.url, bindAs: slapd.bindAs, secret: slapd.secret, ca: null, base: slapd.base },
    ...{ people: 'ou=people', hidden: 'ou=hidden', groups: 'ou=groups', schema },
    ...{ nationalNumber: false, mailAliases: false, posix: null, realm },
    ...more,
  })
}

async function linesWith(text: string): Promise<string[]> {
  const { searchEntries } = await slapd.byHand(async (client) => client.search(slapd.base, { scope: 'sub' }))
  return searchEntries.map((entry) => JSON.stringify(entry)).filter((line) => line.includes(text))
}

const orderOf = (username: string, standing: 'listed' | 'hidden' = 'listed') => ({
  truth: namedTruth({ username, standing }),
  ...{ password: null, pin: null },
})

describe.each(['person', 'feide'] as const)('with the schema %s', (schema) => {
  let target: TargetSystem
  beforeAll(() => {
    target = open(schema)
  })
  afterAll(async () => target.close())
  const name = (serial: number) => `${schema}${serial}.borte`
  const anchor = schema === 'feide' ? 'eduPersonUniqueId' : 'employeeNumber'
  const carrying = (username: string) => ({
    [anchor]: anchorValue(idOf(username), { schema, realm }),
  })

  test('the listed and the hidden go with their memberships, twice without harm, and others stay', async () => {
    await target.deliver([orderOf(name(1)), orderOf(name(2)), orderOf(name(3))], never)
    await target.deliver([orderOf(name(2), 'hidden')], never)
    const ids = [name(1), name(2), 'never-there'].map(idOf)
    const done = ids.map(() => ({ is: 'done' }))
    expect(await target.sayGoodbye(ids, never)).toEqual(done)
    expect(await target.sayGoodbye(ids, never)).toEqual(done)
    expect([await linesWith(name(1)), await linesWith(name(2))]).toEqual([[], []])
    // the entry and the group
    expect(await linesWith(name(3))).toHaveLength(2)
  })

  test('a name that somebody else has now, and an id that is written otherwise, are not ours', async () => {
    const person = ['top', 'person', 'organizationalPerson', 'inetOrgPerson', 'eduPerson']
    await slapd.byHand(async (client) => {
      await client.add(`uid=${name(4)},ou=people,${slapd.base}`, {
        ...{ objectClass: person, uid: name(4), cn: 'x', sn: 'x' },
      })
      await client.add(`uid=${name(5)},ou=people,${slapd.base}`, {
        ...{ objectClass: person, uid: name(5), cn: 'x', sn: 'x' },
        ...{ [anchor]: Object.values(carrying(name(5)))[0]!.toUpperCase() },
      })
    })
    await target.sayGoodbye([name(4), name(5)].map(idOf), never)
    expect([await linesWith(name(4)), await linesWith(name(5))].map(({ length }) => length)).toEqual([1, 1])
  })

  test('what carries our id and stands elsewhere is left for a human, and said', async () => {
    await slapd.byHand(async (client) =>
      client.add(`uid=${name(6)},${slapd.base}`, {
        objectClass: ['top', 'person', 'organizationalPerson', 'inetOrgPerson', 'eduPerson'],
        ...{ uid: name(6), cn: 'x', sn: 'x', ...carrying(name(6)) },
      }),
    )
    expect(await target.sayGoodbye([idOf(name(6))], never)).toEqual([
      {
        is: 'give-up',
        trouble: { what: 'protected-by-target', said: 'it was moved out of people and hidden' },
      },
    ])
    expect(await linesWith(name(6))).toHaveLength(1)
  })
})

test('the last member of a group that was there before us can go', async () => {
  const target = open('feide', { base: slapd.base, groups: 'ou=old' })
  const username = 'sist.ut'
  await slapd.byHand(async (client) => {
    await client.add(`ou=old,${slapd.base}`, { objectClass: ['top', 'organizationalUnit'], ou: 'old' })
    await client.add(`cn=student,ou=old,${slapd.base}`, {
      objectClass: ['top', 'groupOfNames'],
      ...{ cn: 'student', member: [`uid=${username},ou=people,${slapd.base}`] },
    })
  })
  await target.deliver([orderOf(username)], never)
  expect(await linesWith(username)).toHaveLength(2)
  expect(await target.sayGoodbye([idOf(username)], never)).toEqual([{ is: 'done' }])
  expect(await linesWith(username)).toEqual([])
  await target.close()
})

test('a directory that is away is waited for', async () => {
  const target = open('feide', { url: 'ldap://127.0.0.1:1' })
  expect(await target.sayGoodbye([idOf('a')], never)).toMatchObject([
    { is: 'again', trouble: { what: 'unreachable' } },
  ])
  await target.close()
})

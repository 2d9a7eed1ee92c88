/** Erased accounts leave a real SCIM server: by our id and by nothing else, with their groups, whatever goes wrong on the way. */
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { madeTruth } from '../../cast/made-truth.ts'
import { type ScimDialect, startScim } from '../../cast/test-scim.ts'
import { targetsSetting } from '../../core/institution/targets.ts'
import type { TargetSystem } from '../../core/targets/target-system.ts'
import type { Truth } from '../../core/targets/truth.ts'
import { openScim } from './open-scim.ts'

const never = new AbortController().signal
const done = { is: 'done' }
let number = 0

describe.each<[string, ScimDialect]>([
  ['with PATCH and versions', {}],
  ['with PUT alone', { patch: false }],
  ['that tells no groups', { etag: false, tellsGroups: false }],
])('a server %s', async (_, dialect) => {
  const server = await startScim(dialect)
  afterAll(async () => server.close())
  beforeEach(() => {
    server.faultOf = () => null
  })
  const target = open()

  function open(): TargetSystem {
    const name = { nb: 'Lab', nn: 'Lab', en: 'Lab' }
    const [read] = targetsSetting.parse([{ kind: 'scim', key: 'lab', name, address: server.address }])
    if (read?.kind !== 'scim') throw new Error('no SCIM setting')
    const house = { token: server.token, within: { milliseconds: 2_000 }, now: () => number }
    return openScim(read, house)
  }

  async function given(...wishes: Parameters<typeof madeTruth>[1][]): Promise<Truth[]> {
    const truths = wishes.map((wish) => madeTruth((number += 1), wish))
    const outcomes = await target.deliver(
      truths.map((truth) => ({ truth, password: null, pin: null })),
      never,
    )
    expect(outcomes.every(({ is }) => is === 'done')).toBe(true)
    return truths
  }
  const goodbye = async (...truths: Truth[]) =>
    target.sayGoodbye(
      truths.map(({ accountId }) => accountId),
      never,
    )
  const saidThere = (text: string) =>
    [...server.store.people.values(), ...server.store.groups.values()].filter((each) =>
      JSON.stringify(each).includes(text),
    ).length
  const idThere = ({ accountId }: Truth) =>
    [...server.store.people.values()].find(({ externalId }) => externalId === accountId)?.id ?? ''

  test('lets them go with their groups, closed or open, twice without harm; nobody else goes', async () => {
    const [one, closed, stays] = (await given({ groups: ['student', 'employee'] }, {}, {})) as [
      Truth,
      Truth,
      Truth,
    ]
    await target.deliver([{ truth: { ...closed, standing: 'hidden' }, password: null, pin: null }], never)
    const ids = [one, closed].map(idThere)
    const neverThere = madeTruth((number += 1), {})
    // the name is somebody else's there, and it is not ours
    const theirs = { id: 'theirs', userName: neverThere.username, externalId: 'hr-4711', version: 1 }
    server.store.people.set('theirs', theirs)
    expect(await goodbye(one, closed, neverThere)).toEqual([done, done, done])
    expect(await goodbye(one, closed, neverThere)).toEqual([done, done, done])
    for (const text of [...ids, one.username, closed.username, one.accountId]) expect(saidThere(text)).toBe(0)
    expect(saidThere(stays.username)).toBe(1)
    expect(server.store.people.get('theirs')).toEqual(theirs)
  })

  test('that hangs up after it let somebody go, is asked again, and has nobody of that id', async () => {
    const [one] = (await given({})) as [Truth]
    let left = 1
    server.faultOf = ({ method }) =>
      method === 'DELETE' && left-- > 0 ? { is: 'hangs-up', applies: true } : null
    expect(await goodbye(one)).toMatchObject([{ is: 'again', trouble: { what: 'unreachable' } }])
    expect(await goodbye(one)).toEqual([done])
    expect(saidThere(one.username)).toBe(0)
  })

  test('that does not let one of them go holds up none of the others', async () => {
    const [bad, ...good] = (await given({}, {}, {}, {}, {}, {})) as [Truth, ...Truth[]]
    const id = idThere(bad)
    server.faultOf = ({ method, path }) =>
      method === 'DELETE' && path.endsWith(id) ? { is: 'answers', status: 403, applies: false } : null
    const [refused, ...others] = await goodbye(bad, ...good)
    expect(refused).toMatchObject({ is: 'again', trouble: { what: 'no-right' } })
    expect(others).toEqual(good.map(() => done))
  })

  test('that is away keeps them all for later', async () => {
    const truths = await given({}, {}, {}, {}, {}, {})
    server.faultOf = () => ({ is: 'answers', status: 503, applies: false })
    const outcomes = await goodbye(...truths)
    expect(new Set(outcomes.map(({ is }) => is))).toEqual(new Set(['again']))
    server.faultOf = () => null
    expect(await goodbye(...truths)).toEqual(truths.map(() => done))
  })
})

test('a server that heeds no filters loses nobody by it', async () => {
  const server = await startScim({ heedsFilters: false })
  afterAll(async () => server.close())
  const name = { nb: 'Lab', nn: 'Lab', en: 'Lab' }
  const [read] = targetsSetting.parse([{ kind: 'scim', key: 'lab', name, address: server.address }])
  if (read?.kind !== 'scim') throw new Error('no SCIM setting')
  const target = openScim(read, { token: server.token, within: { milliseconds: 2_000 }, now: () => 0 })
  const people = ['a', 'b'].map((id) => ({ id, userName: id, externalId: `hr-${id}`, version: 1 }))
  for (const each of people) server.store.people.set(each.id, each)
  const { accountId } = madeTruth((number += 1), {})
  expect(await target.sayGoodbye([accountId], never)).toMatchObject([{ is: 'again' }])
  expect([...server.store.people.values()]).toEqual(people)
})

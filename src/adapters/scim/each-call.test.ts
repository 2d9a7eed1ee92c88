/** Each request on the way of a change fails in each way: nobody has more than the truth meanwhile, and the next try ends right (cases ). */
import { afterAll, describe, expect, test } from 'vitest'
import { madeTruth } from '../../cast/made-truth.ts'
import { type Fault, startScim, type TestScim } from '../../cast/test-scim.ts'
import { targetsSetting } from '../../core/institution/targets.ts'
import type { Truth } from '../../core/targets/truth.ts'
import { openScim } from './open-scim.ts'

const patching = await startScim()
const putting = await startScim({ patch: false })
afterAll(async () => {
  await Promise.all([patching, putting].map(async (server) => server.close()))
})

const never = new AbortController().signal
const done = { is: 'done', passwordTaken: true, mended: [] }
const statuses = [400, 403, 404, 409, 412, 429, 500, 503]
const faults: readonly Fault[] = [
  ...statuses.map((status): Fault => ({ is: 'answers', status, applies: false })),
  { is: 'answers', status: 500, applies: true },
  { is: 'hangs-up', applies: false },
  { is: 'hangs-up', applies: true },
  { is: 'babbles', applies: true },
]
let number = 0

/** Before and after, each time of somebody else. */
const changes: readonly [string, (at: number) => { before: Truth | null; after: Truth }][] = [
  ['somebody new', (at) => ({ before: null, after: madeTruth(at, { groups: ['student', 'guest'] }) })],
  [
    'another name and other groups',
    (at) => ({
      before: madeTruth(at, { groups: ['employee'] }),
      after: madeTruth(at, { groups: ['student', 'guest'], username: `x${at}` }),
    }),
  ],
  [
    'a lock',
    (at) => ({
      before: madeTruth(at, { groups: ['employee'] }),
      after: madeTruth(at, { groups: ['employee'], standing: 'hidden', mail: null }),
    }),
  ],
]

describe.each([
  ['PATCH', patching],
  ['PUT', putting],
] as const)('by %s', (_, server) => {
  test.each(changes)(
    '%s',
    async (__, changeOf) => {
      const requests = await requestsOf(server, changeOf)
      expect(requests).toBeGreaterThan(2)
      for (let at = 0; at < requests; at += 1)
        for (const fault of faults) await failsAt(server, changeOf, { at, fault })
    },
    180_000,
  )
})

type ChangeOf = (typeof changes)[number][1]

async function failsAt(server: TestScim, changeOf: ChangeOf, { at, fault }: { at: number; fault: Fault }) {
  const { before, after } = changeOf((number += 1))
  server.store.people.clear()
  server.store.groups.clear()
  if (before) expect(await give(server, before)).toEqual(done)
  const from = server.wentBy.length
  server.faultOf = (_, now) => (now === from + at ? fault : null)
  await give(server, after)
  server.faultOf = () => null
  const why = `${JSON.stringify(fault)} at request ${at}`
  const half = standingOf(server, after)
  const isOfNow = half.active && half.username === after.username
  // half done is never more than the truth of now: who is what they are now is in no group of before
  if (isOfNow) for (const group of half.groups) expect(after.groups, why).toContain(group)
  if (half.entries > 1) expect(half.entries, why).toBe(1)
  expect(await give(server, after), why).toEqual(done)
  const listed = after.standing === 'listed'
  expect(standingOf(server, after), why).toEqual({
    entries: 1,
    active: listed,
    username: after.username,
    groups: listed ? [...after.groups].sort() : [],
  })
}

async function requestsOf(server: TestScim, changeOf: ChangeOf): Promise<number> {
  const { before, after } = changeOf((number += 1))
  if (before) await give(server, before)
  const from = server.wentBy.length
  await give(server, after)
  return server.wentBy.length - from
}

/** Each try by a worker that has just begun. */
async function give(server: TestScim, truth: Truth) {
  const name = { nb: 'Lab', nn: 'Lab', en: 'Lab' }
  const [settings] = targetsSetting.parse([{ kind: 'scim', key: 'lab', name, address: server.address }])
  if (settings?.kind !== 'scim') throw new Error('no SCIM setting')
  const target = openScim(settings, { token: server.token, within: { milliseconds: 10_000 }, now: () => 0 })
  const [outcome] = await target.deliver([{ truth, password: null, pin: null }], never)
  return outcome
}

function standingOf({ store }: TestScim, { accountId }: Truth) {
  const entries = [...store.people.values()].filter((each) => each['externalId'] === accountId)
  const [entry] = entries
  return {
    entries: entries.length,
    active: entry?.['active'] === true,
    username: entry?.userName,
    groups: [...store.groups.values()]
      .filter(({ members }) => members.some(({ value }) => value === entry?.id))
      .map(({ displayName }) => displayName)
      .sort(),
  }
}

/** Whatever a SCIM server does to our requests, in whatever order: in the end it has the truth, each account once (case X-09). */
import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { madeTruth } from '../../cast/made-truth.ts'
import { type Fault, startScim, type TestScim } from '../../cast/test-scim.ts'
import { targetsSetting } from '../../core/institution/targets.ts'
import { groups } from '../../core/institution/words.ts'
import type { TargetSystem } from '../../core/targets/target-system.ts'
import type { Truth } from '../../core/targets/truth.ts'
import { openScim } from './open-scim.ts'

const never = new AbortController().signal
const servers: Record<'patch' | 'put' | 'quiet', TestScim> = {
  patch: await startScim(),
  put: await startScim({ patch: false }),
  quiet: await startScim({ etag: false, tellsGroups: false }),
}
afterAll(async () => {
  await Promise.all(Object.values(servers).map(async (server) => server.close()))
})

const people = 4
/** Short while things go wrong, long when the truth has to be there at last. */
const patience = { milliseconds: 0 }
const change = fc.record({
  who: fc.nat({ max: people - 1 }),
  standing: fc.constantFrom('listed', 'listed', 'hidden', 'ended'),
  groups: fc.subarray([...groups]),
  mail: fc.constantFrom('a@example.org', 'b@example.org', null),
  given: fc.string({ unit: 'grapheme', maxLength: 8 }),
  renamed: fc.boolean(),
  mobile: fc.constantFrom('+4791234567', null),
})
type Change = typeof change extends fc.Arbitrary<infer Made> ? Made : never
const applies = fc.boolean()
const fault: fc.Arbitrary<Fault | null> = fc.oneof(
  { weight: 5, arbitrary: fc.constant(null) },
  {
    weight: 3,
    arbitrary: fc.record({
      is: fc.constant('answers' as const),
      status: fc.constantFrom(400, 401, 403, 404, 408, 409, 412, 413, 429, 500, 501, 502, 503, 504, 507),
      applies,
    }),
  },
  { weight: 2, arbitrary: fc.record({ is: fc.constant('hangs-up' as const), applies }) },
  { weight: 1, arbitrary: fc.record({ is: fc.constant('says-nothing' as const), applies }) },
  { weight: 1, arbitrary: fc.record({ is: fc.constant('babbles' as const), applies }) },
  { weight: 1, arbitrary: fc.constant({ is: 'shuffles' as const }) },
)
const story = fc.record({
  server: fc.constantFrom('patch' as const, 'put' as const, 'quiet' as const),
  rounds: fc.array(
    fc.record({ changes: fc.array(change, { maxLength: 3 }), faults: fc.array(fault, { maxLength: 12 }) }),
    {
      minLength: 1,
      maxLength: 6,
    },
  ),
})

test('any changes, any faults: in the end everybody is there once, as they should be, in their groups', async () => {
  await fc.assert(
    fc.asyncProperty(story, async ({ server: which, rounds }) => {
      const server = servers[which]
      patience.milliseconds = 1_000
      server.store.people.clear()
      server.store.groups.clear()
      const open = () => targetAt(server)
      let target = open()
      let truths = Array.from({ length: people }, (_, at) => madeTruth(at))
      for (const [round, { changes, faults }] of rounds.entries()) {
        truths = changes.reduce(changed, truths)
        const left = [...faults]
        server.faultOf = () => left.shift() ?? null
        await give(target, truths)
        expect(doubled(server)).toEqual([])
        // a worker that starts anew remembers nothing
        if (round % 2 === 1) target = open()
      }
      server.faultOf = () => null
      patience.milliseconds = 10_000
      for (let tries = 0; tries < 3; tries += 1) await give(target, truths)
      expect(await give(target, truths)).toEqual(
        truths.map(() => ({ is: 'done', passwordTaken: true, mended: [] })),
      )
      for (const truth of truths) expectAsTold(server, truth)
    }),
    { numRuns: 25 },
  )
}, 120_000)

function targetAt(server: TestScim): TargetSystem {
  const name = { nb: 'Lab', nn: 'Lab', en: 'Lab' }
  const [settings] = targetsSetting.parse([{ kind: 'scim', key: 'lab', name, address: server.address }])
  if (settings?.kind !== 'scim') throw new Error('no SCIM setting')
  return openScim(settings, { token: server.token, within: patience, now: () => 0 })
}

async function give(target: TargetSystem, truths: readonly Truth[]) {
  return target.deliver(
    truths.map((truth) => ({ truth, password: null, pin: null })),
    never,
  )
}

function changed(truths: Truth[], wanted: Change): Truth[] {
  return truths.map((truth, at) => {
    if (at !== wanted.who) return truth
    const { standing, mail, given, mobile } = wanted
    return madeTruth(at, {
      standing,
      mail,
      groups: wanted.groups,
      username: wanted.renamed ? `new${at}` : `abcde000${at}`,
      person: { given, mobile },
    })
  })
}

/** Ids that more than one entry bears. */
function doubled({ store }: TestScim): unknown[] {
  const ids = [...store.people.values()].map((each) => each['externalId'])
  return ids.filter((id, at) => ids.indexOf(id) !== at)
}

function expectAsTold(server: TestScim, truth: Truth): void {
  const [entry, ...others] = [...server.store.people.values()].filter(
    (each) => each['externalId'] === truth.accountId,
  )
  expect(others).toEqual([])
  const inGroups = [...server.store.groups.values()]
    .filter(({ members }) => members.some(({ value }) => value === entry?.id))
    .map(({ displayName }) => displayName)
    .sort()
  if (truth.standing !== 'listed') {
    expect(entry?.['active'] ?? false).toBe(false)
    expect(inGroups).toEqual([])
    return
  }
  const { mail, person } = truth
  expect(entry).toMatchObject({ userName: truth.username, active: true })
  expect(entry?.['emails'] ?? []).toEqual(mail === null ? [] : [expect.objectContaining({ value: mail })])
  expect((entry?.['name'] as { givenName?: string } | undefined)?.givenName ?? '').toBe(person?.given)
  expect(JSON.stringify(entry?.['phoneNumbers'] ?? '')).toContain(person?.mobile ?? '')
  expect(inGroups).toEqual([...truth.groups].sort())
}

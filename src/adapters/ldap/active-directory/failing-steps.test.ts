/** Whatever step fails, and however: nobody comes in without a password or with a wrong group, and trying again finishes it (case X-07). */
import { BusyError, Client } from 'ldapts'
import { afterAll, expect, test } from 'vitest'
import { namedTruth } from '../../../cast/named-truth.ts'
import type { TruthWanted } from '../../../cast/named-truth.ts'
import { orderOf } from '../../../cast/active-directory-target.ts'
import { testActiveDirectory } from '../../../cast/test-active-directory.ts'
import type { Outcome } from '../../../core/targets/target-system.ts'
import { ConnectionLost } from '../connection.ts'
import { deliverAll } from './deliver.ts'

const ad = await testActiveDirectory()
const { domain, target } = ad
const { signal } = new AbortController()
const client = new Client({ url: domain.url, tlsOptions: { ca: domain.ca } })
await client.bind(ad.ours.bindAs, ad.ours.secret)
afterAll(() => client.unbind())

const first = 'Den første er lang nok 1'
const second = 'Den andre er også lang 2'

/** From what to what; a password comes with the step where one is named. */
type Change = { from: Partial<TruthWanted> | null; to: Partial<TruthWanted>; password?: string }

const changes: Readonly<Record<string, Change>> = {
  'a new account': { from: null, to: { groups: ['student', 'employee'] }, password: first },
  'a new account without a password': { from: null, to: {} },
  'a closing': { from: { groups: ['student'] }, to: { standing: 'hidden' } },
  'an ending': { from: { groups: ['student', 'employee'] }, to: { standing: 'ended' } },
  'an opening': { from: { standing: 'hidden' }, to: { groups: ['employee'] }, password: second },
  'another group and another name': {
    from: { groups: ['student'] },
    to: { groups: ['employee'], mail: 'new@uni.example' },
  },
}

/** How a step fails: it never got there, it did and we never heard, or the directory said no for now. */
const failures = ['lost before', 'lost after', 'refused'] as const

test.each(
  Object.entries(changes).flatMap(([name, change]) => failures.map((how) => [name, how, change] as const)),
)('%s, %s at any step', async (name, how, change) => {
  let steps = 0
  for (let at = 1; ; at++) {
    const username = `${Object.keys(changes).indexOf(name)}${failures.indexOf(how)}step${at}`
    const to = orderOf({ username, ...change.to }, change.password ?? null)
    if (change.from) await target.deliver([orderOf({ username, ...change.from }, first)], signal)
    const failing = failingAt(at, how)
    await deliverAll(
      { client: failing.client, settings: ad.settings(), today: '2026-11-23' },
      [to],
      signal,
    ).catch((error: unknown) => expect(error).toBeInstanceOf(ConnectionLost))
    await expectNobodyWrong(username, change, failing.done())
    const [outcome] = await target.deliver([to], signal)
    expect(outcome).toMatchObject({ is: 'done' } satisfies Partial<Outcome>)
    expect(await target.compare([to.truth], signal)).toEqual([])
    if (!failing.failed()) break
    steps += 1
  }
  // a change that has no step to fail at would prove nothing
  expect(steps).toBeGreaterThan(0)
})

/** Between two tries: closed accounts are closed as soon as anything was done at all, open ones have their password and only groups they may be in. */
async function expectNobodyWrong(
  username: string,
  { from, to, password }: Change,
  done: number,
): Promise<void> {
  const entry = await ad.entry(username)
  if (entry === null) return
  const isOpen = (Number(entry['userAccountControl']?.[0]) & 2) === 0
  if (!isOpen) return
  expect(Number(entry['pwdLastSet']?.[0])).toBeGreaterThan(0)
  expect(from !== null || password !== undefined).toBe(true)
  if ((to.standing ?? 'listed') !== 'listed') expect(done).toBe(0)
  const groups = (entry['memberOf'] ?? []).map((each) => /^CN=adgang-([a-z-]+),/.exec(each)?.[1] ?? each)
  const mayBeIn = [from, to].map((truth) => (truth ? namedTruth({ username, ...truth }).groups : []))
  expect(
    mayBeIn.some((allowed) => groups.every((group) => (allowed as readonly string[]).includes(group))),
  ).toBe(true)
}

/** The real client, whose nth change fails. */
function failingAt(at: number, how: (typeof failures)[number]) {
  let begun = 0
  let done = 0
  const changing = new Set(['add', 'modify', 'modifyDN', 'del'])
  const failing = new Proxy(client, {
    get: (real, name) => {
      const value: unknown = Reflect.get(real, name, real)
      if (typeof value !== 'function') return value
      return async (...given: unknown[]) => {
        const fails = changing.has(String(name)) && ++begun === at
        if (fails && how === 'lost before') throw new ConnectionLost('cut by the test')
        if (fails && how === 'refused') throw new BusyError('0000200E: busy')
        const answer: unknown = await Reflect.apply(value, real, given)
        if (changing.has(String(name))) done += 1
        if (fails) throw new ConnectionLost('cut by the test')
        return answer
      }
    },
  })
  return { client: failing, failed: () => begun >= at, done: () => done }
}

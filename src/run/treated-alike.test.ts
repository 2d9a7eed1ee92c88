/** Whoever has forgotten something is answered alike, known or not: text, status, headers, cookies and the pages after it, also while mail and SMS fail (E-03, E-05, E-06). */
import { setTimeout } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { settleJob, takeDueJobs } from '../actions/work-through-jobs.ts'
import { type Asked, kindsOfPeople } from '../cast/kinds-of-people.ts'
import { type Answered, get, jarAt, post } from '../cast/knock.ts'
import { walkedWish } from '../cast/recovery-walks/walked-place.ts'
import { freshAddress } from '../cast/standing.ts'
import { testPortal } from '../cast/test-portal.ts'
import { testWorld } from '../cast/test-world.ts'
import type { Carrier, Message } from '../core/messages/message.ts'
import { jobKinds } from '../jobs/kinds.ts'
import { journeys } from './journeys.ts'

const host = 'oslomet.localhost'
const tested = await testWorld('oslomet', walkedWish)
const portal = await testPortal([tested], journeys)

/** Each door with what is typed at it, and the page that comes after. */
const doors: Record<string, (asked: Asked) => [string, Record<string, string>][]> = {
  '/forgotten-password': ({ email }) => [
    ['/forgotten-password', { email }],
    ['/forgotten-password/code', { code: '12345678' }],
  ],
  '/forgotten-username': ({ email }) => [
    ['/forgotten-username', { email }],
    ['/forgotten-username/code', { code: '12345678' }],
  ],
  '/forgotten-password/desk-code': ({ username }) => [
    ['/forgotten-password/desk-code', { username, code: '7KQ4M-2XDA9-TRB' }],
    ['/forgotten-password/desk-code', { username, code: 'not a code' }],
  ],
  '/forgotten-pin': ({ idNumber, studentNumber }) => [['/forgotten-pin', { idNumber, studentNumber }]],
  '/forgotten-pin/employee': ({ idNumber, birthDate }) => [
    ['/forgotten-pin/employee', { idNumber, birthDate }],
  ],
}

const broken: Carrier<Message> = { send: () => Promise.reject(new Error('refused')) }
const hanging: Carrier<Message> = {
  send: async () => {
    await setTimeout(20)
    return { outcome: 'again', because: 'no answer', after: null }
  },
}

/** The worker as it is while a carrier is down; null: it does not run at all. */
async function work(carrier: Carrier<Message> | null): Promise<void> {
  if (carrier === null) return
  const kinds = jobKinds(tested.world, tested.workerKeys, { mail: carrier, sms: carrier })
  const jobs = await takeDueJobs(tested.world, Object.keys(kinds), 50)
  for (const job of jobs) {
    const done = kinds[job.kind]?.(job, AbortSignal.timeout(10))
    const outcome = await done?.catch(() => ({ outcome: 'again', because: 'failed', after: null }) as const)
    if (outcome) await settleJob(tested.world, job, outcome)
  }
}

/** Everything that a stranger can see, apart from what differs from one browser to the next. */
function seen({ statusCode, headers, cookies, body }: Answered): string {
  const kept = cookies.map(({ name, value, ...how }) => ({ name, letters: value.length, ...how }))
  const { 'set-cookie': _cookies, 'content-length': _length, date: _date, ...told } = headers
  // the token of the form, and what was typed oneself
  const page = body.replaceAll(/ value="[^"]*"/g, '')
  return JSON.stringify({ statusCode, told, kept, page })
}

async function visit(door: string, asked: Asked, language: string, carrier: Carrier<Message> | null) {
  const jar = await jarAt(portal, host, { path: `/${language}${door}`, from: freshAddress() })
  const looks: string[] = []
  for (const [path, typed] of doors[door]?.(asked) ?? []) {
    const answer = await post(portal, jar, `/${language}${path}`, typed)
    looks.push(seen(answer))
    const { location } = answer.headers
    if (typeof location === 'string') looks.push(seen(await get(portal, jar, location)))
    await work(carrier)
    looks.push(seen(await get(portal, jar, `/${language}${path}`)))
  }
  // what a stranger's browser may do afterwards is the same too
  for (const path of ['/sign-in', '/set', '/forgotten-password/text-message', '/my-account'])
    looks.push(seen(await get(portal, jar, path)))
  return looks
}

/** One way of failing in each language: what a stranger sees must not depend on it. */
const outside: [string, Carrier<Message> | null][] = [
  ['nb', null],
  ['nn', broken],
  ['en', hanging],
]

test.each(
  Object.keys(doors).flatMap((door) =>
    outside.map(([language, carrier]) => [door, language, carrier] as const),
  ),
)('%s in %s', async (door, language, carrier) => {
  tested.advance('PT61M')
  const people = await kindsOfPeople(tested)
  const looks = new Map<string, string[]>()
  for (const [kind, asked] of Object.entries(people))
    looks.set(kind, await visit(door, asked, language, carrier))
  const first = looks.get('nobody') ?? []
  expect(first.length).toBeGreaterThan(4)
  for (const [kind, look] of looks) expect(look, kind).toEqual(first)
})

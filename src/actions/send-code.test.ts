/** Asking again while the first asking is being worked off: one code comes, and it works (house rule 10, M-07). */
import { expect, test } from 'vitest'
import { openBrowser } from '../cast/browser.ts'
import { workOff } from '../cast/post.ts'
import { putSignedUp } from '../cast/signed-up.ts'
import { testPortal } from '../cast/test-portal.ts'
import { testWorld } from '../cast/test-world.ts'
import { jobKinds } from '../jobs/kinds.ts'
import { journeys } from '../run/journeys.ts'
import { sendCode } from './ask-code.ts'
import { settleJob, type TakenJob, takeDueJobs } from './work-through-jobs.ts'

const ntnu = await testWorld('ntnu')
const { world, workerKeys } = ntnu
const portal = await testPortal([ntnu], journeys)
const nobody = { send: () => Promise.reject(new Error('nothing is sent here')) }
const kinds = jobKinds(world, workerKeys, { mail: nobody, sms: nobody, sims: null })

async function somebodyAsks(username: string, from: string) {
  await putSignedUp(ntnu, { username })
  const browser = openBrowser(portal, { host: 'ntnu.localhost', from })
  const ask = async () => {
    await browser.open('/forgotten-password')
    await browser.submit({ email: `${username}@example.org` })
  }
  await ask()
  return { browser, ask }
}

async function take(): Promise<TakenJob> {
  const [job] = await takeDueJobs(world, [sendCode], 50)
  if (!job) throw new Error('nobody asked')
  return job
}

async function work(job: TakenJob) {
  const outcome = await kinds[sendCode]?.(job, AbortSignal.timeout(5_000))
  if (!outcome) throw new Error('nobody sends codes')
  return outcome
}

async function codesTo(username: string): Promise<string[]> {
  const left = await workOff(ntnu)
  const mine = left.filter(({ to }) => to === `${username}@example.org`)
  return mine.flatMap(({ text }) => /^\d{8}$/m.exec(text) ?? [])
}

test.each([
  ['a moment later', 'PT2S'],
  ['in the same moment', 'PT0S'],
])(
  'asked again %s, when the first code has gone but its job is not settled: another code comes, and works',
  async (_when, later) => {
    const username = `again${later.toLowerCase()}`
    const { browser, ask } = await somebodyAsks(username, '192.0.2.81')
    const job = await take()
    const outcome = await work(job)
    ntnu.advance(later)
    await ask()
    await settleJob(world, job, outcome)
    const codes = await codesTo(username)
    expect(codes).toHaveLength(2)
    await browser.submit({ code: codes.at(-1) ?? '' })
    expect(browser.page.path).toBe('/forgotten-password/text-message')
  },
)

test('asked again before the first job looks: the later job sends, once', async () => {
  const { browser, ask } = await somebodyAsks('twice', '192.0.2.82')
  const job = await take()
  ntnu.advance('PT2S')
  await ask()
  await settleJob(world, job, await work(job))
  const codes = await codesTo('twice')
  expect(codes).toHaveLength(1)
  await browser.submit({ code: codes[0] ?? '' })
  expect(browser.page.path).toBe('/forgotten-password/text-message')
})

test('a job that is done once more, because its worker died before saying so, sends nothing more', async () => {
  const { browser } = await somebodyAsks('died', '192.0.2.83')
  const job = await take()
  await work(job)
  await settleJob(world, job, await work(job))
  const codes = await codesTo('died')
  expect(codes).toHaveLength(1)
  await browser.submit({ code: codes[0] ?? '' })
  expect(browser.page.path).toBe('/forgotten-password/text-message')
})

/** Codes, temporary passwords, recovery codes, seeds and opening codes stand in the one message or page they are meant for, and nowhere else: no answer, no log, no row (L-15, O-05). */
import { Secret } from 'otpauth'
import { expect, test } from 'vitest'
import { deactivateAccount } from '../actions/deactivate-account.ts'
import { settleJob, takeDueJobs } from '../actions/work-through-jobs.ts'
import { type Answered, get, type Jar, jarAt, post } from '../cast/knock.ts'
import { workOff } from '../cast/post.ts'
import { handOut } from '../cast/recovery-walks/post-of-walkers.ts'
import { putWalker, type Walker } from '../cast/recovery-walks/walkers.ts'
import { walkedWish } from '../cast/recovery-walks/walked-place.ts'
import { codeOfKey } from '../cast/second-factors.ts'
import { freshAddress } from '../cast/standing.ts'
import { testPortal } from '../cast/test-portal.ts'
import { testWorld } from '../cast/test-world.ts'
import { everythingIn } from '../cast/whole-database.ts'
import { jobKinds } from '../jobs/kinds.ts'
import { journeys } from '../run/journeys.ts'

const host = 'oslomet.localhost'
const tested = await testWorld('oslomet', walkedWish)
const { world } = tested
const portal = await testPortal([tested], journeys)

/** Every answer, by the request that got it; and the store as it was while messages waited. */
const answers: { to: string; text: string }[] = []
const held: string[] = []
/** What must stand nowhere but in the answers to these requests. */
const canaries = new Map<string, { secret: string; meantFor: string | null }>()

function noted(to: string, answer: Answered): Answered {
  answers.push({ to, text: `${JSON.stringify(answer.headers)}\n${answer.body}` })
  return answer
}
const open = async (jar: Jar, path: string) => noted(`GET ${path}`, await get(portal, jar, path))
const send = async (jar: Jar, path: string, typed: Record<string, string>) =>
  noted(`POST ${path}`, await post(portal, jar, path, typed))
const fresh = async () => jarAt(portal, host, { from: freshAddress() })

/** Works off what finds out, and looks at the store while the message itself still waits; then delivers. */
async function deliver(one: Walker): Promise<void> {
  const mute = { send: () => Promise.reject(new Error('nothing is sent yet')) }
  const kinds = jobKinds(world, tested.workerKeys, { mail: mute, sms: mute })
  for (const job of await takeDueJobs(world, ['send-code', 'send-temporary-password'], 50)) {
    const outcome = await kinds[job.kind]?.(job, AbortSignal.timeout(5_000))
    if (outcome) await settleJob(world, job, outcome)
  }
  held.push(await everythingIn(world.store))
  handOut(await workOff(tested), [one], world.now())
}

/** Mail, text message, own password, app, recovery codes, and what the desk says. */
async function liveThroughIt(): Promise<void> {
  const one = await putWalker(tested, { name: 'kanari1000', factor: 'none', pinBy: 'owner' })
  const jar = await fresh()
  await open(jar, '/forgotten-password')
  await send(jar, '/forgotten-password', { email: one.mail })
  await deliver(one)
  const code = one.codes.at(-1)?.code ?? ''
  canaries.set('the code of the mail', { secret: code, meantFor: null })
  canaries.set('the key of its link', { secret: one.links.at(-1)?.split('/').at(-1) ?? '', meantFor: null })
  await open(jar, '/forgotten-password/code')
  await send(jar, '/forgotten-password/code', { code: '00000001' })
  await send(jar, '/forgotten-password/code', { code })
  await open(jar, '/forgotten-password/text-message')
  await send(jar, '/forgotten-password/text-message', {})
  await open(jar, '/forgotten-password/sent')
  await deliver(one)
  const password = one.temporaries.at(-1)?.password ?? ''
  canaries.set('the temporary password', { secret: password, meantFor: null })
  const own = 'Skarp 8 vindu over fjord'
  const entering = await fresh()
  await send(entering, '/sign-in', { username: one.username ?? '', password: password.slice(1) })
  await send(entering, '/sign-in', { username: one.username ?? '', password })
  await open(entering, '/set')
  await send(entering, '/set', { newPassword: password, suggestion: '' })
  await send(entering, '/set', { newPassword: own, suggestion: '' })
  await open(entering, '/my-account')
  const page = '/my-account/two-factor'
  const { body } = await open(entering, page)
  const key = /id="secret-key"[^>]*>([^<]*)</.exec(body)?.[1] ?? ''
  canaries.set('the key of the app', { secret: key, meantFor: `GET ${page}` })
  canaries.set('the same without gaps', { secret: key.replaceAll(' ', ''), meantFor: `GET ${page}` })
  const made = await send(entering, page, { code: codeOfKey(key, world.now()) })
  const codes = [...made.body.matchAll(/<li[^>]*>([0-9a-z]{4}(?:-[0-9a-z]{4}){3})<\/li>/g)].map(
    ([, each = '']) => each,
  )
  for (const [place, each] of codes.entries())
    canaries.set(`recovery code ${place + 1}`, { secret: each, meantFor: `POST ${page}` })
  for (const path of [page, `${page}/again`, '/my-account', '/my-account/journal', '/my-account/sessions'])
    await open(entering, path)
  await deliver(one)
  const act = { by: 'desk', because: 'a test', apply: true }
  const desk = await deactivateAccount(world, one.username ?? '', act)
  const opening = desk.is === 'deactivated' && desk.pin.is === 'open' ? (desk.pin.code ?? '') : ''
  canaries.set('the opening code', { secret: opening, meantFor: null })
  const closed = await fresh()
  await send(closed, '/sign-in', { username: one.username ?? '', password: one.pin })
  await open(closed, '/sign-in/opening-code')
  await send(closed, '/sign-in/opening-code', { code: '000001' })
  await send(closed, '/sign-in/opening-code', { code: opening })
  await deliver(one)
}

/** The store without what is no text: moments, keys and codes in hexadecimal digits. */
const bare = (text: string) => text.replaceAll(/\d\d:\d\d:[\d.+]+|[0-9a-f-]{16,}|"time":"[^"]*"/g, '')
const stands = (secret: string, text: string) =>
  new RegExp(`(?<![0-9A-Za-z])${secret}(?![0-9A-Za-z])`).test(text)

test('nothing secret stands where it is not meant to stand', async () => {
  await liveThroughIt()
  expect([...canaries.values()].filter(({ secret }) => secret.length < 6)).toEqual([])
  expect(canaries.size).toBe(6 + world.institution.secondFactor.recoveryCodes)
  const log = JSON.stringify(tested.told)
  const found: string[] = []
  for (const [name, { secret, meantFor }] of canaries) {
    for (const { to, text } of answers)
      if (to !== meantFor && stands(secret, text)) found.push(`${name} in the answer to ${to}`)
    if (meantFor !== null) {
      const meant = answers.filter(({ to }) => to === meantFor).filter(({ text }) => stands(secret, text))
      if (meant.length !== 1) found.push(`${name} is shown ${meant.length} times`)
    }
    if (stands(secret, log)) found.push(`${name} in the log`)
    if (held.some((store) => stands(secret, bare(store)))) found.push(`${name} in the store`)
    const forms =
      secret.length < 12 ? [] : [Buffer.from(secret).toString('hex'), Buffer.from(secret).toString('base64')]
    if (held.some((store) => forms.some((form) => store.includes(form))))
      found.push(`${name} in the store, written otherwise`)
  }
  expect(found).toEqual([])
  const seed = Buffer.from(Secret.fromBase32(canaries.get('the same without gaps')?.secret ?? '').bytes)
  expect(held.filter((store) => store.includes(seed.toString('hex')))).toEqual([])
})

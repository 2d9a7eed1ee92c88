/** A lock is told to the person it was set for, and cannot be made into a flood; a hundred wrong ones close the door for longer (B-15, ASVS 6.3.5). */
import { sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import { copyOf, get, type Jar, jarAt, post, tryToSignIn } from '../../cast/knock.ts'
import { workOff } from '../../cast/post.ts'
import { goodPassword, otherPassword, putSignedUp, type SignedUp } from '../../cast/signed-up.ts'
import { testPortal } from '../../cast/test-portal.ts'
import { demandsNoFactor, testWorld } from '../../cast/test-world.ts'
import { endLongRun } from '../../actions/long-run.ts'
import { tellOfLock } from '../../actions/tell-of-lock.ts'
import { tidyUp } from '../../actions/tidy-up.ts'
import { changePassword } from '../change-password/journey.ts'
import { myAccount } from '../my-account/journey.ts'
import { signIn } from './journey.ts'

const host = 'oslomet.localhost'
const tested = await testWorld('oslomet', { settings: demandsNoFactor })
const { world } = tested
const portal = await testPortal([tested], [signIn, myAccount, changePassword])
let people = 0
let owner: SignedUp

beforeEach(async () => {
  owner = await putSignedUp(tested, { username: `owner${(people += 1)}` })
})

/** Wrong passwords from a browser nobody knows, each time from elsewhere; gives back the statuses. */
async function guess(username: string, times: number): Promise<number[]> {
  const statuses: number[] = []
  for (let each = 0; each < times; each++) {
    const from = `10.${people}.${each % 250}.${statuses.length % 250}`
    statuses.push((await tryToSignIn(portal, host, username, `gjetning ${each}`, from)).statusCode)
  }
  return statuses
}

async function knownBrowser(): Promise<Jar> {
  const jar = await jarAt(portal, host)
  await post(portal, jar, '/sign-in', { username: owner.username, password: owner.password })
  return jar
}

async function linesOf(what: string) {
  return world.store
    .selectFrom('journal')
    .select(['what', 'by_whom', 'details'])
    .where('account_id', '=', owner.accountId)
    .where('what', '=', what)
    .execute()
}

describe('a lock', () => {
  test('is told by mail once a day, and in the journal every time', async () => {
    const subjects: string[][] = []
    for (let window = 0; window < 48; window++) {
      expect((await guess(owner.username, 7)).at(-1)).toBe(429)
      const sent = await workOff(tested)
      subjects.push(sent.map((message) => (message.channel === 'mail' ? message.subject : 'a text message')))
      expect(sent.every(({ to }) => to === `${owner.username}@example.org`)).toBe(true)
      if ((window + 1) % 12 === 0) await openForLonger(owner)
      tested.advance('PT31M')
    }
    const told = subjects.flatMap((each, window) => each.map((subject) => [window, subject]))
    expect(told).toEqual([
      [0, 'Mange feil passord til kontoen din ved OsloMet'],
      [47, 'Mange feil passord til kontoen din ved OsloMet'],
    ])
    const lines = await linesOf('sign-in-locked')
    expect(lines).toHaveLength(48)
    expect(lines.every(({ by_whom }) => by_whom === 'system')).toBe(true)
  })

  test('for a name that nobody has costs the same row and tells nobody', async () => {
    await sql`delete from job`.execute(world.store)
    await guess('nobody1234', 6)
    await guess(owner.username, 6)
    const { rows } = await sql`select 1 from job where kind = ${tellOfLock}`.execute(world.store)
    expect(rows).toHaveLength(2)
    const sent = await workOff(tested)
    expect(sent.map(({ to }) => to)).toEqual([`${owner.username}@example.org`])
  })

  test('nobody is told below the sixth wrong one', async () => {
    await guess(owner.username, 5)
    expect(await workOff(tested)).toEqual([])
    expect(await linesOf('sign-in-locked')).toEqual([])
  })
})

describe('a hundred wrong ones in a row (B-15)', () => {
  test('close the door to unknown browsers for good; known ones go on, a new password opens it again', async () => {
    const known = await knownBrowser()
    tested.advance('PT1S')
    const compared = await guessUntilClosed(owner.username)
    expect(compared).toBe(world.institution.lockout.longRunCap)
    tested.advance('PT720H')
    await tidyUp(world)
    const stranger = await tryToSignIn(portal, host, owner.username, goodPassword, '10.250.1.1')
    expect(stranger.statusCode).toBe(429)
    expect(stranger.headers['retry-after']).toBeUndefined()
    expect(stranger.body).toContain('Det åpner ikke av seg selv')

    const back = await signInAgain(known)
    expect(back.answer.headers.location).toBe('/my-account')
    const page = (await get(portal, back.jar, '/en/my-account')).body
    expect(page).toContain('Very many wrong passwords from unknown browsers')
    expect(page).toContain('href="/en/my-account/password"')
    await get(portal, back.jar, '/my-account/password')
    const typed = { currentPassword: goodPassword, newPassword: otherPassword, suggestion: '' }
    expect((await post(portal, back.jar, '/my-account/password', typed)).statusCode).toBe(303)
    expect((await tryToSignIn(portal, host, owner.username, otherPassword)).statusCode).toBe(303)
  })

  test('are told once, in the journal and by mail', async () => {
    await workOff(tested)
    await guessUntilClosed(owner.username)
    await guess(owner.username, 10)
    const long = (await workOff(tested)).filter(
      (message) => message.channel === 'mail' && message.subject.startsWith('Svært mange'),
    )
    expect(long.map(({ to }) => to)).toEqual([`${owner.username}@example.org`])
    expect(await linesOf('sign-in-closed-for-long')).toHaveLength(1)
  })

  test('are no hundred where a right one lies between, and count on through locks and days', async () => {
    const half = world.institution.lockout.longRunCap / 2
    await guessInWindows(owner.username, half)
    tested.advance('PT31M')
    expect((await tryToSignIn(portal, host, owner.username, goodPassword)).statusCode).toBe(303)
    tested.advance('PT1S')
    expect(await guessUntilClosed(owner.username)).toBe(world.institution.lockout.longRunCap)

    const other = await putSignedUp(tested, { username: `slow${people}` })
    await guessInWindows(other.username, half)
    tested.advance('PT72H')
    await tidyUp(world)
    expect(await guessUntilClosed(other.username)).toBe(half)
  })

  test('are the same for a name that nobody has', async () => {
    expect(await guessUntilClosed('nobody4321')).toBe(world.institution.lockout.longRunCap)
    const real = await guessUntilClosed(owner.username)
    expect(real).toBe(world.institution.lockout.longRunCap)
    const told = async (username: string) => {
      const { statusCode, body } = await tryToSignIn(portal, host, username, goodPassword, '10.251.1.1')
      return [statusCode, /id="error-summary".*?<\/ul>/s.exec(body)?.[0]]
    }
    expect(await told('nobody4321')).toEqual(await told(owner.username))
  })
})

/** Guesses window after window; gives back how many were compared before the door stayed closed. */
async function guessUntilClosed(username: string): Promise<number> {
  let compared = 0
  for (let window = 0; window < 40; window++) {
    const statuses = await guess(username, 7)
    compared += statuses.filter((status) => status !== 429).length
    tested.advance('PT31M')
    const next = await tryToSignIn(portal, host, username, 'enda en gjetning', `10.252.${people}.${window}`)
    if (next.statusCode === 429) return compared
    compared += 1
  }
  return compared
}

async function guessInWindows(username: string, times: number): Promise<void> {
  for (let done = 0; done < times;) {
    const now = Math.min(6, times - done)
    await guess(username, now)
    done += now
    tested.advance('PT31M')
  }
}

/** The browser comes back when its session is long over: it is still known. */
async function signInAgain(known: Jar) {
  const jar = copyOf(known)
  jar.cookies.delete('__Host-session')
  await get(portal, jar, '/sign-in')
  return {
    jar,
    answer: await post(portal, jar, '/sign-in', { username: owner.username, password: goodPassword }),
  }
}

/** So that half-hour locks can be looked at alone, the run begins anew. */
async function openForLonger({ accountId }: SignedUp): Promise<void> {
  const { username } = await world.store
    .selectFrom('account')
    .select('username')
    .where('id', '=', accountId)
    .executeTakeFirstOrThrow()
  await world.store.transaction().execute(async (db) => endLongRun(world, db, username))
}

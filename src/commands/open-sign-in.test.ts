/** An operator opens the password door for somebody, with a reason that the person can read; nothing happens by itself. */
import { expect, test } from 'vitest'
import { putSignedUp } from '../cast/signed-up.ts'
import { testWorld } from '../cast/test-world.ts'
import { endsByItself } from '../core/account/long-run.ts'
import { preparePassword, isPassword } from '../core/secrets/password.ts'
import { bucketFor, checkPassword } from '../actions/check-password.ts'
import { openSignIn } from './open-sign-in.ts'

const tested = await testWorld('oslomet')
const { world, advance } = tested

async function opened(username: string, more: { because?: string; apply?: boolean; json?: boolean } = {}) {
  let told = ''
  const exit = await openSignIn(
    {
      world,
      key: 'oslomet',
      username,
      because: 'ringte tilbake',
      operator: 'anne',
      apply: false,
      json: false,
      ...more,
    },
    { write: (text) => (told += text) },
  )
  return { exit, told: told.trim() }
}

/** One guess from a browser nobody knows; gives back what it met. */
async function guess(username: string, accountId: string) {
  const password = preparePassword('en gjetning til')
  if (!isPassword(password)) throw new Error('the password of this test is none')
  const claimed = { name: username, account: { id: accountId, passwordSealed: null } }
  return checkPassword(world, claimed, password, bucketFor(world, username, null))
}

test('a lock of half an hour is shown, and lifted when told to', async () => {
  const { username, accountId } = await putSignedUp(tested, { username: 'laast1' })
  for (let tries = 0; tries < 6; tries += 1) await guess(username, accountId)
  expect(await opened(username)).toEqual({
    exit: 0,
    told: 'laast1: signing in with a password from unknown browsers is locked until 2026-08-20T08:30:00Z. With --apply it is opened.',
  })
  expect((await guess(username, accountId)).is).toBe('locked')
  expect((await opened(username, { apply: true, json: true })).told).toContain('"is":"opened"')
  expect((await guess(username, accountId)).is).toBe('wrong')
  const lines = await world.store
    .selectFrom('journal')
    .select(['by_whom', 'because'])
    .where('what', '=', 'lock-lifted')
    .execute()
  expect(lines).toEqual([{ by_whom: 'operator:anne', because: 'ringte tilbake' }])
})

test('so is the one that no time ends, and a hundred more are allowed', async () => {
  const { username, accountId } = await putSignedUp(tested, { username: 'laast2' })
  const closes = async () => {
    for (let tries = 1; tries <= 200; tries += 1) {
      const met = await guess(username, accountId)
      if (met.is === 'wrong' && met.lockedUntil !== null) {
        if (!endsByItself(met.lockedUntil)) return tries
        advance('PT31M')
      }
    }
    return null
  }
  expect(await closes()).toBe(100)
  advance('PT9000H')
  expect((await opened(username)).told).toContain('locked until somebody opens it')
  await opened(username, { apply: true })
  expect(await closes()).toBe(100)
})

test('what is not locked, not there, or without a reason changes nothing', async () => {
  await putSignedUp(tested, { username: 'aapen1' })
  expect(await opened('aapen1', { apply: true })).toEqual({
    exit: 0,
    told: 'aapen1: signing in with a password is not locked. Nothing was changed.',
  })
  expect((await opened('ingen1')).exit).toBe(1)
  expect((await opened('laast1', { because: ' ', apply: true })).exit).toBe(1)
})

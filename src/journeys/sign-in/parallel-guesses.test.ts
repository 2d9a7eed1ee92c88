/** Guesses sent all at once, through two portals on one database, are never more than the count allows (B-02). */
import { expect, test, vi } from 'vitest'
import { jarAt, post } from '../../cast/knock.ts'
import { putSignedUp } from '../../cast/signed-up.ts'
import { testPortal } from '../../cast/test-portal.ts'
import { testWorld } from '../../cast/test-world.ts'
import { signIn } from './journey.ts'

const tested = await testWorld('oslomet', { connections: 20 })
const { world } = tested
const host = 'oslomet.localhost'
const first = await testPortal([tested], [signIn])

// a second process: everything that the first keeps in memory it has not
vi.resetModules()
const { testPortal: secondTestPortal } = await import('../../cast/test-portal.ts')
const { signIn: secondSignIn } = await import('./journey.ts')
const second = await secondTestPortal([tested], [secondSignIn])

let compared = 0
const hashing = world.passwords
world.passwords = {
  ...hashing,
  verify: async (phc, password) => {
    compared += 1
    return hashing.verify(phc, password)
  },
  burn: async (password) => {
    compared += 1
    return hashing.burn(password)
  },
}

test('the second portal shares no memory with the first', () => {
  expect(secondSignIn).not.toBe(signIn)
})

test.each([
  ['an account', true],
  ['an invented name', false],
])('sixty guesses at %s: at most six are compared, and then it is closed', async (_who, exists) => {
  for (let round = 0; round < 4; round++) {
    const username = `${exists ? 'anna' : 'ghost'}${round}`
    if (exists) await putSignedUp(tested, { username })
    const jars = await Promise.all(
      Array.from({ length: 60 }, async (_, place) => jarAt(place % 2 === 0 ? first : second, host)),
    )
    compared = 0
    const answers = await Promise.all(
      jars.map(async (jar, place) =>
        post(place % 2 === 0 ? first : second, jar, '/sign-in', { username, password: `gjetning ${place}` }),
      ),
    )
    const statuses = answers.map((answer) => answer.statusCode)
    expect(compared).toBe(6)
    expect(statuses.filter((status) => status === 422)).toHaveLength(6)
    expect(statuses.filter((status) => status === 429)).toHaveLength(54)
    await world.store.deleteFrom('throttle').execute()
  }
})

test('the right one among them comes in only if it is one of the first six', async () => {
  const { username, password, accountId } = await putSignedUp(tested, { username: 'berit1' })
  for (const place of [3, 40]) {
    const jars = await Promise.all(Array.from({ length: 60 }, async () => jarAt(first, host)))
    compared = 0
    const answers = await Promise.all(
      jars.map(async (jar, each) =>
        post(each % 2 === 0 ? first : second, jar, '/sign-in', {
          username,
          password: each === place ? password : `gjetning ${each}`,
        }),
      ),
    )
    const came = answers.filter((answer) => answer.statusCode === 303).length
    // a right one gives the count back: six before it and six after it at most
    expect(compared).toBeLessThanOrEqual(came === 0 ? 6 : 12)
    expect(came).toBeLessThanOrEqual(1)
    await world.store.deleteFrom('throttle').execute()
    await world.store.deleteFrom('session').where('account_id', '=', accountId).execute()
  }
})

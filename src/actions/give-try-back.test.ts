/** A try that was never compared costs nobody anything, also when the store is too busy to hear of it at once (B-03). */
import { expect, test, vi } from 'vitest'
import { testWorld } from '../cast/test-world.ts'
import { TooBusy } from '../core/secrets/password-hashing.ts'
import { isPassword, preparePassword } from '../core/secrets/password.ts'
import { poolOf } from '../store/database.ts'
import { giveTryBack, reserveTry } from '../store/throttle.ts'
import { bucketFor, checkPassword } from './check-password.ts'
import { giveBack } from './give-try-back.ts'

const connections = 2
const { world, told } = await testWorld('oslomet', { connections })
const claimed = { name: 'nobody1', account: null }
const bucket = bucketFor(world, claimed.name, null)

/** Takes every connection of the store, as a flood does; gives back how to let go of them. */
async function flood(): Promise<() => void> {
  const taken = await Promise.all(
    Array.from({ length: connections }, async () => poolOf(world.store).connect()),
  )
  return () => taken.forEach((connection) => connection.release())
}

async function counted(): Promise<number | undefined> {
  const row = await world.store
    .selectFrom('throttle')
    .select('wrong')
    .where('bucket', '=', bucket)
    .executeTakeFirst()
  return row?.wrong
}

test('it is given back a moment later, and the person hears only that the machine is busy', async () => {
  const password = preparePassword('et passord i en flom')
  if (!isPassword(password)) throw new Error('the password of this test is none')
  const quick = world.passwords
  let end: () => void = () => undefined
  world.passwords = {
    ...quick,
    burn: async () => {
      end = await flood()
      throw new TooBusy()
    },
  }
  await expect(checkPassword(world, claimed, password, bucket)).rejects.toThrow(TooBusy)
  world.passwords = quick
  end()
  await vi.waitFor(async () => expect(await counted()).toBe(0), { timeout: 30_000, interval: 100 })
  expect(told).toEqual([])
})

test('when it is lost after all the operator reads of it, and the try stays counted', async () => {
  await reserveTry(world.store, bucket, world.institution.lockout, world.now())
  const end = await flood()
  await giveBack(world, bucket, world.now(), [])
  end()
  expect(told.map(({ event }) => event)).toEqual(['try-stays-counted'])
  expect(await counted()).toBe(1)
  await giveTryBack(world.store, bucket, world.now())
  expect(await counted()).toBe(0)
})

/** What is forgotten, and what never is. */
import { expect, test } from 'vitest'
import { testWorld } from '../cast/test-world.ts'
import { confirmWrong, lockOf, reserveTry } from '../store/throttle.ts'
import { tidyUp } from './tidy-up.ts'

test('a count that nobody touched for two days is forgotten, a living lock is not', async () => {
  const { world, advance } = await testWorld('oslomet')
  const rule = world.institution.lockout
  const [old, locked] = [Buffer.from('old'), Buffer.from('locked')]
  await reserveTry(world.store, old, rule, world.now())
  advance('PT49H')
  for (let tries = 0; tries < rule.wrongTries; tries += 1)
    await reserveTry(world.store, locked, rule, world.now())
  await confirmWrong(world.store, locked)
  await tidyUp(world)
  const buckets = await world.store.selectFrom('throttle').select('bucket').execute()
  expect(buckets.map(({ bucket }) => bucket.toString())).toEqual(['locked'])
  expect(await lockOf(world.store, locked, world.now())).not.toBeNull()
})

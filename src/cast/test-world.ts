/** A university of the tests as it is in its file: real database, real keys, real (but quick) hashing, a clock that the test sets. */
import { afterAll } from 'vitest'
import { makeWorld, type TestWorld, type WorldWish } from './made-world.ts'
import { testStore } from './test-database.ts'

export type { TestWorld } from './made-world.ts'

/** What a test may want otherwise. */
export type TestWorldWish = WorldWish & { connections?: number }

/** Call it at the top of a test file; everything it opened is closed after the last test. */
export async function testWorld(key: string, wish: TestWorldWish = {}): Promise<TestWorld> {
  const { store } = await testStore(wish.connections ?? 10)
  const { close, ...tested } = makeWorld(store, key, wish)
  afterAll(close)
  return tested
}

export { demandsNoFactor } from './no-factor.ts'

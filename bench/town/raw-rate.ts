/** How many passwords a second this machine can compare, with nothing around it. */
import type { World } from '../../src/actions/world.ts'
import type { Password } from '../../src/core/secrets/password.ts'
import { race } from './browser-pool.ts'

/** `verify` of one hash with the world's parameters, so many times, `atOnce` at once. */
export async function rawRate(
  world: World,
  password: Password,
  { count, atOnce }: { count: number; atOnce: number },
): Promise<number> {
  const phc = await world.passwords.hash(password)
  const { seconds } = await race(count, atOnce, async () => {
    if (!(await world.passwords.verify(phc, password))) throw new Error('the hash does not verify')
  })
  return count / seconds
}

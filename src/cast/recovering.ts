/** People of the tests who are on their way back in: one with a mail to read, one whom the desk has deactivated. */
import { deactivateAccount } from '../actions/deactivate-account.ts'
import { randomId } from '../actions/random.ts'
import { purposes } from '../core/secrets/purposes.ts'
import { replacePin } from '../store/access-pins.ts'
import { workOff } from './post.ts'
import { putSignedUp } from './signed-up.ts'
import type { TestWorld } from './test-world.ts'

/** Somebody new with an account and a registered mail address; `code` reads the newest mail. */
export async function newForgetful(
  tested: TestWorld,
): Promise<{ email: string; code: () => Promise<string> }> {
  const username = `forgets${Buffer.from(tested.world.dice.bytes(6)).toString('hex')}`
  await putSignedUp(tested, { username })
  const email = `${username}@example.org`
  return {
    email,
    code: async () => {
      const mails = (await workOff(tested)).filter(({ to }) => to === email)
      return /^\d{8}$/m.exec(mails.at(-1)?.text ?? '')?.[0] ?? ''
    },
  }
}

/** Somebody new whose PIN was chosen and whose account the desk has deactivated: the desk's code is due after the PIN. */
export async function newDeactivated(tested: TestWorld): Promise<{ username: string; password: string }> {
  const { world } = tested
  const username = `closed${Buffer.from(world.dice.bytes(6)).toString('hex')}`
  const { personId } = await putSignedUp(tested, { username })
  const pin = '8350'
  await replacePin(world.store, {
    id: randomId(world.dice),
    personId,
    mac: world.keys.mac(purposes.accessPin, personId, pin),
    keyId: world.keys.keyId,
    madeBy: 'owner',
    madeAt: world.now(),
  })
  await deactivateAccount(world, username, { by: 'operator', because: 'test', apply: true })
  return { username, password: pin }
}

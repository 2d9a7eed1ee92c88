/** Before the first second factor more than the password is shown: a code to the registered mobile, or electronic ID (row O-9). */
import type { SessionFacts } from '../core/account/session.ts'
import { addToJournal } from '../store/journal.ts'
import { attachGrant } from '../store/sessions.ts'
import { given, openGrant } from './open-grant.ts'
import type { Redeemed } from './redeem-code.ts'
import { together, type World } from './world.ts'

/** The code was right: this session may enrol a first factor. False when the code was another account's. */
export async function openFirstFactor(
  world: World,
  session: SessionFacts,
  redeemed: Redeemed,
): Promise<boolean> {
  if (redeemed.accountId !== session.accountId || redeemed.credentialEpoch !== session.credentialEpoch)
    return false
  const { personId, accountId, credentialEpoch, channel } = redeemed
  await together(world, async (db) => {
    const id = await openGrant(world, db, {
      purpose: 'first-factor',
      personId,
      account: { id: accountId, credentialEpoch, enrolled: false },
      proofs: given(world, 'password', channel),
    })
    await attachGrant(db, session.id, id)
    await addToJournal(db, world.now(), {
      personId,
      accountId,
      what: 'code-accepted',
      by: 'self',
      details: { purpose: 'first-factor' },
    })
  })
  return true
}

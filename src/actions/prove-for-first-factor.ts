/** Before the first second factor more than the password is shown: a code to the registered mobile, or electronic ID (row O-9). */
import type { SessionFacts } from '../core/account/session.ts'
import { addGrant } from '../store/grants.ts'
import { addToJournal } from '../store/journal.ts'
import { attachGrant } from '../store/sessions.ts'
import { randomId } from './random.ts'
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
  const now = world.now()
  const id = randomId(world.dice)
  await together(world, async (db) => {
    await addGrant(db, {
      id,
      journey: 'first-factor',
      personId: redeemed.personId,
      accountId: redeemed.accountId,
      proofs: (['password', 'sms-code'] as const).map((proof) => ({ proof, at: now.toString() })),
      credentialEpoch: redeemed.credentialEpoch,
      madeAt: now,
      expiresAt: now.add(world.institution.sessions.grantFor),
      rights: ['second-factor'],
    })
    await attachGrant(db, session.id, id)
    await addToJournal(db, now, {
      personId: redeemed.personId,
      accountId: redeemed.accountId,
      what: 'code-accepted',
      by: 'self',
      details: { purpose: 'first-factor' },
    })
  })
  return true
}

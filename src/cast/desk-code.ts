/** A one-time code of the desk in the hand of its owner, put into a test's database as the job would have made it. */
import { randomUUID } from 'node:crypto'
import { makeDeskCode, readDeskCode } from '../core/secrets/desk-code.ts'
import { purposes } from '../core/secrets/purposes.ts'
import { addDeskCode } from '../store/desk-codes.ts'
import { addDeskAct } from '../store/desk-acts.ts'
import type { TestWorld } from './made-world.ts'

/** The living one of this person's account; earlier ones end. */
export async function deskCodeFor(
  { world }: Pick<TestWorld, 'world'>,
  { personId }: { personId: string },
): Promise<string> {
  const account = await world.store
    .selectFrom('account')
    .select(['id', 'username', 'credential_epoch as epoch'])
    .where('person_id', '=', personId)
    .executeTakeFirstOrThrow()
  const now = world.now()
  const [id, actId] = [randomUUID(), randomUUID()]
  await addDeskAct(world.store, {
    id: actId,
    act: 'open-forgotten-password',
    agent: { accountId: account.id, username: account.username, rank: 'agent' },
    personId,
    accountId: account.id,
    reason: 'test',
    ticket: 'test',
    callerCheckId: null,
    details: {},
    onCredential: false,
    askedAt: now,
    state: 'done',
  })
  const code = makeDeskCode(world.dice)
  await addDeskCode(world.store, {
    id,
    accountId: account.id,
    mac: world.keys.mac(purposes.deskCode, id, readDeskCode(code) ?? ''),
    keyId: world.keys.keyId,
    credentialEpoch: account.epoch,
    actId,
    channel: 'mail',
    madeAt: now,
    expiresAt: now.add({ minutes: 30 }),
  })
  return code
}

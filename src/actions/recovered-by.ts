/** Remembers which channel gave back a password, so that the same stolen phone does not give back the second factor too (row O-10). */
import type { Db } from '../store/database.ts'
import { channelOfUsedDeskCode } from '../store/desk-codes.ts'
import { addRecovered, channelsThatGaveBack } from '../store/recovered.ts'
import { randomId } from './random.ts'
import type { World } from './world.ts'

/** A channel through which something secret reaches a person. */
export type RecoveryChannel = 'sms-code' | 'personal-mail'

/** The temporary password went by text message; who ordered it by mail used that channel too. A code of the desk came by one of them, or in a letter. */
export async function noteRecovered(world: World, db: Db, accountId: string, proof: string): Promise<void> {
  for (const channel of await channelsOfProof(db, accountId, proof))
    await addRecovered(db, { id: randomId(world.dice), accountId, what: 'password', channel }, world.now())
}

async function channelsOfProof(db: Db, accountId: string, proof: string): Promise<RecoveryChannel[]> {
  if (proof === 'temporary-password') return ['sms-code', 'personal-mail']
  if (proof !== 'desk-code') return []
  const came = await channelOfUsedDeskCode(db, accountId)
  return came === 'sms' ? ['sms-code'] : came === 'mail' ? ['personal-mail'] : []
}

/** Whether this channel gave back the password so lately that it must not give back the factor as well. */
export async function restsAfterRecovery(
  world: World,
  db: Db,
  accountId: string,
  channel: RecoveryChannel,
): Promise<boolean> {
  const { channelRest } = world.institution.secondFactor
  const since = world.now().toZonedDateTimeISO(world.institution.timeZone).subtract(channelRest).toInstant()
  return (await channelsThatGaveBack(db, accountId, 'password', since)).includes(channel)
}

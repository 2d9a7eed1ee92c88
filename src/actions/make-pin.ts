/** Makes a new access PIN by the dice: the old one dies, and where one PIN serves both, the doors learn of it. */
import { makeAccessPin } from '../core/secrets/access-pin.ts'
import { purposes } from '../core/secrets/purposes.ts'
import { pinsMadeSince, replacePin } from '../store/access-pins.ts'
import { setDoorPin } from '../store/accounts.ts'
import type { Db } from '../store/database.ts'
import type { PersonRow } from '../store/people.ts'
import { randomId } from './random.ts'
import type { World } from './world.ts'

/** By whose wish: each has a count of its own. */
export type PinMadeBy = 'self' | 'desk'

/** The PIN itself leaves at once by mail or letter and is kept nowhere (ASVS 6.4.1, case P-07). */
export async function makePinFor(
  world: World,
  db: Db,
  person: PersonRow,
  { accountId, madeBy }: { accountId: string | null; madeBy: PinMadeBy },
): Promise<{ id: string; pin: string }> {
  const now = world.now()
  const id = randomId(world.dice)
  const born = person.born?.toString() ?? null
  const pin = makeAccessPin(world.dice, world.institution, { born, studentNumber: person.student_number })
  await replacePin(db, {
    id,
    personId: person.id,
    mac: world.keys.mac(purposes.accessPin, person.id, pin),
    keyId: world.keys.keyId,
    madeBy,
    madeAt: now,
  })
  if (accountId !== null && world.institution.pin.one) {
    const sealed = await world.keys.sealForWorker(`${purposes.doorPin} ${accountId}`, pin)
    await setDoorPin(db, accountId, sealed, now)
  }
  return { id, pin }
}

/** Whether no more may be made for this person for now. */
export async function hadEnoughPins(
  world: World,
  db: Db,
  personId: string,
  madeBy: PinMadeBy,
): Promise<boolean> {
  const { most, within } = world.institution.pin.access.reissue
  const { timeZone } = world.institution
  const today = world.now().toZonedDateTimeISO(timeZone).toPlainDate()
  const since = today.subtract(within).toZonedDateTime(timeZone).toInstant()
  return (await pinsMadeSince(db, { personId, madeBy }, since)) >= most
}

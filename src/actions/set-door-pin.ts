/** The person sets the PIN that opens doors with the card; it leaves the house sealed for the door system (O-11, U-3). */
import { objectionsToPin, type PinObjection, readPin } from '../core/secrets/pin.ts'
import type { SessionFacts } from '../core/account/session.ts'
import { purposes } from '../core/secrets/purposes.ts'
import { type AccountWithFacts, accountWithFacts, setDoorPin as writeDoorPin } from '../store/accounts.ts'
import { replacePin } from '../store/access-pins.ts'
import { addToJournal } from '../store/journal.ts'
import { personById } from '../store/people.ts'
import { randomId } from './random.ts'
import { tell } from './tell.ts'
import { together, type World } from './world.ts'

export type DoorPinSet =
  | { is: 'wrong-form'; length: number }
  | { is: 'objections'; objections: readonly PinObjection[] }
  | { is: 'set' }

/** Sets it for the account of a fresh session. Where one PIN serves both, it is the access PIN too (setting `pin.one`). */
export async function setDoorPin(world: World, session: SessionFacts, typed: string): Promise<DoorPinSet> {
  const account = session.accountId ? await accountWithFacts(world.store, session.accountId) : undefined
  if (!account) throw new Error('a session without an account reached the door PIN')
  const { length, allowsBirthDate, allowsTrivial } = world.institution.pin.door
  const pin = readPin(typed, length)
  if (pin === null) return { is: 'wrong-form', length }
  const born = allowsBirthDate ? null : (account.born?.toString() ?? null)
  const objections = objectionsToPin(pin, { length, born, studentNumber: account.student_number })
  const weighty = objections.filter((objection) => !(allowsTrivial && objection === 'trivial'))
  if (weighty.length > 0) return { is: 'objections', objections: weighty }
  const sealed = await world.keys.sealForWorker(`${purposes.doorPin} ${account.id}`, pin)
  await write(world, account, pin, sealed)
  world.nudgeJobs()
  return { is: 'set' }
}

async function write(world: World, account: AccountWithFacts, pin: string, sealed: Buffer): Promise<void> {
  const now = world.now()
  await together(world, async (db) => {
    await writeDoorPin(db, account.id, sealed, now)
    const person = account.person_id ? await personById(db, account.person_id) : undefined
    if (world.institution.pin.one && person) {
      await replacePin(db, {
        id: randomId(world.dice),
        personId: person.id,
        mac: world.keys.mac(purposes.accessPin, person.id, pin),
        keyId: world.keys.keyId,
        madeBy: 'owner',
        madeAt: now,
      })
    }
    await addToJournal(db, now, {
      personId: account.person_id,
      accountId: account.id,
      what: 'door-pin-set',
      by: 'self',
    })
    if (person) {
      await tell(world, db, {
        person,
        accountId: account.id,
        content: { kind: 'door-pin-changed', facts: { at: now } },
      })
    }
  })
}

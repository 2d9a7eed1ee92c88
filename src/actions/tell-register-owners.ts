/** Once a week at most, whoever looks after a register is told how many of its people nobody can reach, and where the list is. */
import { registers } from '../core/institution/words.ts'
import { noteOwnerTold, ownerToldAfter } from '../store/missing-contacts.ts'
import { addMessage } from './add-message.ts'
import { countMissingContacts } from './missing-contacts.ts'
import { together, type World } from './world.ts'

/** Counted no further in a mail. */
const mostCounted = 1_000

/** Tells every owner whose week is over, if there is anything to tell. Gives back how many. Run twice, or twice at once, it tells nobody twice. */
export async function tellRegisterOwners(world: World): Promise<number> {
  let told = 0
  for (const register of registers) {
    const owner = world.institution.registers[register]?.owner
    if (owner && (await tellOne(world, register, owner.mail))) told += 1
  }
  if (told > 0) world.nudgeJobs()
  return told
}

async function tellOne(world: World, register: (typeof registers)[number], mail: string): Promise<boolean> {
  const now = world.now()
  const moment = now.subtract({ hours: 24 * 7 })
  if (await ownerToldAfter(world.store, register, moment)) return false
  const counted = await countMissingContacts(world, { from: register, missing: null }, mostCounted)
  if (counted.number === 0) return false
  return together(world, async (db) => {
    if (!(await noteOwnerTold(db, register, { now, moment }))) return false
    await addMessage(world, db, {
      content: { kind: 'contacts-missing', facts: { register, ...counted } },
      to: [{ channel: 'mail', address: mail }],
      personId: null,
      language: world.institution.languages.standard,
    })
    return true
  })
}

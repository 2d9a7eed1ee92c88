/** The last step of restoring: what was good once is ended, the copy belongs to nobody, and the journal says so, together. */
import { addToJournal } from '../store/journal.ts'
import { endWhatWasGoodOnce } from '../store/backup/after-restore.ts'
import { belongToNobody } from '../store/backup/deployment.ts'
import { together, type World } from './world.ts'

/** `takenAt`: the moment of the backup. */
export type Restored = { by: string; takenAt: string }

/** How many rows of each table were ended. Until `resumeDelivery` nothing leaves this house (case Y-05). */
export async function finishRestore(
  world: Pick<World, 'store' | 'institution' | 'now'>,
  { by, takenAt }: Restored,
): Promise<Record<string, number>> {
  const { wrongTries } = world.institution.pin.access
  return together(world, async (db) => {
    const ended = await endWhatWasGoodOnce(db, { now: world.now(), pinTriesLeft: 1, most: wrongTries })
    await belongToNobody(db)
    await addToJournal(db, world.now(), {
      ...{ personId: null, accountId: null, what: 'restored-from-backup', by },
      details: { takenAt },
    })
    return ended
  })
}

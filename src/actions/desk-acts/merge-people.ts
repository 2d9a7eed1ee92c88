/** The desk answers a question of the merge queue; told to everybody it is about, in every one's journal, and it can be taken back. */
import { readTarget } from './target.ts'
import { keepApart, type KeptMerge, makeOne, readKeptMerge, undoMerge } from '../merge-people.ts'
import type { Db } from '../../store/database.ts'
import type { World } from '../world.ts'
import type { ActHand, ActInHand } from './target.ts'
import { othersIn } from './target.ts'
import { tellOfAct, write } from './tell-person.ts'

/** `details.candidate`; `details.as`: `one` or `two`; the person of the act is the one whose account goes on. */
export const mergePeopleAct: ActInHand = {
  perform: async (world, db, target, { details, ...hand }) => {
    const { candidate } = details
    if (typeof candidate !== 'string') return { is: 'not-now', because: 'nothing-to-lift' }
    const one = details['as'] === 'one'
    const merged = one
      ? await makeOne(world, db, { candidateId: candidate, into: target.person.id }, hand)
      : await keepApart(world, db, candidate, hand)
    if (merged === null) return { is: 'not-now', because: 'nothing-to-lift' }
    const people = [target.person.id, ...othersIn(details)]
    await writeAll(world, db, people, hand, one ? 'people-merged' : 'people-parted')
    // whoever stays two people has nothing to hear of
    if (one) await tellOfAct(world, db, target, 'merge-people')
    return { is: 'done', keep: { merge: JSON.stringify(merged satisfies KeptMerge) } }
  },
  undo: async (world, db, target, { kept, ...hand }) => {
    const merge = readKeptMerge(kept['merge'])
    if (!merge || !(await undoMerge(world, db, merge, hand)))
      return { is: 'not-now', because: 'nothing-to-lift' }
    const people = [...new Set([target.person.id, ...othersIn(kept)])]
    await writeAll(world, db, people, hand, 'act-undone')
    if (merge.as === 'one person')
      for (const id of people) {
        const each = await readTarget(world, db, id)
        if (each) await tellOfAct(world, db, each, 'merge-people', true)
      }
    return { is: 'done' }
  },
}

async function writeAll(
  world: World,
  db: Db,
  people: readonly string[],
  hand: ActHand,
  what: 'people-merged' | 'people-parted' | 'act-undone',
): Promise<void> {
  for (const id of people) {
    const each = await readTarget(world, db, id)
    if (each) await write(world, db, each, hand, what)
  }
}

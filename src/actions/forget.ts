/** What must go goes by itself: lines of the journal whose time is up, and people who left for good (GDPR article 5 (1) (e); case Y-13). */
import { dayAt } from '../core/account/access.ts'
import { endingClasses, happeningsOf, type JournalClass } from '../core/journal/classes.ts'
import type { Happening } from '../core/journal/entry.ts'
import { noFacts } from '../core/person/facts.ts'
import { departedSince } from '../core/retention/departed.ts'
import { deletePerson, holdLeaving, maybeDeparted } from '../store/departed.ts'
import { addToJournal } from '../store/journal.ts'
import { endedLines, eraseLines, linesAbout } from '../store/journal-erase.ts'
import { oneAtATime } from '../store/one-at-a-time.ts'
import { agoAt } from './tidy-up.ts'
import { together, type World } from './world.ts'

/** Everything that is due, in bites: run twice, or killed half-way, it goes on where it was. */
export async function forgetWhatIsDue(world: World): Promise<{ lines: number; people: number }> {
  return { people: await forgetDeparted(world), lines: await eraseEndedLines(world) }
}

/** Lines of one transaction: some milliseconds, and a list of their numbers that is read easily. */
const bite = 1_000

/** Erases the lines whose time is up; those that are not sealed yet wait. Says how many. */
export async function eraseEndedLines(world: World): Promise<number> {
  const { journal } = world.institution.retention
  const ends = endingClasses.map((of) => ({
    what: happeningsOf(of),
    before: agoAt(world, journal[of]),
  }))
  let erased = 0
  for (let after = 0; ;) {
    const from = after
    const lines = await together(world, async (db) => {
      await oneAtATime(db, 'journal-eraser')
      const found = await endedLines(db, ends, { after: from, most: bite })
      for (const of of endingClasses)
        await eraseLines(
          db,
          found.filter(({ what }) => classOf(what) === of),
          { of, at: world.now() },
        )
      return found
    })
    erased += lines.length
    const last = lines.at(-1)
    if (!last || lines.length < bite) return erased
    after = last.id
  }
}

const classByHappening = new Map<string, JournalClass>(
  endingClasses.flatMap((of) => happeningsOf(of).map((what): [Happening, JournalClass] => [what, of])),
)

function classOf(what: string): JournalClass | undefined {
  return classByHappening.get(what)
}

/** So many people are looked at in one go; the next hour goes on. */
const mostPeople = 5_000

/** Forgets whoever left for good, one transaction for each. Says how many. */
export async function forgetDeparted(world: World): Promise<number> {
  const before = agoAt(world, world.institution.retention.departed)
  const day = dayAt(before, world.institution)
  let forgotten = 0
  let after = '00000000-0000-0000-0000-000000000000'
  for (let seen = 0; seen < mostPeople;) {
    const people = await maybeDeparted(world.store, { before, day, after, most: 100 })
    for (const person of people) if (await forgetPerson(world, person)) forgotten += 1
    const last = people.at(-1)
    if (!last) return forgotten
    after = last
    seen += people.length
  }
  return forgotten
}

/** One person, whole or not at all; false: somebody or something still needs them, or an import is at work. */
async function forgetPerson(world: World, personId: string): Promise<boolean> {
  const { institution } = world
  const now = world.now()
  const before = agoAt(world, institution.retention.departed)
  return together(world, async (db) => {
    const leaving = await holdLeaving(db, personId, { before, today: dayAt(now, institution), now })
    if (!leaving || leaving.heldBy !== null) return false
    const since = departedSince({ ...noFacts, ...leaving.facts }, leaving.changedOn)
    if (since === null || since >= dayAt(before, institution)) return false
    const { lines, allSealed } = await linesAbout(db, personId)
    // a line that the sealer has not reached yet cannot be erased with a record: the next round finds it sealed
    if (!allSealed) return false
    for (let from = 0; from < lines.length; from += bite)
      await eraseLines(db, lines.slice(from, from + bite), { of: 'departed', at: now })
    await deletePerson(db, personId)
    await addToJournal(db, now, { personId, accountId: null, what: 'person-forgotten', by: 'system' })
    return true
  })
}

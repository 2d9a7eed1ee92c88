/** A whole year of accounts at one university a round, every day of it, held against an oracle that never read the program. */
import { makeWorld } from '../src/cast/made-world.ts'
import { daysOfYear, ofTheYear } from '../src/cast/year/plan.ts'
import { openYear } from '../src/cast/year/year.ts'
import { freshDatabases } from './ground/fresh-databases.ts'
import type { Given } from './proof.ts'

export const about =
  'a year of accounts, day by day: no difference from the oracle (PEOPLE=20000 --rounds 1 for all of them at once)'
/** Each with 2,000 people of its own, 20,000 in all; stopped, it goes on with the next round. */
export const rounds = 10

type State = { round: number; days: number; compared: number }

const universities = ['oslomet', 'ntnu', 'usn'] as const
const people = Number(process.env['PEOPLE'] ?? 2_000)

/** A second round is lived at another university, by other people. */
export async function* prove({ rounds: left, state, log }: Given<State>): AsyncGenerator<State, string> {
  const so: State = { round: 0, days: 0, compared: 0, ...state }
  const databases = await freshDatabases('year', { durability: 'tests' })
  try {
    for (let round = 0; round < left; round += 1) {
      so.round += 1
      const { store } = await databases.open(`year_${so.round}`)
      const university = universities[(so.round - 1) % universities.length] ?? 'oslomet'
      const { close, ...tested } = makeWorld(store, university, { settings: ofTheYear })
      const year = await openYear({ tested, people, seed: `year ${so.round}`, folder: databases.folder })
      for (const plan of daysOfYear('all')) {
        const { day, compared, open, closings, told } = await year.live(plan)
        so.days += 1
        so.compared += compared
        log(`${university} ${day}: ${compared} compared, ${open} open, ${closings} closings, ${told} notices`)
      }
      const sums = Object.entries(await year.end())
      log(`${university}: ${sums.map(([what, count]) => `${what} ${count}`).join(', ')}`)
      close()
      await store.destroy()
      yield { ...so }
    }
  } finally {
    await databases.leave()
  }
  return `${so.days} days, ${so.compared} verdicts of ${so.round} times ${people} people: no difference on any day.`
}

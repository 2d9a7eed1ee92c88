/** A directory is away for an hour while a thousand passwords are changed on the real pages; a round each. */
import { awayForAnHour } from '../src/cast/away-for-an-hour.ts'
import { directoryTarget, withDirectoryAndPlain } from '../src/cast/directory-target.ts'
import { makePortal } from '../src/cast/made-portal.ts'
import { makeWorld } from '../src/cast/made-world.ts'
import { startTestSlapd } from '../src/cast/test-slapd.ts'
import { changePassword } from '../src/journeys/change-password/journey.ts'
import { myAccount } from '../src/journeys/my-account/journey.ts'
import { signIn } from '../src/journeys/sign-in/journey.ts'
import { freshDatabases } from './ground/fresh-databases.ts'
import type { Given } from './proof.ts'

export const about =
  'the directory away for an hour with 1,000 changes: none lost, told within five minutes (case X-06)'
export const rounds = 3

type State = { round: number; changes: number; locks: number; longestMinutes: number; longestSeconds: number }

/** Each round has a fresh database and a fresh directory. */
export async function* prove({ rounds: left, state, log }: Given<State>): AsyncGenerator<State, string> {
  const so: State = { round: 0, changes: 0, locks: 0, longestMinutes: 0, longestSeconds: 0, ...state }
  const databases = await freshDatabases('away')
  try {
    for (let round = 0; round < left; round += 1) {
      so.round += 1
      const { store } = await databases.open(`away_${so.round}`)
      const slapd = await startTestSlapd()
      const tested = makeWorld(store, 'oslomet', { settings: withDirectoryAndPlain })
      const portal = await makePortal([tested], [signIn, myAccount, changePassword])
      const target = directoryTarget(slapd)
      try {
        const wish = { portal, host: 'oslomet.localhost', slapd, target, people: 100, changes: 1_000 }
        const { changes, locks, minutes, seconds, texts } = await awayForAnHour(tested, wish)
        so.changes += changes
        so.locks += locks
        so.longestMinutes = Math.max(so.longestMinutes, minutes)
        so.longestSeconds = Math.max(so.longestSeconds, seconds)
        log(
          `${changes} changes and ${locks} locks, all told ${minutes.toFixed(1)} minutes after the return (${seconds.toFixed(1)} s of work); ${texts} passwords looked for in a dump, none found`,
        )
      } finally {
        await portal.close()
        await target.system.close()
        await slapd.stop()
        tested.close()
        await store.destroy()
      }
      yield { ...so }
    }
  } finally {
    await databases.leave()
  }
  return `${so.changes} changes and ${so.locks} locks while it was away: told ${so.longestMinutes.toFixed(1)} minutes after the return at most.`
}

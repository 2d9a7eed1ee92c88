/** POSIX numbers are given when an account is first shown in a directory that wants them, not before: most that are imported never are. */
import { givePosixNumbers } from '../store/posix-numbers.ts'
import type { ReadTruth } from './read-truths.ts'
import { together, type World } from './world.ts'

/**
 * The same truths, with numbers for those that are listed and have none, where this target writes them. Whoever gets none,
 * because the range is used up, is written without, and the operator reads it in the log.
 */
export async function withPosixNumbers(
  world: World,
  targetKey: string,
  truths: ReadonlyMap<string, ReadTruth>,
): Promise<ReadonlyMap<string, ReadTruth>> {
  const setting = world.institution.targets.find(({ key }) => key === targetKey)
  if (setting?.kind !== 'openldap' || setting.posix === null) return truths
  const { uids, gid } = setting.posix
  const without = [...truths].flatMap(([id, { truth }]) =>
    truth.standing === 'listed' && truth.posix === null ? [id] : [],
  )
  if (without.length === 0) return truths
  const given = await together(world, async (db) =>
    givePosixNumbers(db, without, { ...uids, gid }, world.now()),
  )
  if (given.size < without.length)
    world.log.warn('posix-range-used-up', {
      ...{ institution: world.institution.key, target: targetKey, without: without.length - given.size },
    })
  return new Map(
    [...truths].map(([id, { truth, ...read }]) => [
      id,
      { ...read, truth: { ...truth, posix: given.get(id) ?? truth.posix } },
    ]),
  )
}

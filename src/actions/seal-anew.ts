/** After new keys: everything that an old key sealed is opened and sealed anew, a few hundred rows at a time, and goes on where it was stopped (case Y-10). */
import type { Keyring } from '../core/secrets/keyring.ts'
import {
  noImportGoesOn,
  nextSealed,
  noteProgress,
  progressOf,
  putSealed,
  type SealedRow,
} from '../store/key-use.ts'
import { type Place, type Resealed, sealedPlaces } from '../store/sealed-columns.ts'
import { together, type World } from './world.ts'

type Sealing = Pick<World, 'store' | 'keys' | 'now'>

/** The same where there is more than one key; where there was never another there is nothing to look for. */
export async function sealWhatIsOld(world: Sealing, within: { milliseconds: number }): Promise<void> {
  if (world.keys.indexes('keys', '').length > 1) await sealAnew(world, within)
}

/** Seals anew until all is done or the time is up, so many rows in one transaction. Returns how many rows, and whether all is done. Any number may do it at once. */
export async function sealAnew(
  world: Sealing,
  { milliseconds, rows = 250 }: { milliseconds: number; rows?: number },
): Promise<{ resealed: number; done: boolean }> {
  const until = performance.now() + milliseconds
  let resealed = 0
  for (const place of sealedPlaces) {
    for (;;) {
      const step = await sealSome(world, place, rows)
      if (step.is === 'busy') return { resealed, done: false }
      resealed += step.resealed
      if (step.is === 'finished') break
      if (performance.now() > until) return { resealed, done: false }
    }
  }
  return { resealed, done: true }
}

type Step = { is: 'busy' } | { is: 'more' | 'finished'; resealed: number }

/** An import is waited for: it might still look for what is kept under the key of when it began. */
async function sealSome(world: Sealing, place: Place<Resealed>, rowsAtOnce: number): Promise<Step> {
  const { keyId } = world.keys
  return together(world, async (db): Promise<Step> => {
    if (!(await noImportGoesOn(db))) return { is: 'busy' }
    const { after, finished } = await progressOf(db, keyId, place.name)
    if (finished) return { is: 'finished', resealed: 0 }
    const rows = await nextSealed(db, place, after, rowsAtOnce)
    const old = rows
      .filter(({ sealed }) => world.keys.isOld(sealed))
      .map((row) => renewed(world.keys, place, row))
    const resealed = old.length === 0 ? 0 : await putSealed(db, place, old)
    const over = rows.length < rowsAtOnce
    await noteProgress(db, {
      keyId,
      place: place.name,
      after: rows.at(-1)?.by ?? after ?? [],
      resealed,
      finishedAt: over ? world.now() : null,
    })
    return { is: over ? 'finished' : 'more', resealed }
  })
}

function renewed(keys: Keyring, { purpose, index }: Place<Resealed>, row: SealedRow) {
  const { boundTo, sealed } = row
  if (purpose === null)
    return { ...row, fresh: keys.wrap(boundTo, keys.unwrap(boundTo, sealed)), index: null }
  const plain = keys.unseal(purpose, boundTo, sealed)
  return {
    ...row,
    fresh: keys.seal(purpose, boundTo, plain),
    index: index === undefined ? null : keys.index(purpose, plain.toString('utf8')),
  }
}

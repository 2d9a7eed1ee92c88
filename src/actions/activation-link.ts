/** The link that stands beside the PIN, while too many PINs are wrong and for guests: made for one person, for a while, one use. */
import { purposes } from '../core/secrets/purposes.ts'
import type { Temporal } from 'temporal-polyfill'
import type { Db } from '../store/database.ts'
import { addMailLink, ownerOfMailLink } from '../store/mail-links.ts'
import { randomSecret } from './random.ts'
import type { World } from './world.ts'

/** Makes a link with 256 random bits; earlier ones of the person die. Gives back its path and until when it works. */
export async function makeActivationLink(
  world: World,
  db: Db,
  personId: string,
  validFor: Temporal.Duration,
): Promise<{ path: string; until: Temporal.Instant }> {
  const key = randomSecret(world.dice)
  const madeAt = world.now()
  const until = madeAt.add(validFor)
  await addMailLink(db, {
    idDigest: world.keys.index(purposes.mailLink, key),
    purpose: 'activation',
    personId,
    madeAt,
    expiresAt: until,
  })
  return { path: `/activate-account/link/${key}`, until }
}

/** The id of the person whose living link has this key, or null. Only reads. */
export async function ownerOfActivationLink(world: World, key: string | null): Promise<string | null> {
  if (key === null) return null
  return ownerOfMailLink(world.store, world.keys.indexes(purposes.mailLink, key), 'activation', world.now())
}

/** The private keys and secrets with which the universities show ID-porten and Feide who they are; a file that only this account may read. */
import { readFileSync } from 'node:fs'
import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import { algorithmOf, type ClientKey } from '../adapters/openid-client/client-keys.ts'
import { refuseOpenFile } from './keyring-file.ts'
import { BadSetting } from './settings.ts'

/** One entry of the file. Entries of one name overlap, so that the next is known before the last runs out. */
export type EidKey = {
  /** Null: of every institution. */
  institution: string | null
  /** What an institution's file calls it (`eid.keyFrom`, `feide.keyFrom`). */
  name: string
  from: Temporal.Instant
  until: Temporal.Instant
  holds: ClientKey | { secret: string }
}

const day = z.iso.date().transform((text) => Temporal.Instant.from(`${text}T00:00:00Z`))
const common = {
  institution: z.string().min(1).nullable().default(null),
  name: z.string().min(1),
  from: day,
  until: day,
}
const jwk = z
  .looseObject({ kty: z.enum(['RSA', 'EC']), d: z.string().min(1) })
  .refine(isOfOurs, { error: 'must be RSA for RS256 or PS256, or P-256 for ES256' })
const file = z.array(
  z.union([
    z.strictObject({ ...common, kid: z.string().min(1), jwk }),
    z.strictObject({ ...common, secret: z.string().min(16) }),
  ]),
)

/** ID-porten's keys live a year, its secrets 360 days (field 3.1); the operator hears of it in time to order the next. */
const warnedBefore = Temporal.Duration.from({ hours: 60 * 24 })

/** Reads the file. Throws `BadSetting`, which says where it is wrong and never what stands there. */
export function readEidKeys(path: string | null): readonly EidKey[] {
  if (path === null) return []
  try {
    refuseOpenFile(path)
  } catch (error) {
    throw new BadSetting(error instanceof Error ? error.message : `${path} cannot be read.`)
  }
  const read = file.safeParse(parsed(path))
  if (!read.success) {
    const places = read.error.issues.map(({ path: place }) => place.join('.') || 'the whole').join(', ')
    throw new BadSetting(`${path} is not a file of keys for electronic ID: look at ${places}.`)
  }
  return read.data.map(({ institution, name, from, until, ...rest }) => ({
    institution,
    name,
    from,
    until,
    holds: 'secret' in rest ? { secret: rest.secret } : { kid: rest.kid, from, until, jwk: rest.jwk },
  }))
}

/** The entries that an institution means by a name. */
export function keysNamed(keys: readonly EidKey[], institution: string, name: string): readonly EidKey[] {
  return keys.filter(
    (key) => key.name === name && (key.institution === null || key.institution === institution),
  )
}

/** What runs out within 60 days with nothing to follow, one warning for each name. */
export function runningOut(
  keys: readonly EidKey[],
  now: Temporal.Instant,
): { institution: string; name: string; until: string }[] {
  const last = new Map<string, EidKey>()
  for (const key of keys) {
    const group = `${key.institution ?? ''} ${key.name}`
    const known = last.get(group)
    if (!known || Temporal.Instant.compare(known.until, key.until) < 0) last.set(group, key)
  }
  const soon = now.add(warnedBefore)
  return [...last.values()]
    .filter(({ until }) => Temporal.Instant.compare(until, soon) <= 0)
    .map(({ institution, name, until }) => ({
      institution: institution ?? 'all',
      name,
      until: until.toString().slice(0, 10),
    }))
}

function isOfOurs(key: { kty: 'RSA' | 'EC' }): boolean {
  try {
    algorithmOf(key)
    return true
  } catch {
    return false
  }
}

function parsed(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    // the parser's message would quote the file, and with it a key
    throw new BadSetting(`${path} is not a file of keys for electronic ID: it is not JSON.`)
  }
}

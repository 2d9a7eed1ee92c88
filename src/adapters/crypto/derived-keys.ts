/** From one secret per key id to a key for every institution and purpose, so that none opens what another made. */
import { createSecretKey, hkdfSync } from 'node:crypto'
import type { KeyObject } from 'node:crypto'
import type { KeyFile } from '../../core/secrets/keyring.ts'

/** What a key does. The same purpose has another key for each use: the index key is never the sealing key (case Y-04). */
export type KeyUse = 'seal' | 'index' | 'digest' | 'mac' | 'wrap'

/** The keys of one institution. */
export type DerivedKeys = {
  /** Newest first. */
  readonly ids: readonly string[]
  readonly current: string
  /** The key; null when the key file does not know the id. */
  key(id: string, use: KeyUse, purpose: string): KeyObject | null
  currentKey(use: KeyUse, purpose: string): KeyObject
}

/** HKDF-SHA-256 (RFC 5869), salted with the deployment, once for each key and then remembered. */
export function deriveKeys(file: KeyFile, institution: string): DerivedKeys {
  const secrets = new Map(file.keys.map(({ id, secret }) => [id, Buffer.from(secret, 'base64url')]))
  const known = new Map<string, Map<KeyUse, Map<string, KeyObject>>>()
  const key = (id: string, use: KeyUse, purpose: string): KeyObject | null => {
    const before = known.get(id)?.get(use)?.get(purpose)
    if (before) return before
    const secret = secrets.get(id)
    if (!secret) return null
    const made = derive(secret, file.deployment, JSON.stringify(['adgang', use, institution, purpose]))
    placed(placed(known, id), use).set(purpose, made)
    return made
  }
  return { ids: newestFirst(file), current: file.current, key, currentKey: currentOf(file.current, key) }
}

/** The map that lies in another under this name; made when it is not there yet. */
function placed<Name, Inner, Value>(maps: Map<Name, Map<Inner, Value>>, name: Name): Map<Inner, Value> {
  const found = maps.get(name) ?? new Map<Inner, Value>()
  maps.set(name, found)
  return found
}

function derive(secret: Buffer, salt: string, info: string): KeyObject {
  return createSecretKey(Buffer.from(hkdfSync('sha256', secret, salt, info, 32)))
}

function newestFirst(file: KeyFile): readonly string[] {
  const others = file.keys.map(({ id }) => id).filter((id) => id !== file.current)
  return [file.current, ...others.reverse()]
}

function currentOf(current: string, key: DerivedKeys['key']): DerivedKeys['currentKey'] {
  return (use, purpose) => {
    const found = key(current, use, purpose)
    if (!found) throw new Error(`The key file names ${current} as its newest key, but does not hold it.`)
    return found
  }
}

/** One institution's keys at work: seals what is kept, and recognises values without holding them. */
import { createHmac } from 'node:crypto'
import type { KeyObject } from 'node:crypto'
import { DoesNotOpen } from '../../core/secrets/keyring.ts'
import type { KeyFile, Keyring } from '../../core/secrets/keyring.ts'
import { deriveKeys } from './derived-keys.ts'
import type { DerivedKeys, KeyUse } from './derived-keys.ts'
import { decrypt, encrypt, envelope, keyIdOf, opened } from './envelope.ts'
import { sameBytes } from './same-bytes.ts'
import { sealedForWorker } from './worker-seal.ts'

const DIGEST_BYTES = 16
const PASSWORD_HASH = 'password-hash'

/** Opens the key file for one institution. Deriving is done once, when a purpose is first used. */
export function openKeyring(file: KeyFile, institution: string): Keyring {
  const keys = deriveKeys(file, institution)
  const sealer = sealerFor(keys, institution)
  const index = (id: string, purpose: string, text: string) => hmac(keyOf(keys, id, 'index', purpose), text)
  const mac = (id: string, purpose: string, parts: readonly string[]) =>
    hmac(keyOf(keys, id, 'mac', purpose), JSON.stringify(parts))
  return {
    institution,
    keyId: keys.current,
    indexKeyId: keys.current,
    seal: (purpose, aad, plaintext) => sealer.seal('seal', purpose, aad, plaintext),
    unseal: (purpose, aad, sealed) => sealer.unseal('seal', purpose, aad, sealed),
    isOld: (sealed) => keyIdOf(sealed) !== keys.current,
    index: (purpose, text) => index(keys.current, purpose, text),
    indexes: (purpose, text) => keys.ids.map((id) => index(id, purpose, text)),
    digest: (bytes) => hmac(keys.currentKey('digest', ''), bytes).subarray(0, DIGEST_BYTES),
    wrap: (accountId, phc) => sealer.seal('wrap', PASSWORD_HASH, accountId, phc),
    unwrap: (accountId, wrapped) => sealer.unseal('wrap', PASSWORD_HASH, accountId, wrapped).toString(),
    mac: (purpose, ...parts) => mac(keys.current, purpose, parts),
    macs: (purpose, ...parts) => keys.ids.map((id) => mac(id, purpose, parts)),
    macMatches: (made, purpose, ...parts) =>
      candidates(keys, made.keyId).some((id) => sameBytes(mac(id, purpose, parts), made.mac)),
    sealForWorker: (info, plaintext) => sealedForWorker(file, institution, info, plaintext),
  }
}

type Sealer = {
  seal(use: KeyUse, purpose: string, aad: string, plaintext: Uint8Array | string): Buffer
  unseal(use: KeyUse, purpose: string, aad: string, sealed: Uint8Array): Buffer
}

function sealerFor(keys: DerivedKeys, institution: string): Sealer {
  const bound = (keyId: string, use: KeyUse, purpose: string, aad: string) =>
    JSON.stringify(['adgang', 1, keyId, use, institution, purpose, aad])
  return {
    seal(use, purpose, aad, plaintext) {
      const id = keys.current
      return envelope(
        1,
        id,
        ...encrypt(keys.currentKey(use, purpose), bound(id, use, purpose, aad), plaintext),
      )
    },
    unseal(use, purpose, aad, sealed) {
      const { keyId, content } = opened(1, sealed)
      return decrypt(keyOf(keys, keyId, use, purpose), bound(keyId, use, purpose, aad), content)
    },
  }
}

function keyOf(keys: DerivedKeys, id: string, use: KeyUse, purpose: string): KeyObject {
  const key = keys.key(id, use, purpose)
  if (!key) throw new DoesNotOpen(`the key file does not hold the key ${id}`)
  return key
}

function candidates(keys: DerivedKeys, keyId: string | undefined): readonly string[] {
  return keyId === undefined ? keys.ids : keys.ids.filter((id) => id === keyId)
}

function hmac(key: KeyObject, bytes: Uint8Array | string): Buffer {
  return createHmac('sha256', key).update(bytes).digest()
}

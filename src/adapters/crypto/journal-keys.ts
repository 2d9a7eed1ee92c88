/** What the journal's chain is made with: SHA-256, and Ed25519 for its heads (RFC 8032), from the worker's own secret. */
import { createHash, createPrivateKey, createPublicKey, hkdfSync, sign, verify } from 'node:crypto'
import type { KeyObject } from 'node:crypto'
import type { HeadKeys, Sha256 } from '../../core/journal/chain.ts'
import type { KeyFile } from '../../core/secrets/keyring.ts'

/** SHA-256 of the pieces. */
export const sha256: Sha256 = (...pieces) => {
  const hash = createHash('sha256')
  for (const piece of pieces) hash.update(piece)
  return hash.digest()
}

/**
 * The keys that heads are signed with, one for each pair of the worker, former pairs too, so that what was signed before
 * a rotation is still right. Null for a portal's key file: only who holds the worker's secret signs.
 */
export function openHeadKeys(file: KeyFile, institution: string): HeadKeys | null {
  const pairs = [file.worker, ...file.formerWorkers].flatMap(({ id, private: secret }) =>
    secret === undefined ? [] : [{ id, key: signingKey(secret, file.deployment, institution) }],
  )
  const [current] = pairs
  if (!current || current.id !== file.worker.id) return null
  const publicKeys = new Map(pairs.map(({ id, key }) => [id, createPublicKey(key)]))
  return {
    deployment: file.deployment,
    institution,
    sign: (text) => ({ keyId: current.id, signature: sign(null, Buffer.from(text), current.key) }),
    check(keyId, text, signature) {
      const key = publicKeys.get(keyId)
      if (!key) return 'unknown-key'
      return verify(null, Buffer.from(text), key, signature) ? 'right' : 'wrong'
    },
  }
}

/** PKCS#8 of an Ed25519 seed (RFC 8410), with the seed derived for this use alone (RFC 5869). */
const pkcs8 = Buffer.from('302e020100300506032b657004220420', 'hex')

function signingKey(secret: string, deployment: string, institution: string): KeyObject {
  const info = JSON.stringify(['adgang', 'sign', institution, 'journal-head'])
  const seed = hkdfSync('sha256', Buffer.from(secret, 'base64url'), deployment, info, 32)
  return createPrivateKey({
    key: Buffer.concat([pkcs8, Buffer.from(seed)]),
    format: 'der',
    type: 'pkcs8',
  })
}

/** What waits for a target is sealed to the worker: the portal that sealed it cannot open it again. */
import { Aes256Gcm, CipherSuite, DhkemX25519HkdfSha256, HkdfSha256 } from '@hpke/core'
import { DoesNotOpen } from '../../core/secrets/keyring.ts'
import type { KeyFile, WorkerKeyPair, WorkerKeys } from '../../core/secrets/keyring.ts'
import { envelope, opened } from './envelope.ts'

/** RFC 9180, base mode: DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, AES-256-GCM. */
const suite = new CipherSuite({
  kem: new DhkemX25519HkdfSha256(),
  kdf: new HkdfSha256(),
  aead: new Aes256Gcm(),
})
const ENCAPSULATED_BYTES = 32

/** Seals with the public half alone; made for one purpose (`info`) of one institution of this deployment. */
export async function sealedForWorker(
  file: KeyFile,
  institution: string,
  info: string,
  plaintext: Uint8Array | string,
): Promise<Buffer> {
  const publicKey = await suite.kem.deserializePublicKey(bytesOf(file.worker.public))
  const sender = await suite.createSenderContext({
    recipientPublicKey: publicKey,
    info: bound(file, institution, info),
  })
  const bytes = typeof plaintext === 'string' ? Buffer.from(plaintext) : Buffer.from(plaintext)
  const sealed = await sender.seal(exactly(bytes))
  return envelope(2, file.worker.id, new Uint8Array(sender.enc), new Uint8Array(sealed))
}

/** The worker's side. Throws a plain sentence when the key file is a portal's and holds no private half. */
export function openWorkerKeys(file: KeyFile, institution: string): WorkerKeys {
  const pairs = [file.worker, ...file.formerWorkers]
  if (pairs.every((pair) => pair.private === undefined)) {
    throw new Error('This key file is a portal’s: it holds no private key of the worker.')
  }
  return {
    institution,
    async openAsWorker(info, sealed) {
      const { keyId, content } = opened(2, sealed)
      const pair = pairs.find(({ id }) => id === keyId)
      if (!pair?.private) throw new DoesNotOpen(`the key file does not hold the worker’s key ${keyId}`)
      return openWith(pair, bound(file, institution, info), content)
    },
  }
}

async function openWith(pair: WorkerKeyPair, info: ArrayBuffer, content: Buffer): Promise<Buffer> {
  const privateKey = await suite.kem.deserializePrivateKey(bytesOf(pair.private ?? ''))
  try {
    const receiver = await suite.createRecipientContext({
      recipientKey: privateKey,
      enc: exactly(content.subarray(0, ENCAPSULATED_BYTES)),
      info,
    })
    return Buffer.from(await receiver.open(exactly(content.subarray(ENCAPSULATED_BYTES))))
  } catch (error) {
    throw new DoesNotOpen('sealed for something else, or changed since', { cause: error })
  }
}

function bound(file: KeyFile, institution: string, info: string): ArrayBuffer {
  return exactly(Buffer.from(JSON.stringify(['adgang worker', 1, file.deployment, institution, info])))
}

function bytesOf(text: string): ArrayBuffer {
  return exactly(Buffer.from(text, 'base64url'))
}

/** A Buffer may be a window into a larger piece of memory; the library takes the whole piece. */
function exactly(bytes: Uint8Array): ArrayBuffer {
  return new Uint8Array(bytes).buffer
}

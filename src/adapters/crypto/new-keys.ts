/** Makes the keys of an installation, adds new ones, and leaves out what a portal must not have. */
import { generateKeyPairSync, randomBytes, randomUUID } from 'node:crypto'
import type { KeyFile, WorkerKeyPair } from '../../core/secrets/keyring.ts'

/** Keys for a new installation. `made` is written down as it is given. */
export function newKeyFile(options: { demo: boolean; made: string }): KeyFile {
  const key = newKey(options.made)
  return {
    format: 1,
    deployment: randomUUID(),
    demo: options.demo,
    keys: [key],
    current: key.id,
    worker: newWorkerPair(),
    formerWorkers: [],
  }
}

/** A new key and a new pair for the worker; everything made with the old ones still opens. */
export function withNewKeys(file: KeyFile, made: string): KeyFile {
  const key = newKey(made)
  return {
    ...file,
    keys: [...file.keys, key],
    current: key.id,
    worker: newWorkerPair(),
    formerWorkers: [file.worker, ...file.formerWorkers],
  }
}

/** The file for a machine that only serves pages: it seals for the worker, and cannot open. */
export function forPortal(file: KeyFile): KeyFile {
  return { ...file, worker: publicHalf(file.worker), formerWorkers: file.formerWorkers.map(publicHalf) }
}

function newKey(made: string): KeyFile['keys'][number] {
  return { id: newId(), made, secret: randomBytes(32).toString('base64url') }
}

function newWorkerPair(): WorkerKeyPair {
  const { d, x } = generateKeyPairSync('x25519').privateKey.export({ format: 'jwk' })
  if (!d || !x) throw new Error('this version of Node makes no X25519 keys')
  return { id: newId(), public: x, private: d }
}

function publicHalf(pair: WorkerKeyPair): WorkerKeyPair {
  return { id: pair.id, public: pair.public }
}

function newId(): string {
  return randomBytes(4).toString('hex')
}

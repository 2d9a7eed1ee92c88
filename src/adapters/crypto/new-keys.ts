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

/** A new key and a new pair for the worker at once; everything made with the old ones still opens. For a house with one process. */
export function withNewKeys(file: KeyFile, made: string): KeyFile {
  return withPreparedKey(withNextKey(file, made))
}

/**
 * A new key that is known and not used yet: whoever reads the file opens what is made with it, before anybody makes anything.
 * The worker's new pair has its id. One that is prepared already is left.
 */
export function withNextKey(file: KeyFile, made: string): KeyFile {
  if (preparedKey(file) !== null) return file
  const key = newKey(made)
  const pair = { ...newWorkerPair(), id: key.id }
  return { ...file, keys: [...file.keys, key], formerWorkers: [pair, ...file.formerWorkers] }
}

/** From now on new things are made with the key that was prepared. The same file when there is none. */
export function withPreparedKey(file: KeyFile): KeyFile {
  const id = preparedKey(file)
  const pair = file.formerWorkers.find((each) => each.id === id)
  if (id === null || !pair) return file
  const others = file.formerWorkers.filter((each) => each.id !== id)
  return { ...file, current: id, worker: pair, formerWorkers: [file.worker, ...others] }
}

/** The key that waits for being used; null when there is none. */
export function preparedKey({ keys, current }: KeyFile): string | null {
  const newest = keys.at(-1)
  return newest && newest.id !== current ? newest.id : null
}

/**
 * Without a key that nothing needs any more. The worker's pairs stay: with them the signatures of the journal's heads are
 * checked. `rolePasswords`: of the databases' roles, where they were derived from the key that goes.
 */
export function withoutKey(file: KeyFile, id: string, rolePasswords: KeyFile['rolePasswords']): KeyFile {
  const keys = file.keys.filter((key) => key.id !== id)
  return { ...file, keys, ...(rolePasswords ? { rolePasswords } : {}) }
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

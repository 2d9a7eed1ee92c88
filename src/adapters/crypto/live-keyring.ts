/** Keys of a process that goes on while the keys change: every deed uses the file as it is at that moment. */
import type { KeyFile, Keyring, WorkerKeys } from '../../core/secrets/keyring.ts'
import { openKeyring } from './open-keyring.ts'
import { openWorkerKeys } from './worker-seal.ts'

/** The file as it is now; the same object as long as it is the same file. */
export type KeyFileNow = () => KeyFile

/** One institution's keys. What is worked out from one file is kept until there is another. */
export function openLiveKeyring(now: KeyFileNow, institution: string): Keyring {
  const keys = remade(now, (file) => openKeyring(file, institution))
  return {
    institution,
    get keyId() {
      return keys().keyId
    },
    get indexKeyId() {
      return keys().indexKeyId
    },
    seal: (...given) => keys().seal(...given),
    unseal: (...given) => keys().unseal(...given),
    isOld: (...given) => keys().isOld(...given),
    index: (...given) => keys().index(...given),
    indexes: (...given) => keys().indexes(...given),
    digest: (...given) => keys().digest(...given),
    wrap: (...given) => keys().wrap(...given),
    unwrap: (...given) => keys().unwrap(...given),
    mac: (...given) => keys().mac(...given),
    macs: (...given) => keys().macs(...given),
    macMatches: (...given) => keys().macMatches(...given),
    sealForWorker: (...given) => keys().sealForWorker(...given),
  }
}

/** The worker's private keys. Throws a plain sentence when the file is a portal's. */
export function openLiveWorkerKeys(now: KeyFileNow, institution: string): WorkerKeys {
  const keys = remade(now, (file) => openWorkerKeys(file, institution))
  keys()
  return { institution, openAsWorker: async (...given) => keys().openAsWorker(...given) }
}

function remade<Made>(now: KeyFileNow, make: (file: KeyFile) => Made): () => Made {
  let from: KeyFile | null = null
  let made: Made | null = null
  return () => {
    const file = now()
    if (file !== from || made === null) {
      made = make(file)
      from = file
    }
    return made
  }
}

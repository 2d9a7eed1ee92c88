/** Keeps an eye on the key file while the program runs: a new key is known within a second, and no restart is needed. */
import { statSync } from 'node:fs'
import type { Log } from '../actions/world.ts'
import type { KeyFile } from '../core/secrets/keyring.ts'
import { type KeyUse, openKeyFile, readKeyFile } from './keyring-file.ts'

/** `now`: the file as it was read last. `look`: reads it again if it is another one. */
export type LiveKeyFile = { now: () => KeyFile; look: () => void; close: () => void }

const every = 1_000

/** Opens it, and looks again every second and whenever the process is sent SIGHUP. A file that cannot be read changes nothing, and is told of once. */
export function openLiveKeyFile(path: string, use: KeyUse, log: Log): LiveKeyFile {
  let file = openKeyFile(path, use)
  let mark = markOf(path)
  const look = () => {
    const found = markOf(path)
    if (found === mark) return
    mark = found
    try {
      const read = readKeyFile(path, use)
      if (read.deployment !== file.deployment) throw new Error('it is of another installation')
      file = read
      log.info('key-file-read-again', { current: file.current, keys: file.keys.length })
    } catch (error) {
      log.error('key-file-not-read', error)
    }
  }
  const timer = setInterval(look, every)
  timer.unref()
  process.on('SIGHUP', look)
  return {
    now: () => file,
    look,
    close: () => {
      clearInterval(timer)
      process.off('SIGHUP', look)
    },
  }
}

/** Another file, another content, another owner or another mode has another mark: what could not be read is tried again when it was mended. */
function markOf(path: string): string {
  const found = statSync(path, { throwIfNoEntry: false, bigint: true })
  return found ? `${found.ino} ${found.mtimeNs} ${found.ctimeNs} ${found.size}` : 'none'
}

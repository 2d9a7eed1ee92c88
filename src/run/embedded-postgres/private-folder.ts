/** Folders that only the database's account may open: others on the same machine see nothing of them. */
import { chmodSync, chownSync, existsSync, lstatSync, mkdirSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { canEnter } from './ordinary-account.ts'
import type { OrdinaryAccount } from './ordinary-account.ts'

/** The longest path of a socket that every system takes (104 bytes on macOS, 108 on Linux). */
const LONGEST_SOCKET_PATH = 100

/** Makes the folder with mode 0700 for the account; false when something else is in its place. */
export function makePrivateFolder(path: string, account: OrdinaryAccount | null): boolean {
  if (!existsSync(path)) {
    mkdirSync(path, { mode: 0o700 })
    give(path, account)
  }
  return isPrivateFolder(path, account)
}

/** A real folder (no symbolic link), owned by the account, closed to everybody else. */
export function isPrivateFolder(path: string, account: OrdinaryAccount | null): boolean {
  const found = lstatSync(path, { throwIfNoEntry: false })
  if (!found?.isDirectory()) return false
  return found.uid === (account?.uid ?? process.getuid?.()) && (found.mode & 0o077) === 0
}

/** Hands a file or folder to the account; nothing to do when we are that account. */
export function give(path: string, account: OrdinaryAccount | null): void {
  if (account) chownSync(path, account.uid, account.gid)
}

/** True when a socket in this folder has a path short enough for every system. */
export function isShortEnough(folder: string): boolean {
  return Buffer.byteLength(join(folder, '.s.PGSQL.65535.lock')) <= LONGEST_SOCKET_PATH
}

/** A short private folder under the system's folder for temporary files; a name somebody else took is passed over. */
export function shortPrivateFolder(name: string, account: OrdinaryAccount | null): string {
  const roots = [tmpdir(), '/tmp'].filter((root) => isShortEnough(join(root, `${name}-XXXXXX`)))
  const root = roots.find((candidate) => canEnter(account, candidate))
  if (!root) throw new Error('There is no folder with a short enough path for the socket of the database.')
  const wanted = join(root, name)
  if (makePrivateFolder(wanted, account)) return wanted
  const other = mkdtempSync(`${wanted}-`)
  chmodSync(other, 0o700)
  give(other, account)
  return other
}

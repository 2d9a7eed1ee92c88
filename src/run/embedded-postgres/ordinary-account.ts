/** PostgreSQL refuses to run as root: this finds the ordinary account it runs as, and what that account can reach. */
import { spawnSync } from 'node:child_process'

/** An account of the operating system; null stands for "the one we are". */
export type OrdinaryAccount = { readonly name: string; readonly uid: number; readonly gid: number }

/** The account to run as: an existing `postgres`, else `nobody`; null when we are ordinary ourselves. */
export function ordinaryAccount(): OrdinaryAccount | null {
  if (process.getuid?.() !== 0) return null
  const found = ['postgres', '_postgres', 'nobody'].map(lookUp).find((account) => account !== null)
  if (!found)
    throw new Error('PostgreSQL does not run as root, and this machine has no account named nobody.')
  return found
}

/** The account that owns a database folder already made, so that it goes on as the same one. */
export function accountOfOwner(uid: number, gid: number): OrdinaryAccount {
  return { name: nameOf(uid), uid, gid }
}

/** What `spawn` needs to run something as the account: nothing of our own environment goes along. */
export function runAs(account: OrdinaryAccount | null): SpawnAs {
  const env = { PATH: process.env['PATH'] ?? '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' }
  return account ? { cwd: '/', env, uid: account.uid, gid: account.gid } : { cwd: '/', env }
}

type SpawnAs = { cwd: string; env: Record<string, string>; uid?: number; gid?: number }

/** True when the account can walk into the folder. */
export function canEnter(account: OrdinaryAccount | null, folder: string): boolean {
  return spawnSync('/bin/sh', ['-c', 'cd -- "$0"', folder], runAs(account)).status === 0
}

/** True when the account can run the program, with all the libraries it needs. */
export function canRun(account: OrdinaryAccount | null, program: string): boolean {
  return spawnSync(program, ['--version'], runAs(account)).status === 0
}

function lookUp(name: string): OrdinaryAccount | null {
  const uid = askId(['-u', name])
  const gid = askId(['-g', name])
  return uid && gid && Number(uid) !== 0 ? { name, uid: Number(uid), gid: Number(gid) } : null
}

function nameOf(uid: number): string {
  return askId(['-un', String(uid)]) ?? String(uid)
}

function askId(args: readonly string[]): string | null {
  const asked = spawnSync('id', [...args], { encoding: 'utf8' })
  return asked.status === 0 ? asked.stdout.trim() : null
}

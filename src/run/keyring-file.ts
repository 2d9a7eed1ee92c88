/** The key file: made by the program, readable by its account alone, kept outside the database and its backups. */
import { randomBytes } from 'node:crypto'
import {
  chownSync,
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import { newKeyFile } from '../adapters/crypto/new-keys.ts'
import type { KeyFile } from '../core/secrets/keyring.ts'
import { openDataDir } from './embedded-postgres/place.ts'
import { withFileLock } from './file-lock.ts'
import { codeOf } from './running-process.ts'

/** Who asks: production refuses the keys that a demo made, and a demo those of production. */
export type KeyUse = { readonly demo: boolean }

const WAIT_FOR_OTHERS_MS = 10_000
const keyId = z.string().regex(/^[0-9a-f]{8}$/)
const thirtyTwoBytes = z.string().regex(/^[A-Za-z0-9_-]{43}$/)
const worker = z.strictObject({ id: keyId, public: thirtyTwoBytes, private: thirtyTwoBytes.optional() })
const keyFile = z
  .strictObject({
    format: z.literal(1),
    deployment: z.uuid(),
    demo: z.boolean(),
    keys: z.array(z.strictObject({ id: keyId, made: z.string(), secret: thirtyTwoBytes })).min(1),
    current: keyId,
    worker,
    formerWorkers: z.array(worker),
    rolePasswords: z.record(z.string(), z.string()).optional(),
  })
  .refine(({ keys, current }) => keys.some(({ id }) => id === current), { error: 'current names no key' })
  .refine(({ keys }) => new Set(keys.map(({ id }) => id)).size === keys.length, {
    error: 'two keys have one id',
  })

/** Where the key file is: the setting ADGANG_KEYS, else `keys.json` in the data folder. */
export function keyFilePath(dataDir: string, setting: string | undefined): string {
  return setting ? resolve(setting) : join(resolve(dataDir), 'keys.json')
}

/** Reads the key file; makes it first when there is none. Of several programs at once all get the same keys. */
export function openKeyFile(path: string, use: KeyUse, now = Temporal.Now.instant()): KeyFile {
  if (!existsSync(path)) {
    openDataDir(dirname(path))
    makeOnce(path, newKeyFile({ demo: use.demo, made: now.toString() }))
  }
  return readKeyFile(path, use)
}

/** Reads the key file. Throws a plain sentence when others could read it, or when it is not fit for the use. */
export function readKeyFile(path: string, use: KeyUse): KeyFile {
  refuseOpenFile(path)
  const read = keyFile.safeParse(parsed(path))
  if (!read.success) throw new Error(`${path} is not a key file: ${placesOf(read.error)}.`)
  if (read.data.demo !== use.demo) throw new Error(`${path} ${use.demo ? notForDemo : notForProduction}`)
  return read.data
}

/** Reads, changes and writes the key file, one program at a time; it appears whole. Programs that run notice by themselves. */
export async function changeKeyFile(
  path: string,
  use: KeyUse,
  change: (file: KeyFile) => KeyFile,
): Promise<KeyFile> {
  return withFileLock(`${path}.lock`, WAIT_FOR_OTHERS_MS, () => {
    const before = readKeyFile(path, use)
    const after = change(before)
    if (after === before) return Promise.resolve(after)
    const making = written(path, after)
    try {
      keepOwner(path, making)
      renameSync(making, path)
    } catch (error) {
      rmSync(making, { force: true })
      throw error
    }
    syncFolder(path)
    return Promise.resolve(after)
  })
}

/** Writes a key file that was not there. Throws when it is. */
export function writeNewKeyFile(path: string, content: KeyFile): void {
  const making = written(path, content)
  try {
    linkSync(making, path)
    syncFolder(path)
  } finally {
    rmSync(making)
  }
}

const notForProduction =
  'holds the keys of a demo. Production makes its own: choose another data folder, or name another file in ADGANG_KEYS.'
const notForDemo = 'holds the keys of production. A demo wants a data folder of its own.'

/** The file appears whole or not at all, and never in the place of another's. */
function makeOnce(path: string, made: KeyFile): void {
  const making = written(path, made)
  try {
    linkSync(making, path)
    syncFolder(path)
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error
  } finally {
    rmSync(making)
  }
}

/** An operator who changes it as root leaves it to the account that the programs run as: they could not read it otherwise. */
function keepOwner(path: string, making: string): void {
  if (process.getuid?.() !== 0) return
  const { uid, gid } = statSync(path)
  chownSync(making, uid, gid)
}

function written(path: string, content: KeyFile): string {
  const making = `${path}.making-${randomBytes(4).toString('hex')}`
  const file = openSync(making, 'wx', 0o600)
  writeSync(file, `${JSON.stringify(content, null, 2)}\n`)
  fsyncSync(file)
  closeSync(file)
  return making
}

/** Keys that vanish in a power cut take everything they sealed with them. */
function syncFolder(path: string): void {
  const folder = openSync(dirname(path), 'r')
  fsyncSync(folder)
  closeSync(folder)
}

/** Throws a plain sentence when another account could read the file, or owns it. */
export function refuseOpenFile(path: string): void {
  const found = statSync(path, { throwIfNoEntry: false })
  if (!found) throw new Error(`There is no key file at ${path}.`)
  if ((found.mode & 0o077) !== 0) {
    throw new Error(
      `Others on this machine can read the keys in ${path}. Close the file first: chmod 600 ${path}`,
    )
  }
  const we = process.getuid?.()
  if (we !== undefined && we !== 0 && found.uid !== we) {
    throw new Error(`The key file ${path} belongs to another account.`)
  }
}

function parsed(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch (error) {
    // The parser's message would quote the file, and with it a key.
    if (error instanceof SyntaxError) throw new Error(`${path} is not a key file: it is not JSON.`)
    throw error
  }
}

/** Where it is wrong, never what stands there. */
function placesOf(error: z.ZodError): string {
  return error.issues.map(({ path, code }) => `${path.join('.') || 'the whole'} (${code})`).join(', ')
}

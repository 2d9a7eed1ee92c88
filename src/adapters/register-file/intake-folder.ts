/** The folder of register files: finished ones are taken up in order of name, uploads are written down whole, and what is done is put away with its report. (Long: one way of a file, from coming to going.) */
import { createReadStream, createWriteStream } from 'node:fs'
import { lstat, mkdir, open, readdir, rename, rm, rmdir, statfs, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import type { RegisterName } from '../../core/institution/words.ts'
import type { IntakeReport, Received, RegisterFolder, WaitingFile } from '../../core/register/intake.ts'
import type { FileRefusal } from '../../core/register/register-file.ts'
import { atMost, TooLarge } from './at-most.ts'
import { endsWithTrailer, packedIsWhole } from './is-whole.ts'

/** A file without its trailer that nobody has written to for so long is cut off: refused, and told within a minute. */
const stillForMs = 45_000

/** The folder of one institution: `<folder>/<institution>/<register>/`. `mostBytes`: unpacked too. */
export function intakeFolder(wanted: {
  folder: string
  institution: string
  mostBytes: number
  stillForMs?: number
}): RegisterFolder {
  const root = join(wanted.folder, wanted.institution)
  const { mostBytes } = wanted
  const judged = new Map<string, { size: number; changed: number; whole: boolean }>()
  const still = wanted.stillForMs ?? stillForMs
  return {
    prepare: async (registers) => prepare(root, registers),
    waiting: async (register) => {
      const place = join(root, register)
      await claimFinished(place, { judged, still, mostBytes })
      return held(place)
    },
    unpacked: async (register, file) => unpacked(join(root, register), file, mostBytes),
    putAway: async (register, id, to) => putAway(join(root, register), id, to),
    receive: async (register, upload) => receive(join(root, register), upload),
    forget: async (register, { days }) => forget(join(root, register), days),
  }
}

/** Only the account of the program reads what is in here: identity numbers stand in the clear. */
const ownerOnly = { recursive: true, mode: 0o700 } as const

/** What is taken up is a file of lines, packed or not; names that begin with a dot are on their way. */
const isOurs = (name: string) => /^[^.].*\.jsonl(\.gz)?$/.test(name)
const isPacked = (name: string) => name.endsWith('.gz')

async function prepare(root: string, registers: readonly RegisterName[]): Promise<string[]> {
  for (const register of registers)
    for (const part of ['taken', 'done', 'refused']) await mkdir(join(root, register, part), ownerOnly)
  const there = await readdir(root)
  return there.filter((name) => !name.startsWith('.') && !registers.some((register) => register === name))
}

type Judging = {
  judged: Map<string, { size: number; changed: number; whole: boolean }>
  still: number
  mostBytes: number
}

/** Moving a file into a place of its own is what takes it: of several workers one succeeds. */
async function claimFinished(place: string, judging: Judging): Promise<void> {
  const names = (await readdir(place)).filter(isOurs).sort()
  for (const path of judging.judged.keys())
    if (path.startsWith(`${place}/`) && !names.includes(path.slice(place.length + 1)))
      judging.judged.delete(path)
  for (const name of names) {
    // a later file waits for the earlier one, so that their order stays
    if (!(await isFinished(join(place, name), judging))) return
    const own = join(place, 'taken', `${crypto.randomUUID()}.folder`)
    await mkdir(own, ownerOnly)
    await rename(join(place, name), join(own, name)).catch(async (error: unknown) => {
      await rmdir(own)
      if (!isMissing(error)) throw error
    })
  }
}

async function isFinished(path: string, { judged, still, mostBytes }: Judging): Promise<boolean> {
  const found = await lstat(path).catch(nullWhenMissing)
  if (!found?.isFile()) return false
  const changed = Math.max(found.mtimeMs, found.ctimeMs)
  if (Date.now() - changed >= still) return true
  const before = judged.get(path)
  if (before?.size === found.size && before.changed === changed) return before.whole
  const whole = isPacked(path) ? await packedIsWhole(path, mostBytes) : await endsWithTrailer(path)
  judged.set(path, { size: found.size, changed, whole })
  return whole
}

/** Everything in our hands: from before a crash too. */
async function held(place: string): Promise<WaitingFile[]> {
  const taken = join(place, 'taken')
  const files: WaitingFile[] = []
  for (const entry of await readdir(taken)) {
    const read = /^([0-9a-f-]{36})\.(upload|folder)$/.exec(entry)
    if (!read) continue
    const [, id = '', way] = read
    const name = (await readdir(join(taken, entry)).catch(nullWhenMissing))?.find(isOurs)
    if (name === undefined) continue
    const found = await lstat(join(taken, entry, name)).catch(nullWhenMissing)
    if (!found) continue
    files.push({ id, way: way === 'upload' ? 'upload' : 'folder', name, bytes: found.size })
  }
  return files.sort((one, other) => (one.name < other.name ? -1 : one.name > other.name ? 1 : 0))
}

async function unpacked(
  place: string,
  { id, way, name }: WaitingFile,
  mostBytes: number,
): Promise<{ path: string } | FileRefusal> {
  const own = join(place, 'taken', `${id}.${way}`)
  const path = join(own, name)
  if (!isPacked(name)) return { path }
  const lines = join(own, '.unpacked')
  try {
    await pipeline(
      createReadStream(path),
      createGunzip(),
      atMost(mostBytes, (await lstat(path)).size),
      createWriteStream(lines, { mode: 0o600 }),
    )
    return { path: lines }
  } catch (error) {
    await rm(lines, { force: true })
    if (error instanceof TooLarge)
      return { because: 'too-large', line: null, detail: 'unpacked it is larger than a register file may be' }
    if (isBadGzip(error))
      return { because: 'not-gzip', line: null, detail: 'is no whole gzip file: it was cut off, or damaged' }
    throw error
  }
}

async function putAway(
  place: string,
  id: string,
  to: { place: 'done' | 'refused'; report: IntakeReport },
): Promise<void> {
  const taken = join(place, 'taken')
  for (const entry of (await readdir(taken)).filter((each) => each.startsWith(`${id}.`))) {
    const own = join(taken, entry)
    const name = (await readdir(own)).find(isOurs)
    if (name !== undefined) {
      const free = await freeName(join(place, to.place), name, id)
      // the report first: whoever sees the file there finds it
      await writeFile(`${free}.report.json`, `${JSON.stringify(to.report, null, 2)}\n`, { mode: 0o600 })
      await rename(join(own, name), free)
    }
    await rm(own, { recursive: true, force: true })
  }
}

/** The file's own name, or, when one of that name is there already, with the beginning of its id. */
async function freeName(folder: string, name: string, id: string): Promise<string> {
  const path = join(folder, name)
  if (!(await lstat(path).catch(nullWhenMissing))) return path
  const parts = /^(.*?)(\.jsonl(?:\.gz)?)$/.exec(name)
  return join(folder, `${parts?.[1] ?? name}.${id.slice(0, 8)}${parts?.[2] ?? ''}`)
}

async function receive(
  place: string,
  { id, packed, most, body }: Parameters<RegisterFolder['receive']>[1],
): Promise<Received> {
  const name = `upload-${id}.jsonl`
  if (!(await hasRoom(place))) return { is: 'no-room' }
  const coming = join(place, 'taken', `.${id}.upload`)
  await mkdir(coming, ownerOnly)
  const path = join(coming, name)
  const came = await written(path, { packed, most, body }).catch(async (error: unknown) => {
    await rm(coming, { recursive: true, force: true })
    throw error
  })
  if (came !== 'received') {
    await rm(coming, { recursive: true, force: true })
    return { is: came }
  }
  const { size: bytes } = await lstat(path)
  await onDisk(path)
  // from here on it waits, whatever happens to this process
  await rename(coming, join(place, 'taken', `${id}.upload`))
  await onDisk(join(place, 'taken'))
  return { is: 'received', file: { id, way: 'upload', name, bytes } }
}

async function written(
  path: string,
  { packed, most, body }: { packed: boolean; most: number; body: AsyncIterable<Uint8Array> },
): Promise<Received['is']> {
  const file = createWriteStream(path, { mode: 0o600, flags: 'wx' })
  const incoming = Readable.from(body)
  try {
    if (packed) await pipeline(incoming, createGunzip(), atMost(most), file)
    else await pipeline(incoming, atMost(most), file)
    return 'received'
  } catch (error) {
    if (error instanceof TooLarge) return 'too-large'
    if (isBadGzip(error)) return 'not-gzip'
    if (isCutOff(error)) return 'cut-off'
    if (codeOf(error) === 'ENOSPC') return 'no-room'
    throw error
  }
}

/** The database may live on the same disk: it must not be filled from outside. */
async function hasRoom(place: string): Promise<boolean> {
  const { bavail, bsize } = await statfs(place)
  return bavail * bsize > spareBytes
}

const spareBytes = 512 * 1024 * 1024

async function onDisk(path: string): Promise<void> {
  const file = await open(path, 'r')
  try {
    await file.sync()
  } finally {
    await file.close()
  }
}

async function forget(place: string, days: number): Promise<void> {
  const before = Date.now() - days * 24 * 60 * 60_000
  for (const part of ['done', 'refused', 'taken']) {
    for (const name of await readdir(join(place, part))) {
      // what waits in our hands is never deleted; only what never came to its end
      if (part === 'taken' && !name.startsWith('.')) continue
      const path = join(place, part, name)
      const found = await lstat(path).catch(nullWhenMissing)
      if (found && Math.max(found.mtimeMs, found.ctimeMs) < before)
        await rm(path, { recursive: true, force: true })
    }
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}

function isMissing(error: unknown): boolean {
  return codeOf(error) === 'ENOENT'
}

function nullWhenMissing(error: unknown): null {
  if (isMissing(error)) return null
  throw error
}

/** zlib's own errors: not gzip, damaged, or at its end too early. */
function isBadGzip(error: unknown): boolean {
  return codeOf(error).startsWith('Z_')
}

/** The connection of whoever sent it ended first. */
function isCutOff(error: unknown): boolean {
  return ['ECONNRESET', 'ERR_STREAM_PREMATURE_CLOSE', 'ABORT_ERR'].includes(codeOf(error))
}

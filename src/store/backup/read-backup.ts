/** Reads a backup from its first word to its last before anything is done with it: cut off, damaged or made up, it is told here. */
import { createHash, type Hash } from 'node:crypto'
import {
  BadBackup,
  type BackupContent,
  type BackupHead,
  type InstitutionPart,
  type TablePart,
} from '../../core/backup/manifest.ts'
import { type Frame, framesOf } from './frames.ts'

type Counted = InstitutionPart & { rows: Record<string, number> }

/** What is in it, when all of it is as it was written. Throws `BadBackup`. */
export async function readWhole(
  bytes: AsyncIterable<Uint8Array>,
  onBytes: (bytes: number) => void = () => undefined,
): Promise<BackupContent> {
  let head: BackupHead | null = null
  let table: { is: TablePart; hash: Hash } | null = null
  let ended = false
  const institutions: Counted[] = []
  const sum = { tables: 0, rows: 0 }
  for await (const frame of framesOf(counted(bytes, onBytes))) {
    if (ended) throw outOfOrder()
    if ('rows' in frame) {
      if (!table) throw outOfOrder()
      table.hash.update(frame.rows)
      continue
    }
    const { part } = frame
    const latest = institutions.at(-1)
    if ((part.is === 'table-end') !== (table !== null) || (part.is === 'backup') !== (head === null))
      throw outOfOrder()
    if (part.is === 'backup') head = part
    else if (part.is === 'institution') institutions.push({ ...part, rows: {} })
    else if (part.is === 'table') table = { is: part, hash: createHash('sha256') }
    else if (part.is === 'table-end') {
      if (!table || !latest) throw outOfOrder()
      if (table.hash.digest('hex') !== part.sha256)
        throw new BadBackup(
          `The backup is damaged: the rows of ${table.is.table} are not those that were written.`,
        )
      latest.rows[table.is.table] = part.rows
      sum.tables += 1
      sum.rows += part.rows
      table = null
    } else {
      if (part.tables !== sum.tables || part.rows !== sum.rows) throw outOfOrder()
      ended = true
    }
  }
  if (!head || !ended) throw new BadBackup('The backup is cut off.')
  if (head.institutions.join() !== institutions.map(({ key }) => key).join()) throw outOfOrder()
  return { head, institutions }
}

async function* counted(bytes: AsyncIterable<Uint8Array>, onBytes: (bytes: number) => void) {
  let so = 0
  for await (const chunk of bytes) {
    so += chunk.byteLength
    onBytes(so)
    yield chunk
  }
}

/** The pieces of one institution, of a backup that has been read as a whole before. */
export async function* framesOfInstitution(
  bytes: AsyncIterable<Uint8Array>,
  key: string,
): AsyncGenerator<Frame> {
  let here = false
  for await (const frame of framesOf(bytes)) {
    if ('part' in frame && frame.part.is === 'institution') here = frame.part.key === key
    else if (here && !('part' in frame && frame.part.is === 'end')) yield frame
  }
}

function outOfOrder(): BadBackup {
  return new BadBackup('The backup is damaged: its parts are not in order.')
}

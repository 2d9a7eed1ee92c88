/** Takes and reads backups of the whole deployment: every institution, one file, sealed to a key that is kept elsewhere. */
import { createReadStream, createWriteStream, renameSync, rmSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { openedWith, sealedTo } from '../adapters/backup-file/sealed-stream.ts'
import { BadBackup, type BackupContent } from '../core/backup/manifest.ts'
import { partFrame } from '../store/backup/frames.ts'
import { readWhole } from '../store/backup/read-backup.ts'
import { institutionFrames, type OnTable } from '../store/backup/take-backup.ts'
import type { World } from '../actions/world.ts'
import type { KeyFile } from '../core/secrets/keyring.ts'
import { programVersion } from './program-version.ts'

/** What a backup is taken of. */
export type BackedUp = { institutions: readonly { world: World }[]; keyFile: KeyFile }

/** Writes it beside and gives it its name when it is whole and on the disk. Throws when there is such a file already. */
export async function takeBackup(
  deployment: BackedUp,
  to: { file: string; recipients: readonly string[] },
  onTable: OnTable,
): Promise<{ tables: number; rows: number; bytes: number }> {
  const making = `${to.file}.making`
  const sum = { is: 'end' as const, tables: 0, rows: 0 }
  const taken = await open(to.file, 'wx', 0o600)
  await taken.close()
  try {
    const sealed = await sealedTo(to.recipients, framesOf(deployment, sum, onTable))
    await pipeline(sealed, createWriteStream(making, { mode: 0o600 }))
    const written = await open(making, 'r+')
    await written.sync()
    const { size } = await written.stat()
    await written.close()
    renameSync(making, to.file)
    return { tables: sum.tables, rows: sum.rows, bytes: size }
  } catch (error) {
    for (const file of [making, to.file]) rmSync(file, { force: true })
    throw error
  }
}

async function* framesOf(
  { institutions, keyFile }: BackedUp,
  sum: { is: 'end'; tables: number; rows: number },
  onTable: OnTable,
): AsyncGenerator<Buffer> {
  yield partFrame({
    is: 'backup',
    format: 1,
    deployment: keyFile.deployment,
    keyIds: keyFile.keys.map(({ id }) => id),
    program: programVersion(),
    institutions: institutions.map(({ world }) => world.institution.key),
  })
  for (const { world } of institutions)
    yield* institutionFrames(world.store, world.institution.key, sum, onTable)
  yield partFrame(sum)
}

/** The plain bytes of a backup. Each call reads the file anew. */
export async function bytesOfBackup(file: string, identity: string): Promise<AsyncIterable<Uint8Array>> {
  try {
    return await openedWith(identity, createReadStream(file, { highWaterMark: 256 * 1024 }))
  } catch {
    throw new BadBackup('This key does not open this backup, or the file is no backup.')
  }
}

/** Reads it from end to end. Throws `BadBackup`, whatever is wrong with it. */
export async function contentOf(
  file: string,
  identity: string,
  onBytes?: (bytes: number) => void,
): Promise<BackupContent> {
  try {
    return await readWhole(await bytesOfBackup(file, identity), onBytes)
  } catch (error) {
    if (error instanceof BadBackup) throw error
    throw new BadBackup('The backup is damaged or cut off: its seal does not hold.', { cause: error })
  }
}

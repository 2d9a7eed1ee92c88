/** Hands sealed letters to the printer: a folder that its program watches, and empties as it prints. */
import { randomUUID } from 'node:crypto'
import { open, readdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { JobOutcome } from '../../core/jobs/job.ts'
import type { SealedPrinter } from '../../core/letters/letter.ts'
import { letterPdf } from './letter-pdf.ts'

/**
 * A file appears whole or not at all, readable to its owner only (ASVS 14.1.2), under a name made of the institution and the
 * letter's number: a letter handed over twice is one file (case X-03).
 */
export function folderPrinter(settings: { folder: string; institution: string }): SealedPrinter {
  return {
    async print(letter, posting): Promise<JobOutcome> {
      const name = `${settings.institution}-${posting.id}.pdf`
      const pdf = await letterPdf(letter, posting)
      try {
        await put(settings.folder, name, pdf)
        return { outcome: 'done' }
      } catch (error) {
        if (!isOfTheMachine(error)) throw error
        return { outcome: 'again', because: 'the printer’s folder cannot be written', after: null }
      }
    },
  }
}

async function put(folder: string, name: string, bytes: Buffer): Promise<void> {
  const beside = join(folder, `.${name}.${randomUUID()}.part`)
  try {
    await write(beside, bytes)
    await rename(beside, join(folder, name))
    await sync(folder)
  } finally {
    await forgetParts(folder, name)
  }
}

async function write(path: string, bytes: Buffer): Promise<void> {
  const file = await open(path, 'wx', 0o600)
  try {
    await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
}

async function sync(folder: string): Promise<void> {
  const opened = await open(folder, 'r')
  try {
    await opened.sync()
  } finally {
    await opened.close()
  }
}

/** What a worker that was killed left of the same letter. */
async function forgetParts(folder: string, name: string): Promise<void> {
  const parts = (await readdir(folder)).filter(
    (each) => each.startsWith(`.${name}.`) && each.endsWith('.part'),
  )
  await Promise.all(parts.map(async (each) => rm(join(folder, each), { force: true })))
}

/** Full, gone or forbidden: somebody mends the folder, and the letter is printed then. */
function isOfTheMachine(error: unknown): boolean {
  return error instanceof Error && 'code' in error && typeof error.code === 'string'
}

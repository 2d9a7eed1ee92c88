/** Who is using a folder right now: each program leaves a small private file and takes it away when it goes. */
import { randomBytes } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { codeOf, isRunning, ownMark } from './running-process.ts'
import type { ProcessMark } from './running-process.ts'

/** One program that is here, and what it said about itself. */
export type Present = { readonly file: string; readonly mark: ProcessMark; readonly says: unknown }

const written = z.object({ mark: z.object({ pid: z.number(), born: z.string() }), says: z.unknown() })

/** Writes down that this program is here; call what it returns when it goes. */
export function announce(folder: string, says: unknown): () => void {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const file = join(folder, `${process.pid}-${randomBytes(4).toString('hex')}.json`)
  const making = `${file}.making`
  writeFileSync(making, JSON.stringify({ mark: ownMark(), says }), { mode: 0o600, flag: 'wx' })
  renameSync(making, file)
  return () => rmSync(file, { force: true })
}

/** Everybody who is still here; what the dead left behind is swept away. */
export function whoIsHere(folder: string): readonly Present[] {
  return filesIn(folder).flatMap((name) => {
    const file = join(folder, name)
    const found = read(file)
    if (!found) return []
    if (isRunning(found.mark)) return [found]
    rmSync(file, { force: true })
    return []
  })
}

function filesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder).filter((name) => name.endsWith('.json'))
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return []
    throw error
  }
}

function read(file: string): Present | null {
  try {
    const { mark, says } = written.parse(JSON.parse(readFileSync(file, 'utf8')))
    return { file, mark, says }
  } catch (error) {
    // It went while we looked.
    if (codeOf(error) === 'ENOENT') return null
    throw error
  }
}

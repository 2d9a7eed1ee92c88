/** Starts an import in a process of its own, behind everything that people wait for, and listens to what it says. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import type { World } from '../actions/world.ts'
import type { RegisterName } from '../core/institution/words.ts'
import type { IntakeReport } from '../core/register/intake.ts'
import type { ImportBeside, ImportTold } from '../jobs/take-in-files.ts'

/** What the process is told on its standard input; it ends when that ends. */
export const importOrder = z.object({
  institutionsDir: z.string(),
  institution: z.string(),
  databaseUrl: z.string(),
  keyFile: z.string(),
  demo: z.boolean(),
  /** How far this deployment's clock is ahead of the machine's: in the demo, days. */
  aheadMs: z.number(),
  register: z.enum(['fs', 'hr', 'projects']),
  path: z.string(),
})
export type ImportOrder = z.output<typeof importOrder>

/** A line of what it says: one of ours, or anything a library prints. */
const said = z.union([
  z.object({ says: z.literal('word') }),
  z.object({ says: z.literal('outcome'), outcome: z.custom<ImportTold>((value) => isTold(value)) }),
])

/** The import process of this installation: the program itself, with a command that is nobody's to type. */
const program = fileURLToPath(new URL('../../bin/adgang.js', import.meta.url))

/** Imports files of one institution beside this process. */
export function importBeside(
  world: World,
  from: Omit<ImportOrder, 'aheadMs' | 'register' | 'path' | 'institution'>,
  start: readonly string[] = [program, 'import-taken'],
): ImportBeside {
  return async ({ register, path }, { signal, onWord }) => {
    const order = orderFor(world, from, { register, path })
    // killed at once: an import may be killed at any moment, and goes on the next time
    const child = spawn(process.execPath, [...start], {
      stdio: ['pipe', 'pipe', 'inherit'],
      signal,
      killSignal: 'SIGKILL',
    })
    const ended = once(child, 'close').catch(() => undefined)
    child.on('error', () => undefined)
    child.stdin.on('error', () => undefined)
    child.stdin.write(`${JSON.stringify(order)}\n`)
    const told = await listen(child.stdout, onWord)
    await ended
    if (told) return told
    if (signal.aborted) return { is: 'stopped' }
    return { is: 'died', why: `the import ended with ${child.signalCode ?? child.exitCode ?? 'nothing'}` }
  }
}

function orderFor(
  world: World,
  from: Omit<ImportOrder, 'aheadMs' | 'register' | 'path' | 'institution'>,
  file: { register: RegisterName; path: string },
): ImportOrder {
  const aheadMs = world.now().epochMilliseconds - Date.now()
  return { ...from, ...file, institution: world.institution.key, aheadMs }
}

async function listen(from: NodeJS.ReadableStream, onWord: () => void): Promise<ImportTold | null> {
  let told: ImportTold | null = null
  for await (const line of createInterface({ input: from })) {
    const read = said.safeParse(parse(line))
    if (!read.success) continue
    onWord()
    if (read.data.says === 'outcome') told = read.data.outcome
  }
  return told
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}

const told = z.union([
  z.object({ is: z.enum(['busy', 'outage']) }),
  z.object({
    is: z.literal('ended'),
    report: z.custom<IntakeReport>((value) => typeof value === 'object' && value !== null),
    run: z.number().nullable(),
  }),
])

function isTold(value: unknown): boolean {
  return told.safeParse(value).success
}

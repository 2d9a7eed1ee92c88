/** `adgang leaked-passwords build`: makes the local list of leaked passwords from a published one, and tells how far it is. */
import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { type Progress, progressBar } from './progress-bar.ts'

type BadLine = { line: number; why: 'not-a-sha1' | 'bad-count' | 'too-long' }
type ReadLines = { lines: number; padding: number; bad: number; firstBad: readonly BadLine[] }
export type BuildOutcome =
  | ({ outcome: 'built'; count: number; duplicates: number } & ReadLines)
  | ({
      outcome: 'refused'
      because: 'too-many-bad-lines' | 'no-passwords' | 'too-many-passwords'
    } & ReadLines)

/** What builds the list; handed in, because commands know no adapter. */
export type Build = (order: {
  input: string | AsyncIterable<Uint8Array>
  output: string
  onProgress?: (progress: Progress) => void
}) => Promise<BuildOutcome>

export type Streams = { out: { write(text: string): unknown }; progress: NodeJS.WriteStream }

/**
 * Builds the list. `-` as input reads what comes through a pipe. 0: built; 1: it failed; 2: refused, the old list
 * stays; 3: built, but some lines were bad.
 */
export async function leakedPasswordsCommand(
  asked: { input: string; output: string; json: boolean },
  build: Build,
  { out, progress }: Streams,
): Promise<number> {
  const bar = progressBar(progress)
  const began = performance.now()
  try {
    mkdirSync(dirname(asked.output), { recursive: true })
    const input = asked.input === '-' ? process.stdin : asked.input
    const outcome = await build({ input, output: asked.output, onProgress: bar.show })
    bar.stop()
    const seconds = (performance.now() - began) / 1_000
    out.write(asked.json ? `${JSON.stringify({ ...outcome, seconds })}\n` : told(outcome, asked, seconds))
    return exitCode(outcome)
  } catch (error) {
    bar.stop()
    const sentence = whyItFailed(error, asked)
    if (sentence === null) throw error
    out.write(asked.json ? `${JSON.stringify({ outcome: 'failed', sentence })}\n` : `${sentence}\n`)
    return 1
  }
}

function exitCode(outcome: BuildOutcome): number {
  if (outcome.outcome === 'refused') return 2
  return outcome.bad > 0 ? 3 : 0
}

function told(outcome: BuildOutcome, { output }: { output: string }, seconds: number): string {
  const rate = Math.round(outcome.lines / Math.max(seconds, 0.001))
  const read = `${number(outcome.lines)} lines in ${seconds.toFixed(1)} s, ${number(rate)} a second`
  return [
    ...(outcome.outcome === 'built'
      ? [
          `${output}: ${number(outcome.count)} leaked ${outcome.count === 1 ? 'password' : 'passwords'}.`,
          `Read ${read}; ${number(outcome.duplicates)} stood there twice, ${number(outcome.padding)} were padding.`,
        ]
      : [`Nothing was built: ${refusals[outcome.because]} Read ${read}.`]),
    ...badLines(outcome),
    '',
  ].join('\n')
}

const refusals = {
  'too-many-bad-lines': 'too many lines are not SHA-1. Is this the right file?',
  'no-passwords': 'there is not one hash in it.',
  'too-many-passwords': 'there are more hashes than the list can hold (4,294,967,295).',
} as const

const faults: Readonly<Record<BadLine['why'], string>> = {
  'not-a-sha1': 'does not begin with 40 hexadecimal digits',
  'bad-count': 'has something other than a count after the hash',
  'too-long': 'is too long',
}

/** A bad line is told by its number only: it may hold a password. */
function badLines({ bad, firstBad }: ReadLines): string[] {
  if (bad === 0) return []
  const more = bad - firstBad.length
  return [
    `${number(bad)} bad ${bad === 1 ? 'line was' : 'lines were'} left out:`,
    ...firstBad.map(({ line, why }) => `  line ${line} ${faults[why]}`),
    ...(more > 0 ? [`  and ${number(more)} more`] : []),
  ]
}

function whyItFailed(error: unknown, { input, output }: { input: string; output: string }): string | null {
  const code = error instanceof Error && 'code' in error ? error.code : null
  switch (code) {
    case 'ENOENT':
      return `There is no file ${input}.`
    case 'EISDIR':
      return `${input} is a folder, not a file.`
    case 'EACCES':
    case 'EPERM':
      return `No right to read ${input} or to write beside ${output}.`
    case 'ENOSPC':
      return `The disk with ${output} is full. The work needs about 8 bytes for each line beside the list itself.`
    default:
      return null
  }
}

function number(count: number): string {
  return count.toLocaleString('en-GB')
}

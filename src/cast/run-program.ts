/** Runs a program of the machine's to its end, for tests. */
import { execFile } from 'node:child_process'

/** What it is handed besides its arguments. */
export type ProgramGiven = { env?: NodeJS.ProcessEnv; input?: string }

/** What it wrote on its standard output. Throws what it said when it ends with a complaint. */
export function runProgram(
  program: string,
  words: readonly string[],
  { env = process.env, input = '' }: ProgramGiven = {},
): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = execFile(program, words, { env, maxBuffer: 2 ** 28 }, (error, output, complaint) =>
      error ? reject(new Error(`${program}: ${complaint || error.message}`)) : resolve(output),
    )
    // one that ends before it has read everything says why by how it ends
    child.stdin?.on('error', () => undefined)
    child.stdin?.end(input)
  })
}

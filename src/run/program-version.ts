/** Which version of the program this is, as package.json says it. */
import { existsSync, readFileSync } from 'node:fs'
import { z } from 'zod'

/** `0.1.0`. The file lies one folder higher beside the source than beside what was built of it. */
export function programVersion(): string {
  const file = ['../../package.json', '../package.json']
    .map((place) => new URL(place, import.meta.url))
    .find((place) => existsSync(place))
  if (!file) return 'unknown'
  return z.object({ version: z.string() }).parse(JSON.parse(readFileSync(file, 'utf8'))).version
}

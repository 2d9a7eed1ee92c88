/** Secrets that the institutions' files name but never hold: a file of the operator's, a name and its secret on each line of JSON. */
import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { refuseOpenFile } from './keyring-file.ts'
import { BadSetting } from './settings.ts'

/** `secret` is null for a name that the file does not hold, or holds with fewer than 16 characters. */
export type Secrets = { secret(name: string): string | null }

const file = z.record(z.string(), z.unknown())
const shortest = 16

/**
 * Opens the file of ADGANG_SECRETS; without one there are no secrets. One secret that is empty or too short is as good as none,
 * and takes nothing from the others. Throws `BadSetting`, and never says what stands in it.
 */
export function openSecrets(path: string | undefined): Secrets {
  if (path === undefined) return { secret: () => null }
  try {
    refuseOpenFile(path)
  } catch (error) {
    throw new BadSetting(`ADGANG_SECRETS: ${error instanceof Error ? error.message : path}`)
  }
  const read = file.safeParse(parsed(path))
  if (!read.success)
    throw new BadSetting(
      `ADGANG_SECRETS: ${path} must be JSON, each name with a secret of at least ${shortest} characters.`,
    )
  const secrets = new Map(Object.entries(read.data))
  return {
    secret: (name) => {
      const found = secrets.get(name)
      return typeof found === 'string' && found.length >= shortest ? found : null
    },
  }
}

function parsed(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch (error) {
    // the parser's message would quote the file
    if (error instanceof SyntaxError) return null
    throw error
  }
}

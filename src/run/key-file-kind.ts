/** Whether a key file was made by a demo; asked before anything is opened with it. */
import { readFileSync } from 'node:fs'
import { codeOf } from './running-process.ts'

/** False also when there is no key file yet: the one that will be made is this program's own. */
export function isDemoKeyFile(path: string): boolean {
  try {
    return /"demo":\s*true/.test(readFileSync(path, 'utf8'))
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return false
    throw error
  }
}

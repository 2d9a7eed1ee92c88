/** The demo's printer of sealed letters: nothing is printed, the letters stay in a folder and can be looked at. */
import { mkdirSync } from 'node:fs'
import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'

export type PrinterStandIn = {
  folder: string
  /** The names of the letters, newest first. */
  list(): Promise<readonly string[]>
  /** One letter; null when there is none of that name. */
  read(name: string): Promise<Buffer | null>
}

/** A letter's name as the adapter makes it; nothing else in the folder can be asked for. */
const letterName = /^[a-z0-9-]{1,80}\.pdf$/

/** Makes the folder if it is not there. */
export function openPrinterStandIn(folder: string): PrinterStandIn {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const names = async () => (await readdir(folder)).filter((name) => letterName.test(name))
  return {
    folder,
    async list() {
      const dated = await Promise.all(
        (await names()).map(async (name) => ({ name, at: (await stat(join(folder, name))).mtimeMs })),
      )
      return dated.sort((a, b) => b.at - a.at).map(({ name }) => name)
    },
    async read(name) {
      return letterName.test(name) && (await names()).includes(name) ? readFile(join(folder, name)) : null
    },
  }
}

/** Files of an older system's accounts for tests: lines that are right until a test makes them wrong. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** A line; a test puts what it likes into it. */
export type MadeAccount = Record<string, unknown> & { id: string }

/** The account of the student `id`, as an old directory would export it. */
export function madeAccount(id: string, more: Record<string, unknown> = {}): MadeAccount {
  return {
    id: `old-${id}`,
    owner: { fs: id },
    username: `old${id}`,
    mail: `given.family${id}@prove.example`,
    created: '2019-08-12',
    ...more,
  }
}

/** Writes files, each newer than the one before, into a folder. */
export function accountFiles(folder: string, institution = 'prove') {
  let files = 0
  return (
    lines: readonly (object | string)[],
    { kind = 'full', header = {}, trailer = {} }: { kind?: string; header?: object; trailer?: object } = {},
  ): string => {
    files += 1
    const generated = new Date(Date.UTC(2026, 7, 10, 1, files)).toISOString()
    const first = { register: 'accounts', institution, kind, generated, format: 1, ...header }
    const last = { end: true, accounts: lines.length, ...trailer }
    const path = join(folder, `accounts-${files}.jsonl`)
    const text = [first, ...lines, last].map((line) =>
      typeof line === 'string' ? line : JSON.stringify(line),
    )
    writeFileSync(path, `${text.join('\n')}\n`)
    return path
  }
}

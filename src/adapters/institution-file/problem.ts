/** What is wrong in a university's file: where, and why, so that whoever wrote it can mend it without us. */

export type Problem = {
  file: string
  /** Counted from 1. */
  line: number
  column: number
  /** The key, such as `lockout.wrongTries` or `desks[1].ways[0].hours`; empty for the whole file. */
  path: string
  reason: string
}

/** A place inside the file's tree of keys. */
export type KeyPath = readonly (string | number)[]

/** `['desks', 1, 'name']` as people write it: `desks[1].name`. */
export function written(path: KeyPath): string {
  return path
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${part}`))
    .join('')
    .replace(/^\./, '')
}

/** One line for a terminal: `usn.yaml:12:3 lockout.wrongTries: must be …` */
export function inOneLine({ file, line, column, path, reason }: Problem): string {
  return `${file}:${line}:${column} ${path === '' ? '' : `${path}: `}${reason}`
}

/** A register file as the house sees it, wherever it comes from. The adapter register-file fills this port. */
import type { RegisterHeader } from './header.ts'

/** Why a whole file is refused, with the line that shows it (lines count from 1, the header). */
export type FileRefusal = { because: FileFault; line: number | null; detail: string }

export type FileFault =
  | 'not-readable' // no such file, or no right to read it
  | 'not-utf8' // another encoding, a byte order mark, a NUL
  | 'bad-line-break' // a carriage return that ends no line
  | 'line-too-long'
  | 'no-header'
  | 'cut-off' // the last line is no trailer
  | 'bad-trailer'
  | 'wrong-count'
  | 'wrong-checksum'
  | 'changed-while-read'
  | 'too-large' // of a packed file: unpacked
  | 'not-gzip'

/** Lines of a file as they stand in it. `at` counts lines from 1, the header; the first person is line 2. */
export type FileLine = { at: number; bytes: Buffer }

/** What the whole file showed when it was read once from end to end. */
export type FileSurvey = { people: number; digest: Buffer; bytes: number }

/** An open register file. Reading it any number of times gives the same lines, or a refusal. */
export type RegisterFile = {
  header: RegisterHeader
  /** The size in bytes, for progress. */
  size: number
  /** Reads everything, checks it as a whole, and hands over the wanted lines of people in order, many at a time. */
  survey(
    wanted: (at: number) => boolean,
    take: (lines: readonly FileLine[], bytesRead: number) => Promise<void>,
  ): Promise<FileSurvey | FileRefusal>
  /** Reads everything again and hands over only the wanted lines. The refusal: it is no longer the same file. */
  read(
    wanted: (at: number) => boolean,
    take: (lines: readonly FileLine[], bytesRead: number) => Promise<void>,
  ): Promise<FileRefusal | null>
  close(): Promise<void>
}

/** Opens a file and reads its header. */
export type OpenRegisterFile = (path: string) => Promise<RegisterFile | FileRefusal>

/** Tells a refusal from what was asked for. */
export function isRefusal(outcome: object): outcome is FileRefusal {
  return 'because' in outcome
}

/** A register file on its way in, by upload or from the watched folder: where it stands, and what is said of it in the end. */
import type { FileRefusal } from './register-file.ts'
import type { LineObjection } from './line-objection.ts'
import type { RegisterName } from '../institution/words.ts'

/**
 * Where a file stands.
 *
 *     received ──▶ running ──▶ done       taken, or nothing to do
 *         ▲           │    ├──▶ refused    nobody was changed
 *         └───────────┘    └──▶ failed     given up after three tries; nobody is half there
 *       killed, or busy
 */
export type IntakeState = 'received' | 'running' | 'done' | 'refused' | 'failed'

/** How it came. */
export type IntakeWay = 'upload' | 'folder' | 'command'

/** So often a file is tried whose import ends without a word; then the next file has its turn. */
export const intakeTries = 3

/** What the register is told of its file: numbers and reasons, and of people nothing but the ids that it wrote itself. */
export type IntakeReport = {
  outcome: 'done' | 'same-file' | 'refused' | 'failed'
  header: { kind: 'full' | 'changes'; generated: string; sequence: number | null } | null
  /** Why nothing was changed. */
  refused: { because: string; line: number | null; detail: string } | null
  counts: Record<string, number>
  brake: { pulled: boolean; losses: number; limit: number } | null
  /** What else looked too strange: what, of how many people, and how many it may be. */
  guard: { what: string; people: number; limit: number }[]
  released: string | null
  bad: { line: number; id: string | null; objections: LineObjection[] }[]
  badCount: number
  notes: (LineObjection & { line: number })[]
  noteCount: number
  seconds: number
}

/** A file in the house's hands that waits for its import. */
export type WaitingFile = { id: string; way: 'upload' | 'folder'; name: string; bytes: number }

/** What became of an upload while it was written down. */
export type Received =
  { is: 'received'; file: WaitingFile } | { is: 'too-large' | 'cut-off' | 'not-gzip' | 'no-room' }

/** The folder that register files lie in. The adapter register-file fills this port. */
export type RegisterFolder = {
  /** Makes the places that files are put into, and says which others are there that nobody looks at. */
  prepare(registers: readonly RegisterName[]): Promise<string[]>
  /** Takes into its hands what is finished, in the order of the names, and tells of everything that it holds. */
  waiting(register: RegisterName): Promise<WaitingFile[]>
  /** The path of a file of lines, unpacked where it was packed. */
  unpacked(register: RegisterName, file: WaitingFile): Promise<{ path: string } | FileRefusal>
  /** Moves a file to what was taken or what was refused, with its report beside it. Again is nothing. */
  putAway(
    register: RegisterName,
    id: string,
    to: { place: 'done' | 'refused'; report: IntakeReport },
  ): Promise<void>
  /** Writes an upload down as it comes, packed or not; it waits only when all of it is there. */
  receive(
    register: RegisterName,
    upload: { id: string; packed: boolean; most: number; body: AsyncIterable<Uint8Array> },
  ): Promise<Received>
  /** Deletes what was put away, and uploads that never came to their end, longer ago than this. */
  forget(register: RegisterName, olderThan: { days: number }): Promise<void>
}

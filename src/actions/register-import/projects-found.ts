/** What a file of projects says beside the people in it. */
import type { BadLine, LineObjection } from '../../core/register/line-objection.ts'
import type { RegisteredProject } from '../../core/register/project-line.ts'

/** What a file says of projects, beside the people in them. */
export type ProjectsFound = {
  projects: readonly RegisteredProject[]
  /** Left out of this full file; some of them so long that they are gone now. */
  missing: readonly string[]
  gone: readonly string[]
  bad: readonly BadLine[]
  notes: readonly (LineObjection & { line: number })[]
  /** A line that could not be read: then nobody and nothing is missing from this file. */
  untold: boolean
  /** The project's line from which a person's line was put together. */
  lineOf: (at: number) => number
}

/** What was done to people so far, and what every part of applying goes by. */
import { type ImportRun, noteBad } from './import-run.ts'
import type { Recomputed } from './recompute-people.ts'

/** What was done to people. */
export type Applied = Recomputed & { arrived: number; queued: number; failed: number }

/** So many lines stand or fall together before one failing line is looked for (design: at most 500). */
export const batch = 500

/** What the database said goes to the log; the report says no more than that it could not be written. */
export function noteFailed(run: ImportRun, line: number, failure: Error, applied: Applied): void {
  applied.failed += 1
  run.world.log.error('register-line-not-written', failure, { register: run.register, line })
  noteBad(run.found, {
    line,
    id: '',
    objections: [{ key: null, because: 'could not be written; see the log' }],
  })
}

/** Missing over 14 days and from at least three files, by the files' own times (setting `goneAfter`). */
export function goneRule(run: ImportRun, of: number) {
  const { missingFor, files } = registerSetting(run).goneAfter
  const generated = run.header.generated.toZonedDateTimeISO(run.world.institution.timeZone)
  const missingBefore = generated.subtract(missingFor).toInstant().toString()
  return { which: 'gone-now' as const, files, missingBefore, run: of }
}

/** The institution's setting for this register. */
export function registerSetting(run: Pick<ImportRun, 'world' | 'register'>) {
  const setting = run.world.institution.registers[run.register]
  if (!setting) throw new Error(`this institution has no register ${run.register}`)
  return setting
}

/** Below every id. */
export const lowest = '00000000-0000-0000-0000-000000000000'

/** Adds what a part of the work did. */
export function add(applied: Applied, more: Recomputed): void {
  applied.changed += more.changed
  applied.gone += more.gone
  applied.returned += more.returned
}

/** What is said of a register file in the end: to the register that sent it, beside the file, and at the desk. */
import type { IntakeReport } from '../../core/register/intake.ts'
import type { RegisterHeader } from '../../core/register/header.ts'
import type { ImportOutcome } from '../register-import/import-outcome.ts'
import type { ImportPlan } from '../register-import/plan-import.ts'

/** An import that came to its end. */
export type Ended = Exclude<ImportOutcome, { is: 'busy' } | { is: 'planned' }>

/** The report. Samples of people stay out of it: who may send a file may not read who is here. */
export function reportOfImport(
  outcome: Ended,
  { header, seconds }: { header: RegisterHeader | null; seconds: number },
): IntakeReport {
  const plan = outcome.is === 'same-file' ? null : outcome.plan
  return {
    ...bareReport(outcome.is),
    header:
      header === null
        ? null
        : { kind: header.kind, generated: header.generated.toString(), sequence: header.sequence },
    refused:
      outcome.is === 'refused'
        ? { because: outcome.because, line: outcome.line, detail: outcome.detail }
        : null,
    ...(plan === null ? {} : factsOf(plan)),
    counts: { ...(plan === null ? {} : countsOf(plan)), ...(outcome.is === 'done' ? outcome.applied : {}) },
    released: outcome.is === 'done' ? outcome.released : null,
    seconds: Math.round(seconds * 1000) / 1000,
  }
}

/** A file that was given up: its import ended so often without a word. */
export function reportOfFailure(tries: number): IntakeReport {
  const detail = `the import of this file ended ${tries} times without a word; nobody is half changed, see the log`
  return { ...bareReport('failed'), refused: { because: 'failed', line: null, detail } }
}

function bareReport(outcome: IntakeReport['outcome']): IntakeReport {
  return {
    outcome,
    header: null,
    refused: null,
    counts: {},
    brake: null,
    guard: [],
    released: null,
    bad: [],
    badCount: 0,
    notes: [],
    noteCount: 0,
    seconds: 0,
  }
}

function factsOf({ brake, guard, bad, badCount, notes, noteCount }: ImportPlan) {
  return { brake, guard, bad, badCount, notes, noteCount }
}

function countsOf(plan: ImportPlan): Record<string, number> {
  const { people, unchanged, arrived, linked, changed, queued, held, gone, missing, wouldLock, wouldClose } =
    plan
  return { people, unchanged, arrived, linked, changed, queued, held, gone, missing, wouldLock, wouldClose }
}

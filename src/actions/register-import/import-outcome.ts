/** What is asked of an import, and everything that can come of it. */
import type { FileFault, FileRefusal, RegisterFile } from '../../core/register/register-file.ts'
import type { RegisterName } from '../../core/institution/words.ts'
import type { Applied } from './applied.ts'
import type { ImportProgress } from './import-run.ts'
import type { ImportPlan } from './plan-import.ts'

/** What is asked for. Without `apply` nothing is changed. */
export type ImportRequest = {
  /** What opening the file gave; who opened it closes it. */
  file: RegisterFile | FileRefusal
  apply: boolean
  /** The register that it was sent for: a file of another one is refused. */
  register?: RegisterName
  /** Why a file that would take access from many people is right nevertheless. Harmless where it is not needed. */
  releaseBrake: string | null
  onProgress?: (progress: ImportProgress) => void
}

/** Why a file changed nothing. */
export type ImportRefusal =
  | FileFault
  | 'other-institution'
  | 'other-register'
  | 'unknown-register'
  | 'older'
  | 'too-many-bad-lines'
  | 'brake'

export type ImportOutcome =
  /** Nothing was changed (exit 2). `plan` where it came so far that there is one. */
  | {
      is: 'refused'
      because: ImportRefusal
      line: number | null
      detail: string
      plan: ImportPlan | null
      run: number | null
    }
  /** Another process imports this register now. */
  | { is: 'busy' }
  /** This very file is the last one that was applied: nothing happens. */
  | { is: 'same-file' }
  | { is: 'planned'; plan: ImportPlan }
  | { is: 'done'; plan: ImportPlan; applied: Applied; run: number; released: string | null }

/** The outcome that changed nothing. */
export type Refused = Extract<ImportOutcome, { is: 'refused' }>

/** A refusal before there is a plan. */
export function refusal(because: ImportRefusal, detail: string, line: number | null = null): Refused {
  return { is: 'refused', because, line, detail, plan: null, run: null }
}

/** Takes a register file: reads it, says what it would do, and does it unless it looks broken. (Long: one run from the first line to the last, its judgements in the order they are made.) */
import { errorBudget } from '../core/register/brake.ts'
import {
  type FileLine,
  type FileRefusal,
  type FileSurvey,
  isRefusal,
  type RegisterFile,
} from '../core/register/register-file.ts'
import type { RunStamp } from '../store/register-apply.ts'
import { anyNumbers, peopleKnownBy } from '../store/register-known.ts'
import { asOnlyImport, type ImportConnections } from '../store/register-connections.ts'
import {
  beginRun,
  changesAreOf,
  finishRun,
  latestRun,
  refuseRun,
  type RegisterRun,
  type RunFile,
} from '../store/register-runs.ts'
import {
  dropStaging,
  makeStaging,
  stageDigests,
  type StagedRegister,
  unknownLines,
} from '../store/register-staging.ts'
import { importAccounts } from './import-accounts.ts'
import { registerSetting } from './register-import/applied.ts'
import { applyProjects } from './register-import/apply-projects.ts'
import { applyStaged } from './register-import/apply-staged.ts'
import { expandProjects } from './register-import/expand-projects.ts'
import {
  type ImportOutcome,
  type ImportRequest,
  refusal,
  type Refused,
} from './register-import/import-outcome.ts'
import { objectionToAge, objectionToHeader, objectionToPlan } from './register-import/judge-file.ts'
import { type ImportRun, importRun } from './register-import/import-run.ts'
import { type ImportPlan, planImport } from './register-import/plan-import.ts'
import { lineStager } from './register-import/stage-lines.ts'
import type { ProjectsFound } from './register-import/projects-found.ts'
import type { World } from './world.ts'

export type { ImportOutcome, ImportRequest }

/**
 * Imports a register file (design: the register files). Streaming, one import at a time, each person whole or not at
 * all; stopped at any moment, the same file goes on. Everything about the file as a whole is judged before the first
 * person is touched (cases ).
 */
export async function importRegister(world: World, request: ImportRequest): Promise<ImportOutcome> {
  const { file } = request
  if (isRefusal(file)) return refused(world, refusal(file.because, file.detail, file.line))
  const wrong = objectionToHeader(world, file.header, request.register)
  if (wrong) return refused(world, wrong)
  const { register } = file.header
  const outcome =
    register === 'accounts'
      ? await importAccounts(world, { ...request, file })
      : await asOnlyImport(world.store, register, (connections) =>
          importAlone(world, { ...request, file }, { register, connections }),
        )
  if (outcome === null) return { is: 'busy' }
  return outcome.is === 'refused' ? refused(world, outcome) : outcome
}

type OpenRequest = ImportRequest & { file: RegisterFile }

/** Refused files reach the alarm through the log. */
function refused(world: World, outcome: Refused): Refused {
  world.log.warn('register-file-refused', {
    because: outcome.because,
    detail: outcome.detail,
    line: outcome.line,
  })
  return outcome
}

type Alone = { register: StagedRegister; connections: ImportConnections }

async function importAlone(world: World, request: OpenRequest, alone: Alone): Promise<ImportOutcome> {
  const { register, connections } = alone
  const last = await latestRun(connections.main, register)
  await makeStaging(connections.main, register)
  try {
    if (register !== 'projects') return await readAndApply(world, request, alone, { last, found: null })
    const expanded = await expandProjects(world, connections.main, request.file, last)
    if (isRefusal(expanded)) return refusal(expanded.because, expanded.detail, expanded.line)
    const { file, found } = expanded
    return await readAndApply(world, { ...request, file }, alone, { last, found })
  } finally {
    await dropStaging(connections.main, register)
  }
}

async function readAndApply(
  world: World,
  request: OpenRequest,
  { register, connections }: Alone,
  { last, found }: { last: RegisterRun | null; found: ProjectsFound | null },
): Promise<ImportOutcome> {
  const { file } = request
  const known = await knownSoFar(connections, register)
  const survey = await surveyed(world, request, { register, connections }, known)
  if (isRefusal(survey)) return refusal(survey.because, survey.detail, survey.line)
  const goesOn = last !== null && Buffer.from(last.digest).equals(survey.digest) ? last : null
  if (goesOn?.state === 'done') return { is: 'same-file' }
  const older = goesOn ? null : objectionToAge(file.header, last)
  if (older) return refusal('older', older, 1)
  const budget = errorBudget(survey.people, registerSetting({ world, register }).errorBudget)
  const run = importRun(world, {
    header: file.header,
    register,
    connections,
    known,
    apply: request.apply,
    mostBad: Math.max(budget, 100),
    progress: (progress) => request.onProgress?.(progress),
    projects: found,
  })
  return planAndApply(run, { file, survey, goesOn }, { budget, releaseBrake: request.releaseBrake })
}

/** A file that was read as a whole, and the interrupted run of the same file, if there is one. */
type Surveyed = { file: RegisterFile; survey: FileSurvey; goesOn: RegisterRun | null }

async function planAndApply(
  run: ImportRun,
  { file, survey, goesOn }: Surveyed,
  { budget, releaseBrake }: { budget: number; releaseBrake: string | null },
): Promise<ImportOutcome> {
  const { main } = run.connections
  const unknown = run.known.records
    ? await unknownLines(main, run.register, survey.people + 1)
    : { count: survey.people, has: () => true }
  const changed = await staged(run, file, unknown)
  if (changed) return refusal(changed.because, changed.detail, changed.line)
  const plan = await planImport(run, { people: survey.people, unknown: unknown.count }, goesOn?.id ?? 0)
  const runFile = runFileOf(run, survey)
  const released = releaseBrake ?? goesOn?.releasedBecause ?? null
  const objection = objectionToPlan(plan, budget, { goesOn: goesOn !== null, released })
  if (!objection) return run.apply ? apply(run, plan, { runFile, goesOn, released }) : { is: 'planned', plan }
  const refusedAs = run.apply
    ? await refuseRun(main, runFile, { now: run.now.toString(), because: objection.detail })
    : null
  return { ...objection, plan, run: refusedAs }
}

function runFileOf({ register, header }: ImportRun, { digest, people }: FileSurvey): RunFile {
  const { kind, sequence } = header
  return { register, kind, generated: header.generated.toString(), sequence, digest, people }
}

async function knownSoFar(
  { main }: ImportConnections,
  register: StagedRegister,
): Promise<ImportRun['known']> {
  const { records } = await peopleKnownBy(main, register)
  return { records: records > 0, numbers: await anyNumbers(main) }
}

/** Where the register never told of anybody, no line can be known, and none is compared. */
async function surveyed(
  world: World,
  { file, onProgress }: OpenRequest,
  { register, connections }: Alone,
  known: ImportRun['known'],
): ReturnType<RegisterFile['survey']> {
  const compared = () => known.records
  return file.survey(compared, async (lines, bytesRead) => {
    if (lines.length > 0) {
      const digests = lines.map(({ at, bytes }) => ({ at, digest: world.keys.digest(bytes) }))
      await stageDigests(connections.main, register, digests)
    }
    onProgress?.({ step: 'reading', done: bytesRead, total: file.size })
  })
}

async function staged(
  run: ImportRun,
  file: RegisterFile,
  unknown: { count: number; has(at: number): boolean },
): Promise<FileRefusal | null> {
  if (unknown.count === 0) return null
  const stager = lineStager(run)
  const take = async (lines: readonly FileLine[], bytesRead: number): Promise<void> => {
    await stager.stage(lines)
    run.progress({ step: 'comparing', done: bytesRead, total: file.size })
  }
  const changed = await file.read((at) => unknown.has(at), take)
  await stager.finish()
  return changed
}

async function apply(
  run: ImportRun,
  plan: ImportPlan,
  { runFile, goesOn, released }: { runFile: RunFile; goesOn: RegisterRun | null; released: string | null },
): Promise<ImportOutcome> {
  const { main } = run.connections
  const now = run.now.toString()
  const id = goesOn?.id ?? (await beginRun(main, runFile, { now, releasedBecause: released }))
  const { register } = run
  await changesAreOf(Object.values(run.connections), id)
  const stamp = {
    run: id,
    now,
    generated: runFile.generated,
    keyId: run.world.keys.keyId,
    register,
  } satisfies RunStamp
  const applied = await applyStaged(run, stamp)
  if (run.projects) await applyProjects(run, run.projects, stamp)
  const {
    samples: _samples,
    bad,
    notes: _notes,
    brake: _brake,
    guard: _guard,
    absencesCancelled: _,
    ...counts
  } = plan
  await finishRun(main, id, {
    now: run.world.now().toString(),
    counts: { ...counts, ...applied },
    register,
    heardAt: heardAt(run),
  })
  run.world.log.info('register-file-applied', { register, run: id, ...applied, bad: run.found.badCount })
  run.world.nudgeJobs()
  return { is: 'done', plan: { ...plan, bad, badCount: run.found.badCount }, applied, run: id, released }
}

/** A register knew what it says when it made the file, however late that came; a file made by hand says nothing by its date. */
function heardAt({ world, header: { generated } }: ImportRun): string {
  const now = world.now()
  const byHand = world.filesMadeByHand === true && now.epochMilliseconds > generated.epochMilliseconds
  return (byHand ? now : generated).toString()
}

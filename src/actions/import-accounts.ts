/** Takes a file of an older system's accounts: says what it would do, and does it unless it looks broken (docs/how-to/move-in.md). */
import { errorBudget } from '../core/register/brake.ts'
import { isRefusal, type RegisterFile } from '../core/register/register-file.ts'
import { finishMove } from '../store/account-moves.ts'
import {
  dropAccountStaging,
  makeAccountStaging,
  stageAccountDigests,
  unknownAccountLines,
} from '../store/account-staging.ts'
import { asOnlyImport, type ImportConnections } from '../store/register-connections.ts'
import { beginRun, changesAreOf, latestRun, refuseRun, type RegisterRun } from '../store/register-runs.ts'
import { accountRun, type AccountRun } from './account-import/account-run.ts'
import { accountsSetting } from './account-import/accounts-setting.ts'
import { applyAccounts } from './account-import/apply-accounts.ts'
import { badInOrder, planAccounts } from './account-import/plan-accounts.ts'
import { stageAccountLines } from './account-import/stage-accounts.ts'
import { type ImportOutcome, type ImportRequest, refusal } from './register-import/import-outcome.ts'
import { objectionToAge, objectionToPlan } from './register-import/judge-file.ts'
import type { World } from './world.ts'

const register = 'accounts'

/**
 * Imports it with the promises of every register file: the whole file is judged before the first account is touched, an
 * unchanged line costs one comparison, each account is written whole or not at all, and what was stopped goes on (cases
 * Whoever moves in is told nothing: nothing changed for them.
 */
export async function importAccounts(
  world: World,
  request: ImportRequest & { file: RegisterFile },
): Promise<ImportOutcome> {
  const outcome = await asOnlyImport(world.store, register, async (connections) => {
    await makeAccountStaging(connections.main)
    try {
      return await readAndApply(world, request, connections)
    } finally {
      await dropAccountStaging(connections.main)
    }
  })
  return outcome ?? { is: 'busy' }
}

async function readAndApply(
  world: World,
  request: ImportRequest & { file: RegisterFile },
  connections: ImportConnections,
): Promise<ImportOutcome> {
  const { file, apply, onProgress } = request
  const { main } = connections
  const last = await latestRun(main, register)
  const survey = await file.survey(
    () => true,
    async (lines, bytesRead) => {
      const digests = lines.map(({ at, bytes }) => ({ at, digest: world.keys.digest(bytes) }))
      if (digests.length > 0) await stageAccountDigests(main, digests)
      onProgress?.({ step: 'reading', done: bytesRead, total: file.size })
    },
  )
  if (isRefusal(survey)) return refusal(survey.because, survey.detail, survey.line)
  const goesOn = last !== null && Buffer.from(last.digest).equals(survey.digest) ? last : null
  if (goesOn?.state === 'done') return { is: 'same-file' }
  const older = goesOn ? null : objectionToAge(file.header, last)
  if (older) return refusal('older', older, 1)
  const budget = errorBudget(survey.people, accountsSetting(world).errorBudget)
  const run = accountRun(world, {
    header: file.header,
    connections,
    apply,
    mostBad: Math.max(budget, 100),
    progress: (progress) => onProgress?.(progress),
  })
  const unknown = await unknownAccountLines(main, survey.people + 1)
  const changed = await file.read(
    (at) => unknown.has(at),
    async (lines, bytesRead) => {
      await stageAccountLines(run, lines)
      run.progress({ step: 'comparing', done: bytesRead, total: file.size })
    },
  )
  if (changed) return refusal(changed.because, changed.detail, changed.line)
  return planAndApply(
    run,
    { accounts: survey.people, unknown: unknown.count, digest: survey.digest },
    {
      budget,
      goesOn,
      releaseBrake: request.releaseBrake,
    },
  )
}

async function planAndApply(
  run: AccountRun,
  file: { accounts: number; unknown: number; digest: Buffer },
  {
    budget,
    goesOn,
    releaseBrake,
  }: { budget: number; goesOn: RegisterRun | null; releaseBrake: string | null },
): Promise<ImportOutcome> {
  const { main } = run.connections
  const plan = await planAccounts(run, file)
  const { kind, sequence } = run.header
  const generated = run.header.generated.toString()
  const runFile = { register, kind, generated, sequence, digest: file.digest, people: file.accounts }
  const released = releaseBrake ?? goesOn?.releasedBecause ?? null
  const now = run.now.toString()
  const objection = objectionToPlan(plan, budget, { goesOn: goesOn !== null, released })
  if (objection) {
    const refusedAs = run.apply ? await refuseRun(main, runFile, { now, because: objection.detail }) : null
    return { ...objection, plan, run: refusedAs }
  }
  if (!run.apply) return { is: 'planned', plan }
  const id = goesOn?.id ?? (await beginRun(main, runFile, { now, releasedBecause: released }))
  await changesAreOf([main], id)
  const applied = await applyAccounts(run, { run: id, now }, plan.arrived + plan.changed + plan.gone)
  const { people, unchanged, wouldLock, wouldClose } = plan
  const counts = { people, unchanged, wouldLock, wouldClose, ...applied }
  await finishMove(main, id, { now: run.world.now().toString(), counts })
  run.world.log.info('accounts-moved-in', { run: id, ...applied, bad: run.found.badCount })
  run.world.nudgeJobs()
  return {
    is: 'done',
    plan: { ...plan, bad: badInOrder(run), badCount: run.found.badCount },
    applied,
    run: id,
    released,
  }
}

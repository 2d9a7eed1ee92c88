/** Applies what was staged: at most 500 lines in a transaction, and when one of them cannot be, all but that one. */
import type { PoolClient } from '../../store/register-connections.ts'
import {
  addArrived,
  countAbsences,
  forgetAbsences,
  keepLines,
  type KnownLine,
  knownLines,
  linkRecords,
  type LineRange,
  markGone,
  queueRecords,
  returnedRecords,
  type RunStamp,
  settleQueue,
  stagedRange,
  takeOverNumbers,
  takeOverPins,
} from '../../store/register-apply.ts'
import { inSavepoint, inTransaction } from '../../store/register-connections.ts'
import { missingPeople } from '../../store/register-decisions.ts'
import { noteProgress } from '../../store/register-runs.ts'
import { type ImportRun, noteBad } from './import-run.ts'
import { type Recomputed, recomputePeople } from './recompute-people.ts'
import { idText } from './row-ids.ts'

/** What was done to people. */
export type Applied = Recomputed & { arrived: number; queued: number; failed: number }

/** So many lines stand or fall together before one failing line is looked for. */
const batch = 500

/** Applies everything that is staged. Stopped at any moment, the same file goes on from there. */
export async function applyStaged(run: ImportRun, stamp: RunStamp): Promise<Applied> {
  const applied: Applied = { arrived: 0, changed: 0, gone: 0, returned: 0, queued: 0, failed: 0 }
  const range = await stagedRange(run.connections.main, run.register)
  if (range) {
    await applyArrived(run, stamp, range, applied)
    await applyKnown(run, stamp, applied)
  }
  if (run.header.kind === 'full' && !run.found.personUntold) await applyAbsences(run, stamp, applied)
  await applyReturned(run, stamp, applied)
  return applied
}

/** New people, on two connections at once: their rows have nothing to do with each other. */
async function applyArrived(
  run: ImportRun,
  stamp: RunStamp,
  range: LineRange,
  applied: Applied,
): Promise<void> {
  let next = range.from
  let done = 0
  const work = async (client: PoolClient): Promise<void> => {
    while (next <= range.to) {
      const part = { from: next, to: Math.min(next + batch - 1, range.to) }
      next = part.to + 1
      await inTransaction(client, () => addRange(run, client, stamp, part, applied))
      done += part.to - part.from + 1
      run.progress({ step: 'applying', done, total: range.to - range.from + 1 })
      if (done % 50_000 < batch) await noteProgress(client, stamp.run, done)
    }
  }
  const { main, second } = run.connections
  const outcomes = await Promise.allSettled([work(main), work(second)])
  for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason
}

async function addRange(
  run: ImportRun,
  client: PoolClient,
  stamp: RunStamp,
  range: LineRange,
  applied: Applied,
): Promise<void> {
  let added = 0
  const failure = await inSavepoint(client, async () => {
    added = await addArrived(client, stamp, range)
    await settleQueue(client, stamp, range)
  })
  applied.arrived += failure ? 0 : added
  if (!failure) return
  if (range.from === range.to) return noteFailed(run, range.from, failure, applied)
  const middle = Math.floor((range.from + range.to) / 2)
  await addRange(run, client, stamp, { from: range.from, to: middle }, applied)
  await addRange(run, client, stamp, { from: middle + 1, to: range.to }, applied)
}

/** What the database said goes to the log; the report says no more than that it could not be written. */
function noteFailed(run: ImportRun, line: number, failure: Error, applied: Applied): void {
  applied.failed += 1
  run.world.log.error('register-line-not-written', failure, { register: run.register, line })
  noteBad(run.found, {
    line,
    id: '',
    objections: [{ key: null, because: 'could not be written; see the log' }],
  })
}

/** People who are known: page by page in the order of the file. */
async function applyKnown(run: ImportRun, stamp: RunStamp, applied: Applied): Promise<void> {
  const { main } = run.connections
  for (let after = 0; ;) {
    const lines = await knownLines(main, run.register, { after, most: batch })
    const last = lines.at(-1)
    if (!last) return
    after = last.at
    await inTransaction(main, () => applyLines(run, stamp, lines, applied))
    run.progress({ step: 'applying', done: after, total: after })
  }
}

async function applyLines(
  run: ImportRun,
  stamp: RunStamp,
  lines: readonly KnownLine[],
  applied: Applied,
): Promise<void> {
  const { main } = run.connections
  let recomputed: Recomputed = { changed: 0, gone: 0, returned: 0 }
  const failure = await inSavepoint(main, async () => {
    recomputed = await takeOver(run, stamp, lines)
  })
  const [only] = lines
  if (!failure) {
    add(applied, recomputed)
    applied.queued += lines.filter(({ what }) => what === 'queued').length
  } else if (only && lines.length === 1) {
    noteFailed(run, only.at, failure, applied)
  } else {
    const middle = Math.floor(lines.length / 2)
    await applyLines(run, stamp, lines.slice(0, middle), applied)
    await applyLines(run, stamp, lines.slice(middle), applied)
  }
}

async function takeOver(run: ImportRun, stamp: RunStamp, lines: readonly KnownLine[]): Promise<Recomputed> {
  const { main } = run.connections
  const ofKind = (...kinds: KnownLine['what'][]) => lines.filter(({ what }) => kinds.includes(what))
  const ats = (some: readonly KnownLine[]) => some.map(({ at }) => at)
  const linked = ofKind('linked')
  const followed = ofKind('linked', 'changed')
  const asked = ofKind('queued', 'contested')
  const gone = ofKind('gone')
  await keepLines(main, stamp, ats(ofKind('linked', 'changed', 'queued', 'apart')))
  if (linked.length > 0) {
    await linkRecords(main, stamp, ats(linked))
    for (const { at } of linked) await settleQueue(main, stamp, { from: at, to: at })
  }
  if (asked.length > 0)
    await queueRecords(
      main,
      stamp,
      asked,
      asked.map(() => idText(run.newId())),
    )
  if (gone.length > 0)
    await markGone(
      main,
      stamp,
      gone.map(({ record }) => record),
    )
  if (followed.length > 0) {
    await takeOverNumbers(main, stamp, ats(followed))
    await takeOverPins(main, stamp, ats(followed))
  }
  return recomputePeople(run, main, stamp, reasonsOf(lines))
}

/** Whom the lines are about now: a hand may have relinked a record since it was staged, and that holds. */
function reasonsOf(lines: readonly KnownLine[]): Map<string, string | null> {
  const reasons = new Map<string, string | null>()
  for (const { what, person, linkedTo } of lines) {
    if (what === 'linked' && person !== null) reasons.set(linkedTo ?? person, 'linked: same identity number')
    else if ((what === 'changed' || what === 'gone') && linkedTo !== null) reasons.set(linkedTo, null)
  }
  return reasons
}

/** Everybody missing is missing from one file more; who has been away long enough is gone. */
async function applyAbsences(run: ImportRun, stamp: RunStamp, applied: Applied): Promise<void> {
  const { main } = run.connections
  await inTransaction(main, () => countAbsences(main, stamp))
  for (let after = lowest; ;) {
    const page = await missingPeople(main, run.register, { ...goneRule(run, stamp.run), after, most: batch })
    const last = page.at(-1)
    if (!last) return
    after = last.record
    await inTransaction(main, async () => {
      await markGone(
        main,
        stamp,
        page.map(({ record }) => record),
      )
      const reasons = new Map(page.map(({ person }) => [person, 'missing from the register']))
      add(applied, await recomputePeople(run, main, stamp, reasons))
    })
  }
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

/** People whose unchanged line stands in the file again. */
async function applyReturned(run: ImportRun, stamp: RunStamp, applied: Applied): Promise<void> {
  const { main } = run.connections
  for (let after = lowest; ;) {
    const page = await returnedRecords(main, run.register, { after, most: batch })
    const last = page.at(-1)
    if (!last) return
    after = last.record
    await inTransaction(main, async () => {
      await forgetAbsences(
        main,
        page.map(({ record }) => record),
      )
      const back = page.flatMap(({ person, wasGone }) => (person !== null && wasGone ? [person] : []))
      const reasons = new Map(back.map((person) => [person, 'told of again']))
      add(applied, await recomputePeople(run, main, stamp, reasons))
    })
  }
}

function add(applied: Applied, more: Recomputed): void {
  applied.changed += more.changed
  applied.gone += more.gone
  applied.returned += more.returned
}

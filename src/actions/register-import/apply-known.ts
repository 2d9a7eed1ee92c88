/** People who are known follow their registers: page by page, and a line that cannot be written is found and left out. */
import {
  keepLines,
  type KnownLine,
  knownLines,
  linkRecords,
  markGone,
  queueRecords,
  type RunStamp,
  settleQueue,
  takeOverNumbers,
  takeOverPins,
} from '../../store/register-apply.ts'
import { inSavepoint, inTransaction } from '../../store/register-connections.ts'
import { add, type Applied, batch, noteFailed } from './applied.ts'
import type { ImportRun } from './import-run.ts'
import { type Recomputed, recomputePeople } from './recompute-people.ts'
import { idText } from './row-ids.ts'

/** People who are known: page by page in the order of the file. */
export async function applyKnown(run: ImportRun, stamp: RunStamp, applied: Applied): Promise<void> {
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
    await settleQueue(main, stamp, ats(linked))
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

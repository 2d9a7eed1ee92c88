/** What a file would do, before it does it: who arrives, changes, goes, and who would lose access. The brake judges this. */
import { brake, type BrakeVerdict } from '../../core/register/brake.ts'
import { guard, type Strange } from '../../core/register/guard.ts'
import type { BadLine } from '../../core/register/line-objection.ts'
import {
  countStaged,
  findMissing,
  missingPeople,
  namesOf,
  queueTwins,
  refuseDuplicates,
  samples,
  type StagedCounts,
  weighStaged,
} from '../../store/register-decisions.ts'
import { peopleKnownBy } from '../../store/register-known.ts'
import { goneRule, lowest, registerSetting } from './applied.ts'
import { type ImportRun, noteBad, type NotedLine } from './import-run.ts'
import { lossesOf } from './stage-known.ts'

/** A person in a sample: the line, and the name unless the address is protected. Never a number. */
export type Sample = { line: number | null; name: string | null }

/** What a file would do. */
export type ImportPlan = {
  people: number
  unchanged: number
  arrived: number
  linked: number
  changed: number
  queued: number
  /** Lines whose identity number is somebody else's, stands on another line too, or is another than before. */
  held: number
  /** Let go by this file, by its word or because they have been missing long enough. */
  gone: number
  /** Missing from this full file; `missingFirst`: and not from the one before, and with something to lose. */
  missing: number
  missingFirst: number
  wouldLock: number
  wouldClose: number
  brake: BrakeVerdict
  /** What else looks too strange. */
  guard: Strange[]
  samples: Record<SampleKind, Sample[]>
  bad: BadLine[]
  badCount: number
  notes: NotedLine[]
  noteCount: number
  absencesCancelled: boolean
}

export type SampleKind =
  'arrived' | 'linked' | 'changed' | 'queued' | 'gone' | 'missing' | 'would-lock' | 'would-close'

/** Decides what the staged lines become and counts it. `of`: the run that goes on, or 0. */
export async function planImport(
  run: ImportRun,
  file: { people: number; unknown: number },
  of: number,
): Promise<ImportPlan> {
  const { main } = run.connections
  await weighStaged(main, run.register)
  await refuseTwice(run)
  const twins = await askAboutTwins(run)
  const { known } = await peopleKnownBy(main, run.register)
  const isFull = run.header.kind === 'full' && !run.found.personUntold
  const missing = isFull && run.known.records ? await findMissing(main, run.register) : 0
  const staged = await countStaged(main, run.register)
  const setting = registerSetting(run)
  const away = missing > 0 ? await countAway(run, of) : noneAway
  const wouldLock = staged.wouldLock
  const wouldClose = staged.wouldClose + away.gone.losing.length
  const verdict = brake({ wouldLock, wouldClose, missing: away.first.losing.length }, known, setting.brake)
  return {
    people: file.people,
    unchanged: file.people - file.unknown,
    arrived: staged.arrived,
    linked: staged.linked,
    changed: staged.changed,
    queued: staged.queued,
    gone: staged.gone + away.gone.people,
    missing,
    missingFirst: away.first.losing.length,
    wouldLock,
    wouldClose,
    brake: verdict,
    guard: guard({ ...run.found.otherwise, arrived: staged.arrived + staged.linked }, known, setting.guard),
    held: run.found.held + twins,
    samples: await sampled(run, staged, away),
    bad: run.found.bad,
    badCount: run.found.badCount,
    notes: run.found.notes,
    noteCount: run.found.noteCount,
    absencesCancelled: run.header.kind === 'full' && run.found.personUntold,
  }
}

/** An id on two lines: both are refused, whichever was meant. */
async function refuseTwice(run: ImportRun): Promise<void> {
  for (const { registerId, lines } of await refuseDuplicates(run.connections.main, run.register)) {
    for (const line of lines) {
      const others = lines.filter((other) => other !== line).join(', ')
      noteBad(run.found, {
        line,
        id: registerId,
        objections: [{ key: 'id', because: `stands on line ${others} too: none of them is taken` }],
      })
    }
  }
}

/** One number on two lines: newcomers wait in the merge queue, known records keep the line they had. */
async function askAboutTwins(run: ImportRun): Promise<number> {
  const twins = await queueTwins(run.connections.main, run.register)
  for (const { at, registerId, was, lines } of twins) {
    if (was !== 'changed') continue
    const others = lines
      .filter((other) => other !== at)
      .map(run.found.lineOf)
      .join(', ')
    const because = `holds a number that stands on line ${others} too: held for a human`
    noteBad(run.found, { line: at, id: registerId, objections: [{ key: 'identity', because }] })
  }
  return twins.length
}

type Away = { people: number; losing: string[] }
const noneAway: { first: Away; gone: Away } = {
  first: { people: 0, losing: [] },
  gone: { people: 0, losing: [] },
}

/** Who of the missing would lose something. Those whom this file makes gone, and those missing for the first time. */
async function countAway(run: ImportRun, of: number): Promise<{ first: Away; gone: Away }> {
  return { first: await countPages(run, of, 'first-time'), gone: await countPages(run, of, 'gone-now') }
}

async function countPages(run: ImportRun, of: number, which: 'first-time' | 'gone-now'): Promise<Away> {
  const away: Away = { people: 0, losing: [] }
  for (let after = lowest; ;) {
    const page = await missingPeople(run.connections.main, run.register, {
      ...goneRule(run, of),
      which,
      after,
      most: 2000,
    })
    const last = page.at(-1)
    if (!last) return away
    after = last.record
    away.people += page.length
    const losses = await lossesOf(run, page)
    away.losing.push(...losses.flatMap(({ person, consequence }) => (consequence === null ? [] : [person])))
    run.progress({ step: 'comparing', done: away.people, total: away.people })
  }
}

const inSample = 5

async function sampled(
  run: ImportRun,
  staged: StagedCounts,
  away: { first: Away; gone: Away },
): Promise<ImportPlan['samples']> {
  const { main } = run.connections
  // looking for what is not there would read every line
  const of = async (which: Parameters<typeof samples>[2], count: number): Promise<Sample[]> =>
    count === 0
      ? []
      : (await samples(main, run.register, which, inSample)).map((sample) => ({
          ...sample,
          line: run.found.lineOf(sample.line),
        }))
  const named = async ({ losing }: Away): Promise<Sample[]> =>
    (await namesOf(main, losing.slice(0, inSample))).map((name) => ({ line: null, name }))
  const goneNow = await named(away.gone)
  return {
    arrived: await of('arrived', staged.arrived),
    linked: await of('linked', staged.linked),
    changed: await of('changed', staged.changed),
    queued: await of('queued', staged.queued),
    gone: [...(await of('gone', staged.gone)), ...goneNow].slice(0, inSample),
    missing: await named(away.first),
    'would-lock': await of('would-lock', staged.wouldLock),
    'would-close': [...(await of('would-close', staged.wouldClose)), ...goneNow].slice(0, inSample),
  }
}

/** Takes register files in as they come, one after the other for each register, until it is told to stop. (Long: one file's way from the folder to its report.) */
import { setTimeout as pause } from 'node:timers/promises'
import type { ImportEnded } from '../actions/register-intake/import-taken.ts'
import { reportOfImport } from '../actions/register-intake/report-of-import.ts'
import { type IntakeEnd, settleIntake, stateOf } from '../actions/register-intake/settle-intake.ts'
import {
  giveBack,
  goOnWith,
  noteFailedTry,
  notePutAwayNow,
  noteWaiting,
  takeNext,
  type TakenIntake,
} from '../actions/register-intake/take-in.ts'
import type { World } from '../actions/world.ts'
import { type RegisterName, registers } from '../core/institution/words.ts'
import type { IntakeReport, RegisterFolder, WaitingFile } from '../core/register/intake.ts'

/** What came of an import in a process of its own. */
export type ImportTold =
  | ImportEnded
  /** It ended without a word. */
  | { is: 'died'; why: string }
  /** The database could not be reached: nobody's fault. */
  | { is: 'outage' }
  | { is: 'stopped' }

/** Imports a file beside this process. `onWord` is called as long as it is at work. */
export type ImportBeside = (
  file: { register: RegisterName; path: string },
  watch: { signal: AbortSignal; onWord: () => void },
) => Promise<ImportTold>

export type FilesToTakeIn = {
  folder: RegisterFolder
  importBeside: ImportBeside
  /** False while this database belongs to another deployment: its files are not ours to take. */
  mayDeliver: () => Promise<boolean>
  /** How long to wait before looking again when there was nothing to do; default two seconds. */
  idleMs?: number
  /** An import that says nothing for so long is ended; default ten minutes. */
  silentMs?: number
}

/** While a worker holds a file it says so three times a lease. */
const sayEveryMs = 20_000

/** Starts it. Any number of workers share one folder: a file is taken by one of them. */
export function takeInFiles(world: World, toTake: FilesToTakeIn): { stop(): Promise<void> } {
  const stopping = new AbortController()
  const ours = registers.filter((register) => world.institution.registers[register] !== null)
  const ended = prepared(world, toTake, ours, stopping.signal).then(async () =>
    Promise.all(ours.map(async (register) => loop(world, toTake, register, stopping.signal))),
  )
  return {
    stop: async () => {
      stopping.abort()
      await ended
    },
  }
}

/** A folder that cannot be made is told, and tried again: a share may not be there yet. */
async function prepared(
  world: World,
  { folder, idleMs = 2_000 }: FilesToTakeIn,
  ours: readonly RegisterName[],
  stop: AbortSignal,
): Promise<void> {
  while (!stop.aborted) {
    try {
      const others = await folder.prepare(ours)
      if (others.length > 0)
        world.log.warn('register-folder-unknown', {
          institution: world.institution.key,
          names: others.join(' ').slice(0, 200),
        })
      return
    } catch (error) {
      world.log.error('register-folder-unusable', error, { institution: world.institution.key })
      await sleep(idleMs * 5, stop)
    }
  }
}

/** Put away so long ago, a file is deleted: it holds everybody's numbers in the clear, and the report stays longer. */
const keptFor = { days: 30 }
const tidyEveryMs = 60 * 60_000

async function loop(
  world: World,
  toTake: FilesToTakeIn,
  register: RegisterName,
  stop: AbortSignal,
): Promise<void> {
  const { idleMs = 2_000, folder } = toTake
  let tidied = Number.NEGATIVE_INFINITY
  while (!stop.aborted) {
    const did = await turn(world, toTake, register, stop).catch((error: unknown) => {
      world.log.error('register-files-not-taken', error, { institution: world.institution.key, register })
      return 'nothing' as const
    })
    if (did === 'something') continue
    if (performance.now() - tidied > tidyEveryMs) {
      tidied = performance.now()
      await folder
        .forget(register, keptFor)
        .catch((error: unknown) => world.log.error('register-files-not-tidied', error, { register }))
    }
    await sleep(idleMs, stop)
  }
}

/** What was begun before a crash is ended first; then the next file. */
async function turn(
  world: World,
  toTake: FilesToTakeIn,
  register: RegisterName,
  stop: AbortSignal,
): Promise<'something' | 'nothing'> {
  if (!(await toTake.mayDeliver())) return 'nothing'
  const { folder } = toTake
  const files = await folder.waiting(register)
  const ended = await noteWaiting(world, register, files)
  for (const { id, report } of ended) await putAway(world, folder, register, { id, report })
  const open = files.filter(({ id }) => !ended.some((each) => each.id === id))
  const taken = await takeNext(
    world,
    register,
    open.map(({ id }) => id),
  )
  const file = open.find(({ id }) => id === taken?.id)
  if (!taken || !file) return 'nothing'
  const end = await work(world, toTake, { register, file, taken }, stop)
  if (end) await putAway(world, folder, register, { id: file.id, report: end.report })
  return 'something'
}

async function putAway(
  world: World,
  folder: RegisterFolder,
  register: RegisterName,
  { id, report }: { id: string; report: IntakeReport },
): Promise<void> {
  await folder.putAway(register, id, { place: stateOf(report) === 'done' ? 'done' : 'refused', report })
  await notePutAwayNow(world, id)
}

type InHand = { register: RegisterName; file: WaitingFile; taken: TakenIntake }

/** Null: it comes again, or another worker has it by now. */
async function work(
  world: World,
  toTake: FilesToTakeIn,
  { register, file, taken }: InHand,
  stop: AbortSignal,
): Promise<IntakeEnd | null> {
  const of = { register, fileName: file.name, way: file.way }
  const settle = async (end: IntakeEnd) => ((await settleIntake(world, taken, of, end)) ? end : null)
  const told = await imported(world, toTake, { register, file, taken }, stop)
  switch (told.is) {
    case 'ended':
      return settle(told)
    case 'busy':
      await giveBack(world, taken, 5)
      return null
    case 'outage':
      await giveBack(world, taken, 15)
      return null
    case 'stopped':
      await giveBack(world, taken, 0)
      return null
    case 'died':
      return noteFailedTry(world, taken, { ...of, why: told.why })
  }
}

/** Held on to while the import beside is at work; ended when it is silent for too long, or when another worker has the file. */
async function imported(
  world: World,
  { folder, importBeside, silentMs = 600_000 }: FilesToTakeIn,
  { register, file, taken }: InHand,
  stop: AbortSignal,
): Promise<ImportTold> {
  const end = new AbortController()
  const signal = AbortSignal.any([stop, end.signal])
  let heard = performance.now()
  let silent = false
  const holding = setInterval(() => {
    silent ||= performance.now() - heard > silentMs
    if (silent) return end.abort()
    goOnWith(world, taken).then(
      (ours) => ours || end.abort(),
      (error: unknown) => world.log.warn('register-lease-not-kept', { register, why: String(error) }),
    )
  }, sayEveryMs)
  try {
    const opened = await folder.unpacked(register, file)
    if (!('path' in opened)) {
      const refused = { is: 'refused', ...opened, plan: null, run: null } as const
      return {
        is: 'ended',
        report: reportOfImport(refused, { header: null, seconds: 0 }),
        run: null,
      }
    }
    const watch = { signal, onWord: () => void (heard = performance.now()) }
    const told = await importBeside({ register, path: opened.path }, watch)
    return told.is === 'stopped' && silent ? { is: 'died', why: 'it said nothing for too long' } : told
  } finally {
    clearInterval(holding)
  }
}

async function sleep(ms: number, signal: AbortSignal): Promise<void> {
  await pause(ms, undefined, { signal }).catch(() => undefined)
}

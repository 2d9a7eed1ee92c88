/** `adgang import <file>`: says what a register file would do, and with --apply does it. */
import type { Writable } from 'node:stream'
import { type ImportOutcome, importRegister } from '../actions/import-register.ts'
import { noteImport } from '../actions/register-intake/note-import.ts'
import type { World } from '../actions/world.ts'
import {
  type FileRefusal,
  isRefusal,
  type OpenRegisterFile,
  type RegisterFile,
} from '../core/register/register-file.ts'
import { reportInWords, type Report } from './import-report.ts'
import { progressBar } from './progress-bar.ts'

/** What was typed. */
export type ImportArguments = { path: string; apply: boolean; releaseBrake: string | null; json: boolean }

/** What the command is handed. */
export type ImportHouse = {
  openRegisterFile: OpenRegisterFile
  /** Works in the world of an institution; null when there is none of this key. */
  withWorld<T>(key: string, work: (world: World | null) => Promise<T>): Promise<T>
}

/** Where it writes. The progress bar shows only on a terminal. */
export type ImportStreams = { out: Writable; progress: Writable & { isTTY?: boolean } }

/** 0 done or nothing to do · 1 error · 2 refused, nothing changed · 3 done, but some lines are bad (design: exit codes). */
export type ImportExit = 0 | 1 | 2 | 3

/** Runs the command. An unexpected failure is thrown; whoever calls it ends with 1. */
export async function importCommand(
  given: ImportArguments,
  house: ImportHouse,
  streams: ImportStreams,
): Promise<ImportExit> {
  const started = performance.now()
  const file = await house.openRegisterFile(given.path)
  try {
    const outcome = await importOpened(house, given, file, streams.progress)
    const report = reportOf(given, file, outcome, (performance.now() - started) / 1000)
    streams.out.write(given.json ? `${JSON.stringify(report)}\n` : reportInWords(report))
    return report.exit
  } finally {
    if (!isRefusal(file)) await file.close()
  }
}

async function importOpened(
  house: ImportHouse,
  given: ImportArguments,
  file: RegisterFile | FileRefusal,
  progress: ImportStreams['progress'],
): Promise<ImportOutcome> {
  if (isRefusal(file)) return { is: 'refused', ...file, plan: null, run: null }
  const { institution } = file.header
  return house.withWorld(institution, async (world) => {
    if (world) return importShown(world, given, file, progress)
    const detail = `the file is of ${printable(institution)}, which is no institution here`
    return { is: 'refused', because: 'other-institution', line: 1, detail, plan: null, run: null }
  })
}

async function importShown(
  world: World,
  { path, apply, releaseBrake }: ImportArguments,
  file: RegisterFile,
  progress: ImportStreams['progress'],
): Promise<ImportOutcome> {
  const bar = progressBar(progress)
  const began = performance.now()
  try {
    const outcome = await importRegister(world, {
      file,
      apply,
      releaseBrake,
      onProgress: ({ step, done, total: of }) => bar.show({ step, done, of, unit: units[step] }),
    })
    const seconds = (performance.now() - began) / 1000
    if (apply) await noteImport(world, outcome, { path, file, seconds })
    return outcome
  } finally {
    bar.stop()
  }
}

function reportOf(
  given: ImportArguments,
  file: RegisterFile | FileRefusal,
  outcome: ImportOutcome,
  seconds: number,
): Report {
  return {
    exit: exitOf(outcome),
    file: given.path,
    header: isRefusal(file) ? null : { ...file.header, generated: file.header.generated.toString() },
    outcome: outcome.is,
    refused:
      outcome.is === 'refused'
        ? { because: outcome.because, line: outcome.line, detail: outcome.detail }
        : null,
    plan: 'plan' in outcome ? outcome.plan : null,
    applied: outcome.is === 'done' ? outcome.applied : null,
    seconds: Math.round(seconds * 1000) / 1000,
  }
}

function exitOf(outcome: ImportOutcome): ImportExit {
  switch (outcome.is) {
    case 'refused':
      return 2
    case 'busy':
      return 1
    case 'same-file':
      return 0
    case 'planned':
    case 'done':
      return outcome.plan.badCount > 0 ? 3 : 0
  }
}

const units = { reading: 'bytes', comparing: null, applying: 'people' } as const

/** A text that somebody else chose goes to a terminal. */
function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, '?').slice(0, 80)
}

/** `adgang nightly`: what a night would do at each institution; with --apply it is done now, whatever the clock says. */
import type { Writable } from 'node:stream'
import { type NightCounts, type NightOutcome, runNight } from '../actions/run-night.ts'
import type { World } from '../actions/world.ts'
import { progressBar } from './progress-bar.ts'

/** What was typed. `key` null: every institution. */
export type NightlyArguments = {
  worlds: readonly World[]
  key: string | null
  operator: string
  apply: boolean
  releaseBrake: string | null
  json: boolean
}

/** Where it writes. The progress bar shows only on a terminal. */
export type NightlyStreams = { out: Writable; progress: Writable & { isTTY?: boolean } }

/** Runs the command. 0 done or planned · 1 no such institution, or a night is being run · 2 the brake held closings back. */
export async function nightlyCommand(given: NightlyArguments, streams: NightlyStreams): Promise<0 | 1 | 2> {
  const { worlds, key, json } = given
  const meant = worlds.filter(({ institution }) => key === null || institution.key === key)
  if (meant.length === 0) {
    streams.out.write(
      json ? '{"outcome":"no-institution"}\n' : `There is no institution ${key ?? ''} here.\n`,
    )
    return 1
  }
  let exit: 0 | 1 | 2 = 0
  for (const world of meant) {
    const outcome = await shown(world, given, streams.progress)
    streams.out.write(json ? `${asJson(world, outcome)}\n` : inWords(world, outcome))
    const own = outcome.is === 'refused' ? 2 : outcome.is === 'busy' ? 1 : 0
    exit = own > exit ? own : exit
  }
  return exit
}

async function shown(
  world: World,
  { operator, apply, releaseBrake }: NightlyArguments,
  progress: NightlyStreams['progress'],
): Promise<NightOutcome> {
  const bar = progressBar(progress)
  try {
    return await runNight(world, {
      by: operator,
      apply,
      releaseBrake,
      onProgress: (done, of) => bar.show({ step: 'judging', done, of, unit: 'people' }),
    })
  } finally {
    bar.stop()
  }
}

function asJson({ institution }: World, outcome: NightOutcome): string {
  const { is, ...more } = outcome
  return JSON.stringify({ institution: institution.key, outcome: is, ...more })
}

const rows: readonly (readonly [label: string, count: keyof NightCounts])[] = [
  ['accounts looked at', 'looked'],
  ['closed, wholly or in part', 'closed'],
  ['opened', 'opened'],
  ['closings that nothing explains', 'unexpected'],
  ['open because a register is silent', 'paused'],
  ['told of a closing', 'toldOfClosing'],
  ['told of a deadline', 'toldOfDeadline'],
  ['told of their password', 'toldOfExpiry'],
  ['closings taken back', 'takenBack'],
]

function inWords({ institution }: World, outcome: NightOutcome): string {
  const name = institution.names.short
  if (outcome.is === 'busy') return `${name}: a night is being run by another process. Nothing was changed.\n`
  if (outcome.is === 'over') return `${name}: the night of ${outcome.day} has been run.\n`
  const { counts, silent } = outcome
  const lines = rows.map(([label, count]) => `  ${label.padEnd(34)}${String(counts[count]).padStart(10)}`)
  return [
    `${name}`,
    ...lines,
    ...(silent.length > 0
      ? [`  Silent too long: ${silent.join(', ')}. Nobody is closed by the clock on their word.`]
      : []),
    ending(outcome),
    '',
  ].join('\n')
}

function ending(outcome: Exclude<NightOutcome, { is: 'busy' | 'over' }>): string {
  if (outcome.is === 'refused')
    return `  Held back: ${outcome.because}.\n  Look at what was changed in the institution's file. To let it through: --release-brake <reason>`
  return outcome.is === 'planned'
    ? '  Nothing was changed. To run the night now: adgang nightly --apply'
    : `  Done (night ${outcome.id ?? ''}).`
}

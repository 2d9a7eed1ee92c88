/** `adgang restore <file>`: what a backup holds and whether it may be put back here; with --apply it is. `adgang deliver`: whether a copy is the house now. */
import type { World } from '../actions/world.ts'
import { resumeDelivery, seeDelivery } from '../actions/resume-delivery.ts'
import type { BackupContent } from '../core/backup/manifest.ts'
import { progressBar } from './progress-bar.ts'

type Out = { out: NodeJS.WritableStream; progress: NodeJS.WritableStream }

export type RestoreMeans = {
  objections: readonly string[]
  restore: (
    by: string,
    onTable: (table: string, rows: number) => void,
  ) => Promise<Record<string, Record<string, number>>>
}

/** 0: done or shown; 2: it may not be done, and nothing was changed. */
export async function restoreCommand(
  asked: { file: string; operator: string; apply: boolean; json: boolean },
  content: BackupContent,
  { objections, restore }: RestoreMeans,
  { out, progress }: Out,
): Promise<number> {
  const held = content.institutions.map(({ key, takenAt, rows }) => ({
    ...{ key, takenAt },
    rows: Object.values(rows).reduce((sum, each) => sum + each, 0),
    people: rows['person'] ?? 0,
    accounts: rows['account'] ?? 0,
  }))
  const say = (is: string, lines: readonly string[], more: object = {}) =>
    void out.write(
      asked.json ? `${JSON.stringify({ is, institutions: held, ...more })}\n` : `${lines.join('\n')}\n`,
    )
  const lines = held.map(
    ({ key, takenAt, people, accounts }) =>
      `${key}: ${people} people, ${accounts} accounts, as of ${takenAt}.`,
  )
  if (objections.length > 0) {
    say('refused', [...lines, 'It is not put back, because:', ...objections.map((each) => `- ${each}`)], {
      objections,
    })
    return 2
  }
  if (!asked.apply) {
    say('shown', [...lines, 'The backup is whole. With --apply it is put back here.'])
    return 0
  }
  const bar = progressBar(progress)
  let rows = 0
  const ended = await restore(asked.operator, (table, many) => {
    rows += many
    bar.show({ step: table, done: rows, of: null, unit: 'lines' })
  })
  bar.stop()
  say('restored', [...lines, ...afterwards], { ended })
  return 0
}

const afterwards = [
  '',
  'It is put back. What was good once is ended: sessions, links, codes, keys of registers, waiting messages.',
  'Passwords are those of the backup. Where some may have been changed since because they were known to others:',
  '  adgang require-change <institution> --everyone --because "restored from a backup" --apply',
  'Look through: who has which rank (roles ended since then are back), and give every register a new key.',
  'Nothing leaves this copy until you say that it is the house now:',
  '  adgang deliver --resume',
]

/** Tells of each institution whether it delivers; with `resume` it does from now on. */
export async function deliverCommand(
  asked: { worlds: readonly World[]; deployment: string; resume: boolean; operator: string; json: boolean },
  out: { write(text: string): unknown },
): Promise<number> {
  const told: { institution: string; delivers: boolean; waiting: number; resumed: boolean }[] = []
  for (const world of asked.worlds) {
    const before = await seeDelivery(world, asked.deployment)
    const resumed = asked.resume && !before.delivers
    if (resumed)
      await resumeDelivery(world, { deployment: asked.deployment, by: `operator:${asked.operator}` })
    told.push({
      institution: world.institution.key,
      ...before,
      delivers: before.delivers || resumed,
      resumed,
    })
  }
  const sentence = ({ institution, delivers, waiting, resumed }: (typeof told)[number]) =>
    delivers
      ? `${institution} delivers${resumed ? ' from now on' : ''}; ${waiting} jobs wait.`
      : `${institution} is a copy and delivers nothing; ${waiting} jobs wait. With --resume it delivers from now on: be sure that no other installation does.`
  out.write(asked.json ? `${JSON.stringify(told)}\n` : `${told.map(sentence).join('\n')}\n`)
  return told.every(({ delivers }) => delivers) ? 0 : 3
}

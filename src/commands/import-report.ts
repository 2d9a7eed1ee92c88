/** What an import has to say, for people at a terminal and for programs (`--json`). */
import type { ImportOutcome } from '../actions/import-register.ts'

type Plan = Extract<ImportOutcome, { is: 'planned' }>['plan']
type Applied = Extract<ImportOutcome, { is: 'done' }>['applied']
type Refused = Extract<ImportOutcome, { is: 'refused' }>
type Header = {
  register: string
  institution: string
  kind: string
  generated: string
  sequence: number | null
}

/** The report; with `--json` it is printed as it is. Names stand in the samples, numbers nowhere. */
export type Report = {
  exit: 0 | 1 | 2 | 3
  file: string
  header: Header | null
  outcome: ImportOutcome['is']
  refused: Pick<Refused, 'because' | 'line' | 'detail'> | null
  plan: Plan | null
  applied: Applied | null
  seconds: number
}

/** The report in words. */
export function reportInWords(report: Report): string {
  const parts = [headline(report), verdict(report)]
  const what = report.header?.register === 'accounts' ? accounts : people
  if (report.plan) parts.push(planInWords(report.plan, what), linesInWords(report.plan))
  parts.push(ending(report))
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`
}

function headline({ file, header }: Report): string {
  if (!header) return file
  const number = header.sequence === null ? '' : `, number ${header.sequence}`
  return `${file}: register ${header.register} of ${header.institution}, ${header.kind}, made ${header.generated}${number}`
}

function verdict({ outcome, refused }: Report): string {
  switch (outcome) {
    case 'refused':
      return `Refused${refused?.line ? ` (line ${refused.line})` : ''}: ${refused?.detail ?? ''}.\nNothing was changed.`
    case 'busy':
      return 'Another import of this register is running. Nothing was changed; try again when it is done.'
    case 'same-file':
      return 'This file is the last one that was applied. There is nothing to do.'
    case 'planned':
    case 'done':
      return ''
  }
}

type Row = readonly [label: string, count: keyof Plan, sample: keyof Plan['samples'] | null]
type Lines = { of: string; rows: readonly Row[] }

const people: Lines = {
  of: 'people',
  rows: [
    ['unchanged', 'unchanged', null],
    ['arrived', 'arrived', 'arrived'],
    ['known from another register', 'linked', 'linked'],
    ['changed', 'changed', 'changed'],
    ['gone', 'gone', 'gone'],
    ['missing from this file', 'missing', 'missing'],
    ['would lock', 'wouldLock', 'would-lock'],
    ['would close', 'wouldClose', 'would-close'],
    ['need a human (merge queue)', 'queued', 'queued'],
  ],
}

const accounts: Lines = {
  of: 'accounts',
  rows: [
    ['unchanged', 'unchanged', null],
    ['new here', 'arrived', 'arrived'],
    ['changed', 'changed', 'changed'],
    ['tombstones', 'gone', 'gone'],
    ['missing (stay as they are)', 'missing', null],
    ['would lock', 'wouldLock', 'would-lock'],
    ['would close', 'wouldClose', 'would-close'],
  ],
}

function planInWords(plan: Plan, { of, rows }: Lines): string {
  const lines = rows.map(([label, count, sample]) => {
    const names = sample === null ? [] : plan.samples[sample].map(({ name }) => name ?? '(protected)')
    const more = names.length > 0 && Number(plan[count]) > names.length ? ', …' : ''
    return `  ${label.padEnd(28)}${grouped(Number(plan[count])).padStart(10)}   ${names.join(', ')}${more}`.trimEnd()
  })
  const cancelled = plan.absencesCancelled
    ? ['', '  Nobody counts as missing from this file: it has a line whose person cannot be told.']
    : []
  return [`${grouped(plan.people)} ${of} in the file:`, ...lines, ...cancelled].join('\n')
}

const mostShown = 20

function linesInWords(plan: Plan): string {
  const bad = plan.bad.flatMap(({ line, id, objections }) =>
    objections.map(
      ({ key, because }) =>
        `  line ${line}${id ? ` (${printable(id)})` : ''}: ${key ? `${key} ` : ''}${because}`,
    ),
  )
  const notes = plan.notes.map(({ line, key, because }) => `  line ${line}: ${key ?? ''} ${because}`)
  return [
    listed(`Bad lines: ${grouped(plan.badCount)}`, bad),
    listed(`Left out: ${grouped(plan.noteCount)}`, notes),
  ]
    .filter((part) => part !== '')
    .join('\n\n')
}

function listed(title: string, lines: readonly string[]): string {
  if (lines.length === 0) return ''
  const more =
    lines.length > mostShown ? [`  … and ${grouped(lines.length - mostShown)} more; --json lists them`] : []
  return [title, ...lines.slice(0, mostShown), ...more].join('\n')
}

function ending({ outcome, plan, applied, seconds, file, header }: Report): string {
  if (!plan || outcome === 'refused') return ''
  const { of } = header?.register === 'accounts' ? accounts : people
  const rate = `${seconds.toFixed(1)} s, ${grouped(Math.round(plan.people / Math.max(seconds, 0.001)))} ${of} a second`
  if (!applied) return `Nothing was changed (${rate}). To apply: adgang import ${file} --apply`
  const { arrived, changed, gone, returned, queued, failed } = applied
  const done = [
    `${grouped(arrived)} arrived`,
    `${grouped(changed)} changed`,
    `${grouped(gone)} gone`,
    `${grouped(returned)} back`,
    ...(queued > 0 ? [`${grouped(queued)} for a human`] : []),
    ...(failed > 0 ? [`${grouped(failed)} could not be written`] : []),
  ]
  return `Applied: ${done.join(', ')} (${rate}).`
}

function grouped(number: number): string {
  return new Intl.NumberFormat('en-GB').format(number)
}

/** An id that somebody else chose goes to a terminal. */
function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, '?')
}

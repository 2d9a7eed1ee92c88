/** What is last known of an account and its person, in short lines; no numbers, no contact data, no secrets. */
import type { Temporal } from 'temporal-polyfill'
import type { SeenAccount } from '../actions/see-account.ts'
import type { JudgedAccount } from '../core/account/access.ts'
import type { PersonFacts, Position, Semester, Study } from '../core/person/facts.ts'
import { at } from './when.ts'

/** The lines, the account first, then what the registers say. */
export function factLines(
  { row, judged: { account, person } }: SeenAccount,
  passwordEnds: Temporal.Instant | null,
  { timeZone }: { timeZone: string },
): string[] {
  return [
    `${row.kind} account, ${account?.openedAt ? `opened ${at(account.openedAt, timeZone)}` : 'never opened'}`,
    ...(account ? passwordLines(account, passwordEnds, timeZone) : []),
    ...(person?.deceased ? [`died ${person.deceased}, says the register`] : []),
    ...(person ? registerLines(person.facts) : ['belongs to no person']),
    ...(person?.acceptances ?? []).map(
      (accepted) =>
        `rules: accepted ${accepted.document} ${accepted.version}, ${at(accepted.acceptedAt, timeZone)}`,
    ),
  ]
}

function passwordLines(account: JudgedAccount, ends: Temporal.Instant | null, timeZone: string): string[] {
  if (!account.passwordSetAt) return ['password: none']
  const runsOut = ends ? `, runs out ${at(ends, timeZone)}` : ''
  return [`password: set ${at(account.passwordSetAt, timeZone)}${runsOut}`]
}

function registerLines(facts: PersonFacts): string[] {
  return [
    facts.registers.length > 0
      ? `known by: ${facts.registers.join(', ')}`
      : `known by no register since ${facts.goneSince ?? 'the beginning'}`,
    ...facts.studies.map(studyLine),
    ...facts.semesters.map(semesterLine),
    ...facts.positions.map(positionLine),
    ...facts.leave.map(({ from, until }) => `leave: ${from} to ${until}`),
  ]
}

function studyLine({ programme, kind, from, until, faculty, campus, ended }: Study): string {
  return [
    `study: ${programme} (${kind}), ${from} to ${until ?? 'open'}`,
    ...(faculty ? [`faculty ${faculty}`] : []),
    ...(campus ? [`campus ${campus}`] : []),
    ...(ended ? [`${ended.why} ${ended.on}`] : []),
  ].join(', ')
}

function semesterLine({ term, registered, fee, void: undone }: Semester): string {
  const done = registered ? `registered ${registered}` : 'not registered'
  return `semester: ${term}, ${done}, fee ${fee}${undone ? ', made void' : ''}`
}

function positionLine({ unit, from, until, ended }: Position): string {
  return `employment: ${unit ?? 'unit unknown'}, ${from} to ${ended ?? until ?? 'open'}`
}

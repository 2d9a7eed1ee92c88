/** What a guide does not say itself but takes from the institution's settings, so that a text never contradicts a rule. (Long: one slot after another.) */
import type { Temporal } from 'temporal-polyfill'
import type { Institution } from '../institution/institution.ts'
import type { Language, Words } from '../language.ts'
import { passwordRules } from '../secrets/password-rules-texts.ts'
import type { Block, Inline } from './guide.ts'

/** `null`: the institution says nothing here, so the guide must not either. */
type Inside = (institution: Institution, language: Language) => readonly Inline[] | null
type Below = (institution: Institution, language: Language) => readonly Block[] | null

/** Stand inside a line: `{{ passwords.minLength }}`. */
const inside = {
  'names.short': ({ names }) => words(names.short),
  'names.full': ({ names }, language) => words(names[language]),
  'passwords.minLength': ({ passwords }) => count(passwords.policy.minLength),
  'passwords.validFor': ({ passwords }) => duration(passwords.validFor),
  'passwords.suggestions': ({ passwords }) =>
    passwords.suggestions.offered ? count(passwords.suggestions.howMany) : null,
  'lockout.wrongTries': ({ lockout }) => count(lockout.wrongTries),
  'lockout.lockedFor': ({ lockout }) => duration(lockout.lockedFor),
  'recovery.temporaryPassword.validFor': ({ recovery }) => duration(recovery.temporaryPassword.validFor),
  'recovery.link.validFor': ({ recovery }) => duration(recovery.link.validFor),
  'recovery.code.validFor': ({ recovery }) => duration(recovery.code.validFor),
  'recovery.contactRest': ({ recovery }) => duration(recovery.contactRest.lasts),
  'recovery.afterDeactivation.validFor': ({ recovery }) => duration(recovery.afterDeactivation.validFor),
  'recovery.afterDeactivation.wrongTries': ({ recovery }) => count(recovery.afterDeactivation.wrongTries),
  'pin.door.length': ({ pin }) => count(pin.door.length),
  'pin.access.wrongTries': ({ pin }) => count(pin.access.wrongTries),
  'pin.access.comesFrom': ({ pin }, language) => said(pin.access.comesFrom, language),
  'activation.feeLag': ({ activation }) => duration(activation.feeLag),
  'activation.opens': ({ activation }) => dayOfYear(activation.opens[0]?.usually),
  'activation.temporaryNumber.called': ({ activation }, language) =>
    said(activation.temporaryNumber?.called, language),
  'activation.temporaryNumber.comes': ({ activation }, language) =>
    said(activation.temporaryNumber?.comes, language),
  'activation.temporaryNumber.ask': (institution, language) =>
    deskLink(institution, institution.activation.temporaryNumber?.ask, language),
  'secondFactor.recoveryCodes': ({ secondFactor }) => count(secondFactor.recoveryCodes),
  'secondFactor.waitingPeriod': ({ secondFactor }) => duration(secondFactor.waitingPeriod.lasts),
  'sessions.person.idle': ({ sessions }) => duration(sessions.person.idle),
  'sessions.person.atMost': ({ sessions }) => duration(sessions.person.atMost),
  'sessions.sharedComputer.idle': ({ sessions }) => duration(sessions.sharedComputer.idle),
  'sessions.sharedComputer.atMost': ({ sessions }) => duration(sessions.sharedComputer.atMost),
  'lifecycle.student.closesAfter': ({ lifecycle }) => duration(lifecycle.student.closesAfter),
  'terms.feeDeadline.spring': ({ terms }) => dayOfYear(terms.feeDeadline.spring),
  'terms.feeDeadline.autumn': ({ terms }) => dayOfYear(terms.feeDeadline.autumn),
  'registers.fs.name': ({ registers }, language) => said(registers.fs?.name, language),
  'registers.fs.corrected': ({ registers }, language) => corrected(registers.fs, language),
  'registers.hr.corrected': ({ registers }, language) => corrected(registers.hr, language),
  'registers.projects.corrected': ({ registers }, language) => corrected(registers.projects, language),
  'help.studentNumber.found': ({ help }, language) => said(help.studentNumber?.found, language),
  'help.noStudentRegister': ({ help }, language) => said(help.noStudentRegister, language),
  'help.otherProgrammes': ({ help }, language) => page(help.otherProgrammes, language),
  'help.otherProgrammes.about': ({ help }, language) => said(help.otherProgrammes?.about, language),
  'help.otherProblems': (institution, language) =>
    deskLink(institution, institution.help.otherProblems, language),
  'projects.link.validFor': ({ projects }) => duration(projects.link.validFor),
  'projects.link.wrongTries': ({ projects }) => count(projects.link.wrongTries),
  'projects.contactRest': ({ projects }) => duration(projects.contactRest),
  'projects.rightsFor': ({ projects }) => duration(projects.rightsFor),
} satisfies Record<string, Inside>

/** Stand alone in a paragraph, and become a list or a desk: `{{ devices }}`. */
const below = {
  'passwords.rules': ({ passwords }, language) =>
    list(passwordRules(passwords.policy, language).map((rule) => words(rule))),
  devices: ({ devices }, language) =>
    list(devices.map(({ name, todo }) => [strong(name[language]), ...words(`: ${todo[language]}`)])),
  services: ({ services }, language) =>
    list(
      services.map(({ name, link, about, ownPassword }) => [
        ...linked(name[language], link),
        ...words([about, ownPassword].map((more) => (more ? `. ${more[language]}` : '')).join('')),
      ]),
    ),
  'services.ownPassword': ({ services }, language) =>
    list(services.flatMap(({ ownPassword }) => (ownPassword ? [words(ownPassword[language])] : []))),
  rules: ({ rulesDocuments }, language) =>
    list(rulesDocuments.map(({ title, link }) => linked(title[language], link[language]))),
  'help.semesterStart': ({ help, registers }, language) =>
    list(
      help.semesterStart.map(({ todo, link }) => [
        ...words(todo[language]),
        ...(link === null ? [] : [...words(' '), ...linked(nameOf(link, registers, language), link)]),
      ]),
    ),
  'help.campusComputers': ({ help }, language) =>
    list(help.campusComputers.map(({ name, map }) => linked(name[language], map))),
  'help.pages': ({ help }, language) =>
    list(
      help.pages.map(({ name, link, about }) => [
        ...linked(name[language], link),
        ...words(about ? `. ${about[language]}` : ''),
      ]),
    ),
  'help.otherProblems.desk': ({ help }) =>
    help.otherProblems === null ? null : [{ is: 'desk', desk: help.otherProblems }],
} satisfies Record<string, Below>

export type FilledSlot =
  | { is: 'inside'; holds: readonly Inline[] }
  | { is: 'below'; holds: readonly Block[] }
  | { is: 'empty' }
  | { is: 'unknown' }

/** The slot of this name as the institution fills it. */
export function fillSlot(name: string, institution: Institution, language: Language): FilledSlot {
  if (has(inside, name)) return filled('inside', (inside[name] as Inside)(institution, language))
  if (has(below, name)) return filled('below', (below[name] as Below)(institution, language))
  return { is: 'unknown' }
}

/** The numbers that slots hold here, each with the slot to write in its place. */
export function numbersInSlots(institution: Institution): ReadonlyMap<number, string> {
  const found = new Map<number, string>()
  for (const [name, slot] of Object.entries<Inside>(inside)) {
    for (const number of (slot(institution, 'en') ?? []).flatMap(numbersOf)) {
      if (!found.has(number)) found.set(number, name)
    }
  }
  return found
}

function numbersOf(inline: Inline): number[] {
  if (inline.is === 'count') return [inline.count]
  if (inline.is !== 'duration') return []
  const { years, months, weeks, days, hours, minutes } = inline.lasts
  return [years, months, weeks, days, hours, minutes].filter((part) => part !== 0)
}

function has<Table extends object>(table: Table, name: string): name is keyof Table & string {
  return Object.hasOwn(table, name)
}

function filled(is: 'inside', holds: readonly Inline[] | null): FilledSlot
function filled(is: 'below', holds: readonly Block[] | null): FilledSlot
function filled(is: 'inside' | 'below', holds: readonly (Inline | Block)[] | null): FilledSlot {
  return holds === null || holds.length === 0 ? { is: 'empty' } : ({ is, holds } as FilledSlot)
}

function words(text: string): Inline[] {
  return text === '' ? [] : [{ is: 'text', text }]
}

function strong(text: string): Inline {
  return { is: 'strong', holds: words(text) }
}

function count(value: number): Inline[] {
  return [{ is: 'count', count: value }]
}

function duration(lasts: Temporal.Duration | null): Inline[] | null {
  return lasts === null ? null : [{ is: 'duration', lasts }]
}

function dayOfYear(day: string | undefined): Inline[] | null {
  return day === undefined ? null : [{ is: 'day-of-year', day }]
}

function said(text: Words | null | undefined, language: Language): Inline[] | null {
  return text ? words(text[language]) : null
}

function linked(name: string, to: string | null): Inline[] {
  return to === null ? words(name) : [{ is: 'link', to, holds: words(name) }]
}

function page(at: { name: Words; link: string } | null, language: Language): Inline[] | null {
  return at ? linked(at.name[language], at.link) : null
}

type Register = Institution['registers']['fs']

function corrected(register: Register, language: Language): Inline[] | null {
  return register ? linked(register.corrected.at[language], register.corrected.link) : null
}

function deskLink(
  { desks }: Institution,
  key: string | null | undefined,
  language: Language,
): Inline[] | null {
  const desk = desks.find((each) => each.key === key)
  return desk ? [{ is: 'link', to: `/desks#${desk.key}`, holds: words(desk.name[language]) }] : null
}

/** A link is named as the register it leads to; any other as where it leads. */
function nameOf(link: string, { fs }: Institution['registers'], language: Language): string {
  return fs?.corrected.link === link ? fs.corrected.at[language] : new URL(link).hostname
}

function list(items: readonly (readonly Inline[])[]): Block[] | null {
  const blocks = items.map((holds): Block[] => [{ is: 'paragraph', holds }])
  return items.length === 0 ? null : [{ is: 'list', ordered: false, items: blocks }]
}

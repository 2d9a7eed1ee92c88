/** What somebody is at the institution, in words: student, employee, and a student who is not active. */
import type { Institution } from '../institution/institution.ts'
import type { groups } from '../institution/words.ts'
import type { Language, Words } from '../language.ts'
import type { Day } from '../person/facts.ts'
import { groupsOf, type JudgedPerson } from './access.ts'
import { activeGroups } from './verdict.ts'

type Group = (typeof groups)[number]

/**
 * Everything somebody is on a day, in the middle of a sentence: "student, employee". A student whose fee or registration
 * is missing counts as none anywhere, and the words say so (row O-15). Empty: nothing.
 */
export function groupList(
  person: JudgedPerson,
  institution: Institution,
  today: Day,
  language: Language,
): string {
  const active = activeGroups(person, institution, today)
  return groupsOf(person, institution, today)
    .map((group) => (active.includes(group) ? groupNames[group] : notActive(group))[language])
    .join(', ')
}

function notActive(group: Group): Words {
  return group === 'student' ? inactiveStudent : groupNames[group]
}

const inactiveStudent: Words = {
  nb: 'student, ikke aktiv dette semesteret',
  nn: 'student, ikkje aktiv dette semesteret',
  en: 'student, not active this semester',
}

const groupNames: Readonly<Record<Group, Words>> = {
  student: { nb: 'student', nn: 'student', en: 'student' },
  employee: { nb: 'ansatt', nn: 'tilsett', en: 'employee' },
  'project-member': { nb: 'prosjektdeltaker', nn: 'prosjektdeltakar', en: 'project member' },
  guest: { nb: 'gjest', nn: 'gjest', en: 'guest' },
}

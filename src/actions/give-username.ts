/** Gives a person the username that is theirs for ever: the old one if they had one, else the nicest that is free (O-8, N-7). */
import { offensiveWords } from '../core/account/offensive-words.ts'
import { reservedUsernames } from '../core/account/reserved-usernames.ts'
import { acceptableCandidates } from '../core/account/username-objections.ts'
import { forUsername } from '../core/account/transliterate.ts'
import type { Db } from '../store/database.ts'
import { holderOf, namesOf, takenAmong, takeName } from '../store/names.ts'
import type { PersonRow } from '../store/people.ts'
import type { World } from './world.ts'

/**
 * Takes a username for the person, inside the caller's transaction. The INSERT of a candidate decides, so that any number
 * of namesakes at the same moment all get different ones. Throws when 10,000 candidates were all taken.
 */
export async function giveUsername(world: World, db: Db, person: PersonRow): Promise<string> {
  const [own] = await namesOf(db, person.id, 'username')
  if (own) return own
  const { scheme, reserved } = world.institution.usernames
  const rules = { reserved: new Set([...reservedUsernames, ...reserved]), offensive: offensiveWords }
  const named = { given: person.given, family: person.family, studentNumber: person.student_number }
  const name = { personId: person.id, kind: 'username' as const, since: world.now() }
  for (const some of inGroups(acceptableCandidates(scheme, named, world.dice, rules), 40)) {
    const taken = await takenAmong(db, some)
    for (const candidate of some.filter((each) => !taken.has(each))) {
      if (await takeName(db, { ...name, name: candidate })) return candidate
    }
  }
  throw new Error('no username is left for this person')
}

/** The candidates some at a time, so that the thousandth namesake does not knock at a thousand taken names. */
function* inGroups<T>(all: Iterable<T>, size: number): Generator<T[]> {
  let group: T[] = []
  for (const each of all) {
    group.push(each)
    if (group.length < size) continue
    yield group
    group = []
  }
  if (group.length > 0) yield group
}

/** The person's mail address: by username, or given.family with a number behind it when somebody has that already. */
export async function giveMailAddress(
  world: World,
  db: Db,
  person: PersonRow,
  username: string,
  group: 'student' | 'employee' | 'other',
): Promise<string> {
  const { form, domain, students, employees } = world.institution.mailAddresses
  const at = (group === 'student' ? students : group === 'employee' ? employees : null) ?? domain
  if (form === 'username') return `${username}@${at}`
  const [own] = await namesOf(db, person.id, 'mail')
  if (own) return `${own}@${at}`
  const base = mailName(person.given, person.family) || username
  for (let number = 1; ; number++) {
    const local = number === 1 ? base : `${base}${number}`
    if (await takeName(db, { name: local, personId: person.id, kind: 'mail', since: world.now() }))
      return `${local}@${at}`
    if (local === username && (await holderOf(db, local))?.personId === person.id) return `${local}@${at}`
  }
}

/** `Åse Marie Østby` is `aase.marie.ostby`. */
function mailName(given: string, family: string): string {
  const names = [given, family].map((name) => forUsername(name).replaceAll(' ', '.'))
  return names.filter((name) => name !== '').join('.')
}

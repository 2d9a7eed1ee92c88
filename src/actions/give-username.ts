/** Gives a person the username that is theirs for ever: the old one if they had one, else the nicest that is free (O-8, N-7). */
import { offensiveWords } from '../core/account/offensive-words.ts'
import { reservedUsernames } from '../core/account/reserved-usernames.ts'
import {
  acceptableCandidates,
  objectionsToUsername,
  type UsernameRules,
} from '../core/account/username-objections.ts'
import { forUsername } from '../core/account/transliterate.ts'
import type { Institution } from '../core/institution/institution.ts'
import type { Db } from '../store/database.ts'
import { namesOf, takenAmong, takeName } from '../store/names.ts'
import { oneAtATime } from '../store/one-at-a-time.ts'
import type { PersonRow } from '../store/people.ts'
import type { World } from './world.ts'

/**
 * Takes a username for the person, inside the caller's transaction. The INSERT of a candidate decides, so that any number
 * of namesakes at the same moment all get different ones; two transactions for one person give one name. Throws when
 * 50,000 candidates were all taken or refused.
 */
export async function giveUsername(world: World, db: Db, person: PersonRow): Promise<string> {
  await oneAtATime(db, `names of ${person.id}`)
  const [own] = await namesOf(db, person.id, 'username')
  if (own) return own
  return nextFreeUsername(world, db, person)
}

/** One that nobody has or had, the person neither: taken by the INSERT. Call it while the person's names are held. */
export async function nextFreeUsername(world: World, db: Db, person: PersonRow): Promise<string> {
  const named = { given: person.given, family: person.family, studentNumber: person.student_number }
  const { scheme } = world.institution.usernames
  const candidates = acceptableCandidates(scheme, named, world.dice, usernameRules(world.institution))
  const name = await takeFirstFree(world, db, candidates, { personId: person.id, kind: 'username' })
  if (name === null) throw new Error('no username is left for this person')
  return name
}

/**
 * The person's mail address: by username, or given.family with a number behind it when somebody has that already. What
 * stands before the @ is unique across all domains of the institution and never given to anybody else, so that a student
 * who becomes an employee, or a namesake, never gets another's mail (field 5.15).
 */
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
  await oneAtATime(db, `names of ${person.id}`)
  const [own] = await namesOf(db, person.id, 'mail')
  if (own) return `${own}@${at}`
  const base = mailNameOf(world, person)
  if (base === null || base === username) return `${username}@${at}`
  const local = await takeMailName(world, db, base, person.id)
  return `${local ?? username}@${at}`
}

/** What stands before the @ of somebody of this name, if nobody else has it; null: the name gives none. */
export function mailNameOf(
  { institution }: Pick<World, 'institution'>,
  person: Pick<PersonRow, 'given' | 'family'>,
): string | null {
  return localPartOf(person, usernameRules(institution))
}

/** Takes it, or the same with a number behind it; null: all of those are taken. Call it while the person's names are held. */
export async function takeMailName(
  world: World,
  db: Db,
  base: string,
  personId: string,
): Promise<string | null> {
  return takeFirstFree(world, db, numbered(base), { personId, kind: 'mail' })
}

/** Some at a time, so that the thousandth namesake does not knock at a thousand taken names. */
async function takeFirstFree(
  world: World,
  db: Db,
  names: Iterable<string>,
  owner: { personId: string; kind: 'username' | 'mail' },
): Promise<string | null> {
  for (const some of inGroups(names, 40)) {
    const taken = await takenAmong(db, some)
    for (const name of some.filter((each) => !taken.has(each)))
      if (await takeName(db, { ...owner, name, since: world.now() })) return name
  }
  return null
}

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

const rules = new WeakMap<Institution, UsernameRules>()

/** Made once for each institution: what looks like a reserved name is reckoned once for each list. */
export function usernameRules(institution: Institution): UsernameRules {
  const known = rules.get(institution) ?? {
    reserved: new Set([...reservedUsernames, ...institution.usernames.reserved]),
    offensive: offensiveWords,
  }
  rules.set(institution, known)
  return known
}

/** `Åse Marie Østby` is `aase.marie.ostby`. Null where that is no name, or one that people take for somebody in charge. */
function localPartOf(
  { given, family }: Pick<PersonRow, 'given' | 'family'>,
  { reserved }: UsernameRules,
): string | null {
  const names = [given, family].map((name) => forUsername(name).replaceAll(' ', '.'))
  const whole = names.filter((name) => name !== '').join('.')
  const local = whole.slice(0, longestLocal).replace(/[.-]+$/, '')
  const objections = objectionsToUsername(local, { reserved, offensive: { anywhere: [], alone: [] } })
  return objections.length === 0 ? local : null
}

/** RFC 5321 4.5.3.1.1 allows 64; what is left is for the number behind. */
const longestLocal = 58
const mostNamesakes = 100_000

function* numbered(base: string): Generator<string> {
  yield base
  for (let number = 2; number <= mostNamesakes; number++) yield `${base}${number}`
}

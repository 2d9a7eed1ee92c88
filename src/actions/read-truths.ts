/** Reads what other systems are told of accounts: the whole truth of this moment, with nothing in it that may not leave the house. */
import { dayAt } from '../core/account/access.ts'
import { isIn, positionsOn, studiesOn } from '../core/account/registration.ts'
import { isLanguage } from '../core/language.ts'
import type { Institution } from '../core/institution/institution.ts'
import { noFacts, type PersonFacts } from '../core/person/facts.ts'
import { published, visibilityOf } from '../core/person/visibility.ts'
import { purposes } from '../core/secrets/purposes.ts'
import { forService } from '../core/targets/truth.ts'
import type { Belonging, MemberOf, OpenPlaces, PersonTruth, Standing, Truth } from '../core/targets/truth.ts'
import type { Db } from '../store/database.ts'
import { mailAliasesOf } from '../store/mail-aliases.ts'
import { posixNumbersOf } from '../store/posix-numbers.ts'
import { type TruthRow, truthsOf } from '../store/truths.ts'
import { Temporal } from 'temporal-polyfill'
import type { World } from './world.ts'

/** What a target is given: only that is opened. `service`: the one that it is, if it is one. */
export type Opens = { hash: boolean; number: boolean; service: string | null }

/** A truth, and what a delivery needs beside it. `hash` null: none was asked for, or there is no password. */
export type ReadTruth = { truth: Truth; row: TruthRow; hash: string | null }

/** `notOpened`: usernames of accounts of which something does not open with our keys. Nothing is told of them, and of nobody else less. */
export type ReadTruths = { truths: Map<string, ReadTruth>; notOpened: Map<string, string> }

/** Of these accounts, as they are now and as the target of this key is told of them; accounts that are gone are left out. */
export async function readTruths(
  world: World,
  db: Db,
  accountIds: readonly string[],
  opens: Opens,
): Promise<ReadTruths> {
  const rows = await truthsOf(db, accountIds)
  const aliases = await mailAliasesOf(db, accountIds)
  const numbers = await posixNumbersOf(db, accountIds)
  const read: ReadTruths = { truths: new Map(), notOpened: new Map() }
  for (const row of rows) {
    const opened = openSealed(world, row, opens)
    if (opened === null) {
      read.notOpened.set(row.id, row.username)
      continue
    }
    const { hash, nationalNumber } = opened
    const beside = { mailAliases: aliases.get(row.id) ?? [], posix: numbers.get(row.id) ?? null }
    const truth = forService(truthOf(world, row, beside, nationalNumber), opens.service)
    read.truths.set(row.id, { row, hash, truth })
  }
  return read
}

type Opened = { hash: string | null; nationalNumber: string | null }

/**
 * Null: it does not open, and to write the account without it would take away there what is only unreadable here. Whoever is
 * not listed is to be closed there, and that waits for nothing.
 */
function openSealed(world: World, row: TruthRow, { hash, number }: Opens): Opened | null {
  try {
    return {
      hash: hash && row.passwordSealed !== null ? world.keys.unwrap(row.id, row.passwordSealed) : null,
      nationalNumber: number && row.number !== null ? numberOf(world, row.number) : null,
    }
  } catch (error) {
    world.log.error('truth-not-opened', error, { account: row.id })
    return standingOf(row) === 'listed' ? null : { hash: null, nationalNumber: null }
  }
}

function truthOf(
  world: World,
  row: TruthRow,
  beside: Pick<Truth, 'mailAliases' | 'posix'>,
  nationalNumber: string | null,
): Truth {
  const facts = { ...noFacts, ...row.facts }
  const groups = (row.groups ?? []) as MemberOf[]
  return {
    accountId: row.id,
    kind: row.kind,
    username: row.username,
    formerUsernames: row.formerUsernames,
    mail: row.mail,
    ...beside,
    standing: standingOf(row),
    open: openOf(row.listed ?? []),
    services: row.services ?? [],
    groups,
    person: personOf(world, { row, facts, groups, nationalNumber }),
    card: facts.card,
    passwordSetAt: row.passwordSetAt?.toString() ?? null,
  }
}

/** Nobody is there for others to see before the first verdict, nor with a password that opens nothing any more (row N-7). */
function standingOf({ closedAt, openedAt, listed, mustIdentify }: TruthRow): Standing {
  if (closedAt !== null) return 'ended'
  const isListed = openedAt !== null && !mustIdentify && (listed ?? []).includes('services')
  return isListed ? 'listed' : 'hidden'
}

function openOf(listed: readonly string[]): OpenPlaces {
  return {
    mail: listed.includes('mail'),
    network: listed.includes('network'),
    services: listed.includes('services'),
    door: listed.includes('door'),
  }
}

type OfPerson = {
  row: TruthRow
  facts: PersonFacts
  groups: readonly MemberOf[]
  nationalNumber: string | null
}

function personOf(world: World, { row, facts, groups, nationalNumber }: OfPerson): PersonTruth | null {
  if (row.personId === null) return null
  const { institution } = world
  const shown = publishedOf(row, facts, groups, institution)
  return {
    id: row.personId,
    given: row.given ?? '',
    family: row.family ?? '',
    born: row.born?.toString() ?? null,
    nationalNumber,
    studentNumber: row.studentNumber,
    language:
      row.language !== null && isLanguage(row.language) ? row.language : institution.languages.standard,
    mobile: shown.mobile,
    showPicture: shown.picture,
    protected: row.protected ?? false,
    belongings: belongingsOf(facts, institution, world.now()),
  }
}

function publishedOf(
  row: TruthRow,
  { reservations }: PersonFacts,
  groups: readonly MemberOf[],
  institution: Institution,
): { mobile: string | null; picture: boolean } {
  const of = (thing: 'mobile' | 'picture') => {
    const choice = row.choices.find((each) => each.thing === thing)
    return choice ? { shown: choice.shown, at: Temporal.Instant.from(choice.at) } : null
  }
  const person = {
    reservations,
    choices: { mobile: of('mobile'), picture: of('picture') },
    groups,
    mobile: row.mobile,
    mobileRegister: row.mobileRegister,
    protected: row.protected ?? false,
    deceased: row.deceased?.toString() ?? null,
  }
  return published(person, visibilityOf(person, institution))
}

function numberOf(world: World, { id, sealed }: { id: string; sealed: string }): string {
  return world.keys.unseal(purposes.identityNumber, id, Buffer.from(sealed, 'base64')).toString('utf8')
}

/** What counts today; in a fixed order, so that the same truth is the same text. */
function belongingsOf(facts: PersonFacts, institution: Institution, now: Temporal.Instant): Belonging[] {
  const today = dayAt(now, institution)
  const { student, employee } = institution.lifecycle
  const studies = studiesOn(facts, today, student)
    .filter(({ standing }) => isIn(standing))
    .map(({ study }): Belonging => {
      const { programme: name, faculty: unit, campus } = study
      return { kind: 'study', name, unit, campus }
    })
  const positions = positionsOn(facts, today, employee)
    .filter(({ standing }) => isIn(standing))
    .map(({ position }): Belonging => {
      const { title: name, unit, campus } = position
      return { kind: 'position', name, unit, campus }
    })
  return [...positions, ...studies]
}

/** What the merge queue holds, and one question with its records side by side. Never a number, only which kinds there are (case Z-07). */
import { computePerson } from '../core/register/computed-person.ts'
import type { PersonFacts } from '../core/person/facts.ts'
import { dayAt } from '../core/account/access.ts'
import { numberTypesOf } from '../store/desk-people.ts'
import {
  candidateById,
  livingAccountsOf,
  type MergeCandidate,
  openCandidates,
  type OwnAccount,
  recordOf,
  recordsOf,
} from '../store/merges.ts'
import { personById } from '../store/people.ts'
import { peopleOf } from './merge-people.ts'
import { openRecords } from './register-import/kept-records.ts'
import type { World } from './world.ts'

/** One column: a person as computed, or a record that is nobody's yet. */
export type Side = {
  /** Null: a record that is linked to nobody. */
  personId: string | null
  given: string
  family: string
  born: string | null
  studentNumber: string | null
  email: string | null
  mobile: string | null
  numberTypes: readonly string[]
  /** Which registers tell of it. */
  registers: readonly string[]
  facts: PersonFacts
  account: OwnAccount | null
}

export type SeenCandidate = { candidate: MergeCandidate; sides: readonly Side[] }

/** The open questions, with everybody they are about. */
export async function seeMerges(world: World): Promise<SeenCandidate[]> {
  const open = await openCandidates(world.store, 50)
  return Promise.all(open.map(async (candidate) => ({ candidate, sides: await sidesOf(world, candidate) })))
}

/** One question; null: there is none, or it is answered. */
export async function seeMerge(world: World, id: string): Promise<SeenCandidate | null> {
  const candidate = await candidateById(world.store, id)
  return candidate === null || candidate.settledAs !== null
    ? null
    : { candidate, sides: await sidesOf(world, candidate) }
}

async function sidesOf(world: World, candidate: MergeCandidate): Promise<Side[]> {
  const people = await Promise.all(
    (await peopleOf(world.store, candidate)).map(async (id) => personSide(world, id)),
  )
  const record = await recordSide(world, candidate)
  return [...people.filter((side) => side !== null), ...(record === null ? [] : [record])]
}

async function personSide(world: World, id: string): Promise<Side | null> {
  const db = world.store
  const row = await personById(db, id)
  if (!row) return null
  const [account] = await livingAccountsOf(db, [id])
  const records = await recordsOf(db, [id])
  return {
    personId: id,
    given: row.given,
    family: row.family,
    born: row.born?.toString() ?? null,
    studentNumber: row.student_number,
    // a protected address is nobody's to see
    email: row.protected ? null : row.email,
    mobile: row.protected ? null : row.mobile,
    numberTypes: await numberTypesOf(db, id),
    registers: [...new Set(records.map(({ register }) => register))],
    facts: row.facts,
    account: account ?? null,
  }
}

async function recordSide(world: World, { recordId }: MergeCandidate): Promise<Side | null> {
  const record = recordId === null ? null : await recordOf(world.store, recordId)
  if (record === null || record.person !== null) return null
  const linked = openRecords(world, [{ ...record, person: record.record }]).get(record.record) ?? []
  const { precedence } = world.institution.registers
  const today = dayAt(world.now(), world.institution)
  const computed = computePerson(linked, { before: null, precedence, today, seen: world.now() })
  return {
    personId: null,
    given: computed.given,
    family: computed.family,
    born: computed.born,
    studentNumber: computed.studentNumber,
    email: computed.protected ? null : computed.email,
    mobile: computed.protected ? null : computed.mobile,
    numberTypes: [...new Set(linked.flatMap((each) => each.record.identity.map(({ type }) => type)))],
    registers: [record.register],
    facts: computed.facts,
    account: null,
  }
}

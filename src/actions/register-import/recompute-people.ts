/** Computes people anew from everything their registers say now, and writes what became different. */
import { computePerson } from '../../core/register/computed-person.ts'
import type { ComputedPerson } from '../../core/register/computed-person.ts'
import {
  addJobsOfImport,
  journalPeople,
  type RunStamp,
  withOpenAccount,
  writePeople,
} from '../../store/register-apply.ts'
import { type KnownPerson, knownPeople, linkedRecords } from '../../store/register-known.ts'
import type { PoolClient } from '../../store/register-connections.ts'
import { namesMakeAddresses, renewalJob } from '../renew-mail-address.ts'
import type { ImportRun } from './import-run.ts'
import { openRecords } from './kept-records.ts'
import { tellOfContacts } from './tell-of-contacts.ts'

/** How many people became different, left their last register, or came back to one. */
export type Recomputed = { changed: number; gone: number; returned: number }

/** Recomputes these people inside the open transaction, one journal line for each that became different. */
export async function recomputePeople(
  run: ImportRun,
  client: PoolClient,
  stamp: RunStamp,
  reasons: ReadonlyMap<string, string | null>,
): Promise<Recomputed> {
  const ids = [...reasons.keys()]
  if (ids.length === 0) return { changed: 0, gone: 0, returned: 0 }
  const known = await knownPeople(client, ids, { locked: true })
  const records = openRecords(run.world, await linkedRecords(client, ids))
  const { precedence } = run.world.institution.registers
  const different = known.flatMap((before) => {
    const linked = records.get(before.id)
    if (!linked) return []
    const after = computePerson(linked, { before, precedence, today: run.today, seen: run.now })
    const fields = differences(before, after)
    return fields.length > 0 ? [{ before, after, fields }] : []
  })
  if (different.length > 0) await write(client, stamp, different, reasons)
  await tellOfContacts(run, client, stamp, different)
  if (namesMakeAddresses(run.world)) await renewAddresses(run, client, different)
  const gone = different.filter((each) => whatHappened(each) === 'person-gone').length
  const returned = different.filter((each) => whatHappened(each) === 'person-returned').length
  return { changed: different.length - gone - returned, gone, returned }
}

type Different = { before: KnownPerson; after: ComputedPerson; fields: string[] }

/** Whoever has another name gets another address, a moment later: in the transaction of the name's change it is only wanted. */
async function renewAddresses(
  run: ImportRun,
  client: PoolClient,
  different: readonly Different[],
): Promise<void> {
  const renamed = different.filter(({ fields }) => fields.includes('given') || fields.includes('family'))
  const ids = renamed.map(({ before }) => before.id)
  const open = new Set(ids.length === 0 ? [] : await withOpenAccount(client, ids))
  const wanted = renamed.filter(({ before }) => open.has(before.id))
  const jobs = wanted.map(async ({ before }) => renewalJob(run.world, before.id, before))
  await addJobsOfImport(client, await Promise.all(jobs))
}

async function write(
  client: PoolClient,
  stamp: RunStamp,
  different: readonly Different[],
  reasons: ReadonlyMap<string, string | null>,
): Promise<void> {
  await writePeople(
    client,
    different.map(({ before, after }) => ({ ...after, id: before.id })),
    stamp.now,
  )
  const lines = different.map((each) => ({
    person: each.before.id,
    what: whatHappened(each),
    because: reasons.get(each.before.id) ?? null,
    details: { changed: each.fields.join(', ') },
  }))
  await journalPeople(client, lines, stamp)
}

function whatHappened({ before, after }: Different): 'person-gone' | 'person-returned' | 'person-changed' {
  const was = before.facts.registers.length > 0
  const is = after.facts.registers.length > 0
  if (was && !is) return 'person-gone'
  return !was && is ? 'person-returned' : 'person-changed'
}

/** The names of what became different; a fact is compared as it is kept. */
function differences(before: KnownPerson, after: ComputedPerson): string[] {
  const { facts, ...plain } = after
  const fields = Object.entries(plain).filter(([name, value]) => before[name as keyof typeof plain] !== value)
  const inFacts = Object.entries(facts).filter(
    ([name, value]) => canonical(before.facts[name as keyof typeof facts]) !== canonical(value),
  )
  return [...fields, ...inFacts].map(([name]) => name)
}

/** PostgreSQL orders the keys of what it keeps. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  )
}

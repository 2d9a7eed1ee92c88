/** Two people or one? The answer relinks source records, recomputes facts, and closes the account that does not go on. All of it can be taken back. */
import { z } from 'zod'
import { computePerson } from '../core/register/computed-person.ts'
import { dayAt } from '../core/account/access.ts'
import type { Db } from '../store/database.ts'
import { endOtherGrants } from '../store/grants.ts'
import {
  addPersonFor,
  candidateById,
  closeAccount,
  emptyPerson,
  type Hand,
  holdPeople,
  livingAccountsOf,
  type MergeCandidate,
  moveNumbers,
  recordOf,
  recordsOf,
  relink,
  reopenAccount,
  reopenCandidate,
  settleCandidate,
  unlink,
  writeComputed,
} from '../store/merges.ts'
import { endOtherSessions } from '../store/sessions.ts'
import { addAlias, forgetAlias } from '../store/usernames.ts'
import { takeOverChoices } from '../store/visibility-choices.ts'
import { oneAtATime } from '../store/one-at-a-time.ts'
import { endPendingRecovery } from './end-pending-recovery.ts'
import { randomId } from './random.ts'
import { openRecords } from './register-import/kept-records.ts'
import type { World } from './world.ts'

/** What taking it back needs: which record was whose, which account was closed. Ids only. */
const kept = z.object({
  candidate: z.string(),
  as: z.enum(['one person', 'two people']),
  into: z.string(),
  /** Records with the person they were linked to before; null: with nobody. */
  moved: z.array(z.object({ record: z.string(), from: z.string().nullable() })),
  closed: z.array(z.object({ id: z.string(), username: z.string(), into: z.string() })),
})
export type KeptMerge = z.output<typeof kept>

/** Reads what was kept beside the act; null: it is no such thing. */
export function readKeptMerge(text: unknown): KeptMerge | null {
  const read = typeof text === 'string' ? kept.safeParse(JSON.parse(text)) : null
  return read?.success ? read.data : null
}

/** All people of a candidate, also the one whose record it is. */
export async function peopleOf(db: Db, candidate: MergeCandidate): Promise<string[]> {
  const record = candidate.recordId === null ? null : await recordOf(db, candidate.recordId)
  return [...new Set([...(record?.person ? [record.person] : []), ...candidate.personIds])]
}

/** They are one: every record is linked to `into`. Null: it was answered already. */
export async function makeOne(
  world: World,
  db: Db,
  { candidateId, into }: { candidateId: string; into: string },
  hand: Omit<Hand, 'at'>,
): Promise<KeptMerge | null> {
  const at = world.now()
  const found = await held(world, db, candidateId)
  if (!found || !found.people.includes(into)) return null
  const { candidate, people } = found
  if (!(await settleCandidate(db, candidateId, { as: 'one person', by: hand.by, at }))) return null
  const others = people.filter((id) => id !== into)
  const records = await recordsOf(db, others)
  const waiting = await waitingRecord(db, candidate)
  const moved = [
    ...records.map(({ record, person }) => ({ record, from: person })),
    ...(waiting === null ? [] : [{ record: waiting, from: null }]),
  ]
  for (const { record } of moved)
    await relink(db, { id: randomId(world.dice), recordId: record, personId: into }, { ...hand, at })
  await moveNumbers(
    db,
    moved.map(({ record }) => record),
    into,
  )
  await takeOverChoices(db, { from: others, into })
  await recompute(world, db, people)
  return {
    candidate: candidateId,
    as: 'one person',
    into,
    moved,
    closed: await closeOthers(world, db, { into, others }, hand),
  }
}

/** They are several: a record that waited becomes somebody of its own, and no nightly file asks again. */
export async function keepApart(
  world: World,
  db: Db,
  candidateId: string,
  hand: Omit<Hand, 'at'>,
): Promise<KeptMerge | null> {
  const at = world.now()
  const found = await held(world, db, candidateId)
  if (!found) return null
  if (!(await settleCandidate(db, candidateId, { as: 'two people', by: hand.by, at }))) return null
  const waiting = await waitingRecord(db, found.candidate)
  const into = found.people[0] ?? ''
  if (waiting === null) return { candidate: candidateId, as: 'two people', into, moved: [], closed: [] }
  const own = randomId(world.dice)
  await addPersonFor(db, own, at)
  await relink(db, { id: randomId(world.dice), recordId: waiting, personId: own }, { ...hand, at })
  await recompute(world, db, [own])
  const moved = [{ record: waiting, from: null }]
  return { candidate: candidateId, as: 'two people', into: own, moved, closed: [] }
}

/** Records go back to whom they were linked to, accounts open again, and the question is asked again. */
export async function undoMerge(
  world: World,
  db: Db,
  merge: KeptMerge,
  hand: Omit<Hand, 'at'>,
): Promise<boolean> {
  const at = world.now()
  await oneAtATime(db, `merge ${merge.candidate}`)
  const people = [...new Set([merge.into, ...merge.moved.map(({ from }) => from)])].filter(
    (id) => id !== null,
  )
  await holdPeople(db, people)
  // somebody of its own has an account by now: whose it is must be asked anew
  const ownAccounts = merge.as === 'two people' ? await livingAccountsOf(db, [merge.into]) : []
  if (merge.moved.length > 0 && ownAccounts.length > 0) return false
  if (!(await reopenCandidate(db, merge.candidate))) return false
  for (const { record, from } of merge.moved) {
    if (from === null) await unlink(db, record, { ...hand, at })
    else await relink(db, { id: randomId(world.dice), recordId: record, personId: from }, { ...hand, at })
    if (from !== null) await moveNumbers(db, [record], from)
  }
  for (const { id, username, into } of merge.closed) {
    await forgetAlias(db, into, username)
    await reopenAccount(db, id)
  }
  await recompute(world, db, people)
  return true
}

async function held(
  world: World,
  db: Db,
  id: string,
): Promise<{ candidate: MergeCandidate; people: string[] } | null> {
  await oneAtATime(db, `merge ${id}`)
  const candidate = await candidateById(db, id)
  if (!candidate || candidate.settledAs !== null) return null
  const people = await peopleOf(db, candidate)
  await holdPeople(db, people)
  return { candidate, people }
}

/** The record that nobody could tell whose it is. */
async function waitingRecord(db: Db, { recordId }: MergeCandidate): Promise<string | null> {
  const record = recordId === null ? null : await recordOf(db, recordId)
  return record !== null && record.person === null ? record.record : null
}

/** From everything their records say now; somebody without records is emptied. */
async function recompute(world: World, db: Db, people: readonly string[]): Promise<void> {
  const at = world.now()
  const today = dayAt(at, world.institution)
  const { precedence } = world.institution.registers
  const records = openRecords(world, await recordsOf(db, people))
  for (const before of await holdPeople(db, people)) {
    const linked = records.get(before.id)
    if (linked === undefined) await emptyPerson(db, before.id, today, at)
    else
      await writeComputed(db, before.id, computePerson(linked, { before, precedence, today, seen: at }), at)
  }
}

/** The other accounts close; their names lead to the one that goes on, and to nobody else. */
async function closeOthers(
  world: World,
  db: Db,
  { into, others }: { into: string; others: readonly string[] },
  hand: Omit<Hand, 'at'>,
): Promise<KeptMerge['closed']> {
  const at = world.now()
  const [own] = await livingAccountsOf(db, [into])
  const closed: KeptMerge['closed'] = []
  for (const { id, username, personId } of await livingAccountsOf(db, others)) {
    if (own === undefined) throw new Error('the account that goes on belongs to somebody else')
    await closeAccount(db, id, at)
    await endOtherSessions(db, id, null, at, 'account-closed')
    await endOtherGrants(db, id, null, at)
    await endPendingRecovery(db, { id, person_id: personId }, at)
    await addAlias(db, { name: username, accountId: own.id, since: at, ...hand })
    closed.push({ id, username, into: own.id })
  }
  return closed
}

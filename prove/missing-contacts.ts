/** The desk's list of people nobody can reach, among a million: first page, last page, each filter, by the clock; the plan is shown once. */
import { sql } from 'kysely'
import {
  type ContactFilter,
  countMissingContacts,
  seeMissingContacts,
} from '../src/actions/missing-contacts.ts'
import { makeWorld } from '../src/cast/made-world.ts'
import { firstStudy } from '../src/cast/newcomers.ts'
import { noFacts } from '../src/core/person/facts.ts'
import { putCrowd } from './ground/crowd.ts'
import { provingGround } from './ground/proving-ground.ts'
import type { Prove } from './proof.ts'

export const about =
  'Among 1,000,000 people of whom 30,000 lack e-mail or mobile, each page of the list is there within a second'
export const rounds = 20

const people = 1_000_000
const allowed = 1_000
const filters: ContactFilter[] = [
  { from: null, missing: null },
  { from: 'fs', missing: 'mobile' },
  // nobody is: the longest way to look in vain
  { from: 'hr', missing: null },
  { from: 'guest', missing: 'mail' },
]

type State = { milliseconds: readonly number[] }
type Store = Parameters<typeof putCrowd>[0]

export const prove: Prove<State> = async function* ({ rounds: left, state, log }) {
  const took = [...(state.milliseconds ?? [])]
  const ground = await provingGround(4)
  const { world, close } = makeWorld(ground.store, 'oslomet')
  try {
    await putCrowd(ground.store, people)
    await takeAway(ground.store)
    for (const line of await planOf(ground.store)) log(`  ${line}`)
    let after: string | null = null
    for (let round = 0; round < left; round += 1) {
      for (const filter of filters) {
        const start = performance.now()
        const counted = await countMissingContacts(world, filter, 1_000)
        const page = await seeMissingContacts(world, filter, { after, most: 25 })
        const milliseconds = Math.round(performance.now() - start)
        log(
          `${JSON.stringify(filter)}: ${counted.is} ${counted.number}, ${page.people.length} shown, ${milliseconds} ms`,
        )
        if (milliseconds > allowed) throw new Error(`it took ${milliseconds} ms`)
        took.push(milliseconds)
      }
      after = await somebody(ground.store, round)
      yield { milliseconds: took }
    }
  } finally {
    close()
    await ground.leave()
  }
  return `${took.length} pages with their counts, the slowest in ${Math.max(...took)} ms`
}

/** Of every hundred people three lack something; every other one of those has finished long ago. */
async function takeAway(store: Store): Promise<void> {
  const facts = (until: string) =>
    JSON.stringify({ ...noFacts, registers: ['fs'], studies: [{ ...firstStudy, from: '2015-08-10', until }] })
  await sql`
    update person set facts = (case when student_number::int % 2 = 0 then ${facts('2031-06-30')} else ${facts('2018-06-30')} end)::json,
      email = case when student_number::int % 3 = 0 then null else email end,
      mobile = case when student_number::int % 3 = 0 then mobile else null end,
      first_seen_at = timestamptz '2020-01-01' + student_number::int * interval '1 minute'
    where student_number::int % 100 in (7, 40, 81)`.execute(store)
  await sql`vacuum analyze person`.execute(store)
}

/** Somebody in the middle of the list, where the next page begins. */
async function somebody(store: Store, round: number): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    select id from person where email is null or mobile is null order by first_seen_at offset ${round * 1_000} limit 1`.execute(
    store,
  )
  return rows[0]?.id ?? null
}

async function planOf(store: Store): Promise<string[]> {
  const { rows } = await sql<Record<string, string>>`
    explain (analyze, costs off, buffers off) select p.id, p.facts from person p
      where (p.email is null or p.mobile is null) and p.deceased is null
      order by p.first_seen_at desc, p.id desc limit 500`.execute(store)
  return rows.map((row) => Object.values(row)[0] ?? '')
}

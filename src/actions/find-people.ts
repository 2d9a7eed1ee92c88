/** The desk looks for somebody: by name, username, student number, phone or mail; by an identity number only whole, and then it is written down. */
import { readWanted } from '../core/desk/search.ts'
import { ownDomains } from '../core/institution/own-domains.ts'
import { type FoundPerson, mostFound, peopleByNumber, searchPeople } from '../store/desk-search.ts'
import { addToJournal } from '../store/journal.ts'
import { numberIndexes } from './claimed-person.ts'
import type { Agent } from './desk-session.ts'
import { together, type World } from './world.ts'

export type Found =
  | { is: 'people'; people: FoundPerson[]; all: number; more: boolean }
  /** A whole number leads straight to the person. */
  | { is: 'one'; personId: string }
  | { is: 'nobody' }
  | { is: 'too-short' }

/** People on one page of the list. */
export const onAPage = 25

/** Answers in one statement, whatever was typed; `page` counts from 0. */
export async function findPeople(world: World, agent: Agent, typed: string, page: number): Promise<Found> {
  const wanted = readWanted(typed, { realms: ownDomains(world.institution) })
  switch (wanted.is) {
    case 'too-short':
      return { is: 'too-short' }
    case 'identity-number':
      return byNumber(world, agent, wanted.number)
    case 'words': {
      const { people, all } = await searchPeople(world.store, wanted, {
        most: onAPage,
        from: Math.min(page, Math.ceil(mostFound / onAPage)) * onAPage,
      })
      if (people.length === 0 && wanted.passport !== null) return byNumber(world, agent, wanted.passport)
      const [only] = people
      if (only && all === 1 && only.by !== 'name') return { is: 'one', personId: only.id }
      return people.length === 0 ? { is: 'nobody' } : { is: 'people', people, all, more: all >= mostFound }
    }
  }
}

/** The search itself stands in the person's journal and in the operator's log, never the number (case Z-07). */
async function byNumber(world: World, agent: Agent, number: string): Promise<Found> {
  const found = await peopleByNumber(world.store, numberIndexes(world, number))
  await together(world, async (db) => {
    for (const personId of found) {
      await addToJournal(db, world.now(), {
        personId,
        accountId: null,
        what: 'number-looked-up',
        by: `desk:${agent.username}`,
      })
    }
  })
  world.log.info('desk-number-looked-up', { agent: agent.username, found: found.length })
  const [only] = found
  return only !== undefined && found.length === 1 ? { is: 'one', personId: only } : { is: 'nobody' }
}

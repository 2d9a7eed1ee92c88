/** The list of people nobody can reach: whom a register knows and who have or get an account, but no personal mail or no mobile. */
import { dayAt } from '../core/account/access.ts'
import { noFacts } from '../core/person/facts.ts'
import {
  type Counted,
  expectedOn,
  type Missing,
  missingOf,
  type Stopped,
  whatItStops,
} from '../core/person/missing-contacts.ts'
import {
  type Beside,
  besideUnreachable,
  type Unreachable,
  unreachableAfter,
} from '../store/missing-contacts.ts'
import type { Agent } from './desk-session.ts'
import type { World } from './world.ts'

/** From where somebody comes; `guest`: from no register. */
export const contactSources = ['fs', 'hr', 'projects', 'guest'] as const
export type ContactSource = (typeof contactSources)[number]

/** Whom to list. */
export type ContactFilter = { from: ContactSource | null; missing: Missing | null }

/** A line of the list. Whoever has a protected address has no name here, and no student number. */
export type WithoutContact = {
  id: string
  name: string | null
  studentNumber: string | null
  username: string | null
  records: Beside['records']
  sponsor: string | null
  missing: Missing[]
  stops: Stopped[]
}

/** `next`: where the page after begins; null: this was the last. */
export type ContactPage = { people: WithoutContact[]; next: string | null }

/** So many are looked at for one page, whatever is asked: a list may say "go on from here", it may not be slow. */
const mostLooked = 3_000
const atOnce = 500

/** The page that begins after this person, newest first. */
export async function seeMissingContacts(
  world: World,
  filter: ContactFilter,
  { after, most }: { after: string | null; most: number },
): Promise<ContactPage> {
  const fits = fitting(world)
  const found: Unreachable[] = []
  let last = after
  let looked = 0
  for (;;) {
    const rows = await unreachableAfter(world.store, last, { ...filter, most: atOnce })
    for (const row of rows) {
      if (fits(row)) {
        if (found.length === most) return pageOf(world, found, found.at(-1)?.id ?? null)
        found.push(row)
      }
      last = row.id
    }
    looked += rows.length
    if (rows.length < atOnce) return pageOf(world, found, null)
    if (looked >= mostLooked) return pageOf(world, found, last)
  }
}

/** How many there are, counted no further than `most`. */
export async function countMissingContacts(
  world: World,
  filter: ContactFilter,
  most: number,
): Promise<Counted> {
  const fits = fitting(world)
  let number = 0
  let looked = 0
  for (let after: string | null = null; ;) {
    const rows: Unreachable[] = await unreachableAfter(world.store, after, { ...filter, most: atOnce })
    number += rows.filter(fits).length
    looked += rows.length
    if (number > most) return { number: most, is: 'more-than' }
    if (rows.length < atOnce) return { number, is: 'all' }
    if (looked >= mostLooked) return { number, is: 'at-least' }
    after = rows.at(-1)?.id ?? null
  }
}

/** So many lines at most in one file. */
const mostInAFile = 10_000

/** The whole list for a spreadsheet; that it was taken is in the operator's log. */
export async function downloadMissingContacts(
  world: World,
  agent: Agent,
  filter: ContactFilter,
): Promise<WithoutContact[]> {
  const people: WithoutContact[] = []
  for (let after: string | null = null; people.length < mostInAFile;) {
    const page: ContactPage = await seeMissingContacts(world, filter, { after, most: atOnce })
    people.push(...page.people)
    if (page.next === null) break
    after = page.next
  }
  world.log.info('desk-missing-contacts-downloaded', { agent: agent.username, people: people.length })
  return people
}

function fitting({ institution, now }: World): (row: Unreachable) => boolean {
  const isExpected = expectedOn(dayAt(now(), institution), institution)
  return (row) => isExpected({ ...noFacts, ...row.facts })
}

async function pageOf(
  world: World,
  found: readonly Unreachable[],
  next: string | null,
): Promise<ContactPage> {
  const beside = new Map(
    (
      await besideUnreachable(
        world.store,
        found.map(({ id }) => id),
      )
    ).map((each) => [each.id, each]),
  )
  return { people: found.map((row) => lineOf(world, row, beside.get(row.id))), next }
}

function lineOf(world: World, row: Unreachable, beside: Beside | undefined): WithoutContact {
  const missing = missingOf(row)
  const { isProtected } = row
  return {
    id: row.id,
    name: isProtected ? null : `${row.given} ${row.family}`.trim(),
    studentNumber: isProtected ? null : row.studentNumber,
    username: beside?.username ?? null,
    records: beside?.records ?? [],
    sponsor: beside?.sponsor ?? null,
    missing,
    stops: whatItStops(missing, { ...noFacts, ...row.facts }, world.institution),
  }
}

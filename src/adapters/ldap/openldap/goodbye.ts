/** Takes the entries of erased accounts away: what carries our id where people are, and their membership in our groups. */
import { type Client, EqualityFilter, OrFilter } from 'ldapts'
import type { Goodbye } from '../../../core/targets/target-system.ts'
import { isAnswer } from '../connection.ts'
import { decodeLdap } from '../decode.ts'
import { anchorOf, anchorValue } from './entry.ts'
import { leaveGroups } from './groups.ts'
import { isBelow, type Places } from './places.ts'
import type { FoundEntry } from './plan.ts'
import { foundEntry } from './search.ts'
import type { OpenLdapSettings } from './settings.ts'

/** The name of one, and its names where it would be listed and hidden: a group may still have either. */
const namesOf = ({ dn, values }: FoundEntry, places: Places): string[] => [
  dn,
  ...(values['uid'] ?? []).flatMap((uid) => [places.entry(uid, true), places.entry(uid, false)]),
]

/**
 * Groups first: an entry that is gone no longer says which member it was. Killed in between, the entry is found by its id and
 * all is done once more. Throws what keeps the directory from answering at all.
 */
export async function goodbyeAll(
  client: Client,
  accountIds: readonly string[],
  settings: OpenLdapSettings,
  places: Places,
): Promise<Goodbye[]> {
  const found = await entriesOf(client, accountIds, settings, places)
  const ours = found.filter((entry) => isAmongPeople(entry, places))
  const names = ours.flatMap((entry) => namesOf(entry, places))
  await leaveGroups(client, [...new Set(names)], places)
  return Promise.all(
    accountIds.map(async (accountId) => {
      const theirs = found.filter((entry) => carries(entry, accountId, settings))
      return goodbye(client, theirs, places)
    }),
  )
}

async function goodbye(client: Client, entries: readonly FoundEntry[], places: Places): Promise<Goodbye> {
  try {
    for (const entry of entries) if (isAmongPeople(entry, places)) await remove(client, entry)
  } catch (error) {
    if (!isAnswer(error)) throw error
    return error.code === notALeaf
      ? stays('something stands below it')
      : { is: 'again', trouble: decodeLdap(error) }
  }
  // somebody moved it, or took our id over for something of theirs: a human has to look
  return entries.every((entry) => isAmongPeople(entry, places))
    ? { is: 'done' }
    : stays('it was moved out of people and hidden')
}

function stays(said: string): Goodbye {
  return { is: 'give-up', trouble: { what: 'protected-by-target', said } }
}

/** Whatever somebody put below it stays, and so it stays itself (RFC 4511 4.8: only a leaf is deleted). */
async function remove(client: Client, { dn }: FoundEntry): Promise<void> {
  try {
    await client.del(dn)
  } catch (error) {
    if (!isAnswer(error) || error.code !== noSuchObject) throw error
  }
}

const noSuchObject = 32
const notALeaf = 66

function isAmongPeople({ dn }: FoundEntry, { people, hidden }: Places): boolean {
  return isBelow(dn, people) || isBelow(dn, hidden)
}

/** The directory does not tell capitals apart in every attribute; we do. */
function carries({ values }: FoundEntry, accountId: string, settings: OpenLdapSettings): boolean {
  const kept = values[anchorOf(settings).toLowerCase()] ?? []
  return kept.includes(anchorValue(accountId, settings))
}

async function entriesOf(
  client: Client,
  accountIds: readonly string[],
  settings: OpenLdapSettings,
  { base }: Places,
): Promise<FoundEntry[]> {
  const attribute = anchorOf(settings)
  const filters = accountIds.map(
    (accountId) => new EqualityFilter({ attribute, value: anchorValue(accountId, settings) }),
  )
  const { searchEntries } = await client.search(base, {
    scope: 'sub',
    filter: new OrFilter({ filters }),
    attributes: ['uid', attribute],
  })
  return searchEntries
    .map(foundEntry)
    .filter((entry) => accountIds.some((accountId) => carries(entry, accountId, settings)))
}

/** Finds the entries of accounts, all of a batch in one question. */
import { EqualityFilter, OrFilter } from 'ldapts'
import type { Client } from 'ldapts'
import { attributesRead, claimOn, readEntry } from './existing.ts'
import type { Existing } from './existing.ts'
import type { ActiveDirectorySettings } from './settings.ts'
import type { Wanted } from './wanted.ts'

/**
 * Where an account is, if it is anywhere. `taken`: its name, or its id, is at an entry that cannot be it; for good, or until
 * another account of ours has moved on to its own new name.
 */
export type Whereabouts =
  { is: 'ours' | 'adopt'; entry: Existing } | { is: 'missing' } | { is: 'taken'; forGood: boolean }

/**
 * Our id decides: it stays when somebody renames or moves the entry. Names are asked first all the same, because a domain has
 * an index of them and, as it comes, none of our id: only for those whose name is not at an entry of theirs the
 * whole domain is searched, once for all of them. An entry with the same name and no id at all is taken over.
 */
export async function findEntries(
  client: Client,
  settings: ActiveDirectorySettings,
  wanted: readonly Wanted[],
): Promise<ReadonlyMap<string, Whereabouts>> {
  const attributes = [...new Set(wanted.flatMap(({ values }) => Object.keys(values)))]
  const ask = (filters: readonly EqualityFilter[]) => search(client, settings, filters, attributes)
  const named = await ask(
    wanted.flatMap(({ values }) => [
      equal('sAMAccountName', values['sAMAccountName'] ?? ''),
      equal('userPrincipalName', values['userPrincipalName'] ?? ''),
    ]),
  )
  const known = new Set(named.map(({ anchor }) => anchor))
  const others = wanted.filter(({ accountId }) => !known.has(accountId))
  const withId = await ask(others.map(({ accountId }) => equal(settings.anchor, accountId)))
  const entries = [...named, ...withId.filter(({ name }) => !named.some((each) => each.name === name))]
  return new Map(wanted.map((one) => [one.accountId, whereabouts(one, entries)]))
}

/** Everything in the domain that carries one of these ids. Throws what the directory says. */
export async function entriesWithIds(
  client: Client,
  settings: ActiveDirectorySettings,
  accountIds: readonly string[],
): Promise<readonly Existing[]> {
  return search(
    client,
    settings,
    accountIds.map((accountId) => equal(settings.anchor, accountId)),
    [],
  )
}

async function search(
  client: Client,
  settings: ActiveDirectorySettings,
  filters: readonly EqualityFilter[],
  attributes: readonly string[],
): Promise<readonly Existing[]> {
  if (filters.length === 0) return []
  const { searchEntries } = await client.search(settings.base, {
    scope: 'sub',
    filter: new OrFilter({ filters: [...filters] }),
    attributes: attributesRead(settings, attributes),
  })
  return searchEntries.map((entry) => readEntry(entry, settings))
}

function whereabouts(wanted: Wanted, entries: readonly Existing[]): Whereabouts {
  const withId = entries.filter(({ anchor }) => anchor === wanted.accountId)
  const [own] = withId
  const [other, ...more] = entries.filter((entry) => entry !== own && hasNameOf(entry, wanted))
  if (withId.length > 1) return { is: 'taken', forGood: true }
  const entry = own ?? other
  if (entry === undefined) return { is: 'missing' }
  const inTheWay = own === undefined ? more : [other, ...more].filter((each) => each !== undefined)
  if (inTheWay.length > 0) return { is: 'taken', forGood: inTheWay.some(({ anchor }) => anchor === null) }
  const is = claimOn(entry, wanted)
  return is === 'taken' ? { is, forGood: entry.anchor === null } : { is, entry }
}

function hasNameOf({ username, upn }: Existing, { values }: Wanted): boolean {
  return isSame(username, values['sAMAccountName']) || isSame(upn, values['userPrincipalName'])
}

function isSame(one: string | null, other: string | null | undefined): boolean {
  return one !== null && typeof other === 'string' && one.toLowerCase() === other.toLowerCase()
}

function equal(attribute: string, value: string): EqualityFilter {
  return new EqualityFilter({ attribute, value })
}

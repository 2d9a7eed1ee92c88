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
 * Our id is looked for first: it stays when somebody renames or moves the entry. Without it an entry with the same name
 * is taken over if no other id stands in it. One question for the whole batch, because the attribute with our id has no
 * index in a domain as it comes.
 */
export async function findEntries(
  client: Client,
  settings: ActiveDirectorySettings,
  wanted: readonly Wanted[],
): Promise<ReadonlyMap<string, Whereabouts>> {
  const asked = wanted.flatMap(({ accountId, values }) => [
    equal(settings.anchor, accountId),
    equal('sAMAccountName', values['sAMAccountName'] ?? ''),
    equal('userPrincipalName', values['userPrincipalName'] ?? ''),
  ])
  if (asked.length === 0) return new Map()
  const names = [...new Set(wanted.flatMap(({ values }) => Object.keys(values)))]
  const { searchEntries } = await client.search(settings.base, {
    scope: 'sub',
    filter: new OrFilter({ filters: asked }),
    attributes: attributesRead(settings, names),
  })
  const entries = searchEntries.map((entry) => readEntry(entry, settings))
  return new Map(wanted.map((one) => [one.accountId, whereabouts(one, entries)]))
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

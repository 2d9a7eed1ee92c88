/** Finds the entries of accounts in one question, with every attribute that is ours. */
import { type Client, type Entry, EqualityFilter, OrFilter } from 'ldapts'
import type { Truth } from '../../../core/targets/truth.ts'
import { anchorOf, anchorValue, type EntrySettings, managedAttributes } from './entry.ts'
import type { FoundEntry } from './plan.ts'
import type { Places } from './places.ts'

/**
 * The entries that carry the id or the name of any of these accounts. Values stand in the filter as the library encodes
 * them: `*)(uid=*` is a name that nobody has (case I-04, RFC 4515 3).
 */
export async function findEntries(
  client: Client,
  truths: readonly Truth[],
  settings: EntrySettings,
  { base }: Places,
): Promise<FoundEntry[]> {
  if (truths.length === 0) return []
  const filters = truths.flatMap((truth) => [
    new EqualityFilter({ attribute: 'uid', value: truth.username }),
    new EqualityFilter({ attribute: anchorOf(settings), value: anchorValue(truth.accountId, settings) }),
  ])
  const { searchEntries } = await client.search(base, {
    scope: 'sub',
    filter: new OrFilter({ filters }),
    attributes: ['objectClass', 'userPassword', ...managedAttributes(settings)],
  })
  return searchEntries.map(foundEntry)
}

/** An entry of the library as ours: names in small letters, every value a text. */
export function foundEntry({ dn, ...values }: Entry): FoundEntry {
  return {
    dn,
    values: Object.fromEntries(
      Object.entries(values).map(([name, value]) => [name.toLowerCase(), textsOf(value)]),
    ),
  }
}

function textsOf(value: Entry[string]): string[] {
  const all = Array.isArray(value) ? value : [value]
  return all.map((each) => (typeof each === 'string' ? each : each.toString('utf8')))
}

/** Sorts what was found by the account it may be. */
export function candidatesFor(
  truth: Truth,
  found: readonly FoundEntry[],
  settings: EntrySettings,
): FoundEntry[] {
  const anchor = anchorOf(settings).toLowerCase()
  const id = anchorValue(truth.accountId, settings)
  const name = truth.username.toLowerCase()
  return found.filter(
    ({ values }) =>
      (values[anchor] ?? []).includes(id) || (values['uid'] ?? []).some((uid) => uid.toLowerCase() === name),
  )
}

/** Everything in Active Directory that is ours or could be, a page at a time. */
import { AndFilter, EqualityFilter, PresenceFilter } from 'ldapts'
import type { Client, SearchResult } from 'ldapts'
import { TargetInTrouble } from '../../../core/targets/target-system.ts'
import type { Found } from '../../../core/targets/target-system.ts'
import type { Directory } from '../connection.ts'
import { decodeActiveDirectory } from './decode.ts'
import { attributesRead, isOpenThere, readEntry } from './existing.ts'
import type { ActiveDirectorySettings } from './settings.ts'

/** A domain controller gives at most 1,000 entries in one answer (MaxPageSize). */
const pageSize = 500

/** Throws `TargetInTrouble`. Computers and the domain's own accounts are left out: they can never be ours. */
export async function* surveyPages(
  directory: Directory,
  settings: ActiveDirectorySettings,
  signal: AbortSignal,
): AsyncIterable<Found> {
  try {
    const pages = await directory.run((client) => Promise.resolve(begin(client, settings)))
    for (;;) {
      signal.throwIfAborted()
      const page = await directory.run(() => pages.next())
      if (page.done) return
      yield* foundIn(page.value, settings)
    }
  } catch (error) {
    throw new TargetInTrouble(decodeActiveDirectory(error))
  }
}

function begin(client: Client, settings: ActiveDirectorySettings): AsyncGenerator<SearchResult> {
  const people = [
    new EqualityFilter({ attribute: 'objectClass', value: 'user' }),
    new PresenceFilter({ attribute: 'sAMAccountName' }),
  ]
  return client.searchPaginated(settings.base, {
    scope: 'sub',
    filter: new AndFilter({ filters: people }),
    attributes: attributesRead(settings, []),
    paged: { pageSize },
  })
}

function foundIn({ searchEntries }: SearchResult, settings: ActiveDirectorySettings): readonly Found[] {
  return searchEntries
    .map((entry) => readEntry(entry, settings))
    .filter(({ canBeOurs }) => canBeOurs)
    .map((entry) => ({
      accountId: entry.anchor,
      username: entry.username,
      place: entry.name,
      listed: isOpenThere(entry),
    }))
}

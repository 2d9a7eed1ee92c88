/** Where Active Directory differs from the truth, without writing anything. */
import type { Client } from 'ldapts'
import type { Temporal } from 'temporal-polyfill'
import type { Difference, PasswordTold } from '../../../core/targets/target-system.ts'
import type { Truth } from '../../../core/targets/truth.ts'
import { groups as everyGroup } from '../../../core/institution/words.ts'
import { clockAhead, readRoot } from './check-clock.ts'
import { closingNote } from './closing-note.ts'
import { differing, isOpenThere } from './existing.ts'
import type { Existing } from './existing.ts'
import { findEntries } from './find.ts'
import { isLaterThere, isOlderThere } from './password-time.ts'
import type { Whereabouts } from './find.ts'
import { groupPlace, isSameName } from './settings.ts'
import type { ActiveDirectorySettings } from './settings.ts'
import { wantedOf } from './wanted.ts'
import type { Wanted } from './wanted.ts'
import { placeOfEntry } from './write-entry.ts'

/** So many accounts in one question. */
const together = 50

/** Throws what the directory says. */
export async function compareAll(
  { client, settings, now }: { client: Client; settings: ActiveDirectorySettings; now: Temporal.Instant },
  truths: readonly Truth[],
  passwords: ReadonlyMap<string, PasswordTold> = new Map(),
): Promise<readonly Difference[]> {
  const ahead = clockAhead(await readRoot(client), now)
  const differences: Difference[] = []
  for (let at = 0; at < truths.length; at += together) {
    const some = truths.slice(at, at + together)
    const wanted = some.map((truth) => wantedOf(truth, settings))
    const found = await findEntries(
      client,
      settings,
      wanted.filter((each) => each !== null),
    )
    for (const [place, truth] of some.entries())
      differences.push(...differenceOf({ settings, passwords, ahead }, truth, wanted[place] ?? null, found))
  }
  return differences
}

type Comparing = {
  settings: ActiveDirectorySettings
  passwords: ReadonlyMap<string, PasswordTold>
  ahead: Temporal.Duration
}

function differenceOf(
  { settings, passwords, ahead }: Comparing,
  { accountId, username, passwordSetAt }: Truth,
  wanted: Wanted | null,
  found: ReadonlyMap<string, Whereabouts>,
): readonly Difference[] {
  const difference = (is: Difference['is'], attributes: readonly string[]) => [
    { accountId, username, is, attributes },
  ]
  if (wanted === null) return difference('missing', ['sAMAccountName'])
  const place = found.get(accountId) ?? { is: 'missing' as const }
  if (place.is === 'missing') return wanted.standing === 'ended' ? [] : difference('missing', [])
  if (place.is === 'taken') return difference('taken', ['sAMAccountName'])
  const attributes = differencesIn(settings, wanted, place.entry)
  if (place.is === 'adopt') return difference(opensBy(wanted, place.entry), attributes)
  const takenAt = passwords.get(accountId)?.takenAt ?? null
  const isOther =
    (passwordSetAt !== null && isOlderThere(place.entry, passwordSetAt)) ||
    (takenAt !== null && isLaterThere(place.entry, takenAt, ahead))
  return [
    ...(attributes.length > 0 ? difference('differs', attributes) : []),
    ...(isOther && wanted.standing !== 'ended' ? difference('other-password', ['pwdLastSet']) : []),
  ]
}

/** Whoever closed it in the domain may have had a reason that nobody has told us. */
function opensBy({ standing }: Wanted, entry: Existing): Difference['is'] {
  return standing === 'listed' && !isOpenThere(entry) ? 'adopt-and-open' : 'adopt'
}

/** Whether a listed account is open is told apart: without a password there it waits for the person, and nothing is wrong. */
function differencesIn(
  settings: ActiveDirectorySettings,
  wanted: Wanted,
  entry: Existing,
): readonly string[] {
  const shouldBeOpen = wanted.standing === 'listed' && (entry.hasPassword || isOpenThere(entry))
  const note = closingNote(entry, wanted, '')
  return [
    ...differing(entry, wanted.values),
    ...((note === null) === (entry.description === null) ? [] : ['description']),
    ...(isSameName(placeOfEntry(settings, wanted, entry), entry.name) ? [] : ['distinguishedName']),
    ...(shouldBeOpen === isOpenThere(entry) ? [] : ['userAccountControl']),
    ...(hasRightGroups(settings, wanted, entry) ? [] : ['memberOf']),
  ]
}

function hasRightGroups(settings: ActiveDirectorySettings, wanted: Wanted, { memberOf }: Existing): boolean {
  return everyGroup.every((group) => {
    const place = groupPlace(settings, group)
    if (place === null) return true
    return memberOf.some((each) => isSameName(each, place)) === wanted.groups.includes(group)
  })
}

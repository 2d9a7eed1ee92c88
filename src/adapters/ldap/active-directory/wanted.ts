/** What Active Directory is to hold of one account: the truth in its attributes. Only thinks. */
import { isLeftOut, type Standing, type Truth } from '../../../core/targets/truth.ts'
import type { ActiveDirectorySettings } from './settings.ts'

/** An attribute's value; null: there is to be none. */
export type Values = Readonly<Record<string, string | null>>

/** An account as the directory is to have it. */
export type Wanted = {
  accountId: string
  username: string
  /** The name of the entry among its neighbours: the username, because two people may be called Kari Nordmann. */
  commonName: string
  standing: Standing
  values: Values
  /** Names of the groups for affiliations; a closed account is in none. */
  groups: Truth['groups']
}

/** Longer values are refused there (rangeUpper in the schema of Active Directory, in units of UTF-16). */
const most: Readonly<Record<string, number>> = {
  givenName: 64,
  sn: 64,
  displayName: 256,
  title: 128,
  department: 64,
  mobile: 64,
  mail: 256,
}
/** MS-SAMR 3.1.1.6: an account's older name has 20 characters at most. */
const longestOldName = 20

/**
 * Null when this account can have no entry there: its name is too long for `sAMAccountName` and the institution does not
 * want it cut, or a value holds U+0000, where a directory would stop reading.
 */
export function wantedOf(truth: Truth, settings: ActiveDirectorySettings): Wanted | null {
  const { accountId, username } = truth
  const oldName = username.slice(0, longestOldName)
  if (oldName !== username && settings.longNames === 'refuse') return null
  const standing = isLeftOut(truth.person?.protected === true, settings) ? 'ended' : truth.standing
  const values = {
    [settings.anchor]: accountId,
    sAMAccountName: oldName,
    userPrincipalName: `${username}@${settings.upnSuffix}`,
    ...fitting(aboutPerson(truth)),
    ...flagOf(truth, standing, settings),
  }
  if (Object.values(values).some((value) => value?.includes('\0'))) return null
  const groups = standing === 'listed' ? truth.groups : []
  return { accountId, username, commonName: username, standing, values, groups }
}

/** Of a protected person others in the domain learn the username, and nothing more. */
function aboutPerson({ person, username, mail }: Truth): Values {
  if (person === null || person.protected)
    return { ...none, displayName: username, mail: person ? null : mail }
  const { given, family, mobile, belongings } = person
  return {
    ...none,
    givenName: given,
    sn: family,
    displayName: [given, family].filter((name) => name !== '').join(' ') || username,
    mail,
    mobile,
    title: belongings.find(({ kind }) => kind === 'position')?.name ?? null,
    department: belongings[0]?.unit ?? null,
  }
}

const none = {
  givenName: null,
  sn: null,
  displayName: null,
  mail: null,
  mobile: null,
  title: null,
  department: null,
}

function flagOf({ person }: Truth, standing: Standing, { hiddenFlag }: ActiveDirectorySettings): Values {
  if (hiddenFlag === null) return {}
  return { [hiddenFlag]: standing !== 'listed' || person?.protected ? 'TRUE' : null }
}

function fitting(values: Values): Values {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, value === null ? null : cut(value, most[name])]),
  )
}

/** An empty text is no value in a directory; a character of two units is never halved. */
function cut(value: string, length = Infinity): string | null {
  let kept = ''
  for (const character of value) {
    if (kept.length + character.length > length) break
    kept += character
  }
  return kept === '' ? null : kept
}

/** An entry as it stands in Active Directory, read into types. */
import type { Entry } from 'ldapts'
import { isOpen, needsNoPassword } from './account-control.ts'
import type { ActiveDirectorySettings } from './settings.ts'
import type { Values, Wanted } from './wanted.ts'

/** What is known of an entry that is, or could be, one of our accounts. */
export type Existing = {
  name: string
  anchor: string | null
  username: string
  upn: string | null
  /** The first value of an attribute that was asked for; null: it has none. */
  first(attribute: string): string | null
  control: number
  /** Whether anybody ever set a password, and it need not be changed at once. */
  hasPassword: boolean
  /** A mark allows it to be open without any password. */
  mayLackPassword: boolean
  memberOf: readonly string[]
  description: string | null
  /** Guarded by AdminSDHolder: its rights are rewritten every hour, and ours are not among them. */
  guarded: boolean
  /** An account for a person, and not a computer, a group or a part of the domain itself. */
  canBeOurs: boolean
}

/** The attributes that are asked for, whatever is to be written. */
export function attributesRead(settings: ActiveDirectorySettings, wanted: readonly string[]): string[] {
  const always = ['sAMAccountName', 'userPrincipalName', 'userAccountControl', 'pwdLastSet', 'memberOf']
  const about = ['objectClass', 'adminCount', 'isCriticalSystemObject', 'description']
  return [...new Set([...always, ...about, settings.anchor, ...wanted])]
}

export function readEntry(entry: Entry, settings: ActiveDirectorySettings): Existing {
  // Names of attributes do not tell capitals apart, and the directory answers with its own spelling.
  const attributes = new Map(Object.keys(entry).map((name) => [name.toLowerCase(), textsOf(entry[name])]))
  const all = (name: string) => attributes.get(name.toLowerCase()) ?? []
  const first = (name: string) => all(name)[0] ?? null
  const classes = all('objectClass').map((each) => each.toLowerCase())
  return {
    name: entry.dn,
    anchor: first(settings.anchor),
    username: first('sAMAccountName') ?? '',
    upn: first('userPrincipalName'),
    first,
    control: Number(first('userAccountControl') ?? 0),
    hasPassword: Number(first('pwdLastSet') ?? 0) !== 0,
    mayLackPassword: needsNoPassword(Number(first('userAccountControl') ?? 0)),
    memberOf: all('memberOf'),
    description: first('description'),
    guarded: first('adminCount') === '1',
    canBeOurs:
      classes.includes('user') && !classes.includes('computer') && first('isCriticalSystemObject') !== 'TRUE',
  }
}

/** Names of the attributes that hold something else than they should. */
export function differing(existing: Existing, wanted: Values): readonly string[] {
  return Object.keys(wanted).filter((name) => existing.first(name) !== wanted[name])
}

/** Whether somebody could sign in there now. */
export function isOpenThere(existing: Existing): boolean {
  return isOpen(existing.control)
}

/** Whether the entry at hand is the account, could become it, or belongs to somebody else. */
export function claimOn(existing: Existing, { accountId }: Wanted): 'ours' | 'adopt' | 'taken' {
  if (existing.anchor === accountId) return existing.canBeOurs ? 'ours' : 'taken'
  return existing.anchor === null && existing.canBeOurs ? 'adopt' : 'taken'
}

/** What ldapts gives for an attribute: nothing, one value or several, as text or bytes. */
export function textsOf(value: Entry[string] | undefined): readonly string[] {
  if (value === undefined) return []
  const values = Array.isArray(value) ? value : [value]
  return values.map((each) => (typeof each === 'string' ? each : each.toString('utf8')))
}

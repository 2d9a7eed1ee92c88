/** Writes one entry in steps that may stop anywhere: closing comes first, opening comes last and not here. */
import { Attribute, Change } from 'ldapts'
import type { Client } from 'ldapts'
import type { Password } from '../../../core/secrets/password.ts'
import { controlFor } from './account-control.ts'
import { closingNote } from './closing-note.ts'
import { differing, isOpenThere } from './existing.ts'
import type { Existing } from './existing.ts'
import type { Whereabouts } from './find.ts'
import { passwordValue } from './password-value.ts'
import { isBelow, isSameName, nameBelow, placeOf, placesOf } from './settings.ts'
import type { ActiveDirectorySettings } from './settings.ts'
import type { Values, Wanted } from './wanted.ts'

/** An entry after its own steps; groups and opening follow. */
export type Written = {
  name: string
  /** Null: it was made just now. */
  before: Existing | null
  hasPassword: boolean
}

/** What the steps need to know besides the account. */
export type Writing = { client: Client; settings: ActiveDirectorySettings; today: string }

/**
 * Makes the entry, closed and without a password, if it is missing. Null: the account has ended and never was there.
 * Throws what the directory says.
 */
export async function writeEntry(
  writing: Writing,
  wanted: Wanted,
  found: Exclude<Whereabouts, { is: 'taken' }>,
): Promise<Written | null> {
  if (found.is === 'missing') return wanted.standing === 'ended' ? null : makeEntry(writing, wanted)
  const { entry } = found
  await closeFirst(writing, wanted, entry)
  await mendValues(writing, wanted, entry)
  const name = await moveEntry(writing, wanted, entry)
  return { name, before: entry, hasPassword: entry.hasPassword }
}

/**
 * Sets the password as somebody with the right to do so, which the domain's rules on age and history allow, and lifts a lock
 * for wrong ones. False: the directory cannot keep all of it.
 */
export async function setPassword({ client }: Writing, name: string, password: Password): Promise<boolean> {
  const value = passwordValue(password)
  if (value === null) return false
  await client.modify(name, [
    new Change({
      operation: 'replace',
      modification: new Attribute({ type: 'unicodePwd', values: [value] }),
    }),
    replaced('pwdLastSet', '-1'),
    replaced('lockoutTime', '0'),
  ])
  return true
}

/** Sets `userAccountControl` where it differs. True: the account was there, closed, and is open now. Never opens one that has no password (case X-07). */
export async function setControl(
  { client, settings }: Writing,
  wanted: Wanted,
  { name, before, hasPassword }: Written,
): Promise<boolean> {
  const now =
    before?.control ?? controlFor(null, { open: false, neverExpires: settings.passwordNeverExpires })
  const open = wanted.standing === 'listed' && mayBeOpen({ before, hasPassword })
  const control = controlFor(now, { open, neverExpires: settings.passwordNeverExpires })
  if (control === now) return false
  await client.modify(name, replaced('userAccountControl', String(control)))
  return before !== null && open && !isOpenThere(before)
}

/** Whether there is a password to come in with. */
export function mayBeOpen({ before, hasPassword }: Pick<Written, 'before' | 'hasPassword'>): boolean {
  return hasPassword || (before !== null && staysOpen(before))
}

/** Open already, with a password that only has to be changed at the next sign-in. */
function staysOpen(before: Existing): boolean {
  return isOpenThere(before) && !before.mayLackPassword
}

async function makeEntry({ client, settings }: Writing, wanted: Wanted): Promise<Written> {
  const name = nameBelow(placeFor(wanted, settings), wanted.commonName)
  const control = controlFor(null, { open: false, neverExpires: settings.passwordNeverExpires })
  const values = Object.entries(wanted.values).flatMap(([type, value]) =>
    value === null ? [] : [new Attribute({ type, values: [value] })],
  )
  await client.add(name, [
    new Attribute({ type: 'objectClass', values: ['top', 'person', 'organizationalPerson', 'user'] }),
    new Attribute({ type: 'userAccountControl', values: [String(control)] }),
    ...values,
  ])
  return { name, before: null, hasPassword: false }
}

/** Before anything else, and alone: whatever fails afterwards, nobody comes in. */
async function closeFirst({ client, settings }: Writing, wanted: Wanted, entry: Existing): Promise<void> {
  if (wanted.standing === 'listed' || !isOpenThere(entry)) return
  const control = controlFor(entry.control, { open: false, neverExpires: settings.passwordNeverExpires })
  await client.modify(entry.name, replaced('userAccountControl', String(control)))
}

async function mendValues({ client, today }: Writing, wanted: Wanted, entry: Existing): Promise<void> {
  const values: Values = { ...wanted.values, description: closingNote(entry, wanted, today) }
  const names = differing(entry, values)
  if (names.length > 0) {
    const changes = names.map((name) => replaced(name, values[name] ?? null))
    await client.modify(entry.name, changes)
  }
}

/** The name and the place in one step. */
async function moveEntry({ client, settings }: Writing, wanted: Wanted, entry: Existing): Promise<string> {
  const name = placeOfEntry(settings, wanted, entry)
  if (!isSameName(name, entry.name)) await client.modifyDN(entry.name, name)
  return name
}

/** Where an entry is to be. Those that somebody has sorted into places of their own stay there. */
export function placeOfEntry(
  settings: ActiveDirectorySettings,
  { standing, commonName }: Wanted,
  entry: Existing,
): string {
  const { hidden, people } = placesOf(settings)
  const now = placeOf(entry.name)
  if (hidden === null) return nameBelow(now, commonName)
  const isHidden = isSameName(now, hidden) || isBelow(now, hidden)
  if (standing === 'listed') return nameBelow(isHidden ? people : now, commonName)
  return nameBelow(isHidden ? now : hidden, commonName)
}

function placeFor({ standing }: Wanted, settings: ActiveDirectorySettings): string {
  const { hidden, people } = placesOf(settings)
  return standing === 'listed' ? people : (hidden ?? people)
}

function replaced(type: string, value: string | null): Change {
  const values = value === null ? [] : [value]
  return new Change({ operation: 'replace', modification: new Attribute({ type, values }) })
}

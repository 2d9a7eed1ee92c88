/** What has to be done so that an entry is as it should be: add it, take it over, move it, change it, or leave it. Pure. */
import type { Truth } from '../../../core/targets/truth.ts'
import {
  accountOfAnchor,
  anchorOf,
  type Attributes,
  attributesOf,
  classesOf,
  type EntrySettings,
  managedAttributes,
} from './entry.ts'
import { isSamePlace, type Places } from './places.ts'

/** An entry as it was found: attribute names in small letters. */
export type FoundEntry = { dn: string; values: Readonly<Record<string, readonly string[]>> }

/** A change of one attribute; no values: it goes. */
export type AttributeChange = { attribute: string; values: readonly string[] }

export type Plan =
  | { is: 'nothing' }
  | { is: 'add'; dn: string; attributes: Attributes }
  | {
      is: 'change'
      from: string
      to: string
      moves: boolean
      changes: readonly AttributeChange[]
      adopts: boolean
    }
  /** The name there is another account's, or the id at two entries: nobody overwrites them. */
  | { is: 'taken' }

/** Our own entry is known by the id it keeps; without one, an entry of the same name is taken over. */
export function planFor(
  truth: Truth,
  found: readonly FoundEntry[],
  hash: string | null,
  settings: EntrySettings,
  places: Places,
): Plan {
  const listed = truth.standing === 'listed'
  const to = places.entry(truth.username, listed)
  const idOf = (entry: FoundEntry) =>
    accountOfAnchor(entry.values[anchorOf(settings).toLowerCase()]?.[0], settings)
  const [ours, twin] = found.filter((entry) => idOf(entry) === truth.accountId)
  // to hide one of two would leave the other for all to see
  if (twin) return { is: 'taken' }
  const named = found.find((entry) => (entry.values['uid'] ?? []).some((uid) => isName(uid, truth.username)))
  if (named && named !== ours && (ours || idOf(named) !== null)) return { is: 'taken' }
  const entry = ours ?? named
  const password = listed ? hash : null
  if (!entry) {
    if (!listed) return { is: 'nothing' }
    return { is: 'add', dn: to, attributes: wholeEntry(truth, settings, password) }
  }
  const moves = !isSamePlace(entry.dn, to)
  const changes = changesOf(truth, entry, password, settings)
  if (!moves && changes.length === 0) return { is: 'nothing' }
  return { is: 'change', from: entry.dn, to, moves, changes, adopts: !ours }
}

function isName(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase()
}

function wholeEntry(truth: Truth, settings: EntrySettings, password: string | null): Attributes {
  return {
    objectClass: classesOf(truth, settings),
    ...attributesOf(truth, settings),
    ...(password === null ? {} : { userPassword: [password] }),
  }
}

function changesOf(
  truth: Truth,
  { values }: FoundEntry,
  password: string | null,
  settings: EntrySettings,
): AttributeChange[] {
  const wanted = attributesOf(truth, settings)
  const classes = values['objectclass'] ?? []
  const missing = classesOf(truth, settings).filter((each) => !classes.some((known) => isName(known, each)))
  const differing = managedAttributes(settings)
    .filter((attribute) => !isSameSet(values[attribute.toLowerCase()] ?? [], wanted[attribute] ?? []))
    .map((attribute) => ({ attribute, values: wanted[attribute] ?? [] }))
  const had = values['userpassword'] ?? []
  const passwords = password === null ? [] : [password]
  return [
    ...(missing.length === 0 ? [] : [{ attribute: 'objectClass', values: [...classes, ...missing] }]),
    ...differing,
    ...(isSameSet(had, passwords) ? [] : [{ attribute: 'userPassword', values: passwords }]),
  ]
}

function isSameSet(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((value) => other.includes(value))
}

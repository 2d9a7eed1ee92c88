/** What is set for one Active Directory, and the places in it that follow from that. */
import { DN } from 'ldapts'
import type { Institution } from '../../../core/institution/institution.ts'
import type { MemberOf } from '../../../core/targets/truth.ts'

export type ActiveDirectorySettings = Extract<Institution['targets'][number], { kind: 'active-directory' }>

/** The places of a domain that we write to, as distinguished names. */
export type Places = { people: string; hidden: string | null; groups: string | null }

export function placesOf({ people, hidden, groups, base }: ActiveDirectorySettings): Places {
  const below = (place: string | null) => (place === null ? null : `${place},${base}`)
  return { people: `${people},${base}`, hidden: below(hidden), groups: below(groups) }
}

/** A name below a place; the value is escaped (RFC 4514 2.4), the place is one of ours. */
export function nameBelow(place: string, commonName: string): string {
  return `${new DN().addPairRDN('CN', commonName).toString()},${place}`
}

/** What an entry stands below: what follows the first comma that is not part of its own name. */
export function placeOf(name: string): string {
  return name.slice(name.search(/(?<=[^\\](?:\\\\)*),/) + 1)
}

/** Where a group is; null where the institution wants none. */
export function groupPlace(settings: ActiveDirectorySettings, group: MemberOf): string | null {
  const { groups } = placesOf(settings)
  return groups === null ? null : nameBelow(groups, groupName(settings, group))
}

export function groupName({ groupPrefix }: ActiveDirectorySettings, group: MemberOf): string {
  return `${groupPrefix}${group}`
}

/** Whether a distinguished name stands somewhere below a place. Names in a directory do not tell capitals apart. */
export function isBelow(name: string, place: string): boolean {
  return name.toLowerCase().endsWith(`,${place.toLowerCase()}`)
}

/** Whether two distinguished names, as the directory itself writes them, are one. */
export function isSameName(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase()
}

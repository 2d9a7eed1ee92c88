/** Where things are in the directory: people, those who are hidden, and the groups. */
import { DN } from 'ldapts'

/** The settings of a target that say where. */
export type PlaceSettings = { base: string; people: string; hidden: string; groups: string | null }

/** The names of places. */
export type Places = {
  base: string
  people: string
  hidden: string
  groups: string | null
  /** An entry by its username, where it is listed or hidden. */
  entry: (username: string, listed: boolean) => string
  group: (name: string) => string
}

/** Names made by the library's own escaping (RFC 4514 2.4): a username never changes where it points (case I-05). */
export function placesOf({ base, people, hidden, groups }: PlaceSettings): Places {
  const below = (name: string) => `${name},${base}`
  const listedIn = below(people)
  const hiddenIn = below(hidden)
  const groupsIn = groups === null ? null : below(groups)
  return {
    base,
    people: listedIn,
    hidden: hiddenIn,
    groups: groupsIn,
    entry: (username, listed) => `${rdn('uid', username)},${listed ? listedIn : hiddenIn}`,
    group: (name) => `${rdn('cn', name)},${groupsIn ?? base}`,
  }
}

/** `uid=kari`. */
export function rdn(attribute: string, value: string): string {
  return new DN({ [attribute]: value }).toString()
}

/** Whether two names are the same entry: attribute types and values without regard to capitals, blanks round commas ignored. */
export function isSamePlace(one: string, other: string): boolean {
  return simply(one) === simply(other)
}

/** Whether something lies below. */
export function isBelow(entry: string, place: string): boolean {
  return simply(entry).endsWith(`,${simply(place)}`)
}

function simply(name: string): string {
  return name.toLowerCase().replace(/\s*,\s*/g, ',')
}

/** The name a device gives to Wi-Fi: whose realm stands in it, and which of our names it is (RFC 7542; field 3.6). */
import { readUsername, type Username } from '../account/username.ts'
import type { Institution } from '../institution/institution.ts'
import { ownDomains } from '../institution/own-domains.ts'
import type { NetworkRefusal } from './decision.ts'

export type NetworkName =
  | { is: 'ours'; name: Username }
  /** No name at all before the realm, or `anonymous`: what an outer identity may be and an inner one may not. */
  | { is: 'anonymous' }
  | { is: 'refused'; because: NetworkRefusal }

/** As long as the attribute can be (RFC 2865, 5.1). */
const mostLetters = 253

/**
 * Reads it. Realms are compared without regard to case, and only whole: `x.uni.no` is not `uni.no` unless the file says so.
 * A space is refused here as it is by every other eduroam site, so that whoever typed it learns of it at home.
 */
export function readNetworkName(typed: string, institution: Institution): NetworkName {
  const because = objectionToRealm(typed, institution)
  if (because !== null) return { is: 'refused', because }
  const [local = ''] = typed.split('@')
  if (local === '' || local.toLowerCase() === 'anonymous') return { is: 'anonymous' }
  const name = readUsername(local, { realms: [] })
  return name === null ? { is: 'refused', because: 'name-unreadable' } : { is: 'ours', name }
}

/** What stands against the form and the realm alone: all that is asked of an outer identity, whose name may be any. */
export function objectionToRealm(typed: string, institution: Institution): NetworkRefusal | null {
  if (typed === '' || typed.length > mostLetters || /\p{Cc}/u.test(typed)) return 'name-unreadable'
  if (/\s/u.test(typed)) return 'name-has-space'
  const [, realm, ...more] = typed.split('@')
  return more.length > 0 ? 'name-unreadable' : objectionTo(realm, institution)
}

function objectionTo(realm: string | undefined, institution: Institution): NetworkRefusal | null {
  if (realm === undefined) return institution.wifi.bareNames ? null : 'realm-missing'
  const domain = realm.toLowerCase()
  const own = ownDomains(institution).map((each) => each.toLowerCase())
  if (own.includes(domain)) return null
  return own.some((each) => domain.endsWith(`.${each}`)) ? 'sub-realm-unknown' : 'realm-foreign'
}

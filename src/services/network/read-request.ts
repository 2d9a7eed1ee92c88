/** What a RADIUS server posts, read into types: attributes by their own names, each at most once. (Long: one attribute after another.) */
import { isIP } from 'node:net'
import type { AccountedNetwork } from '../../actions/network/account-session.ts'
import type { AskedNetwork } from '../../actions/network/decide.ts'
import { plain, readCalled, readStation } from '../../core/network/station.ts'

/** A posted form. Attributes that nobody here asks for are not looked at. */
export type Posted = URLSearchParams

/** Longer than any attribute of RADIUS can be. */
const mostLetters = 1_100

/** The form; null when it is none, or has something twice that can only be there once. */
export function readPosted(body: unknown): Posted | null {
  if (typeof body !== 'string') return null
  const posted = new URLSearchParams(body)
  const twice = known.some((name) => posted.getAll(name).length > 1)
  const tooLong = known.some((name) => (posted.get(name)?.length ?? 0) > mostLetters)
  return twice || tooLong ? null : posted
}

const known = [
  'User-Name',
  'outer.User-Name',
  'User-Password',
  'Calling-Station-Id',
  'Called-Station-Id',
  'NAS-Identifier',
  'NAS-IP-Address',
  'NAS-IPv6-Address',
  'Operator-Name',
  'Chargeable-User-Identity',
  'Class',
  'Acct-Status-Type',
  'Acct-Session-Id',
  'Acct-Unique-Session-Id',
  'Acct-Session-Time',
  'Acct-Delay-Time',
  'Acct-Input-Octets',
  'Acct-Input-Gigawords',
  'Acct-Output-Octets',
  'Acct-Output-Gigawords',
  'Acct-Terminate-Cause',
  'Framed-IP-Address',
  'Framed-IPv6-Address',
  'Framed-IPv6-Prefix',
] as const
type Attribute = (typeof known)[number]

/** The name alone; null when there is none. */
export function readName(posted: Posted): string | null {
  const name = posted.get('User-Name' satisfies Attribute)
  return name === null || name === '' ? null : name
}

/** A name and a password, and where they come from; null when one of the two is missing. */
export function readAsked(posted: Posted): AskedNetwork | null {
  const name = readName(posted)
  const password = posted.get('User-Password' satisfies Attribute)
  if (name === null || password === null) return null
  return {
    name,
    password,
    outerName: line(posted, 'outer.User-Name'),
    ...whereFrom(posted),
    wantsChargeable: posted.get('Chargeable-User-Identity' satisfies Attribute) !== null,
  }
}

/** What an accounting message says: of one connection, or that the access point began anew; null: neither. */
export function readAccounted(
  posted: Posted,
):
  | { is: 'session'; told: AccountedNetwork }
  | { is: 'restart'; told: { nas: string; because: string; delayed: number } }
  | null {
  const status = posted.get('Acct-Status-Type' satisfies Attribute) ?? ''
  const from = whereFrom(posted)
  const delayed = number(posted, 'Acct-Delay-Time', 86_400)
  if (status === 'Accounting-On' || status === 'Accounting-Off')
    return from.nas === null
      ? null
      : { is: 'restart', told: { nas: from.nas, because: 'NAS-Reboot', delayed } }
  if (!['Start', 'Interim-Update', 'Alive', 'Stop'].includes(status)) return null
  const session = line(posted, 'Acct-Unique-Session-Id') ?? line(posted, 'Acct-Session-Id')
  if (session === null) return null
  const told = {
    ...from,
    session,
    decisionId: readClass(posted.get('Class' satisfies Attribute) ?? ''),
    name: line(posted, 'User-Name'),
    address: readAddress(posted.get('Framed-IP-Address' satisfies Attribute), 4),
    address6:
      readAddress(posted.get('Framed-IPv6-Address' satisfies Attribute), 6) ??
      readAddress(posted.get('Framed-IPv6-Prefix' satisfies Attribute), 6),
    chargeable: readOctets(posted.get('Chargeable-User-Identity' satisfies Attribute) ?? ''),
    lasted: number(posted, 'Acct-Session-Time', 10 * 365 * 86_400),
    delayed,
    stoppedBecause: status === 'Stop' ? (line(posted, 'Acct-Terminate-Cause') ?? 'unknown') : null,
    bytesIn: bytes(posted, 'Acct-Input-Octets', 'Acct-Input-Gigawords'),
    bytesOut: bytes(posted, 'Acct-Output-Octets', 'Acct-Output-Gigawords'),
  }
  return { is: 'session', told }
}

function whereFrom(posted: Posted) {
  const { called, ssid } = readCalled(posted.get('Called-Station-Id' satisfies Attribute) ?? '')
  return {
    station: readStation(posted.get('Calling-Station-Id' satisfies Attribute) ?? ''),
    called,
    ssid,
    nas: line(posted, 'NAS-Identifier') ?? line(posted, 'NAS-IP-Address') ?? line(posted, 'NAS-IPv6-Address'),
    operatorName: line(posted, 'Operator-Name'),
  }
}

function line(posted: Posted, name: Attribute): string | null {
  return plain(posted.get(name) ?? '')
}

/** Never a reason to refuse a message: an address or a count that cannot be read is left out. */
function number(posted: Posted, name: Attribute, most: number): number {
  const text = posted.get(name) ?? ''
  return /^\d{1,10}$/.test(text) ? Math.min(Number(text), most) : 0
}

/** A counter of 32 bits, and how often it has run over (RFC 2869, 5.1). */
function bytes(posted: Posted, octets: Attribute, gigawords: Attribute): number {
  return number(posted, gigawords, 2 ** 20) * 2 ** 32 + number(posted, octets, 2 ** 32 - 1)
}

/** An address, or for IPv6 a prefix. `0.0.0.0` is none. */
function readAddress(text: string | null, version: 4 | 6): string | null {
  const [address = '', length] = (text ?? '').split('/')
  if (isIP(address) !== version || address === '0.0.0.0' || address === '::') return null
  if (length === undefined) return address
  return version === 6 && /^\d{1,3}$/.test(length) && Number(length) <= 128 ? `${address}/${length}` : null
}

/** Octets as FreeRADIUS writes them, `0x1f…`; null when there are none. */
function readOctets(text: string): string | null {
  const hex = /^0x([0-9a-f]{2,126})$/i.exec(text)?.[1]
  return hex === undefined || /^(00)+$/.test(hex) ? null : hex.toLowerCase()
}

/** The id of a decision, as we gave it out. */
function readClass(text: string): string | null {
  const hex = readOctets(text)
  return hex?.length === 32 ? hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5') : null
}

/** Where a request came from, as it is counted: an IPv4 address whole, an IPv6 address by its /64 and its /48 (case B-05). */
import { isIP } from 'node:net'
import ipaddr from 'ipaddr.js'

/** The prefixes of an address; an address that cannot be read counts as one and the same. */
export function prefixesOf(address: string): readonly string[] {
  const read = readAddress(address)
  if (!read) return ['unreadable']
  if (read.kind() === 'ipv4') return [read.toString()]
  const bytes = read.toByteArray()
  return [64, 48].map((length) => `${Buffer.from(bytes.slice(0, length / 8)).toString('hex')}/${length}`)
}

/** Whether an address lies in one of the ranges (`192.0.2.0/24`, `2001:db8::/32`). */
export function isInRanges(address: string, ranges: readonly string[]): boolean {
  const read = readAddress(address)
  return read !== null && ranges.some((range) => isIn(read, readRange(range)))
}

type Address = ReturnType<typeof ipaddr.parse>
type Range = ReturnType<typeof ipaddr.parseCIDR>

function isIn(address: Address, [network, length]: Range): boolean {
  return network.kind() === address.kind() && address.match([network, length] as [typeof network, number])
}

/** Ranges are the settings' own, so there are few: each is read once. */
function readRange(range: string): Range {
  const read = ranges.get(range) ?? ipaddr.parseCIDR(range)
  ranges.set(range, read)
  return read
}

const ranges = new Map<string, Range>()

/** An IPv4 address that an IPv6 one wraps is that IPv4 address; null: it cannot be read. */
function readAddress(address: string): Address | null {
  const version = isIP(address)
  if (version === 4) return ipaddr.IPv4.parse(address)
  return ipaddr.isValid(address) ? ipaddr.process(address) : null
}

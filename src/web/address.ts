/** Where a request came from, as it is counted: an IPv4 address whole, an IPv6 address by its /64 and its /48 (case B-05). */
import ipaddr from 'ipaddr.js'

/** The prefixes of an address; an address that cannot be read counts as one and the same. */
export function prefixesOf(address: string): readonly string[] {
  if (!ipaddr.isValid(address)) return ['unreadable']
  const read = ipaddr.process(address)
  if (read.kind() === 'ipv4') return [read.toString()]
  const bytes = read.toByteArray()
  return [64, 48].map((length) => `${Buffer.from(bytes.slice(0, length / 8)).toString('hex')}/${length}`)
}

/** Whether an address lies in one of the ranges (`192.0.2.0/24`, `2001:db8::/32`). */
export function isInRanges(address: string, ranges: readonly string[]): boolean {
  if (!ipaddr.isValid(address)) return false
  const read = ipaddr.process(address)
  return ranges.some((range) => {
    const [network, length] = ipaddr.parseCIDR(range)
    return network.kind() === read.kind() && read.match([network, length] as [typeof network, number])
  })
}

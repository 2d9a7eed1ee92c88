/** What an access point tells of a device and of itself, as it is kept and shown: MAC addresses and the name of the network. */

/** `AA-BB-CC-DD-EE-FF`, `aabb.ccdd.eeff` and the like as `aa:bb:cc:dd:ee:ff`; null when it is no MAC address (RFC 3580, 3.21). */
export function readStation(text: string): string | null {
  const digits = text.toLowerCase().replace(/[-:.]/g, '')
  return /^[0-9a-f]{12}$/.test(digits) ? (digits.match(/../g) ?? []).join(':') : null
}

/** `AA-BB-CC-DD-EE-FF:eduroam`: which radio, and which network (RFC 3580, 3.20). */
export function readCalled(text: string): { called: string | null; ssid: string | null } {
  const [, mac = '', ssid = ''] = /^((?:[0-9a-fA-F]{2}[-:.]?){5}[0-9a-fA-F]{2})(?::(.*))?$/su.exec(text) ?? []
  return { called: readStation(mac), ssid: plain(ssid, 32) }
}

/** A text from outside as it is kept: one line, not endless; null when nothing is left. */
export function plain(text: string, most = 253): string | null {
  const line = text
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, '')
    .trim()
    .slice(0, most)
  return line === '' ? null : line
}

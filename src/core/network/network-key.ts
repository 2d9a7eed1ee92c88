/** The key of a RADIUS server: how it is written, and how it is read out of a request. */

/** So a key begins: whoever finds one in a file knows what it is, and secret scanners find it too. */
const begins = 'adgang-network-'

/** 256 random bits, written so that they can be pasted anywhere. */
export function writeNetworkKey(secret: string): string {
  return `${begins}${secret}`
}

/**
 * The key of an `Authorization` header; null when there is none that could be ours. FreeRADIUS sends it as the password of
 * `Basic` (RFC 7617), others as `Bearer` (RFC 6750, section 2.1).
 */
export function readNetworkKey(header: string | undefined): string | null {
  const [, scheme = '', value = ''] = /^(basic|bearer) +(\S{1,400}) *$/i.exec(header ?? '') ?? []
  const key = scheme.toLowerCase() === 'basic' ? passwordOf(value) : value
  return /^adgang-network-[\w-]{43}$/.test(key) ? key : null
}

function passwordOf(credentials: string): string {
  const text = Buffer.from(credentials, 'base64').toString('latin1')
  return text.slice(text.indexOf(':') + 1)
}

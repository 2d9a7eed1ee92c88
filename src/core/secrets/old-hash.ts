/** A password's hash as an older system wrote it: which kinds are taken over, and why others are not. */

/** A hash that can be compared once more. `work`: what comparing it costs; equal texts cost the same. */
export type OldHash = { stored: string; work: string }

/** Why a hash is not taken over. */
export type OldHashFault =
  | 'nt-hash' // MD4 without salt: whoever steals it has the password in minutes, or signs in with it as it is
  | 'unsalted'
  | 'crypt-sha' // {CRYPT} $5$ and $6$: no library here compares them
  | 'too-weak' // DES, MD5
  | 'too-slow' // asks for more work than a sign-in may cost
  | 'unreadable'

/**
 * Reads a hash of an old system (case Y-01): `{SSHA}`, `{SSHA256}`, `{SSHA512}` (RFC 2307 with salt behind the digest),
 * bcrypt, argon2id and argon2i, each also behind `{CRYPT}`, `{BCRYPT}` or `{ARGON2}`. What is refused is named, so that whoever
 * exports can tell the people apart who must choose a new password.
 */
export function readOldHash(written: string): OldHash | { fault: OldHashFault } {
  const { scheme, rest } = partsOf(written)
  const digest = digests[scheme]
  if (digest !== undefined) return isSalted(rest, digest) ? { stored: written, work: 'digest' } : unreadable
  if (faultOfScheme[scheme] !== undefined) return { fault: faultOfScheme[scheme] }
  if (!['', 'CRYPT', 'BCRYPT', 'ARGON2'].includes(scheme)) return unreadable
  return readCrypt(rest)
}

/** How many bytes each digest has, by the word that OpenLDAP writes. */
const digests: Readonly<Record<string, number>> = { SSHA: 20, SSHA256: 32, SSHA512: 64 }

const faultOfScheme: Readonly<Record<string, OldHashFault>> = {
  NT: 'nt-hash',
  SMBNTLM: 'nt-hash',
  LANMAN: 'nt-hash',
  SHA: 'unsalted',
  SHA256: 'unsalted',
  SHA512: 'unsalted',
  MD5: 'too-weak',
  SMD5: 'too-weak',
  CLEARTEXT: 'unreadable',
}

/**
 * A kept hash, ours or an older system's, as a directory writes it (RFC 2307; OpenLDAP's argon2 module):
 * what a directory can compare by itself before its owner has signed in here even once.
 */
export function asDirectoryHash(stored: string): string {
  if (stored.startsWith('{')) return stored
  return stored.startsWith('$argon2') ? `{ARGON2}${stored}` : `{CRYPT}${stored}`
}

const unreadable = { fault: 'unreadable' } as const

function partsOf(written: string): { scheme: string; rest: string } {
  const found = /^\{([A-Za-z0-9]{1,16})\}/.exec(written)
  if (!found?.[1]) return { scheme: '', rest: written }
  return { scheme: found[1].toUpperCase(), rest: written.slice(found[0].length) }
}

/** Digest and salt in one base64; a salt of four bytes is the shortest that any of these systems wrote. */
function isSalted(base64: string, digest: number): boolean {
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(base64) || base64.length % 4 !== 0) return false
  const bytes = (base64.length / 4) * 3 - (/=*$/.exec(base64)?.[0].length ?? 0)
  return bytes >= digest + 4 && bytes <= digest + 64
}

function readCrypt(crypt: string): OldHash | { fault: OldHashFault } {
  if (/^[0-9a-fA-F]{32}$/.test(crypt) || crypt.startsWith('$3$')) return { fault: 'nt-hash' }
  if (/^\$[56]\$/.test(crypt)) return { fault: 'crypt-sha' }
  if (crypt.startsWith('$1$') || /^[./0-9A-Za-z]{13}$/.test(crypt)) return { fault: 'too-weak' }
  return readBcrypt(crypt) ?? readArgon2(crypt) ?? unreadable
}

/** The slowest that is taken: about a second a sign-in, for everybody, as long as one such hash is left. */
const slowestBcrypt = 14

/** `$2a$`, `$2y$` and `$2b$` are the same computation; `$2x$` was a mistake of its time. */
function readBcrypt(crypt: string): OldHash | { fault: OldHashFault } | null {
  const found = /^\$2[aby]\$(\d\d)\$[./A-Za-z0-9]{53}$/.exec(crypt)
  if (!found?.[1]) return null
  const cost = Number(found[1])
  if (cost < 4) return unreadable
  if (cost > slowestBcrypt) return { fault: 'too-slow' }
  return { stored: crypt, work: `bcrypt ${cost}` }
}

/** OpenLDAP's module writes argon2i. */
const argon2 =
  /^\$(argon2id?)\$v=19\$m=(\d{1,10}),t=(\d{1,10}),p=(\d{1,3})\$[A-Za-z0-9+/]{11,86}\$[A-Za-z0-9+/]{16,172}$/

/** At most a quarter of a gigabyte, and no more passes than make a second of it. */
function readArgon2(crypt: string): OldHash | { fault: OldHashFault } | null {
  const found = argon2.exec(crypt)
  if (!found) return null
  const [memoryKiB = 0, passes = 0, lanes = 0] = found.slice(2).map(Number)
  if (memoryKiB > 262_144 || passes > 16 || lanes > 8 || memoryKiB * passes > 524_288)
    return { fault: 'too-slow' }
  if (memoryKiB < 8 * lanes || passes < 1 || lanes < 1) return unreadable
  return { stored: crypt, work: `${found[1]} ${memoryKiB} ${passes} ${lanes}` }
}

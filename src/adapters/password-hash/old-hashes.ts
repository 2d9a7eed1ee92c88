/** Compares a password with a hash that an older system made, and knows what that costs. Nothing is ever hashed this way anew. */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { verify as verifyArgon2 } from '@node-rs/argon2'
import { verify as verifyBcrypt } from '@node-rs/bcrypt'
import { readOldHash } from '../../core/secrets/old-hash.ts'
import { saltBytes, tagBytes } from './parameters.ts'
import type { HashParameters } from './parameters.ts'

/** What comparing this hash costs, as `alike` says it; null: it is no whole hash of a kind that is compared here. */
export function workOf(stored: string): string | null {
  const read = readOldHash(stored)
  return 'work' in read && read.stored === stored ? read.work : null
}

/** The cost of hashes with these parameters. */
export function workOfParameters({ memoryKiB, passes, lanes }: HashParameters): string {
  return `argon2id ${memoryKiB} ${passes} ${lanes}`
}

/** Whether the password made the hash. May throw what the libraries throw. */
export async function compareWith(stored: string, password: string): Promise<boolean> {
  if (stored.startsWith('{')) return compareDigest(stored, password)
  return stored.startsWith('$2') ? verifyBcrypt(password, stored) : verifyArgon2(stored, password)
}

/** A whole hash of this cost whose tag is chance: no password makes it, and finding that out costs a full computation. Null: it costs nothing that shows. */
export function hashOfNobody(work: string): string | null {
  const [kind, ...numbers] = work.split(' ')
  if (kind === 'bcrypt') return `$2b$${String(numbers[0]).padStart(2, '0')}$${cryptText(22)}${cryptText(31)}`
  if (kind !== 'argon2id' && kind !== 'argon2i') return null
  const [memoryKiB, passes, lanes] = numbers
  const [salt, tag] = [saltBytes, tagBytes].map((bytes) =>
    randomBytes(bytes).toString('base64').replaceAll('=', ''),
  )
  return `$${kind}$v=19$m=${memoryKiB},t=${passes},p=${lanes}$${salt}$${tag}`
}

/** OpenLDAP's salted digests: the digest of password and salt, and the salt behind it. */
function compareDigest(stored: string, password: string): boolean {
  const end = stored.indexOf('}')
  const algorithm = algorithms[stored.slice(1, end).toUpperCase()]
  if (!algorithm) return false
  const bytes = Buffer.from(stored.slice(end + 1), 'base64')
  const [digest, salt] = [bytes.subarray(0, algorithm.bytes), bytes.subarray(algorithm.bytes)]
  const made = createHash(algorithm.name).update(password, 'utf8').update(salt).digest()
  return made.length === digest.length && timingSafeEqual(made, digest)
}

const algorithms: Readonly<Record<string, { name: string; bytes: number }>> = {
  SSHA: { name: 'sha1', bytes: 20 },
  SSHA256: { name: 'sha256', bytes: 32 },
  SSHA512: { name: 'sha512', bytes: 64 },
}

/** Chance in bcrypt's letters; the last letter of a salt has bits that must be none. */
function cryptText(length: number): string {
  return [...randomBytes(length)]
    .map((byte, place) => letters[place === length - 1 ? byte & 0b110000 : byte & 63])
    .join('')
}

const letters = './ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'

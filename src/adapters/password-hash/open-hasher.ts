/** Turns passwords into argon2id hashes, a few at a time, and takes just as long for names that nobody has. */
import { randomBytes } from 'node:crypto'
import { availableParallelism } from 'node:os'
import { hash, verify } from '@node-rs/argon2'
import type { PasswordHashing } from '../../core/secrets/password-hashing.ts'
import { optionsFor, parametersOf, refuseBelowFloor, sameWork, saltBytes, tagBytes } from './parameters.ts'
import type { HashParameters } from './parameters.ts'
import { turns } from './turns.ts'

/** How hard, how many at once, how many may wait, and whom to tell of a damaged hash. */
export type HasherOptions = HashParameters & {
  readonly atOnce?: number
  readonly mostWaiting?: number
  /** A stored hash could not be read. Never told what it was. */
  readonly onDamaged?: () => void
  /** Tests of other things may hash below the floor; nothing else may. */
  readonly weakForTests?: true
}

/** Hashing, and how busy it is. */
export type Hasher = PasswordHashing & {
  readonly parameters: HashParameters
  /** Memory that all hashes together take at most, in KiB (case Y-02). */
  readonly mostMemoryKiB: number
  readonly running: number
  readonly waiting: number
}

/** Checks the parameters against the floor and opens the line. */
export function openHasher(options: HasherOptions): Hasher {
  const { memoryKiB, passes, lanes, atOnce = defaultAtOnce(), mostWaiting = 256 } = options
  const parameters = { memoryKiB, passes, lanes }
  if (!options.weakForTests) refuseBelowFloor(parameters)
  const line = turns(atOnce, mostWaiting)
  const nobodys = hashOfNobody(parameters)
  const compare = (stored: string, password: string) =>
    line.take(() => verify(stored, password).catch(() => damaged(options)))
  const burn = async (password: string): Promise<void> => void (await compare(nobodys, password))
  return {
    parameters,
    mostMemoryKiB: atOnce * memoryKiB * lanes,
    hash: (password) =>
      line.take(() => hash(password, { ...optionsFor(parameters), salt: randomBytes(saltBytes) })),
    verify: async (stored, password) => {
      const found = parametersOf(stored)
      if (!found) damaged(options)
      if (found && sameWork(found, parameters)) return compare(stored, password)
      // An old or damaged hash must not be quicker than a name that nobody has (case E-02).
      const [right] = await Promise.all([found ? compare(stored, password) : false, burn(password)])
      return right
    },
    burn,
    needsRehash: (stored) => {
      const found = parametersOf(stored)
      return !found || found.memoryKiB * found.passes < memoryKiB * passes
    },
    get running() {
      return line.running
    },
    get waiting() {
      return line.waiting
    },
  }
}

/** The library gave up on it: nobody's password made it, and the operator hears that there is one. */
function damaged(options: HasherOptions): false {
  options.onDamaged?.()
  return false
}

/**
 * A hash computes in one thread of Node's pool. One thread of it stays free: files and name look-ups go
 * through the same pool, and must not wait behind sign-ins.
 */
function defaultAtOnce(): number {
  const pool = Number(process.env['UV_THREADPOOL_SIZE'] ?? 4)
  return Math.max(1, Math.min(availableParallelism(), pool - 1))
}

/** A whole PHC string whose tag is chance: no password makes it, and finding that out costs a full computation. */
function hashOfNobody({ memoryKiB, passes, lanes }: HashParameters): string {
  const [salt, tag] = [saltBytes, tagBytes].map((bytes) =>
    randomBytes(bytes).toString('base64').replaceAll('=', ''),
  )
  return `$argon2id$v=19$m=${memoryKiB},t=${passes},p=${lanes}$${salt}$${tag}`
}

/** Turns passwords into argon2id hashes, a few at a time, and takes just as long for names that nobody has. */
import { randomBytes } from 'node:crypto'
import { availableParallelism } from 'node:os'
import { hash } from '@node-rs/argon2'
import type { PasswordHashing } from '../../core/secrets/password-hashing.ts'
import { compareWith, hashOfNobody, workOf, workOfParameters } from './old-hashes.ts'
import { optionsFor, parametersOf, refuseBelowFloor, saltBytes } from './parameters.ts'
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
  const current = workOfParameters(parameters)
  const nobodys = new Map<string, string | null>()
  const nobodysOf = (work: string): string | null => {
    const known = nobodys.get(work)
    if (known !== undefined) return known
    const made = hashOfNobody(work)
    nobodys.set(work, made)
    return made
  }
  const compare = (stored: string, password: string) =>
    line.take(() => compareWith(stored, password).catch(() => damaged(options)))
  const burnAs = async (works: ReadonlySet<string>, password: string): Promise<void> => {
    const hashes = [...works].map(nobodysOf).filter((each) => each !== null)
    await Promise.all(hashes.map(async (each) => compare(each, password)))
  }
  return {
    parameters,
    mostMemoryKiB: atOnce * memoryKiB * lanes,
    hash: (password) =>
      line.take(() => hash(password, { ...optionsFor(parameters), salt: randomBytes(saltBytes) })),
    verify: async (stored, password, alike = []) => {
      const own = ownWork(stored)
      if (own === null) damaged(options)
      // whatever the hash, and also for a name that nobody has, the same costs are paid, each once (case E-02)
      const others = new Set([current, ...alike])
      if (own !== null) others.delete(own)
      const [right] = await Promise.all([
        own === null ? false : compare(stored, password),
        burnAs(others, password),
      ])
      return right
    },
    burn: async (password, alike = []) => burnAs(new Set([current, ...alike]), password),
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

/** Our own hashes may ask for more than is taken over from elsewhere. */
function ownWork(stored: string): string | null {
  const found = parametersOf(stored)
  return found ? workOfParameters(found) : workOf(stored)
}

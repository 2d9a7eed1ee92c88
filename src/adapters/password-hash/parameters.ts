/** How slow a password hash is: the numbers, their floor, and reading them back from a stored hash. */
import { parseOptions } from '@node-rs/argon2'

/** argon2id: memory in KiB, passes over it, lanes. */
export type HashParameters = { readonly memoryKiB: number; readonly passes: number; readonly lanes: number }

/** OWASP Password Storage and ASVS 5 appendix C: never below this. */
export const floor: HashParameters = { memoryKiB: 19_456, passes: 2, lanes: 1 }

/** RFC 9106, second choice: what we take when the machine manages it in a quarter of a second. */
export const wished: HashParameters = { memoryKiB: 65_536, passes: 3, lanes: 1 }

export const saltBytes = 16
export const tagBytes = 32

/** A stored hash that asks for more than this is taken for damage, not for work to do. */
const ceiling: HashParameters = { memoryKiB: 1_048_576, passes: 64, lanes: 16 }

const phc = /^\$argon2id\$v=19\$m=\d{1,10},t=\d{1,10},p=\d{1,3}\$[A-Za-z0-9+/]{11,86}\$[A-Za-z0-9+/]{16,172}$/

/** The parameters of a PHC string; null when it is not a whole argon2id string of a size we would compute. */
export function parametersOf(stored: string): HashParameters | null {
  if (!phc.test(stored)) return null
  try {
    const { memoryCost, timeCost, parallelism } = parseOptions(stored)
    const found = { memoryKiB: memoryCost, passes: timeCost, lanes: parallelism }
    return exceeds(found, ceiling) ? null : found
  } catch {
    // The library does not read it, so nobody's password made it.
    return null
  }
}

/** Refuses parameters below the floor, in a sentence for the operator. */
export function refuseBelowFloor(chosen: HashParameters): void {
  if (chosen.memoryKiB >= floor.memoryKiB && chosen.passes >= floor.passes && chosen.lanes >= 1) return
  throw new Error(
    `Password hashing may not be weaker than ${floor.memoryKiB} KiB and ${floor.passes} passes.`,
  )
}

/** As the library names them. */
export function optionsFor(chosen: HashParameters) {
  const { memoryKiB: memoryCost, passes: timeCost, lanes: parallelism } = chosen
  return { memoryCost, timeCost, parallelism, outputLen: tagBytes }
}

function exceeds(found: HashParameters, most: HashParameters): boolean {
  return found.memoryKiB > most.memoryKiB || found.passes > most.passes || found.lanes > most.lanes
}

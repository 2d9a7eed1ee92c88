/** Dice for tests: the same seed always shows the same numbers. Anybody can foretell them. */
import { createHash } from 'node:crypto'
import type { Dice } from '../core/chance.ts'

/** SHA-256 of seed and counter, as a stream; `below` throws away what would favour some numbers. */
export function seededDice(seed: string): Dice {
  let drawn = 0
  const block = () => createHash('sha256').update(`${seed}\0${drawn++}`).digest()
  const bytes = (count: number) => {
    const blocks = Array.from({ length: Math.ceil(count / 32) }, block)
    return new Uint8Array(Buffer.concat(blocks).subarray(0, count))
  }
  const below = (limit: number): number => {
    if (!Number.isInteger(limit) || limit < 1 || limit > 2 ** 48) throw new RangeError(`below ${limit}?`)
    const fair = 2 ** 48 - (2 ** 48 % limit)
    const number = Buffer.from(bytes(6)).readUIntBE(0, 6)
    return number < fair ? number % limit : below(limit)
  }
  return { bytes, below }
}

/** Whose numbers were typed? Kept as keyed indexes while a job waits, and looked up only where nobody outside can tell. */
import { z } from 'zod'
import { readTypedBirthDate } from '../core/person/birth-date.ts'
import { readTypedNumber } from '../core/person/identity-number.ts'
import { readStudentNumber } from '../core/person/student-number.ts'
import { purposes } from '../core/secrets/purposes.ts'
import type { Db } from '../store/database.ts'
import { ownerOfNumber, type PersonRow, personById } from '../store/people.ts'
import type { World } from './world.ts'

/** What a person types to say who they are; none of it is a secret. */
export type TypedNumbers =
  | { by: 'student-number'; idNumber: string; studentNumber: string }
  | { by: 'birth-date'; idNumber: string; birthDate: string }

const claim = z.strictObject({
  by: z.enum(['student-number', 'birth-date']),
  /** Blind indexes of the identity number, one for each key. */
  numbers: z.array(z.string()).min(1),
  /** Keyed index of the student number or the birth date. */
  beside: z.string(),
})

/** The typed numbers as they may lie in a queue: nothing in it can be turned back into a number. */
export type Claim = z.output<typeof claim>

/** What cannot be a number at all becomes a claim that fits nobody, at the same cost (case E-08). */
export function claimOf(world: World, typed: TypedNumbers): Claim {
  const beside =
    typed.by === 'student-number'
      ? readStudentNumber(typed.studentNumber)
      : readTypedBirthDate(typed.birthDate)
  return {
    by: typed.by,
    numbers: numberIndexes(world, typed.idNumber).map((index) => index.toString('hex')),
    beside: world.keys.index(purposes.typedNumber, `${typed.by} ${beside ?? ''}`).toString('hex'),
  }
}

/** A claim as it lay in the queue. */
export function readClaim(payload: unknown): Claim {
  return claim.parse(payload)
}

/**
 * The id of the person to whom all of it belongs, or null; must not be told before a proof. One small query and the same
 * keyed indexes whoever asks: reading a whole person takes long enough to be seen by a clock (case E-04).
 */
export async function ownerOfClaim(
  world: World,
  db: Db,
  { by, numbers, beside }: Claim,
): Promise<string | null> {
  const owner = await ownerOfNumber(
    db,
    numbers.map((index) => Buffer.from(index, 'hex')),
  )
  const registered = by === 'student-number' ? owner?.studentNumber : owner?.born
  const indexes = world.keys.indexes(purposes.typedNumber, `${by} ${registered ?? 'none'}`)
  const belongs = indexes.some((index) => index.toString('hex') === beside)
  return owner && registered && belongs ? owner.id : null
}

/** The whole person, for jobs: out of sight, no clock is looked at. */
export async function personOfClaim(world: World, db: Db, claim: Claim): Promise<PersonRow | null> {
  const id = await ownerOfClaim(world, db, claim)
  return id === null ? null : ((await personById(db, id)) ?? null)
}

/** The blind indexes of a typed identity number. */
export function numberIndexes(world: World, typed: string): readonly Buffer[] {
  return world.keys.indexes(purposes.identityNumber, readTypedNumber(typed) ?? 'none')
}

/** Is this file to be applied at all? Whose it is, how old, how many bad lines, and what it would take from people. */
import type { Strange } from '../../core/register/guard.ts'
import type { RegisterName } from '../../core/institution/words.ts'
import type { RegisterHeader } from '../../core/register/header.ts'
import type { RegisterRun } from '../../store/register-runs.ts'
import type { World } from '../world.ts'
import { refusal, type Refused } from './import-outcome.ts'
import type { ImportPlan } from './plan-import.ts'

/** Why a file is none for this institution: another's, of another register than it was sent for, or of one that it has not. */
export function objectionToHeader(
  { institution }: World,
  header: RegisterHeader,
  sentFor: RegisterName | undefined,
): Refused | null {
  if (header.institution !== institution.key) {
    const detail = `the file is of ${header.institution}, not of ${institution.key}`
    return refusal('other-institution', detail, 1)
  }
  if (sentFor !== undefined && header.register !== sentFor)
    return refusal('other-register', `the file is of ${header.register}, not of ${sentFor}`, 1)
  return institution.registers[header.register] === null
    ? refusal('unknown-register', `${institution.key} has no register ${header.register}`, 1)
    : null
}

/** Older than what was applied last: by its time, or by its number where both files have one. */
export function objectionToAge(header: RegisterHeader, last: RegisterRun | null): string | null {
  if (!last) return null
  const generated = header.generated.toString()
  if (header.generated.epochMilliseconds < Date.parse(last.generated)) {
    return `the file was made at ${generated}, before the last one applied (${last.generated})`
  }
  if (header.sequence !== null && last.sequence !== null && header.sequence < last.sequence) {
    return `the file has the number ${header.sequence}, the last one applied ${last.sequence}`
  }
  return null
}

/** A run that goes on was judged when it began; what is left of it is only a part. */
export function objectionToPlan(
  plan: ImportPlan,
  budget: number,
  { goesOn, released }: { goesOn: boolean; released: string | null },
): Refused | null {
  if (plan.badCount > budget) {
    return refusal('too-many-bad-lines', `${plan.badCount} lines are bad; the institution allows ${budget}`)
  }
  if (released !== null || goesOn) return null
  const details = [...(plan.brake.pulled ? [lossesInWords(plan)] : []), ...plan.guard.map(strangeInWords)]
  return details.length === 0 ? null : refusal('brake', details.join('; '))
}

function lossesInWords(plan: ImportPlan): string {
  return (
    `${plan.brake.losses} people would lose access (${plan.wouldLock} locked, ${plan.wouldClose} closed, ` +
    `${plan.missingFirst} missing); the institution's brake allows ${plan.brake.limit}`
  )
}

const strangeWords = {
  given: 'would get another given name, or none',
  family: 'would get another family name, or none',
  born: 'would get another birth date, or none',
  studentNumber: 'would get another student number, or none',
  email: 'would get another mail address, or none',
  mobile: 'would get another mobile number, or none',
  arrived: 'would be new',
} as const satisfies Record<Strange['what'], string>

function strangeInWords({ what, people, limit }: Strange): string {
  return `${people} people ${strangeWords[what]}; the institution's guard allows ${limit}`
}

/** The guard beside the brake: a file in which too many people are suddenly somebody else, or new, looks broken (cases ). */
import type { SourcePerson } from './source-person.ts'

/** What of a person seldom changes, and never for many in one night. */
export const guarded = ['given', 'family', 'born', 'studentNumber', 'email', 'mobile'] as const
export type Guarded = (typeof guarded)[number]

/** The institution's setting: of the people whom the register knows, and at least so many. */
export type GuardSetting = Record<'people' | 'contacts' | 'arrived', { percent: number; people: number }>

/** What looks too strange: what it is, of how many people, and how many it may be. */
export type Strange = { what: Guarded | 'arrived'; people: number; limit: number }

/** What a new line says otherwise than the one before, or no longer says. To say for the first time is not strange. */
export function saysOtherwise(before: SourcePerson, after: SourcePerson): Guarded[] {
  return guarded.filter(
    (what) => before[what] !== null && before[what] !== '' && before[what] !== after[what],
  )
}

const groupOf = {
  given: 'people',
  family: 'people',
  born: 'people',
  studentNumber: 'people',
  email: 'contacts',
  mobile: 'contacts',
  arrived: 'arrived',
} as const satisfies Record<Strange['what'], keyof GuardSetting>

/**
 * Everything about a file that is too strange. A register that has told of few people so far may tell of any number: the
 * first file is all new, and after a trial with some hundreds comes everybody.
 */
export function guard(
  counts: Readonly<Record<Strange['what'], number>>,
  known: number,
  setting: GuardSetting,
): Strange[] {
  return [...guarded, 'arrived' as const]
    .map((what) => {
      const { percent, people } = setting[groupOf[what]]
      return { what, people: counts[what], limit: Math.max(people, Math.floor((known * percent) / 100)) }
    })
    .filter(
      ({ what, people, limit }) => people > limit && (what !== 'arrived' || known >= setting.arrived.people),
    )
}

/** Nothing counted yet. */
export function nothingStrange(): Record<Guarded, number> {
  return { given: 0, family: 0, born: 0, studentNumber: 0, email: 0, mobile: 0 }
}

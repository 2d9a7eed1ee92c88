/** Who has power over other people's accounts, and over whose: a rank acts only on those below it (cases Z-04, Z-05). */
import type { Institution } from '../institution/institution.ts'
import { ranks } from '../institution/words.ts'
import type { Day, PersonFacts } from '../person/facts.ts'

/** agent < senior < administrator < security. Nobody else has any power here. */
export type Rank = (typeof ranks)[number]

/** Whether somebody of this rank stands above the other one; those without a rank stand below everybody. */
export function outranks(rank: Rank, other: Rank | null): boolean {
  return other === null || ranks.indexOf(rank) > ranks.indexOf(other)
}

/** At least as high as. */
export function reaches(rank: Rank | null, least: Rank): boolean {
  return rank !== null && ranks.indexOf(rank) >= ranks.indexOf(least)
}

/** The highest of several; null when there are none. */
export function highest(held: readonly (Rank | null)[]): Rank | null {
  return [...ranks].reverse().find((rank) => held.includes(rank)) ?? null
}

/** What of a person decides ranks by rule. */
export type RankedBy = { facts: PersonFacts; accountKinds: readonly string[] }

/**
 * The rank that somebody has by a rule of the institution's file: by the unit or title of a position that runs today. An
 * account with power over machines (`admin`, `service`) counts as an administrator's, so that no agent reaches it.
 */
export function rankByRule(
  { facts, accountKinds }: RankedBy,
  institution: Institution,
  today: Day,
): Rank | null {
  const byPosition = institution.deskWork.ranksFrom
    .filter((rule) => facts.positions.some((position) => isHeld(position, rule, today)))
    .map(({ rank }) => rank)
  const byAccount = accountKinds.some((kind) => kind === 'admin' || kind === 'service')
  return highest([...byPosition, byAccount ? 'administrator' : null])
}

function isHeld(
  position: PersonFacts['positions'][number],
  rule: Institution['deskWork']['ranksFrom'][number],
  today: Day,
): boolean {
  const runs =
    position.from <= today &&
    (position.until === null || position.until >= today) &&
    (position.ended === null || position.ended >= today)
  return (
    runs &&
    (rule.unit === null || rule.unit === position.unit) &&
    (rule.title === null || rule.title === position.title)
  )
}

/** May the numbers on a person's line change so? Upgrades may; a number that simply becomes another waits for a human. */
import { canonicalNumber, type IdentityNumber, outranks } from '../person/identity-number.ts'
import type { LineObjection } from './line-objection.ts'
import type { SourcePerson } from './source-person.ts'

type Numbers = Pick<SourcePerson, 'identity' | 'previousIdentity'>

/**
 * Null when the new numbers can be the same person's: the same, more of them, an upgrade (fødselsnummer > D-number >
 * S-number > FS-number, UiO's FNR-instruks), or a change that the register names in `previousIdentity`. Otherwise the
 * line is held: a register id that was given to somebody else looks just so (case X-19).
 */
export function objectionToNewNumbers(before: Numbers, after: Numbers): LineObjection | null {
  const removed = missingFrom(before.identity, after.identity)
  const added = missingFrom(after.identity, before.identity)
  if (removed.length === 0 || added.length === 0) return twiceTheSame(added, before, after)
  if (isDowngrade(before.identity, after.identity)) return { key: 'identity', because: downgrade }
  const named = missingFrom(removed, after.previousIdentity)
  const unexplained = named.filter(
    (number) =>
      !added.some(({ type }) => outranks(type, number.type)) && !isRenewedPassport(number, before, after),
  )
  return unexplained.length > 0 ? { key: 'identity', because: changed } : null
}

const changed =
  'has become another number, neither a better kind nor named in previousIdentity: held for a human'
const downgrade = 'has become a number of a lesser kind: held for a human'

/** The numbers of the first list that the second lacks. */
export function missingFrom(
  numbers: readonly IdentityNumber[],
  others: readonly IdentityNumber[],
): IdentityNumber[] {
  return numbers.filter(
    (number) => !others.some((other) => canonicalNumber(other) === canonicalNumber(number)),
  )
}

/** Nobody has two Norwegian numbers of one kind at a time; a second one besides the first is not explained either. */
function twiceTheSame(
  added: readonly IdentityNumber[],
  before: Numbers,
  after: Numbers,
): LineObjection | null {
  const twice = added.some(
    ({ type }) => type !== 'passport' && before.identity.some((known) => known.type === type),
  )
  return twice && after.identity.length > before.identity.length
    ? { key: 'identity', because: 'has a second number of the same kind: held for a human' }
    : null
}

function isDowngrade(before: readonly IdentityNumber[], after: readonly IdentityNumber[]): boolean {
  return before.some((was) => after.every((is) => outranks(was.type, is.type)))
}

/** Passports are renewed with new numbers; a Norwegian number that stayed says it is the same person. */
function isRenewedPassport(number: IdentityNumber, before: Numbers, after: Numbers): boolean {
  if (number.type !== 'passport') return false
  const stayed = before.identity.length - missingFrom(before.identity, after.identity).length
  return (
    stayed > 0 &&
    before.identity.some((was) => was.type !== 'passport' && missingFrom([was], after.identity).length === 0)
  )
}

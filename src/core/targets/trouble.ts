/** Why something did not reach another system, in few words that mean the same in every adapter. */

/**
 * Of the whole target: nothing gets there until it is over, so it rests. Of one account: the others go on. `stopped` is our own
 * doing: a worker that ends, or a round whose time is over; nobody rests for it, and whatever it kept waiting goes on at once.
 */
export const targetTroubles = [
  'not-set-up',
  'unreachable',
  'not-trusted',
  'credentials-refused',
  'no-right',
  'busy',
  'full',
  'base-missing',
  'schema-missing',
  'clock-differs',
  'stopped',
] as const

export const accountTroubles = [
  'name-taken',
  'card-taken',
  'value-refused',
  'password-too-simple',
  'password-used-before',
  'password-too-young',
  'password-refused',
  'protected-by-target',
  'not-understood',
  'not-opened',
] as const

export type TargetTrouble = (typeof targetTroubles)[number]
export type AccountTrouble = (typeof accountTroubles)[number]

/** What went wrong. `said`: the other system's own words for the operator, without values, names or secrets. */
export type Trouble = { what: TargetTrouble | AccountTrouble; said: string }

/** Whether the target as a whole is in trouble, and not only one account in it. */
export function isOfTarget({ what }: Trouble): boolean {
  return (targetTroubles as readonly string[]).includes(what)
}

/** Whether it may just as well be about one entry alone, which only the others can tell. */
export function mayBeOfOne({ what }: Trouble): boolean {
  return what === 'no-right' || what === 'base-missing' || what === 'schema-missing'
}

/** Whether nothing at all can be asked of the target now, whatever it would be asked. A missing right may be about one kind of work. */
export function keepsEverybodyOut({ what }: Trouble): boolean {
  return (
    what === 'unreachable' ||
    what === 'not-trusted' ||
    what === 'credentials-refused' ||
    what === 'busy' ||
    what === 'stopped'
  )
}

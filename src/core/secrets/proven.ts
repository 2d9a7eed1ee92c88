/** The seal on a right that was used: whatever writes a credential takes one, and only the grant's own action makes it. */
import type { Right } from './grant.ts'

declare const seal: unique symbol

/** A right that was used just now, in this transaction, for this account (null: the account is made by it). */
export type Proven<R extends Right> = {
  readonly [seal]: R
  readonly accountId: string | null
}

/** Makes the seal. Only `src/actions/use-grant.ts` may call it; a rule of the house sees to that. */
export function provenFor<R extends Right>(accountId: string | null): Proven<R> {
  return { accountId } as Proven<R>
}

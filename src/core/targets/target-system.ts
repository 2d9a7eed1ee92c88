/** Another system, as the house sees it: what every adapter can do, whatever it speaks. */
import type { Password } from '../secrets/password.ts'
import type { Trouble } from './trouble.ts'
import type { MemberOf, Truth } from './truth.ts'

/** A password on its way. A target takes the form it can use; without one it says that it did not take it. */
export type PasswordGiven = {
  version: number
  /** The one-way hash in PHC form; null: none is kept in a form that others can check. */
  hash: string | null
  /** As it was typed; null: no sealed copy is left, the person's next right sign-in makes one (row O-20). */
  plain: Password | null
}

/** A door PIN on its way to the door system, as it was set. */
export type PinGiven = { version: number; pin: string }

/**
 * What is to be written of one account. Null: what the target has is right already. A target that takes hashes is given
 * the hash every time.
 */
export type Order = {
  truth: Truth
  password: PasswordGiven | null
  pin: PinGiven | null
  /** The groups that the target put the account in last, as `groupsShown` says them; null or absent: not known, look at all of them. */
  groupsBefore?: readonly MemberOf[] | null
}

/** What became of an order. */
export type Outcome =
  | {
      is: 'done'
      /** False: the order held a password and the target could not use any form of it, or it held none and the entry needs one. */
      passwordTaken: boolean
      /** Names of attributes that somebody had changed in the target itself. */
      mended: readonly string[]
    }
  | { is: 'again'; trouble: Trouble }
  | { is: 'give-up'; trouble: Trouble }

/** What became of a goodbye. `done`: nothing there carries the account's id any more, whether it was taken away now or long ago. */
export type Goodbye = { is: 'done' } | Exclude<Outcome, { is: 'done' }>

/**
 * What a target should have of a password, for a comparison. `hash`: for one that takes them; null: the account has no
 * password. `takenAt`: when one that takes it as typed took the one of today; null: it waits for that, or nobody knows when.
 */
export type PasswordTold = { hash: string | null; takenAt: string | null }

/** Where a target differs from the truth, by attribute; values only as far as a desk may see them. */
export type Difference = {
  accountId: string
  username: string
  /**
   * `missing`: not there; `adopt`: there, and not ours yet; `adopt-and-open`: the same, and closed there by somebody, while it
   * is open here; `differs`: there with other values; `other-password`: with another one than it was told, as far as it lets
   * that be seen; `taken`: the name is somebody else's.
   */
  is: 'missing' | 'adopt' | 'adopt-and-open' | 'differs' | 'other-password' | 'taken'
  attributes: readonly string[]
}

/** Something in a target: by the id it keeps of us (null: none yet) and the username. */
export type Found = { accountId: string | null; username: string; place: string; listed: boolean }

/** One thing that must be right before a target is used, for `adgang doctor`. */
export type CheckedThing = {
  what:
    | 'reachable'
    | 'encrypted'
    | 'credentials'
    | 'base'
    | 'schema'
    | 'may-write'
    | 'may-set-password'
    | 'password-policy'
    | 'clock'
    | 'protected-accounts'
    | 'scheme'
    | 'groups'
  is: 'right' | 'wrong' | 'unsure'
  /** For the operator, in the other system's words or ours; no secret. */
  said: string
}

/**
 * A target. Everything it writes is the whole truth and may be written again; nothing it does not know as ours is ever
 * deleted (case X-08).
 */
export type TargetSystem = {
  /** What this target needs of a password to take it; `none` never gets one. */
  readonly needs: 'hash' | 'plain' | 'none'
  /** Whether the door PIN goes there. */
  readonly wantsPin: boolean
  /** So many orders in one call at most. */
  readonly atOnce: number
  /** Writes these accounts, each an outcome in the same place. Throws nothing for what the other system says. */
  deliver(orders: readonly Order[], signal: AbortSignal): Promise<readonly Outcome[]>
  /**
   * Takes away what is there of accounts that were erased here, each an outcome in the same place. Only what carries our id
   * of exactly that account goes, and nothing that somebody put below it (case X-08); done twice it does no harm. Throws
   * nothing for what the other system says.
   */
  sayGoodbye(accountIds: readonly string[], signal: AbortSignal): Promise<readonly Goodbye[]>
  /**
   * What would be written, without writing. `whole`: the same object in every call of one comparison, so that what concerns
   * all of them is read once. `passwords`: what the target should have of each; an account that is not among them is not
   * looked at for that. Throws `TargetInTrouble` when it cannot be asked.
   */
  compare(
    truths: readonly Truth[],
    signal: AbortSignal,
    whole?: object,
    passwords?: ReadonlyMap<string, PasswordTold>,
  ): Promise<readonly Difference[]>
  /** Everything there that is ours or could be, in any order. Throws `TargetInTrouble`. */
  survey(signal: AbortSignal): AsyncIterable<Found>
  /** What must be right before it is used; writes nothing that stays. */
  check(signal: AbortSignal): Promise<readonly CheckedThing[]>
  close(): Promise<void>
}

/** A target that cannot be asked. */
export class TargetInTrouble extends Error {
  override readonly name = 'TargetInTrouble'
  readonly trouble: Trouble

  constructor(trouble: Trouble) {
    super(`${trouble.what}: ${trouble.said}`)
    this.trouble = trouble
  }
}

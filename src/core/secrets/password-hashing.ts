/** How a password is turned into a one-way hash: slow on purpose, and never more of them at once than the machine bears. */
import type { Password } from './password.ts'

/** The port that adapters/password-hash fills. Every method may throw TooBusy when its queue is full (ASVS 15.2.2). */
export type PasswordHashing = {
  /** A PHC string of the current parameters. */
  hash(password: Password): Promise<string>
  /**
   * Whether the password made this PHC string, or this hash of an older system. A malformed one is `false` and reported,
   * never an exception. `alike`: what hashes of older systems cost that are still kept (`OldHash.work`); each of these
   * costs is paid for every name, so that nobody's hash shows in the time (case E-02).
   */
  verify(stored: string, password: Password, alike?: readonly string[]): Promise<boolean>
  /** Costs exactly what `verify` costs, for names that nobody has: an unknown name must not be quicker (case E-02). */
  burn(password: Password, alike?: readonly string[]): Promise<void>
  /** Whether a hash that just proved right should be made anew with the current parameters. */
  needsRehash(phc: string): boolean
}

/** Too many sign-ins at this moment; the door answers 503 with Retry-After. */
export class TooBusy extends Error {
  override readonly name = 'TooBusy'
}

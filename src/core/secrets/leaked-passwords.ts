/** Whether a password is known to criminals. Answered here, in this house: nothing about the password leaves it (mission U-8). */
import type { Password } from './password.ts'

/** The lists of leaked passwords that this deployment holds (mission O-7, ASVS 6.2.12). */
export type LeakedPasswords = {
  /** True when exactly this password stands in one of the lists. */
  has(password: Password): boolean
}

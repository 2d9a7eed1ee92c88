/** Where somebody's password works by now, as they are told. Pure. */
import type { Trouble } from './trouble.ts'

/** What the ledger knows of one account at one target. */
export type LedgerLine = {
  wanted: string
  applied: string
  passwordApplied: number
  passwordVersion: number
  waitsForPerson: boolean
  givenUp: boolean
  trouble: Trouble['what'] | null
  targetTrouble: Trouble['what'] | null
}

/**
 * `works`: it is there. `on-its-way`: any moment. `late`: it was tried in vain, and we go on trying. `waits-for-you`: the
 * next sign-in with it brings it there (row O-20). `not-taken`: somebody has to look.
 */
export type PasswordThere = 'works' | 'on-its-way' | 'late' | 'waits-for-you' | 'not-taken'

/** The one word for it. */
export function passwordThere(line: LedgerLine): PasswordThere {
  if (line.givenUp) return 'not-taken'
  if (line.waitsForPerson) return 'waits-for-you'
  const isThere = line.passwordApplied >= line.passwordVersion
  if (isThere && line.applied === line.wanted) return 'works'
  if (line.targetTrouble !== null || line.trouble !== null) return 'late'
  // something else of the account is on its way; the password is there
  return isThere ? 'works' : 'on-its-way'
}

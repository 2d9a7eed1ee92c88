/** Who types the command: their name goes into the journal of everybody it changes. */
import { userInfo as accountOfMachine } from 'node:os'

/**
 * As given (`--operator`), else whoever used sudo, else the account of the machine. A name that the machine does not tell is
 * `unknown`, never empty.
 */
export function operatorName(given: string | undefined, env: NodeJS.ProcessEnv): string {
  const names = [given, env['ADGANG_OPERATOR'], env['SUDO_USER'], accountName()]
  return names.find((name) => name !== undefined && /^[\w.@-]{1,64}$/.test(name)) ?? 'unknown'
}

/** A container may run under a number that has no name. */
function accountName(): string | undefined {
  try {
    return accountOfMachine().username
  } catch {
    return undefined
  }
}

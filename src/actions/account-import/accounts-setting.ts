/** The institution's setting for the register of accounts. */
import type { World } from '../world.ts'

/** Throws where the institution takes no accounts: the file was refused before. */
export function accountsSetting({ institution }: Pick<World, 'institution'>) {
  const setting = institution.registers.accounts
  if (!setting) throw new Error('this institution has no register accounts')
  return setting
}

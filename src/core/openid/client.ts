/** A service that lets people sign in here, as the institution's file names it. */
import type { Institution } from '../institution/institution.ts'

export type Client = Institution['openid']['clients'][number]

/** Whether somebody of these groups may use it. Accounts without a person belong to no group, and may not. */
export function mayUse({ who }: Pick<Client, 'who'>, groups: readonly string[]): boolean {
  return who.some((group) => groups.includes(group))
}

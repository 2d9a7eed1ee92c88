/** Addresses that were an account's and still lead to it: mail to them arrives, and nobody else ever gets one. */
import type { Temporal } from 'temporal-polyfill'
import type { Db } from './database.ts'

/** The address goes on leading to the account. Throws when it leads to another one. */
export async function addMailAlias(
  db: Db,
  alias: { address: string; accountId: string; since: Temporal.Instant; by: string; because: string },
): Promise<void> {
  await db
    .insertInto('mail_alias')
    .values({
      address: alias.address,
      account_id: alias.accountId,
      since: alias.since,
      until: null,
      given_by: alias.by,
      because: alias.because,
    })
    .execute()
}

/** It is the account's main one again, or leads there no more; what stands before the @ stays taken. */
export async function forgetMailAlias(db: Db, accountId: string, address: string): Promise<void> {
  await db
    .deleteFrom('mail_alias')
    .where('address', '=', address)
    .where('account_id', '=', accountId)
    .execute()
}

/** The addresses beside the main one, by account, newest first; accounts that have none are not there. */
export async function mailAliasesOf(
  db: Db,
  accountIds: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const found = new Map<string, string[]>()
  if (accountIds.length === 0) return found
  const rows = await db
    .selectFrom('mail_alias')
    .select(['address', 'account_id'])
    .where('account_id', 'in', [...accountIds])
    .where('until', 'is', null)
    .orderBy('since', 'desc')
    .orderBy('address')
    .execute()
  for (const { address, account_id: account } of rows)
    if (account !== null) found.set(account, [...(found.get(account) ?? []), address])
  return found
}

/** Gives the account another main address. False: it has another than `from` by now. */
export async function changeMailAddress(
  db: Db,
  change: { accountId: string; from: string; to: string },
): Promise<boolean> {
  const result = await db
    .updateTable('account')
    .set({ mail: change.to })
    .where('id', '=', change.accountId)
    .where('mail', '=', change.from)
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}

/** Forgets what has had its time, in small bites that nobody waits for (case Y-13). */
import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Db } from './database.ts'

/** So many rows go at once: a few milliseconds, in which sign-ins wait for nothing. */
const bite = 2_000

/** Deletes what is asked for, bite after bite, each a transaction of its own. */
async function inBites(db: Db, table: string, where: ReturnType<typeof sql>): Promise<void> {
  for (;;) {
    const { numAffectedRows = 0n } = await sql`DELETE FROM ${sql.table(table)} WHERE ctid = ANY(ARRAY(
      SELECT ctid FROM ${sql.table(table)} WHERE ${where} LIMIT ${bite} FOR UPDATE SKIP LOCKED))`.execute(db)
    if (numAffectedRows < bite) return
  }
}

/** Browsers that are known no longer. */
export async function forgetDevicesUntil(db: Db, before: Temporal.Instant): Promise<void> {
  await inBites(db, 'known_device', sql`ends_at < ${before}`)
}

/** Which messages were sent, and the counts of days. */
export async function forgetOldMessages(db: Db, before: Temporal.Instant): Promise<void> {
  await inBites(db, 'message_sent', sql`counted_at < ${before}`)
  await sql`DELETE FROM message_day WHERE day < ${before}::date`.execute(db)
}

/** Links, grants, temporary passwords, waits and changes that could be disputed, long after they ended. */
export async function forgetOldProofs(db: Db, before: Temporal.Instant): Promise<void> {
  await inBites(db, 'mail_link', sql`expires_at < ${before}`)
  await inBites(db, 'temporary_password', sql`expires_at < ${before}`)
  await inBites(db, 'disputable_change', sql`expires_at < ${before}`)
  await inBites(
    db,
    'factor_wait',
    sql`due_at < ${before} AND coalesce(vetoed_at, used_at, ended_at) < ${before}`,
  )
  await inBites(db, 'recovered', sql`at < ${before}`)
  // one that was sent for the password of today keeps it from being sent again
  await inBites(
    db,
    'password_notice',
    sql`sent_at < ${before} AND NOT EXISTS (SELECT FROM account a
      WHERE a.id = password_notice.account_id AND a.password_set_at = password_notice.password_set_at)`,
  )
  const unused = sql`expires_at < ${before} AND NOT EXISTS (SELECT FROM session s WHERE s.grant_id = grants.id)`
  await inBites(db, 'grant_right', sql`grant_id IN (SELECT id FROM grants WHERE ${unused})`)
  await inBites(
    db,
    'grants',
    sql`${unused} AND NOT EXISTS (SELECT FROM grant_right r WHERE r.grant_id = grants.id)`,
  )
}

/** Wi-Fi: decisions, connections and devices, and secrets that ended. A key's rows go before the key. */
export async function forgetNetwork(
  db: Db,
  before: { log: Temporal.Instant; secrets: Temporal.Instant },
): Promise<void> {
  await inBites(db, 'network_decision', sql`at < ${before.log}`)
  await inBites(db, 'network_session', sql`seen_at < ${before.log}`)
  await inBites(db, 'network_device', sql`seen_at < ${before.log}`)
  await inBites(db, 'wifi_secret', sql`ended_at < ${before.secrets}`)
}

/** What the desk did, its codes and checks of callers; roles that ended. */
export async function forgetOldActs(db: Db, before: Temporal.Instant): Promise<void> {
  await inBites(db, 'desk_code', sql`expires_at < ${before}`)
  await inBites(
    db,
    'desk_act',
    sql`asked_at < ${before} AND state <> 'waiting' AND NOT EXISTS (SELECT FROM desk_code c WHERE c.act_id = desk_act.id)`,
  )
  await inBites(
    db,
    'caller_check',
    sql`made_at < ${before} AND NOT EXISTS (SELECT FROM desk_act a WHERE a.caller_check_id = caller_check.id)`,
  )
  await inBites(db, 'role_grant', sql`coalesce(ended_at, until_at) < ${before}`)
}

/** People who left for good: who they are, and everything of them that goes. (Long: one table after another, in the order in which they hang together.) */
import { type RawBuilder, sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Day, PersonFacts } from '../core/person/facts.ts'
import type { Db } from './database.ts'

/** Perhaps departed: the records of a register that let go long ago, stays that ended, people without any record. */
export async function maybeDeparted(
  db: Db,
  { before, day, after, most }: { before: Temporal.Instant; day: Day; after: string; most: number },
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    SELECT id FROM (
      SELECT l.person_id AS id FROM absence a JOIN link l ON l.source_record_id = a.source_record_id AND l.undone_at IS NULL
        WHERE a.gone_at < ${before}
      UNION SELECT person_id FROM guest WHERE until_day < ${day}::date
      UNION SELECT p.id FROM person p WHERE p.changed_at < ${before}
        AND NOT EXISTS (SELECT FROM link l WHERE l.person_id = p.id AND l.undone_at IS NULL)) found
    WHERE id > ${after}::uuid ORDER BY id LIMIT ${most}`.execute(db)
  return rows.map(({ id }) => id)
}

/** What must be known before somebody is forgotten. */
export type Leaving = { facts: Partial<PersonFacts> | null; changedOn: Day; heldBy: string | null }

/**
 * Holds the person until the transaction ends. `heldBy`: why they are not forgotten, whatever the registers say. Null:
 * the person is gone already, or an import is at work, which may bring them back this moment.
 */
export async function holdLeaving(
  db: Db,
  personId: string,
  { before, today, now }: { before: Temporal.Instant; today: Day; now: Temporal.Instant },
): Promise<Leaving | null> {
  const lock = await sql<{ mine: boolean }>`
    SELECT pg_try_advisory_xact_lock(hashtextextended('register-import', 0)) AS mine`.execute(db)
  if (!lock.rows[0]?.mine) return null
  const { rows } = await sql<Leaving>`
    SELECT p.facts, p.changed_at::date::text AS "changedOn", CASE
      WHEN EXISTS (SELECT FROM link l LEFT JOIN absence a ON a.source_record_id = l.source_record_id AND a.gone_at < ${before}
        WHERE l.person_id = p.id AND l.undone_at IS NULL AND a.source_record_id IS NULL) THEN 'a register'
      WHEN EXISTS (SELECT FROM account a WHERE a.person_id = p.id AND a.kind IN ('admin', 'service') AND a.closed_at IS NULL) THEN 'another account'
      WHEN EXISTS (SELECT FROM account a WHERE a.person_id = p.id AND a.closed_at >= ${before}) THEN 'a late closing'
      WHEN EXISTS (SELECT FROM role_grant r JOIN account a ON a.id = r.account_id WHERE a.person_id = p.id
        AND r.ended_at IS NULL AND (r.until_at IS NULL OR r.until_at > ${now})) THEN 'a role'
      WHEN EXISTS (SELECT FROM guest g JOIN account a ON a.id = g.sponsor_account_id
        WHERE a.person_id = p.id AND g.until_day >= ${today}::date) THEN 'a guest'
      WHEN EXISTS (SELECT FROM merge_candidate m WHERE p.id = ANY(m.person_ids) AND m.settled_at IS NULL) THEN 'a question'
      WHEN EXISTS (SELECT FROM desk_act d WHERE d.person_id = p.id AND d.state = 'waiting') THEN 'an act'
      WHEN EXISTS (SELECT FROM session s JOIN account a ON a.id = s.account_id WHERE a.person_id = p.id
        AND s.ended_at IS NULL AND s.idle_until > ${now}) THEN 'a session'
      WHEN EXISTS (SELECT FROM door_card c JOIN account a ON a.id = c.account_id
        WHERE a.person_id = p.id AND c.state = 'open') THEN 'an open card'
      -- who fetches or is sent cards has not heard yet that this one is closed, and would never hear it afterwards
      WHEN EXISTS (SELECT FROM door_card c JOIN account a ON a.id = c.account_id
        JOIN delivery d ON d.target = c.target AND d.account_id = a.id JOIN target t ON t.key = d.target
        WHERE a.person_id = p.id AND d.wanted > d.applied AND d.given_up_at IS NULL AND t.writes) THEN 'a card on its way'
      WHEN EXISTS (SELECT FROM job j WHERE j.payload ->> 'person' = p.id::text AND j.done_at IS NULL AND j.dead_at IS NULL) THEN 'a job'
      END AS "heldBy"
    FROM person p WHERE p.id = ${personId} FOR UPDATE`.execute(db)
  return rows[0] ?? null
}

/** Deletes everything of a person but the names they had; the journal has its own way. Inside a transaction. */
export async function deletePerson(db: Db, personId: string): Promise<void> {
  const records = await sql<{ id: string }>`
    SELECT source_record_id AS id FROM link WHERE person_id = ${personId} AND undone_at IS NULL`.execute(db)
  const accounts = await sql<{ id: string }>`SELECT id FROM account WHERE person_id = ${personId}`.execute(db)
  const ids = (rows: readonly { id: string }[]) => sql`ANY(${rows.map(({ id }) => id)}::uuid[])`
  const of = { person: sql`${personId}::uuid`, records: ids(records.rows), accounts: ids(accounts.rows) }
  for (const statement of goings(of)) await statement.execute(db)
}

type Of = Record<'person' | 'records' | 'accounts', RawBuilder<unknown>>

function goings({ person, records, accounts }: Of): RawBuilder<unknown>[] {
  const theirGrants = sql`(SELECT id FROM grants WHERE person_id = ${person} OR account_id = ${accounts})`
  const registerIds = sql`(SELECT register_id FROM source_record WHERE id = ${records} AND register = 'projects')`
  return [
    sql`DELETE FROM openid_item WHERE grant_id IN (SELECT grant_id FROM service_sign_in WHERE account_id = ${accounts})
      OR uid IN (SELECT uid FROM openid_session WHERE account_id = ${accounts})`,
    sql`DELETE FROM session WHERE account_id = ${accounts} OR grant_id IN ${theirGrants}`,
    sql`DELETE FROM grant_right WHERE grant_id IN ${theirGrants}`,
    sql`DELETE FROM grants WHERE person_id = ${person} OR account_id = ${accounts}`,
    sql`DELETE FROM mail_link WHERE person_id = ${person}`,
    sql`DELETE FROM code_attempt WHERE person_id = ${person} OR account_id = ${accounts}`,
    sql`DELETE FROM message_sent WHERE person_id = ${person}`,
    sql`DELETE FROM job WHERE payload ->> 'person' = ${person}::text`,
    ...ofAccounts.map((table) => sql`DELETE FROM ${sql.table(table)} WHERE account_id = ${accounts}`),
    sql`DELETE FROM desk_act WHERE person_id = ${person} OR account_id = ${accounts}`,
    sql`UPDATE desk_act SET caller_check_id = NULL
      WHERE caller_check_id IN (SELECT id FROM caller_check WHERE person_id = ${person})`,
    sql`DELETE FROM caller_check WHERE person_id = ${person}`,
    sql`DELETE FROM project_link WHERE person_id = ${person} OR account_id = ${accounts}`,
    sql`DELETE FROM project_administrator WHERE register_id IN ${registerIds}`,
    sql`DELETE FROM project_member WHERE register_id IN ${registerIds}`,
    sql`DELETE FROM guest WHERE person_id = ${person}`,
    sql`DELETE FROM visibility_choice WHERE person_id = ${person}`,
    sql`DELETE FROM acceptance WHERE person_id = ${person}`,
    sql`DELETE FROM access_pin WHERE person_id = ${person}`,
    sql`DELETE FROM identity_number WHERE person_id = ${person}`,
    sql`DELETE FROM merge_candidate WHERE ${person} = ANY(person_ids) OR source_record_id = ${records}`,
    sql`DELETE FROM absence WHERE source_record_id = ${records}`,
    sql`DELETE FROM link WHERE person_id = ${person} OR source_record_id = ${records}`,
    sql`DELETE FROM identity_number WHERE source_record_id = ${records}`,
    sql`DELETE FROM source_record WHERE id = ${records}`,
    // given to nobody else: the address and the number stay, and are nobody's
    sql`UPDATE mail_alias SET account_id = NULL, given_by = '', because = '' WHERE account_id = ${accounts}`,
    sql`UPDATE posix_number SET account_id = NULL, home = NULL, shell = NULL WHERE account_id = ${accounts}`,
    // what was deleted above has marked the account once more
    sql`DELETE FROM verdict_due WHERE account_id = ${accounts}`,
    // a trigger keeps what other systems must still be told, before the ledger's rows go with the account
    sql`DELETE FROM account WHERE id = ${accounts}`,
    sql`DELETE FROM person WHERE id = ${person}`,
  ]
}

/** Tables that hang on an account and on nothing else; codes of the desk before its acts. */
const ofAccounts = [
  'sealed_copy',
  'target_difference',
  'service_sign_in',
  'openid_session',
  'openid_subject',
  'verdict_due',
  'verdict',
  'access_change',
  'end_notice',
  'temporary_password',
  'recovered',
  'authenticator_app',
  'passkey',
  'passkey_ceremony',
  'recovery_code',
  'factor_wait',
  'disputable_change',
  'former_password',
  'door_pin',
  'door_card',
  'door_holder',
  'placed_lock',
  'password_notice',
  'known_device',
  'account_alias',
  'account_record',
  'old_hash',
  'role_grant',
  'desk_code',
  'wifi_secret',
  'network_device',
  'network_decision',
  'network_session',
]

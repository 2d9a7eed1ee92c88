/** Accounts of an older system: what is known of them here, and writing what they became. (Long: one statement after another.) */
import type { PoolClient } from 'pg'
import type { StandingAccount } from '../core/register/account-move.ts'
import type { WaitingAccount } from './account-staging.ts'

/** Whom a claim leads to. `at`: the line; a person is named once for each claim. */
export type Claimant = { at: number; person: string }

/** The people who hold or held these numbers, each with the line that asked. */
export async function peopleByNumbers(
  client: PoolClient,
  asked: readonly { at: number; blindIndex: Buffer }[],
): Promise<Claimant[]> {
  if (asked.length === 0) return []
  const { rows } = await client.query<Claimant>(
    `SELECT DISTINCT q.at, i.person_id AS person FROM unnest($1::int[], $2::bytea[]) AS q(at, blind_index)
       JOIN identity_number i ON i.blind_index = q.blind_index`,
    [asked.map(({ at }) => at), asked.map(({ blindIndex }) => blindIndex)],
  )
  return rows
}

/** The people of these records of registers. */
export async function peopleByRecords(
  client: PoolClient,
  asked: readonly { at: number; register: 'fs' | 'hr'; id: string }[],
): Promise<Claimant[]> {
  if (asked.length === 0) return []
  const { rows } = await client.query<Claimant>(
    `SELECT DISTINCT q.at, l.person_id AS person FROM unnest($1::int[], $2::text[], $3::text[]) AS q(at, register, id)
       JOIN source_record s ON s.register = q.register AND s.register_id = q.id
       JOIN link l ON l.source_record_id = s.id AND l.undone_at IS NULL`,
    [asked.map(({ at }) => at), asked.map(({ register }) => register), asked.map(({ id }) => id)],
  )
  return rows
}

/** The people with these student numbers, as they are compared. */
export async function peopleByStudentNumbers(
  client: PoolClient,
  asked: readonly { at: number; canonical: string }[],
): Promise<Claimant[]> {
  if (asked.length === 0) return []
  const { rows } = await client.query<Claimant>(
    `SELECT DISTINCT q.at, p.id AS person FROM unnest($1::int[], $2::text[]) AS q(at, canonical)
       JOIN person p ON p.student_number_index = q.canonical`,
    [asked.map(({ at }) => at), asked.map(({ canonical }) => canonical)],
  )
  return rows
}

/** What was taken of a line before; `account` null: a tombstone. */
export type KnownAccount = {
  record: string
  account: (Omit<StandingAccount, 'stored'> & { sealed: Buffer | null }) | null
}

/** The accounts of these lines' ids. */
export async function knownAccounts(client: PoolClient, ids: readonly string[]): Promise<KnownAccount[]> {
  type Row = Partial<Omit<StandingAccount, 'stored'>> & { record: string; sealed: Buffer | null }
  const { rows } = await client.query<Row>(
    `SELECT r.id AS record, a.id, a.person_id AS "personId", a.username, a.mail, a.closed_at IS NOT NULL AS closed,
       h.account_id IS NOT NULL AS "fromOlder", a.password_sealed AS sealed, x.uid,
       array(SELECT name FROM account_alias WHERE account_id = a.id) AS aliases,
       array(SELECT address FROM mail_alias WHERE account_id = a.id) AS addresses,
       coalesce((SELECT jsonb_agg(jsonb_build_object('id', l.id, 'class', l.class, 'because', l.because,
           'since', to_char(l.since AT TIME ZONE 'UTC', ${moment}),
           'until', to_char(l.until AT TIME ZONE 'UTC', ${moment})))
         FROM placed_lock l WHERE l.account_id = a.id AND l.lifted_at IS NULL AND l.placed_by = $2), '[]') AS locks,
       coalesce((SELECT jsonb_agg(jsonb_build_object('document', c.document, 'version', c.version))
         FROM acceptance c WHERE c.person_id = a.person_id), '[]') AS rules
     FROM account_record r LEFT JOIN account a ON a.id = r.account_id
       LEFT JOIN old_hash h ON h.account_id = a.id LEFT JOIN posix_number x ON x.account_id = a.id
     WHERE r.id = ANY($1)`,
    [ids, hand],
  )
  return rows.map(({ record, sealed, ...row }) => ({
    record,
    account: isWhole(row) ? { ...row, sealed } : null,
  }))
}

const moment = `'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'`

function isWhole(row: Partial<Omit<StandingAccount, 'stored'>>): row is Omit<StandingAccount, 'stored'> {
  return typeof row.id === 'string'
}

/** The personal accounts of these people. */
export async function personalAccounts(
  client: PoolClient,
  people: readonly string[],
): Promise<{ person: string; account: string; username: string }[]> {
  const { rows } = await client.query<{ person: string; account: string; username: string }>(
    `SELECT person_id AS person, id AS account, username FROM account
     WHERE person_id = ANY($1) AND kind IN ('personal', 'guest')`,
    [people],
  )
  return rows
}

/** Whose each of these names is; null: nobody's any more. */
export async function holdersOfNames(
  client: PoolClient,
  names: readonly string[],
): Promise<Map<string, string | null>> {
  const { rows } = await client.query<{ name: string; person: string | null }>(
    `SELECT name, person_id AS person FROM taken_name WHERE name = ANY($1)`,
    [names],
  )
  return new Map(rows.map(({ name, person }) => [name, person]))
}

/** Whose account each of these addresses leads to, as a main one or as an alias. */
export async function holdersOfAddresses(
  client: PoolClient,
  addresses: readonly string[],
): Promise<Map<string, string | null>> {
  const { rows } = await client.query<{ address: string; account: string | null }>(
    `SELECT address, account_id AS account FROM mail_alias WHERE address = ANY($1)
     UNION ALL SELECT mail, id FROM account WHERE mail = ANY($1)`,
    [addresses],
  )
  return new Map(rows.map(({ address, account }) => [address, account]))
}

/** Whose account each of these POSIX numbers is. */
export async function holdersOfUids(
  client: PoolClient,
  uids: readonly number[],
): Promise<Map<number, string | null>> {
  const { rows } = await client.query<{ uid: number; account: string | null }>(
    `SELECT uid, account_id AS account FROM posix_number WHERE uid = ANY($1::bigint[])`,
    [uids],
  )
  return new Map(rows.map(({ uid, account }) => [uid, account]))
}

/** What every row carries. */
export type MoveStamp = { run: number; now: string }

/** By whose hand. */
const hand = 'register:accounts'
const because = 'brought along from the older system'

/** Writes these accounts whole, inside the open transaction. */
export async function writeAccounts(
  client: PoolClient,
  lines: readonly WaitingAccount[],
  { run, now }: MoveStamp,
): Promise<void> {
  const json = JSON.stringify(lines.map(({ id, accountId, body }) => ({ id, accountId, ...body })))
  const from = `jsonb_to_recordset($1::jsonb) AS m(id text, "accountId" uuid, "is" text, "personId" uuid, username text,
    mail text, names jsonb, aliases jsonb, addresses jsonb, password jsonb, posix jsonb, rules jsonb,
    "openedAt" timestamptz, "closedAt" timestamptz, locks jsonb, lifts jsonb, changed jsonb)`
  // whoever signs in or chooses a password now is waited for, or waits
  await client.query('SELECT id FROM account WHERE id = ANY($1::uuid[]) ORDER BY id FOR UPDATE', [
    lines.map(({ accountId }) => accountId),
  ])
  for (const [statement, ...values] of statements(from, { now }))
    await client.query(statement, [json, ...values])
  await client.query(
    `INSERT INTO account_record (id, digest, account_id, changed_at, run)
     SELECT q.id, q.digest, a.id, $4, $5
     FROM unnest($1::text[], $2::bytea[], $3::uuid[]) AS q(id, digest, account_id) LEFT JOIN account a ON a.id = q.account_id
     ON CONFLICT (id) DO UPDATE SET digest = excluded.digest, changed_at = excluded.changed_at, run = excluded.run`,
    [
      lines.map(({ id }) => id),
      lines.map(({ digest }) => digest),
      lines.map(({ accountId }) => accountId),
      now,
      run,
    ],
  )
}

/** Whether a password is still as it was judged: the older system's, or none. Its account is held while this is asked. */
const brings = `(m.password ->> 'sealed' IS NOT NULL AND b.closed_at IS NULL
  AND (b.password_sealed IS NULL OR EXISTS (SELECT FROM old_hash h WHERE h.account_id = b.id)))`
/** Whether it was written: what its owner chose meanwhile stays. */
const brought = `EXISTS (SELECT FROM account w WHERE w.id = m."accountId"
  AND w.password_sealed = decode(m.password ->> 'sealed', 'base64'))`

/** In the order in which rows hang on each other; none takes what is somebody's meanwhile, so such a line fails as a whole. */
function statements(from: string, { now }: { now: string }): [string, ...unknown[]][] {
  const account = `CASE WHEN m."is" = 'tombstone' THEN NULL ELSE m."accountId" END`
  return [
    [
      `INSERT INTO taken_name (name, person_id, kind, since)
       SELECT n.name, m."personId", n.kind, $2 FROM ${from}, jsonb_to_recordset(m.names) AS n(name text, kind text)`,
      now,
    ],
    [
      `INSERT INTO account (id, person_id, kind, username, mail, opened_at, password_sealed, password_set_at,
         password_must_change_since, password_must_change_because)
       SELECT m."accountId", m."personId", 'personal', m.username, m.mail, m."openedAt",
         decode(m.password ->> 'sealed', 'base64'), (m.password ->> 'setAt')::timestamptz,
         CASE WHEN (m.password ->> 'mustChange')::boolean THEN $2::timestamptz END,
         CASE WHEN (m.password ->> 'mustChange')::boolean THEN $3 END
       FROM ${from} WHERE m."is" = 'new'`,
      now,
      because,
    ],
    // the address that was the main one is an alias from now on, so it goes before the new one comes; with another password
    // everything that was opened or judged by the one of before is over (case S-03)
    [
      `UPDATE account a SET mail = coalesce(m.mail, a.mail), closed_at = coalesce(m."closedAt", a.closed_at),
         password_sealed = CASE WHEN m."closedAt" IS NOT NULL THEN NULL
           WHEN m.brings THEN decode(m.password ->> 'sealed', 'base64') ELSE a.password_sealed END,
         password_set_at = CASE WHEN m."closedAt" IS NOT NULL THEN NULL
           WHEN m.brings THEN (m.password ->> 'setAt')::timestamptz ELSE a.password_set_at END,
         credential_epoch = a.credential_epoch + CASE WHEN m.brings THEN 1 ELSE 0 END,
         password_must_change_since = CASE WHEN m.brings AND (m.password ->> 'mustChange')::boolean THEN $2::timestamptz
           ELSE a.password_must_change_since END,
         password_must_change_because = CASE WHEN m.brings AND (m.password ->> 'mustChange')::boolean THEN $3
           ELSE a.password_must_change_because END
       FROM (SELECT m.*, ${brings} AS brings FROM ${from} JOIN account b ON b.id = m."accountId") m
       WHERE m."is" = 'changed' AND a.id = m."accountId" AND (m.mail IS NOT NULL OR m."closedAt" IS NOT NULL OR m.brings)`,
      now,
      because,
    ],
    [
      `INSERT INTO old_hash (account_id, work) SELECT m."accountId", m.password ->> 'work' FROM ${from} WHERE ${brought}
       ON CONFLICT (account_id) DO UPDATE SET work = excluded.work`,
    ],
    [
      `INSERT INTO account_alias (name, account_id, since, given_by, because)
       SELECT n.name, m."accountId", $2, $3, $4 FROM ${from}, jsonb_array_elements_text(m.aliases) AS n(name)`,
      now,
      hand,
      because,
    ],
    [
      `INSERT INTO mail_alias (address, account_id, since, given_by, because)
       SELECT n.address, ${account}, $2, $3, $4 FROM ${from}, jsonb_array_elements_text(m.addresses) AS n(address)`,
      now,
      hand,
      because,
    ],
    [
      `INSERT INTO posix_number (uid, gid, account_id, home, shell, since)
       SELECT (m.posix ->> 'uid')::bigint, (m.posix ->> 'gid')::bigint, ${account}, m.posix ->> 'home', m.posix ->> 'shell', $2
       FROM ${from} WHERE m.posix ->> 'uid' IS NOT NULL`,
      now,
    ],
    [
      `INSERT INTO acceptance (person_id, document, version, accepted_at)
       SELECT m."personId", r.document, r.version, r.accepted
       FROM ${from}, jsonb_to_recordset(m.rules) AS r(document text, version text, accepted timestamptz)
       ON CONFLICT DO NOTHING`,
    ],
    [
      `UPDATE placed_lock l SET lifted_at = $2, lifted_by = $3
       FROM ${from}, jsonb_array_elements_text(m.lifts) AS f(id) WHERE l.id = f.id::uuid AND l.lifted_at IS NULL`,
      now,
      hand,
    ],
    [
      `INSERT INTO placed_lock (id, account_id, class, since, until, placed_by, may_lift, because)
       SELECT k.id, m."accountId", k.class, k.since, k.until, $2, k.class, k.because
       FROM ${from}, jsonb_to_recordset(m.locks) AS k(id uuid, class text, since timestamptz, until timestamptz, because text)`,
      hand,
    ],
    [
      `INSERT INTO journal (at, person_id, account_id, what, by_whom, because, details)
       SELECT $2, m."personId", m."accountId", CASE WHEN m."is" = 'new' THEN 'account-moved-in' ELSE 'moved-account-changed' END,
         $3, NULL, CASE WHEN m."is" = 'new' THEN '{}'::jsonb
           ELSE jsonb_build_object('changed', (SELECT string_agg(c, ', ') FROM jsonb_array_elements_text(m.changed) AS c
             WHERE c <> 'password' OR ${brought})) END
       FROM ${from} WHERE m."is" IN ('new', 'changed')`,
      now,
      hand,
    ],
  ]
}

/** The run is over. It waits for the disk, and so for everything that the run wrote. No person is judged by this register. */
export async function finishMove(
  client: PoolClient,
  run: number,
  end: { now: string; counts: Record<string, number> },
): Promise<void> {
  await client.query('SET synchronous_commit = on')
  await client.query(`UPDATE register_run SET state = 'done', finished_at = $2, counts = $3 WHERE id = $1`, [
    run,
    end.now,
    JSON.stringify(end.counts),
  ])
}

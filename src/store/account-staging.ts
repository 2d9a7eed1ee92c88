/** Where the lines of a file of accounts wait, beside the tables, until all of them are judged. */
import type { PoolClient } from 'pg'
import type { AccountMove } from '../core/register/account-move.ts'

/** A line that waits. `body` null: a bad line that is there all the same. */
export type StagedAccount = {
  at: number
  id: string
  digest: Buffer
  accountId: string
  body: StagedMove | null
  claims: readonly { kind: 'id' | 'name' | 'address' | 'uid' | 'person'; value: string }[]
}

/** What will be written; the hash is wrapped already, and each lock has its id. */
export type StagedMove = Omit<AccountMove, 'password' | 'locks' | 'notes'> & {
  password: { sealed: string; work: string; setAt: string; mustChange: boolean } | null
  locks: readonly (AccountMove['locks'][number] & { id: string })[]
}

/** Empty staging tables; what a killed run left behind is dropped. They are unlogged: a crash empties them too. */
export async function makeAccountStaging(client: PoolClient): Promise<void> {
  await client.query(
    `${dropped};
     CREATE UNLOGGED TABLE import_accounts_line (at integer NOT NULL, digest bytea NOT NULL);
     CREATE UNLOGGED TABLE import_accounts_account (
       at integer PRIMARY KEY, id text COLLATE "C" NOT NULL, digest bytea NOT NULL, account_id uuid NOT NULL, body jsonb,
       refused boolean NOT NULL DEFAULT false);
     CREATE UNLOGGED TABLE import_accounts_claim (at integer NOT NULL, kind text NOT NULL, value text NOT NULL)`,
  )
}

const dropped = 'DROP TABLE IF EXISTS import_accounts_line, import_accounts_account, import_accounts_claim'

export async function dropAccountStaging(client: PoolClient): Promise<void> {
  await client.query(dropped)
}

/** Stages digests of lines. */
export async function stageAccountDigests(
  client: PoolClient,
  lines: readonly { at: number; digest: Buffer }[],
): Promise<void> {
  await client.query(
    `INSERT INTO import_accounts_line (at, digest) SELECT * FROM unnest($1::int[], $2::bytea[])`,
    [lines.map(({ at }) => at), lines.map(({ digest }) => digest)],
  )
}

/** Which lines are not known word for word: one bit for each line number. `most` is the highest line number. */
export async function unknownAccountLines(
  client: PoolClient,
  most: number,
): Promise<{ count: number; has(at: number): boolean }> {
  const bits = new Uint8Array((most >> 3) + 1)
  let count = 0
  for (let after = 0; ;) {
    const { rows } = await client.query<[number]>({
      text: `SELECT at FROM import_accounts_line l WHERE at > $1 AND NOT EXISTS (
               SELECT 1 FROM account_record r WHERE r.digest = l.digest) ORDER BY at LIMIT 50000`,
      values: [after],
      rowMode: 'array',
    })
    for (const [at] of rows) bits[at >> 3] = (bits[at >> 3] ?? 0) | (1 << (at & 7))
    count += rows.length
    if (rows.length === 0) return { count, has: (at) => ((bits[at >> 3] ?? 0) & (1 << (at & 7))) !== 0 }
    after = rows.at(-1)?.[0] ?? after
  }
}

/** Stages lines that were judged, and what each of them claims. */
export async function stageAccounts(client: PoolClient, lines: readonly StagedAccount[]): Promise<void> {
  if (lines.length === 0) return
  await client.query(
    `INSERT INTO import_accounts_account (at, id, digest, account_id, body)
     SELECT * FROM unnest($1::int[], $2::text[], $3::bytea[], $4::uuid[], $5::jsonb[])`,
    [
      lines.map(({ at }) => at),
      lines.map(({ id }) => id),
      lines.map(({ digest }) => digest),
      lines.map(({ accountId }) => accountId),
      lines.map(({ body }) => (body === null ? null : JSON.stringify(body))),
    ],
  )
  const claims = lines.flatMap(({ at, claims: of }) => of.map((claim) => ({ at, ...claim })))
  await client.query(
    `INSERT INTO import_accounts_claim (at, kind, value) SELECT * FROM unnest($1::int[], $2::text[], $3::text[])`,
    [claims.map(({ at }) => at), claims.map(({ kind }) => kind), claims.map(({ value }) => value)],
  )
}

/** Lines that claim what another line of the file claims too: none of them is taken. */
export async function refuseClashes(
  client: PoolClient,
): Promise<{ at: number; id: string; kind: StagedAccount['claims'][number]['kind']; others: number[] }[]> {
  await client.query('ANALYZE import_accounts_account, import_accounts_claim')
  type Clash = { at: number; id: string; kind: StagedAccount['claims'][number]['kind']; others: number[] }
  const { rows } = await client.query<Clash>(
    `WITH twice AS (
       SELECT kind, value, array_agg(DISTINCT at) AS lines FROM import_accounts_claim
       GROUP BY kind, value HAVING count(DISTINCT at) > 1),
     each AS (SELECT DISTINCT ON (at, t.kind) at, t.kind, array_remove(t.lines, at) AS others
       FROM twice t, unnest(t.lines) AS at ORDER BY at, t.kind),
     refused AS (UPDATE import_accounts_account a SET refused = true FROM each WHERE a.at = each.at)
     SELECT each.at, a.id, each.kind, each.others[1:10] AS others FROM each JOIN import_accounts_account a USING (at)
     ORDER BY each.at, each.kind`,
  )
  return rows
}

/** What the staged lines come to. `missing`: known accounts of which this file says nothing. */
export type AccountCounts = {
  arrived: number
  changed: number
  same: number
  tombstones: number
  wouldLock: number
  wouldClose: number
  missing: number
  known: number
}

/** Counts them. */
export async function countAccounts(client: PoolClient, kind: 'full' | 'changes'): Promise<AccountCounts> {
  const { rows } = await client.query<AccountCounts>(
    `SELECT count(*) FILTER (WHERE body ->> 'is' = 'new')::int AS arrived,
       count(*) FILTER (WHERE body ->> 'is' = 'changed')::int AS changed,
       count(*) FILTER (WHERE body ->> 'is' = 'same')::int AS same,
       count(*) FILTER (WHERE body ->> 'is' = 'tombstone')::int AS tombstones,
       count(*) FILTER (WHERE body ->> 'consequence' = 'would-lock')::int AS "wouldLock",
       count(*) FILTER (WHERE body ->> 'consequence' = 'would-close')::int AS "wouldClose",
       (SELECT count(*)::int FROM account_record r WHERE $1 AND
         NOT EXISTS (SELECT 1 FROM import_accounts_line l WHERE l.digest = r.digest)
         AND NOT EXISTS (SELECT 1 FROM import_accounts_account a WHERE a.id = r.id)) AS missing,
       (SELECT count(*)::int FROM account_record WHERE account_id IS NOT NULL) AS known
     FROM import_accounts_account WHERE NOT refused`,
    [kind === 'full'],
  )
  if (!rows[0]) throw new Error('a count had no row')
  return rows[0]
}

/** Some lines of a kind, by their usernames, for people who read the report. */
export async function accountSamples(
  client: PoolClient,
  where: { is: AccountMove['is'] } | { consequence: 'would-lock' | 'would-close' },
  most: number,
): Promise<{ line: number; name: string }[]> {
  const [key, value] = 'is' in where ? ['is', where.is] : ['consequence', where.consequence]
  const { rows } = await client.query<{ line: number; name: string }>(
    `SELECT at AS line, body ->> 'username' AS name FROM import_accounts_account
     WHERE NOT refused AND body ->> $1::text = $2 ORDER BY at LIMIT $3`,
    [key, value, most],
  )
  return rows
}

/** A line as it is written. */
export type WaitingAccount = Pick<StagedAccount, 'at' | 'id' | 'digest' | 'accountId'> & { body: StagedMove }

/** A page of what is to be written, in the order of the file. */
export async function waitingAccounts(
  client: PoolClient,
  page: { after: number; most: number },
): Promise<WaitingAccount[]> {
  const { rows } = await client.query<WaitingAccount>(
    `SELECT at, id, digest, account_id AS "accountId", body FROM import_accounts_account
     WHERE at > $1 AND NOT refused AND body IS NOT NULL ORDER BY at LIMIT $2`,
    [page.after, page.most],
  )
  return rows
}

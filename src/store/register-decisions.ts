/** What lines of one file say about each other, and who is missing from it: decided for all of them at once. */
import type { PoolClient } from 'pg'
import type { StagedRegister } from './register-staging.ts'

/** Keys, made at once when all lines are there; and PostgreSQL is told how much there is, or it compares a million lines as if they were ten. */
export async function weighStaged(client: PoolClient, register: StagedRegister): Promise<void> {
  await client.query(`ALTER TABLE import_${register}_person ADD PRIMARY KEY (at)`)
  await client.query(`ALTER TABLE import_${register}_arrived ADD PRIMARY KEY (at)`)
  await client.query(`ANALYZE import_${register}_line, import_${register}_person, import_${register}_number`)
}

/** Ids that stand on several lines; all their lines are refused, and nobody is missing for it. */
export async function refuseDuplicates(
  client: PoolClient,
  register: StagedRegister,
): Promise<{ registerId: string; lines: number[] }[]> {
  const name = `import_${register}`
  const { rows } = await client.query<{ registerId: string; lines: number[] }>(
    `WITH staged AS (
        SELECT p.register_id, array_agg(p.at) AS lines FROM ${name}_person p
        WHERE p.register_id IN (SELECT register_id FROM ${name}_person GROUP BY 1 HAVING count(*) > 1) GROUP BY 1),
      word_for_word AS (
        SELECT s.register_id, array_agg(l.at) AS lines FROM ${name}_line l
          JOIN source_record s ON s.register = $1 AND s.digest = l.digest
        WHERE l.digest IN (SELECT digest FROM ${name}_line GROUP BY 1 HAVING count(*) > 1) GROUP BY 1),
      beside_known AS (
        SELECT p.register_id, array_agg(p.at) || array_agg(l.at) AS lines
        FROM ${name}_person p JOIN source_record s ON s.register = $1 AND s.register_id = p.register_id
          JOIN ${name}_line l ON l.digest = s.digest GROUP BY 1)
     SELECT register_id AS "registerId", array(SELECT DISTINCT unnest(lines) ORDER BY 1) AS lines FROM (
       SELECT * FROM staged UNION ALL SELECT * FROM word_for_word UNION ALL SELECT * FROM beside_known) found`,
    [register],
  )
  const merged = mergeById(rows)
  await client.query(
    `INSERT INTO ${name}_exception (at, what, because)
     SELECT at, 'refused', 'duplicate id' FROM ${name}_person WHERE at = ANY($1) ON CONFLICT DO NOTHING`,
    [merged.flatMap(({ lines }) => lines)],
  )
  return merged
}

function mergeById(rows: readonly { registerId: string; lines: number[] }[]) {
  const byId = new Map<string, Set<number>>()
  for (const { registerId, lines } of rows) {
    const all = byId.get(registerId) ?? new Set<number>()
    for (const line of lines) all.add(line)
    byId.set(registerId, all)
  }
  return [...byId].map(([registerId, lines]) => ({ registerId, lines: [...lines].sort((a, b) => a - b) }))
}

/** Lines whose person cannot be told apart from another line's: the same number twice, or one person twice. */
export async function queueTwins(
  client: PoolClient,
  register: StagedRegister,
): Promise<{ at: number; registerId: string; was: string; lines: number[] }[]> {
  const name = `import_${register}`
  const { rows } = await client.query<{ at: number; registerId: string; was: string; lines: number[] }>(
    `WITH numbers AS (
        SELECT n.blind_index, array_agg(DISTINCT n.at ORDER BY n.at) AS lines FROM ${name}_number n
        WHERE n.newest AND n.blind_index IN (
          SELECT blind_index FROM ${name}_number WHERE newest GROUP BY 1 HAVING count(*) > 1)
        GROUP BY 1 HAVING count(DISTINCT n.at) > 1),
      people AS (
        SELECT person, array_agg(at ORDER BY at) AS lines FROM ${name}_person
        WHERE what = 'linked' GROUP BY 1 HAVING count(*) > 1),
      twins AS (
        SELECT DISTINCT n.at, t.lines FROM numbers t JOIN ${name}_number n USING (blind_index) WHERE n.fresh
        UNION ALL SELECT unnest(lines), lines FROM people),
      placed AS (
        INSERT INTO ${name}_exception (at, what, because, person_ids)
        SELECT DISTINCT ON (p.at) p.at, CASE WHEN p.what IN ('arrived', 'linked', 'queued') THEN 'queued' ELSE 'held' END,
          'same-number-in-one-register',
          CASE WHEN p.what = 'linked' THEN ARRAY[p.person] ELSE coalesce(p.person_ids, '{}')::uuid[] END
        FROM twins t JOIN ${name}_person p USING (at) WHERE p.what IN ('arrived', 'linked', 'queued', 'changed')
        ON CONFLICT DO NOTHING RETURNING at)
     SELECT DISTINCT ON (p.at) p.at, p.register_id AS "registerId", p.what AS was, t.lines
     FROM placed JOIN ${name}_person p USING (at) JOIN twins t USING (at) ORDER BY p.at`,
  )
  return rows
}

/** Writes down who of the known is missing from a full file; `first_time`: not missing from the file before. */
export async function findMissing(client: PoolClient, register: StagedRegister): Promise<number> {
  const name = `import_${register}`
  const { rowCount } = await client.query(
    `INSERT INTO ${name}_missing (record, person, first_time)
     SELECT s.id, l.person_id, a.source_record_id IS NULL
     FROM source_record s
       LEFT JOIN link l ON l.source_record_id = s.id AND l.undone_at IS NULL
       LEFT JOIN absence a ON a.source_record_id = s.id
     WHERE s.register = $1 AND (a.source_record_id IS NULL OR a.gone_at IS NULL)
       AND NOT EXISTS (SELECT 1 FROM ${name}_line d WHERE d.digest = s.digest)
       AND NOT EXISTS (SELECT 1 FROM ${name}_person p WHERE p.register_id = s.register_id)`,
    [register],
  )
  return rowCount ?? 0
}

/** A page of missing people: those missing for the first time, or those who would be gone now. */
export async function missingPeople(
  client: PoolClient,
  register: StagedRegister,
  page: {
    which: 'first-time' | 'gone-now'
    after: string
    most: number
    files: number
    missingBefore: string
    run: number
  },
): Promise<{ record: string; person: string }[]> {
  const which =
    page.which === 'first-time'
      ? 'm.first_time'
      : `a.gone_at IS NULL AND a.missing_since <= $4 AND (CASE WHEN a.run = $5 THEN a.files ELSE a.files + 1 END) >= $3`
  const { rows } = await client.query<{ record: string; person: string }>(
    `SELECT m.record, m.person FROM import_${register}_missing m LEFT JOIN absence a ON a.source_record_id = m.record
     WHERE m.person IS NOT NULL AND m.record > $1 AND ${which}
       AND $3::int IS NOT NULL AND $4::timestamptz IS NOT NULL AND $5::bigint IS NOT NULL
     ORDER BY m.record LIMIT $2`,
    [page.after, page.most, page.files, page.missingBefore, page.run],
  )
  return rows
}

/** What the staged lines will become, counted. */
export type StagedCounts = {
  arrived: number
  linked: number
  changed: number
  queued: number
  gone: number
  wouldLock: number
  wouldClose: number
}

/** Counts by what was decided; exceptions override. */
export async function countStaged(client: PoolClient, register: StagedRegister): Promise<StagedCounts> {
  const { rows } = await client.query<StagedCounts>(
    `SELECT count(*) FILTER (WHERE what = 'arrived')::int AS arrived,
       count(*) FILTER (WHERE what = 'linked')::int AS linked,
       count(*) FILTER (WHERE what IN ('changed', 'apart'))::int AS changed,
       count(*) FILTER (WHERE what = 'queued')::int AS queued,
       count(*) FILTER (WHERE what = 'gone')::int AS gone,
       count(*) FILTER (WHERE consequence = 'would-lock')::int AS "wouldLock",
       count(*) FILTER (WHERE consequence = 'would-close')::int AS "wouldClose"
     FROM (SELECT coalesce(e.what, p.what) AS what, CASE WHEN e.at IS NULL THEN p.consequence END AS consequence
           FROM import_${register}_person p LEFT JOIN import_${register}_exception e USING (at)) decided`,
  )
  const none = { arrived: 0, linked: 0, changed: 0, queued: 0, gone: 0, wouldLock: 0, wouldClose: 0 }
  return rows[0] ?? none
}

/** A few lines of one kind, for the plan that people read. Names of the address-protected stay out. */
export async function samples(
  client: PoolClient,
  register: StagedRegister,
  which: 'arrived' | 'linked' | 'changed' | 'queued' | 'gone' | 'would-lock' | 'would-close',
  most: number,
): Promise<{ line: number; name: string | null }[]> {
  const column = which.startsWith('would') ? 'p.consequence' : 'coalesce(e.what, p.what)'
  const { rows } = await client.query<{ line: number; name: string | null }>(
    `SELECT p.at AS line, CASE WHEN q.protected THEN NULL
       ELSE coalesce(trim(q.given || ' ' || q.family), p.name) END AS name
     FROM import_${register}_person p LEFT JOIN import_${register}_exception e USING (at)
       LEFT JOIN person q ON q.id = p.person
     WHERE ${column} = $1 AND (e.at IS NULL OR e.what = $1) ORDER BY p.at LIMIT $2`,
    [which, most],
  )
  return rows
}

/** The names of a few people. */
export async function namesOf(client: PoolClient, ids: readonly string[]): Promise<(string | null)[]> {
  const { rows } = await client.query<{ name: string | null }>(
    `SELECT CASE WHEN protected THEN NULL ELSE trim(given || ' ' || family) END AS name FROM person WHERE id = ANY($1)`,
    [ids],
  )
  return rows.map(({ name }) => name)
}

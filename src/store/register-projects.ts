/** Projects as their register tells of them: what is known before a file, and what the file makes of it. (Long: one statement after another.) */
import type { PoolClient } from 'pg'
import type { Membership } from '../core/person/facts.ts'
import type { RegisteredProject } from '../core/register/project-line.ts'
import type { RunStamp } from './register-apply.ts'

/** A project that is not gone, as the last file left it. */
export type KnownProject = {
  key: string
  missingSince: Date | null
  missingFiles: number
  missingRun: number | null
}

export async function knownProjects(client: PoolClient): Promise<KnownProject[]> {
  const { rows } = await client.query<{
    key: string
    missing: string | null
    missingFiles: number
    missingRun: number | null
  }>(
    `SELECT key, to_char(missing_since AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS missing,
       missing_files AS "missingFiles", missing_run AS "missingRun" FROM project WHERE gone_at IS NULL`,
  )
  return rows.map(({ missing, ...row }) => ({
    ...row,
    missingSince: missing === null ? null : new Date(missing),
  }))
}

/** Who belongs to a project now, by the register's id, and how the last line about them reads (sealed). */
export type KnownMember = Membership & { registerId: string; record: string | null; sealed: Buffer | null }

/** Everybody in the projects that are not gone. */
export async function knownMembers(client: PoolClient): Promise<KnownMember[]> {
  const { rows } = await client.query<KnownMember>(
    `SELECT p.key AS project, m.role, p.from_day::text AS "from", p.until_day::text AS "until",
       m.register_id AS "registerId", s.id AS record, s.sealed
     FROM project_member m JOIN project p ON p.id = m.project_id
       LEFT JOIN source_record s ON s.register = 'projects' AND s.register_id = m.register_id
     WHERE m.gone_at IS NULL AND p.gone_at IS NULL ORDER BY p.key, m.register_id`,
  )
  return rows
}

/** Writes projects and their names and days; one that is named again is neither missing nor gone. */
export async function keepProjects(
  client: PoolClient,
  projects: readonly RegisteredProject[],
  ids: readonly string[],
  stamp: RunStamp,
): Promise<void> {
  const rows = projects.map(({ project, name, from, until }, place) => ({
    id: ids[place],
    key: project,
    name,
    from,
    until,
  }))
  await client.query(
    `INSERT INTO project (id, key, name, from_day, until_day, first_seen_at, changed_at)
     SELECT n.id, n.key, n.name, n."from", n.until, $2, $2
     FROM jsonb_to_recordset($1::jsonb) AS n(id uuid, key text, name jsonb, "from" date, until date)
     ON CONFLICT (key) DO UPDATE SET name = excluded.name, from_day = excluded.from_day, until_day = excluded.until_day,
       changed_at = CASE WHEN (project.name, project.from_day, project.until_day)
         IS NOT DISTINCT FROM (excluded.name, excluded.from_day, excluded.until_day)
         THEN project.changed_at ELSE excluded.changed_at END,
       missing_since = NULL, missing_files = 0, missing_run = NULL, gone_at = NULL`,
    [JSON.stringify(rows), stamp.now],
  )
}

/** Who belongs to these projects from now on, and in which role; whoever is not named is gone from them at once. */
export async function keepMembers(
  client: PoolClient,
  projects: readonly RegisteredProject[],
  newId: () => string,
  stamp: RunStamp,
): Promise<void> {
  const rows = projects.flatMap(({ project, people }) =>
    people.map(({ role, person }) => ({ id: newId(), key: project, register_id: person.id, role })),
  )
  const named = `jsonb_to_recordset($1::jsonb) AS n(id uuid, key text, register_id text, role text)`
  await client.query(
    `UPDATE project_member m SET gone_at = $3 FROM project p
     WHERE p.id = m.project_id AND p.key = ANY($2) AND m.gone_at IS NULL AND NOT EXISTS (
       SELECT 1 FROM ${named} WHERE n.key = p.key AND n.register_id = m.register_id AND n.role = m.role)`,
    [JSON.stringify(rows), projects.map(({ project }) => project), stamp.now],
  )
  await client.query(
    `INSERT INTO project_member (id, project_id, register_id, role, since)
     SELECT n.id, p.id, n.register_id, n.role, $2 FROM ${named} JOIN project p ON p.key = n.key
     ON CONFLICT (project_id, register_id) WHERE gone_at IS NULL DO NOTHING`,
    [JSON.stringify(rows), stamp.now],
  )
}

/**
 * The register's administrators get the right for a time; one that has run out stays so until a human confirms it, however
 * often the register names them again. Whoever is not named as one loses what the register gave, at once (case Z-03).
 */
export async function keepAdministrators(
  client: PoolClient,
  keys: readonly string[],
  stamp: RunStamp & { endsAt: string },
  newIds: (count: number) => string[],
): Promise<void> {
  const by = `register:${stamp.register}`
  await client.query(
    `UPDATE project_administrator a SET ended_at = $2, ended_by = $3, ended_because = 'no longer named by the register'
     FROM project p WHERE p.id = a.project_id AND p.key = ANY($1) AND a.ended_at IS NULL AND a.given_by = $3
       AND NOT EXISTS (SELECT 1 FROM project_member m WHERE m.project_id = a.project_id
         AND m.register_id = a.register_id AND m.gone_at IS NULL AND m.role = 'admin')`,
    [keys, stamp.now, by],
  )
  const { rows } = await client.query<{ project: string; member: string }>(
    `SELECT m.project_id AS project, m.register_id AS member FROM project_member m JOIN project p ON p.id = m.project_id
     WHERE p.key = ANY($1) AND m.gone_at IS NULL AND m.role = 'admin' AND NOT EXISTS (
       SELECT 1 FROM project_administrator a WHERE a.project_id = m.project_id
         AND a.register_id = m.register_id AND a.ended_at IS NULL)`,
    [keys],
  )
  if (rows.length === 0) return
  await client.query(
    `INSERT INTO project_administrator (id, project_id, register_id, given_at, given_by, ends_at)
     SELECT n.id, n.project, n.member, $4, $5, $6
     FROM unnest($1::uuid[], $2::uuid[], $3::text[]) AS n(id, project, member)`,
    [
      newIds(rows.length),
      rows.map(({ project }) => project),
      rows.map(({ member }) => member),
      stamp.now,
      by,
      stamp.endsAt,
    ],
  )
}

/** Projects that a full file left out: counted once for each run; those away too long are gone, and their members with them. */
export async function missProjects(
  client: PoolClient,
  { missing, gone }: { missing: readonly string[]; gone: readonly string[] },
  stamp: RunStamp,
): Promise<void> {
  await client.query(
    `UPDATE project SET missing_since = coalesce(missing_since, $2), missing_files = missing_files + 1, missing_run = $3
     WHERE key = ANY($1) AND gone_at IS NULL AND missing_run IS DISTINCT FROM $3`,
    [missing, stamp.generated, stamp.run],
  )
  await client.query(`UPDATE project SET gone_at = $2 WHERE key = ANY($1) AND gone_at IS NULL`, [
    gone,
    stamp.now,
  ])
  await client.query(
    `UPDATE project_member m SET gone_at = $2 FROM project p
     WHERE p.id = m.project_id AND p.key = ANY($1) AND m.gone_at IS NULL`,
    [gone, stamp.now],
  )
  await client.query(
    `UPDATE project_administrator a SET ended_at = $2, ended_by = $3, ended_because = 'the project is gone'
     FROM project p WHERE p.id = a.project_id AND p.key = ANY($1) AND a.ended_at IS NULL`,
    [gone, stamp.now, `register:${stamp.register}`],
  )
}

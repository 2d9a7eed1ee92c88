/** Which processes have this database open, and which keys they know: asked before a new key is used, and by `adgang doctor`. */
import { sql } from 'kysely'
import type { Db } from './database.ts'

export type RunningProgram = {
  id: string
  role: string
  host: string
  pid: number
  version: string
  keyIds: readonly string[]
  /** What it makes new things with. */
  currentKey: string
}

/** Not seen for so long: it is gone. By the database's clock, which nobody sets. */
const goneAfterSeconds = 30

/** Says that a process is here, and forgets those that went long ago. */
export async function noteRunning(db: Db, program: RunningProgram): Promise<void> {
  const { id, role, host, pid, version, keyIds, currentKey } = program
  await sql`
    INSERT INTO running_program (id, role, host, pid, version, key_ids, current_key, started_at, seen_at)
    VALUES (${id}, ${role}, ${host}, ${pid}, ${version}, ${[...keyIds]}, ${currentKey}, clock_timestamp(), clock_timestamp())
    ON CONFLICT (id) DO UPDATE SET key_ids = excluded.key_ids, current_key = excluded.current_key, seen_at = excluded.seen_at`.execute(
    db,
  )
  await sql`DELETE FROM running_program WHERE seen_at < clock_timestamp() - interval '1 day'`.execute(db)
}

/** It has ended. */
export async function noteEnded(db: Db, id: string): Promise<void> {
  await sql`DELETE FROM running_program WHERE id = ${id}`.execute(db)
}

/** Everybody who is at work now. */
export async function programsRunning(db: Db): Promise<RunningProgram[]> {
  const { rows } = await sql<RunningProgram>`
    SELECT id, role, host, pid, version, key_ids AS "keyIds", current_key AS "currentKey" FROM running_program
    WHERE seen_at > clock_timestamp() - make_interval(secs => ${goneAfterSeconds}) ORDER BY host, role, pid`.execute(
    db,
  )
  return rows
}

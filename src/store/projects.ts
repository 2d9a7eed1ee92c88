/** Projects, who belongs to them now and who administers them: asked anew on every request. (Long: one question after another.) */
import { sql } from 'kysely'
import type { Db } from './database.ts'

/** The person whom a register knows by this id, or null. */
export async function personOfRegister(db: Db, register: string, registerId: string): Promise<string | null> {
  const { rows } = await sql<{ person: string }>`
    select l.person_id as person from source_record s
      join link l on l.source_record_id = s.id and l.undone_at is null
    where s.register = ${register} and s.register_id = ${registerId}`.execute(db)
  return rows[0]?.person ?? null
}

/** Whose a database is: the installation that may deliver from it, or nobody's, while it is a copy (design, "Store"). */
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Db } from '../database.ts'
import { unfinished } from './put-back.ts'

export type Owner = { id: string; institution: string }

/** The installation this database belongs to; null when nobody has opened it yet. */
export async function ownerOf(db: Db): Promise<Owner | null> {
  const { rows } = await sql<Owner>`SELECT id::text AS id, institution FROM deployment`.execute(db)
  return rows[0] ?? null
}

/** A new database belongs to the one that made it. Throws when it is another institution's, or half restored. */
export async function claim(db: Db, asked: Owner): Promise<Owner> {
  await sql`INSERT INTO deployment (id, institution) VALUES (${asked.id}, ${asked.institution}) ON CONFLICT DO NOTHING`.execute(
    db,
  )
  const owner = await ownerOf(db)
  if (!owner) throw new Error('the database does not say whose it is')
  if (owner.institution !== asked.institution)
    throw new Error(`this database belongs to ${owner.institution}, not to ${asked.institution}`)
  if (owner.id === unfinished)
    throw new Error(`the restoring of ${asked.institution} was not finished: run \`adgang restore\` again`)
  return owner
}

/** Nobody's: a copy that delivers nothing until somebody says so. */
export async function belongToNobody(db: Db): Promise<void> {
  await sql`UPDATE deployment SET id = ${randomUUID()}`.execute(db)
}

/** From now on this installation delivers from it. */
export async function belongTo(db: Db, id: string): Promise<void> {
  await sql`UPDATE deployment SET id = ${id}`.execute(db)
}

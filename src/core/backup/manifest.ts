/** What a backup says of itself: whose it is, from when, of which shape of tables, and how many rows each table has. */
import { z } from 'zod'

const hex = z.string().regex(/^[0-9a-f]{64}$/)

/** The first words of a backup. Nothing in it is a secret; it lies inside the encryption all the same. */
export const backupHead = z.strictObject({
  is: z.literal('backup'),
  format: z.literal(1),
  /** The installation it was taken from, and the ids of the keys that open what is sealed in it. */
  deployment: z.uuid(),
  keyIds: z.array(z.string()),
  program: z.string(),
  institutions: z.array(z.string()),
})
export type BackupHead = z.infer<typeof backupHead>

/** One institution begins. `takenAt`: the moment of the one picture that all its rows belong to. */
export const institutionPart = z.strictObject({
  is: z.literal('institution'),
  key: z.string(),
  takenAt: z.string(),
  migrations: z.array(z.string()),
})
export type InstitutionPart = z.infer<typeof institutionPart>

/** One table begins; its rows follow, as PostgreSQL's COPY writes them. */
export const tablePart = z.strictObject({
  is: z.literal('table'),
  table: z.string(),
  columns: z.array(z.string()),
})
export type TablePart = z.infer<typeof tablePart>

/** A table ends: what came before must be exactly this. `counters`: the next numbers of its columns that count by themselves. */
export const tableEnd = z.strictObject({
  is: z.literal('table-end'),
  rows: z.int().min(0),
  sha256: hex,
  counters: z.array(z.strictObject({ column: z.string(), last: z.string(), called: z.boolean() })),
})
export type TableEnd = z.infer<typeof tableEnd>

/** The last words: a file without them is cut off. */
export const backupEnd = z.strictObject({
  is: z.literal('end'),
  tables: z.int().min(0),
  rows: z.int().min(0),
})
export type BackupEnd = z.infer<typeof backupEnd>

export type BackupPart = BackupHead | InstitutionPart | TablePart | TableEnd | BackupEnd

/** Any part, by its first word. */
export const backupPart = z.discriminatedUnion('is', [
  backupHead,
  institutionPart,
  tablePart,
  tableEnd,
  backupEnd,
])

/** What was found in a backup, for the operator. */
export type BackupContent = {
  head: BackupHead
  institutions: readonly (InstitutionPart & { rows: Readonly<Record<string, number>> })[]
}

/** The backup is not what it should be; the sentence says how. Nothing was changed because of it. */
export class BadBackup extends Error {
  override readonly name = 'BadBackup'
}

/** Authenticator apps: the sealed seed, and the last half minute whose code was used. */
import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Proven } from '../core/secrets/proven.ts'
import type { Db } from './database.ts'
import { rowsOf } from './statement.ts'

/** An app in use. */
export type KeptApp = { id: string; seedSealed: Buffer }

/** The apps of an account that are in use, oldest first. */
export async function livingApps(db: Db, accountId: string): Promise<KeptApp[]> {
  const rows = await rowsOf<{ id: string; seed_sealed: Buffer }>(db, appsStatement, [accountId])
  return rows.map((row) => ({ id: row.id, seedSealed: row.seed_sealed }))
}

const appsStatement = `
  select id, seed_sealed from authenticator_app where account_id = $1 and ended_at is null order by made_at, id`

/** How many apps the account ever had: the next one gets a seed that none of them has. */
export async function appsEver(db: Db, accountId: string): Promise<number> {
  const { rows } = await sql<{ number: number }>`
    select count(*)::int as number from authenticator_app where account_id = ${accountId}`.execute(db)
  return rows[0]?.number ?? 0
}

/** Adds an app whose first code was right; the step of that code is used up with it (case O-03). */
export async function addApp(
  db: Db,
  app: {
    id: string
    accountId: string
    seedSealed: Buffer
    label: string
    madeAt: Temporal.Instant
    step: number
  },
  /** Nobody writes a factor who has not proved the right to it in this very transaction. */
  proven: Proven<'second-factor'>,
): Promise<void> {
  if (proven.accountId !== app.accountId)
    throw new Error('the right to a second factor was another account’s')
  await db
    .insertInto('authenticator_app')
    .values({
      id: app.id,
      account_id: app.accountId,
      seed_sealed: app.seedSealed,
      label: app.label,
      made_at: app.madeAt,
      last_step: app.step,
    })
    .execute()
}

/** Uses a step up: of any number at the same moment exactly one gets true, and no earlier step counts afterwards (case O-03). */
export async function useAppStep(db: Db, id: string, step: number, at: Temporal.Instant): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update authenticator_app set last_step = ${step}, seen_at = ${at}
    where id = ${id} and last_step < ${step} and ended_at is null`.execute(db)
  return (numAffectedRows ?? 0n) > 0n
}

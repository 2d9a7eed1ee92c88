/** Brings a database's tables up to this version: expand, move, contract, so that the version before still runs on them. */
import { type Kysely, type Migration, Migrator, sql } from 'kysely'
import * as peopleAndAccounts from './migrations/001-people-and-accounts.ts'
import * as jobs from './migrations/002-jobs.ts'
import * as registerImport from './migrations/003-register-import.ts'
import * as wrongRuns from './migrations/004-wrong-runs.ts'
import * as recoveryAndFactors from './migrations/005-recovery-and-factors.ts'
import * as desk from './migrations/006-desk.ts'
import * as projects from './migrations/007-projects.ts'
import * as help from './migrations/008-help.ts'
import * as statistics from './migrations/009-statistics.ts'
import * as year from './migrations/010-year.ts'
import * as journalChain from './migrations/011-journal-chain.ts'
import * as visibility from './migrations/012-visibility.ts'
import * as registerIntake from './migrations/013-register-intake.ts'
import * as targets from './migrations/014-targets.ts'
import * as network from './migrations/015-network.ts'
import * as openid from './migrations/016-openid.ts'
import * as fitToRun from './migrations/017-fit-to-run.ts'
import * as accounts from './migrations/018-accounts.ts'
import * as doors from './migrations/019-doors.ts'
import * as passwordsTold from './migrations/020-passwords-told.ts'

/** Every migration in order; a name once released is never changed. Each part of the house adds its file here. */
const migrations: Record<string, Migration> = {
  '001-people-and-accounts': peopleAndAccounts,
  '002-jobs': jobs,
  '003-register-import': registerImport,
  '004-wrong-runs': wrongRuns,
  '005-recovery-and-factors': recoveryAndFactors,
  '006-desk': desk,
  '007-projects': projects,
  '008-help': help,
  '009-statistics': statistics,
  '010-year': year,
  '011-journal-chain': journalChain,
  '012-visibility': visibility,
  '013-register-intake': registerIntake,
  '014-targets': targets,
  '015-network': network,
  '016-openid': openid,
  '017-fit-to-run': fitToRun,
  '018-accounts': accounts,
  '019-doors': doors,
  '020-passwords-told': passwordsTold,
}

/** The names of all migrations that this version knows. */
export const knownMigrations: readonly string[] = Object.keys(migrations)

/**
 * So ends the name of a migration that takes away what the version before still needs: that one refuses to start behind it. On
 * everything else that is newer it runs, so that an upgrade can go from machine to machine, and back.
 */
const takesAway = '-takes-away'

/** Of these applied ones, those that this version cannot run behind. */
export function tooNewAmong(applied: readonly string[]): string[] {
  return applied.filter((name) => !knownMigrations.includes(name) && name.endsWith(takesAway))
}

/** The tables are of a version that this one cannot run behind. */
export class TablesTooNew extends Error {
  override readonly name = 'TablesTooNew'

  constructor(names: readonly string[]) {
    super(
      `The tables are of a newer version, which took something away that this one needs (${names.join(', ')}). ` +
        'Run the version that made them, or restore a backup from before.',
    )
  }
}

/**
 * Applies what is missing, under a lock of the database, so any number of processes may start at once. `only`: no others than
 * these (a backup's tables are made as they were). Throws `TablesTooNew`, or the first failure.
 */
export async function migrate<Tables>(
  db: Kysely<Tables>,
  only: readonly string[] = knownMigrations,
): Promise<string[]> {
  const wanted = Object.fromEntries(Object.entries(migrations).filter(([name]) => only.includes(name)))
  const applied = await appliedMigrations(db)
  const tooNew = tooNewAmong(applied)
  if (tooNew.length > 0) throw new TablesTooNew(tooNew)
  if (Object.keys(wanted).every((name) => applied.includes(name))) return []
  const migrator = new Migrator({
    db,
    provider: { getMigrations: () => Promise.resolve(wanted) },
    allowUnorderedMigrations: true,
  })
  return applyWith(migrator, 20)
}

/** Which are applied; none where there are no tables. At nearly every start these are all, and nothing else is looked at. */
export async function appliedMigrations<Tables>(db: Kysely<Tables>): Promise<string[]> {
  const { rows: found } = await sql<{ there: boolean }>`
    select to_regclass('kysely_migration') is not null as there`.execute(db)
  if (!found[0]?.there) return []
  const { rows } = await sql<{ name: string }>`select name from kysely_migration`.execute(db)
  return rows.map(({ name }) => name)
}

/**
 * The migrator asks for the columns of every table, and fails where one goes meanwhile (42P01, PostgreSQL appendix A), as the
 * tables of an import do at its end. It has changed nothing then, and is asked again.
 */
async function applyWith(migrator: Migrator, tries: number): Promise<string[]> {
  const { error, results } = await migrator.migrateToLatest()
  if (isMissingTable(error) && tries > 1) return applyWith(migrator, tries - 1)
  if (error) throw error instanceof Error ? error : new Error('the migration failed', { cause: error })
  return (results ?? []).filter((result) => result.status === 'Success').map((result) => result.migrationName)
}

function isMissingTable(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '42P01'
}

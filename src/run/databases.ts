/** The databases of a deployment: one for each institution, and one for what belongs to none of them. */
import pg from 'pg'
import { BadSetting } from './settings.ts'
import { startPostgres, type Postgres } from './embedded-postgres/start-postgres.ts'
import { inDatabase, withAccount } from './database-address.ts'
import { ensureDatabase } from './ensure-database.ts'

/** Where the databases are, and how to open the one with that name. */
export type Databases = {
  /** The connection of a database's own role; the database is made when it is not there. */
  urlOf(name: string): Promise<string>
  adminUrl: string
  /** The embedded server, when it is ours. */
  postgres: Postgres | null
  close(): Promise<void>
}

/** `adgang_oslomet`; the shared one is just `adgang`. */
export function databaseName(institution: string | null): string {
  return institution === null ? 'adgang' : `adgang_${institution.replaceAll('-', '_')}`
}

/** The embedded PostgreSQL of a data folder. */
export async function embeddedDatabases(dataDir: string, log: (line: string) => void): Promise<Databases> {
  const postgres = await startPostgres({ dataDir, log })
  return {
    adminUrl: postgres.superuserUrl,
    postgres,
    async urlOf(name) {
      await ensureDatabase(postgres.superuserUrl, {
        database: name,
        role: name,
        password: postgres.passwordOf(name),
      })
      return postgres.connectionString(name, name)
    },
    close: async () => postgres.stop(),
  }
}

/**
 * A server of the operator's, by DATABASE_URL. Databases lie beside the named one. A role that the program makes gets a
 * password derived from the key file; where the administrator made the database, the account of DATABASE_URL opens it.
 */
export function givenDatabases(databaseUrl: string, passwordOf: (role: string) => string): Databases {
  return {
    adminUrl: databaseUrl,
    postgres: null,
    async urlOf(name) {
      const password = passwordOf(name)
      await ensureDatabase(databaseUrl, { database: name, role: name, password })
      const beside = inDatabase(databaseUrl, name)
      const own = withAccount(beside, { user: name, password })
      return (await opens(own)) ? own : beside
    },
    close: async () => undefined,
  }
}

/** Says in a sentence why the operator's server cannot be used, before anything else is tried. `variable`: where the address stands. */
export async function checkReachable(address: string, variable: string): Promise<void> {
  const client = new pg.Client({ connectionString: address, connectionTimeoutMillis: 5_000 })
  try {
    await client.connect()
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw new BadSetting(
      `The database in ${variable} does not answer: ${why}. Is the server running, and is the address right?`,
    )
  } finally {
    await client.end().catch(() => undefined)
  }
}

async function opens(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 })
  try {
    await client.connect()
    return true
  } catch {
    return false
  } finally {
    await client.end().catch(() => undefined)
  }
}

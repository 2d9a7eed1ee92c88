/** Makes the database of one institution, with an owner of its own, so that no other institution's role can enter. */
import pg from 'pg'

/** What to make. The names come from the institution's key; the password is the owner's. */
export type WantedDatabase = { readonly database: string; readonly role: string; readonly password: string }

/** Serialises the makers: "ADGANG" as a number, the same in every program. */
const MAKING_LOCK = 0x414447414e47

/**
 * Makes role and database unless they are there; safe when several programs do it at once. `adminUrl` is the
 * embedded database's superuser or the operator's DATABASE_URL. Throws `MayNotMakeDatabase` when that account may not.
 */
export async function ensureDatabase(
  adminUrl: string,
  wanted: WantedDatabase,
): Promise<'made' | 'was-there'> {
  const client = new pg.Client({ connectionString: adminUrl })
  await client.connect()
  try {
    if ((await stateOf(client, wanted.database)) === 'open') return 'was-there'
    await client.query('select pg_advisory_lock($1)', [MAKING_LOCK])
    return await make(client, wanted)
  } catch (error) {
    throw isRefused(error) ? new MayNotMakeDatabase(wanted, error) : error
  } finally {
    await client.end()
  }
}

/** The operator's account may not make databases: the message says what a database administrator has to run. */
export class MayNotMakeDatabase extends Error {
  constructor(wanted: WantedDatabase, cause: unknown) {
    const { database, role } = wanted
    const statements = [
      `CREATE ROLE ${role} LOGIN PASSWORD '…'`,
      `CREATE DATABASE ${database} OWNER ${role} TEMPLATE template0 ${LOCALE}`,
      `REVOKE CONNECT, TEMPORARY ON DATABASE ${database} FROM PUBLIC`,
    ]
    super(
      `The database ${database} does not exist, and the account in DATABASE_URL may not make it. ` +
        `Ask the database's administrator to run: ${statements.join('; ')};`,
      { cause },
    )
  }
}

/** Norwegian order whatever the server's own is (PostgreSQL 15 or later). */
const LOCALE = `ENCODING 'UTF8' LOCALE_PROVIDER icu ICU_LOCALE 'nb-NO'`

async function make(client: pg.Client, wanted: WantedDatabase): Promise<'made' | 'was-there'> {
  const [database, role] = [client.escapeIdentifier(wanted.database), client.escapeIdentifier(wanted.role)]
  const state = await stateOf(client, wanted.database)
  if (state === 'open') return 'was-there'
  if (!(await roleIsThere(client, wanted.role))) {
    await client.query(`create role ${role} login password ${client.escapeLiteral(wanted.password)}`)
  }
  await mayActAs(client, wanted.role)
  if (state === 'missing') {
    const closed = 'allow_connections false'
    await client.query(`create database ${database} owner ${role} template template0 ${LOCALE} ${closed}`)
  }
  // Opened only when nobody else may connect: a maker that dies half-way leaves a closed one, finished by the next.
  await client.query(`revoke connect, temporary on database ${database} from public`)
  await client.query(`alter database ${database} allow_connections true`)
  return 'made'
}

async function stateOf(client: pg.Client, database: string): Promise<'missing' | 'closed' | 'open'> {
  const found = await client.query<{ open: boolean }>(
    'select datallowconn as open from pg_database where datname = $1',
    [database],
  )
  const row = found.rows[0]
  if (!row) return 'missing'
  return row.open ? 'open' : 'closed'
}

async function roleIsThere(client: pg.Client, role: string): Promise<boolean> {
  const found = await client.query('select 1 from pg_roles where rolname = $1', [role])
  return found.rowCount === 1
}

/** Only a superuser may give a database to a role that it may not act as. */
async function mayActAs(client: pg.Client, role: string): Promise<void> {
  const asked = await client.query<{ may: boolean }>(
    `select rolsuper or rolname = $1 as may from pg_roles where rolname = current_role`,
    [role],
  )
  if (asked.rows[0]?.may) return
  await client.query(`grant ${client.escapeIdentifier(role)} to current_role`)
}

/** 42501: insufficient privilege (PostgreSQL, appendix A). */
function isRefused(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '42501'
}

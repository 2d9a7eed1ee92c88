/** Opens one institution's database: a pool of connections and typed queries. */
import { Kysely, PostgresDialect, type PostgresPoolClient, type Transaction } from 'kysely'
import pg from 'pg'
import { Temporal } from 'temporal-polyfill'
import { TooBusy } from '../core/secrets/password-hashing.ts'
import type { Schema } from './schema.ts'

/** The store of one institution. Another institution's rows are in another database. */
export type Store = Kysely<Schema>
/** A store or an open transaction: what queries take. */
export type Db = Kysely<Schema> | Transaction<Schema>

// the default transaction stays READ COMMITTED: every decision is one guarded statement, never read-compare-write

/** Opens a pool. `max` connections; acquiring one fails after two seconds instead of queueing for ever. */
export function openStore(url: string, max = 10): { store: Store; pool: pg.Pool } {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    connectionTimeoutMillis: 2_000,
    idleTimeoutMillis: 30_000,
    types: { getTypeParser: parserFor },
    application_name: 'adgang',
    // every statement here looks rows up by a key, so a plan made once is the plan for every value
    options: '-c timezone=UTC -c plan_cache_mode=force_generic_plan',
  })
  // a connection that dies while idle is replaced by the next query
  pool.on('error', () => undefined)
  // one that dies in use fails its query, and says it once more as an event that would end the process (case X-10)
  pool.on('connect', (client) => client.on('error', () => undefined))
  const names: Names = new Map()
  const connect = async () => preparing(await pool.connect().catch(busyInstead), names)
  const store = new Kysely<Schema>({
    dialect: new PostgresDialect({ pool: { connect, end: () => pool.end() } }),
  })
  pools.set(store, { pool, names })
  return { store, pool }
}

/**
 * Every connection is in use, the database is away or starting, its disk is full, or it is a copy that only reads: a moment
 * later it may be otherwise, so the door says 503 and not 500, and nothing is done by halves (cases Y-02, X-10 to ).
 */
function busyInstead(error: unknown): never {
  throw isAway(error) ? new TooBusy('the store does not answer now', { cause: error }) : error
}

/** PostgreSQL's classes 08, 53, 57P and code 25006 (appendix A); the operating system's words; and pg's own two. */
function isAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code = 'code' in error ? String(error.code) : ''
  return (
    /^(08|53)[0-9A-Z]{3}$|^57P0[1-5]$|^25006$/.test(code) ||
    /^E(CONNREFUSED|CONNRESET|NOENT|PIPE|TIMEDOUT|NOTFOUND|AI_AGAIN)$/.test(code) ||
    /^timeout exceeded when trying to connect$|^Connection terminated|^Client has encountered a connection error/.test(
      error.message,
    )
  )
}

const pools = new WeakMap<object, { pool: pg.Pool; names: Names }>()
/** So many statements are prepared on each connection; ours are far fewer, but a list of values may make one for each length. */
const mostPrepared = 500
/** Of the statements that a pool's connections have prepared, by text. */
type Names = Map<string, string>

/** The name under which each connection prepares a statement: the same text has the same name for ever. */
function preparedName(names: Names, text: string): string | undefined {
  const known = names.get(text)
  if (known !== undefined || names.size >= mostPrepared) return known
  const name = `adgang_${names.size + 1}`
  names.set(text, name)
  return name
}

function asPrepared(names: Names, text: string, values: readonly unknown[]) {
  const name = values.length > 0 ? preparedName(names, text) : undefined
  return name === undefined ? { text, values: [...values] } : { name, text, values: [...values] }
}

/** A connection of the pool for Kysely; statements are sent by name and not planned anew each time. */
function preparing(client: pg.PoolClient, names: Names): PostgresPoolClient {
  const query = async (text: string, values: readonly unknown[]) =>
    client.query(asPrepared(names, text, values)).catch(busyInstead)
  // Kysely's other way to ask, by cursor, is one that no store here uses
  return { query: query as unknown as PostgresPoolClient['query'], release: () => client.release() }
}

/** Runs one prepared statement outside any transaction; null when `db` is an open transaction, which has to run it itself. */
export async function runAlone<Row extends object>(
  db: Db,
  text: string,
  values: readonly unknown[],
): Promise<Row[] | null> {
  const known = pools.get(db)
  if (!known) return null
  const { pool, names } = known
  const { rows } = await pool.query<Row>(asPrepared(names, text, values)).catch(busyInstead)
  return rows
}

/** The connections under a store: for what needs one of its own, such as COPY and session locks (register import). */
export function poolOf(store: Store): pg.Pool {
  const known = pools.get(store)
  if (!known) throw new Error('this store was not opened by openStore')
  return known.pool
}

const parsers: Record<number, (text: string) => unknown> = {
  20: (text) => Number(text), // int8: our counts stay far below 2^53
  1082: (text) => Temporal.PlainDate.from(text),
  1114: refuseNaive,
  1184: (text) => readInstant(text),
  1700: (text) => Number(text),
}

function parserFor(oid: number, format?: string): (text: string) => unknown {
  return (format !== 'binary' && parsers[oid]) || (pg.types.getTypeParser(oid) as (text: string) => unknown)
}

function refuseNaive(): never {
  throw new Error('a timestamp without time zone has no place in this store')
}

/** Connections run in UTC, so PostgreSQL writes `2026-08-10 03:00:00.123+00`; anything else is read the careful way. */
function readInstant(text: string): Temporal.Instant {
  const iso = text.replace(' ', 'T')
  if (!iso.endsWith('+00')) return Temporal.Instant.from(iso)
  return Temporal.Instant.fromEpochMilliseconds(Date.parse(`${iso.slice(0, -3)}Z`))
}

/** pg asks a value how it is written for PostgreSQL by this name; Temporal's values do not know it by themselves. */
function writtenAs<T extends object>(prototype: T, write: (value: T) => string): void {
  Object.defineProperty(prototype, 'toPostgres', {
    configurable: true,
    value(this: T) {
      return write(this)
    },
  })
}

// milliseconds are what our clock has; a Date writes them fifty times faster than an Instant
writtenAs(Temporal.Instant.prototype, (instant) => new Date(instant.epochMilliseconds).toISOString())
writtenAs(Temporal.PlainDate.prototype, (day) => day.toString())

/** How the database that comes with the program is set up: safe first, then quick enough on two cores. */

/** `tests` gives up safety against a power cut for speed; nothing else may ask for it. */
export type Durability = 'full' | 'tests'

/** Options of the server, in PostgreSQL's own words (PostgreSQL 18, chapter 19). */
export function serverSettings(
  durability: Durability,
  compression: string,
): Readonly<Record<string, string>> {
  return { ...common, wal_compression: compression, ...(durability === 'tests' ? forTests : durable) }
}

/** As arguments of the `postgres` program. */
export function asArguments(settings: Readonly<Record<string, string>>): string[] {
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
}

const common = {
  unix_socket_permissions: '0700',
  password_encryption: 'scram-sha-256',
  timezone: 'UTC',
  log_timezone: 'UTC',
  shared_buffers: '128MB',
  effective_cache_size: '1GB',
  work_mem: '16MB',
  maintenance_work_mem: '128MB',
  random_page_cost: '1.1',
  max_parallel_workers: '2',
  jit: 'off',
  max_wal_size: '2GB',
  min_wal_size: '256MB',
  wal_buffers: '16MB',
  checkpoint_timeout: '15min',
  // The log must never hold a person's data: no statement, no parameter, no key of a refused row.
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_checkpoints: 'off',
  log_line_prefix: '%m [%p] ',
}

const durable = { fsync: 'on', synchronous_commit: 'on', full_page_writes: 'on', max_connections: '100' }

const forTests = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '200' }

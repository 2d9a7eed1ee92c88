/** Where a database is: over the network or through a socket of this machine, as operators write it for PostgreSQL. */
import type { NetConnectOpts } from 'node:net'
import { join } from 'node:path'
import pg from 'pg'

/**
 * The address as every reader of URLs takes it, or null when it is none. PostgreSQL allows an account before an empty host
 * (`postgres://adgang:secret@/adgang?host=/run/postgresql`), URLs do not: it then goes behind the question mark.
 */
export function readDatabaseAddress(text: string): string | null {
  const found = /^(postgres(?:ql)?:\/\/)(?:([^/@?#:]*)(?::([^/@?#]*))?@(?=\/))?(.*)$/s.exec(text)
  const [, scheme = '', user, password, rest = ''] = found ?? []
  if (!found || !URL.canParse(scheme + rest)) return null
  const address = new URL(scheme + rest)
  if (user) address.searchParams.set('user', decodeURIComponent(user))
  if (password) address.searchParams.set('password', decodeURIComponent(password))
  return user === undefined ? text : address.href
}

/** The database of another name on the same server, with the same account. */
export function inDatabase(address: string, database: string): string {
  const changed = new URL(address)
  changed.pathname = `/${database}`
  return changed.href
}

/** The same with another account. A socket's address has no host, and an account is then ignored in front of it. */
export function withAccount(address: string, account: { user: string; password: string }): string {
  const changed = new URL(address)
  for (const name of ['user', 'password']) changed.searchParams.delete(name)
  if (changed.hostname === '') {
    changed.searchParams.set('user', account.user)
    changed.searchParams.set('password', account.password)
  } else {
    changed.username = account.user
    changed.password = account.password
  }
  return changed.href
}

/** Where the server of this address listens: a socket in a folder, or a host and a port. */
export function placeOf(address: string): NetConnectOpts {
  const { host, port } = new pg.Client(address)
  return host.startsWith('/') ? { path: join(host, `.s.PGSQL.${port}`) } : { host, port }
}

/** The same database and account, by another port of this machine. */
export function throughPort(address: string, port: number): string {
  const { user = '', password, database = '' } = new pg.Client(address)
  const account = `${encodeURIComponent(user)}:${encodeURIComponent(password ?? '')}`
  return `postgresql://${account}@127.0.0.1:${port}/${encodeURIComponent(database)}`
}

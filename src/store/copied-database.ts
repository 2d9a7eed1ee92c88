/** Copies a prepared database in a moment, and drops the copy: every test file has its own, with all tables and no rows. */
import pg from 'pg'

/** Where databases are made: the owner of the cluster's connection. */
export type Cluster = { readonly superuserUrl: string }

/** Makes an empty database, or a copy of `template`, owned by `owner`. */
export async function copyDatabase(
  cluster: Cluster,
  copy: { name: string; owner: string; template?: string },
): Promise<void> {
  await asOwner(cluster, async (client) => {
    const [name, owner] = [client.escapeIdentifier(copy.name), client.escapeIdentifier(copy.owner)]
    const template = client.escapeIdentifier(copy.template ?? 'template1')
    await client.query(`create database ${name} owner ${owner} template ${template}`)
  })
}

/** Drops the database, whoever may still be connected to it. */
export async function dropDatabase(cluster: Cluster, name: string): Promise<void> {
  await asOwner(cluster, async (client) => {
    await client.query(`drop database if exists ${client.escapeIdentifier(name)} with (force)`)
  })
}

/** The names of all databases that begin so. */
export async function databasesNamed(cluster: Cluster, prefix: string): Promise<readonly string[]> {
  return asOwner(cluster, async (client) => {
    const found = await client.query<{ name: string }>(
      'select datname as name from pg_database where starts_with(datname, $1)',
      [prefix],
    )
    return found.rows.map(({ name }) => name)
  })
}

async function asOwner<T>(cluster: Cluster, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: cluster.superuserUrl })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** A PostgreSQL of its own for one long proof or bench, and as many new databases in it as there are rounds; all of it gone afterwards. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  removePostgres,
  startPostgres,
  type StartOptions,
} from '../../src/run/embedded-postgres/start-postgres.ts'
import { ensureDatabase } from '../../src/run/ensure-database.ts'
import { openStore, type Store } from '../../src/store/database.ts'
import { migrate } from '../../src/store/migrate.ts'

/** Every table of an institution, and no rows. `url`: for other processes of the same proof. */
export type FreshDatabase = { store: Store; url: string }

export type FreshDatabases = {
  /** For whatever else the proof writes down. */
  folder: string
  /** A new one. Whoever opens many ends each store when its round is over. */
  open: (database: string, connections?: number) => Promise<FreshDatabase>
  /** Ends what is still open, stops the server, and removes its data and the folder. */
  leave: () => Promise<void>
}

/** Starts the server; `what` names the folder. A round that was cut off begins anew here: nothing is kept from one run to the next. */
export async function freshDatabases(
  what: string,
  wish: Pick<StartOptions, 'durability'> = {},
): Promise<FreshDatabases> {
  const folder = await mkdtemp(join(tmpdir(), `adgang-${what}-`))
  const dataDir = join(folder, 'data')
  const postgres = await startPostgres({ dataDir, log: () => undefined, ...wish })
  const stores: Store[] = []
  return {
    folder,
    open: async (database, connections) => {
      const role = 'prove'
      await ensureDatabase(postgres.superuserUrl, { database, role, password: postgres.passwordOf(role) })
      const url = postgres.connectionString(database, role)
      const { store } = openStore(url, connections)
      stores.push(store)
      await migrate(store)
      return { store, url }
    },
    leave: async () => {
      for (const store of stores) await store.destroy()
      await postgres.stop()
      await removePostgres(dataDir)
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** A PostgreSQL of its own for one long proof: started, filled, stopped and gone afterwards. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { removePostgres, startPostgres } from '../../src/run/embedded-postgres/start-postgres.ts'
import { ensureDatabase } from '../../src/run/ensure-database.ts'
import { openStore, type Store } from '../../src/store/database.ts'
import { migrate } from '../../src/store/migrate.ts'

export type ProvingGround = {
  store: Store
  leave(): Promise<void>
}

/** Every table of an institution, and no rows. */
export async function provingGround(connections = 10): Promise<ProvingGround> {
  const folder = await mkdtemp(join(tmpdir(), 'adgang-prove-'))
  const dataDir = join(folder, 'data')
  const postgres = await startPostgres({ dataDir, log: () => undefined })
  const wanted = { database: 'prove', role: 'prove', password: postgres.passwordOf('prove') }
  await ensureDatabase(postgres.superuserUrl, wanted)
  const { store } = openStore(postgres.connectionString('prove', 'prove'), connections)
  await migrate(store)
  return {
    store,
    leave: async () => {
      await store.destroy()
      await postgres.stop()
      await removePostgres(dataDir)
      await rm(folder, { recursive: true, force: true })
    },
  }
}

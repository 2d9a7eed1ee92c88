/** One database for one long proof: made, filled, and gone afterwards. */
import type { Store } from '../../src/store/database.ts'
import { freshDatabases } from './fresh-databases.ts'

export type ProvingGround = {
  store: Store
  leave(): Promise<void>
}

/** Every table of an institution, and no rows. */
export async function provingGround(connections = 10): Promise<ProvingGround> {
  const databases = await freshDatabases('prove')
  const { store } = await databases.open('prove', connections)
  return { store, leave: databases.leave }
}

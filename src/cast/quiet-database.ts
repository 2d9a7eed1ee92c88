/** Waits until a killed process has left the database wholly. */
import { setTimeout } from 'node:timers/promises'
import { poolOf, type Store } from '../store/database.ts'

/** The killed process's statements may still be ending on the server. */
export async function quiet(store: Store): Promise<void> {
  for (;;) {
    const { rows } = await poolOf(store).query<{ busy: number }>(
      `SELECT count(*)::int AS busy FROM pg_stat_activity
       WHERE datname = current_database() AND state <> 'idle' AND pid <> pg_backend_pid()`,
    )
    if (rows[0]?.busy === 0) return
    await setTimeout(20)
  }
}

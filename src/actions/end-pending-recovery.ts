/** After a change of a credential nothing that was asked for before it opens anything: links, codes, temporary passwords, links of projects (case L-08). */
import type { Temporal } from 'temporal-polyfill'
import { endAttemptsOf } from '../store/code-attempts.ts'
import type { Db } from '../store/database.ts'
import { endDeskCodes } from '../store/desk-codes.ts'
import { endProjectLinksOf } from '../store/project-links.ts'
import { endTemporaryPasswords } from '../store/temporary-passwords.ts'

/** Inside the transaction of the change. */
export async function endPendingRecovery(
  db: Db,
  account: { id: string; person_id: string | null },
  at: Temporal.Instant,
): Promise<void> {
  await endTemporaryPasswords(db, account.id, at)
  await endDeskCodes(db, account.id, at)
  if (account.person_id === null) return
  await endAttemptsOf(db, account.person_id, at)
  await endProjectLinksOf(db, account.person_id, at)
}

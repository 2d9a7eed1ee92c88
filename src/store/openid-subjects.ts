/** What services know somebody by: a random name for each account, given once. */
import type { Temporal } from 'temporal-polyfill'
import type { Db } from './database.ts'
import { rowsOf } from './statement.ts'

/** The name of an account; `made` is kept if it has none yet. Of several at once all get the same. */
export async function subjectOf(
  db: Db,
  accountId: string,
  made: { subject: string; at: Temporal.Instant },
): Promise<string> {
  const [row] = await rowsOf<{ subject: string }>(
    db,
    `insert into openid_subject as kept (account_id, subject, made_at) values ($1, $2, $3)
     on conflict (account_id) do update set subject = kept.subject returning subject`,
    [accountId, made.subject, made.at],
  )
  if (!row) throw new Error('an account has no subject')
  return row.subject
}

/** Whose name it is. */
export async function accountOfSubject(db: Db, subject: string): Promise<string | null> {
  const [row] = await rowsOf<{ id: string }>(
    db,
    'select account_id as id from openid_subject where subject = $1',
    [subject],
  )
  return row?.id ?? null
}

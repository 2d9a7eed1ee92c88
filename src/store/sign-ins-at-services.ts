/** Who is signed in to which service, until what ended it, and whether the service was told. */
import type { Temporal } from 'temporal-polyfill'
import type { Db } from './database.ts'
import { rowsOf } from './statement.ts'

export type NewServiceSignIn = {
  id: string
  grantId: string
  client: string
  accountId: string
  sessionId: string
  sid: string
  epoch: number
  at: Temporal.Instant
  endsAt: Temporal.Instant
}

/** Writes it, or that somebody came again by the same one. True: it is new. */
export async function addServiceSignIn(db: Db, made: NewServiceSignIn): Promise<boolean> {
  const [row] = await rowsOf<{ id: string }>(
    db,
    `insert into service_sign_in as kept (id, grant_id, client, account_id, session_id, sid, credential_epoch, made_at, seen_at, ends_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8::timestamptz, $8, $9)
     on conflict (grant_id) do update set seen_at = excluded.seen_at, ends_at = greatest(kept.ends_at, excluded.ends_at)
     returning id`,
    [
      made.id,
      made.grantId,
      made.client,
      made.accountId,
      made.sessionId,
      made.sid,
      made.epoch,
      made.at,
      made.endsAt,
    ],
  )
  return row?.id === made.id
}

/** Ends one by its grant: everything that the service holds of it is worth nothing from this statement on. */
export async function endByGrant(db: Db, grantId: string, because: string): Promise<void> {
  await rowsOf(
    db,
    'update service_sign_in set ended_because = $2 where grant_id = $1 and ended_because is null',
    [grantId, because],
  )
}

/** The service has ended it itself. */
export async function endBySid(db: Db, client: string, sid: string): Promise<void> {
  await rowsOf(
    db,
    `update service_sign_in set ended_because = 'revoked' where client = $1 and sid = $2 and ended_because is null`,
    [client, sid],
  )
}

/** Ends those of these accounts at these services, all at once. */
export async function endAtServices(
  db: Db,
  closed: readonly { accountId: string; client: string }[],
  because: string,
): Promise<void> {
  if (closed.length === 0) return
  await rowsOf(
    db,
    `update service_sign_in s set ended_because = $3 from unnest($1::uuid[], $2::text[]) as c (account_id, client)
     where s.account_id = c.account_id and s.client = c.client and s.ended_because is null`,
    [closed.map(({ accountId }) => accountId), closed.map(({ client }) => client), because],
  )
}

/** Ends one of this account. False: there is none of this id that lives. */
export async function endOfOwner(
  db: Db,
  { accountId, id, because }: { accountId: string; id: string; because: string },
): Promise<boolean> {
  const rows = await rowsOf(
    db,
    `update service_sign_in set ended_because = $3
     where id::text = $1 and account_id = $2 and ended_because is null returning id`,
    [id, accountId, because],
  )
  return rows.length === 1
}

export type ServiceSignInRow = {
  id: string
  client: string
  madeAt: Temporal.Instant
  seenAt: Temporal.Instant
}

/** The living ones of an account, newest first. */
export async function livingServiceSignIns(
  db: Db,
  accountId: string,
  now: Temporal.Instant,
): Promise<ServiceSignInRow[]> {
  return rowsOf<ServiceSignInRow>(
    db,
    `select s.id, s.client, s.made_at as "madeAt", s.seen_at as "seenAt" from service_sign_in s
       join account a on a.id = s.account_id and a.credential_epoch = s.credential_epoch
     where s.account_id = $1 and s.ended_because is null and s.ends_at > $2 order by s.seen_at desc`,
    [accountId, now],
  )
}

/** One that ended, as its service is told of it. */
export type EndedSignIn = { id: string; client: string; sid: string; subject: string; because: string }

/** Takes ended ones of which nobody was told, each by one worker alone, in the caller's transaction. */
export async function takeUntold(db: Db, at: Temporal.Instant, most: number): Promise<EndedSignIn[]> {
  return rowsOf<EndedSignIn>(
    db,
    `with next as (
       select s.id from service_sign_in s where s.ended_because is not null and s.told_at is null
       order by s.id limit $2 for update skip locked)
     update service_sign_in s set told_at = $1 from next, openid_subject o
     where s.id = next.id and o.account_id = s.account_id
     returning s.id, s.client, s.sid, o.subject, s.ended_because as because`,
    [at, most],
  )
}

/** Forgets those that ended, or ran out, before `before`. */
export async function forgetServiceSignIns(db: Db, before: Temporal.Instant): Promise<void> {
  await rowsOf(
    db,
    'delete from service_sign_in where ends_at < $1 and (ended_because is null or told_at is not null)',
    [before],
  )
}

/** What the OpenID provider remembers for a while. Every item runs out by the database's own clock, which nobody sets forward. (Long: one table, and every statement on it.) */
import type { Temporal } from 'temporal-polyfill'
import type { Db } from './database.ts'
import { rowsOf } from './statement.ts'

/** How an item is found: its kind, and the digests its id may have under the keys of before and now. */
export type ItemKey = { kind: string; digests: readonly Buffer[] }

export type NewItem = {
  kind: string
  digest: Buffer
  /** What it is called under keys of before: the row of that name goes, so that an item is never there twice. */
  former?: readonly Buffer[]
  /** The sign-in at a service that it hangs on; null: on none. */
  grantId: string | null
  uid: string | null
  /** The browser in which it began; only there it goes on (case S-02). */
  visitor?: Buffer
  sealed: Buffer
  seconds: number
}

export type KeptItem = {
  digest: Buffer
  sealed: Buffer
  uid: string | null
  consumed: boolean
  /** False when the sign-in that it hangs on has ended, or the account changed since. */
  holds: boolean
}

/** Writes an item, new or changed; what it was consumed at stays. */
export async function keepItem(db: Db, item: NewItem): Promise<void> {
  await rowsOf(
    db,
    `with former as (
       delete from openid_item where kind = $1 and id_digest = any($8::bytea[]) returning consumed_at)
     insert into openid_item as kept (kind, id_digest, grant_id, uid, sealed, expires_at, visitor, consumed_at)
     values ($1, $2, $3, $4, $5, clock_timestamp() + make_interval(secs => $6), $7,
       (select consumed_at from former order by consumed_at limit 1))
     on conflict (kind, id_digest) do update set grant_id = excluded.grant_id, uid = excluded.uid,
       sealed = excluded.sealed, expires_at = excluded.expires_at`,
    [
      ...[item.kind, item.digest, item.grantId, item.uid, item.sealed, item.seconds],
      ...[item.visitor ?? null, item.former ?? []],
    ],
  )
}

/** The same for what may come once only. False: it is there already (case D-07, a replayed assertion). */
export async function keepOnce(db: Db, item: NewItem): Promise<boolean> {
  const rows = await rowsOf(
    db,
    `insert into openid_item as kept (kind, id_digest, sealed, expires_at)
     values ($1, $2, $3, clock_timestamp() + make_interval(secs => $4))
     on conflict (kind, id_digest) do nothing returning kind`,
    [item.kind, item.digest, item.sealed, item.seconds],
  )
  return rows.length === 1
}

// what hangs on a sign-in is worth something only while that one is there and lives; a grant is there before it
const kept = `i.id_digest as digest, i.sealed, i.uid, i.consumed_at is not null as consumed,
    case when i.grant_id is not null then exists (
      select from service_sign_in s join account a on a.id = s.account_id
      where s.grant_id = i.grant_id and s.ended_because is null
        and a.credential_epoch = s.credential_epoch and a.closed_at is null)
    when i.kind = 'Grant' then not exists (
      select from service_sign_in s join account a on a.id = s.account_id
      where s.grant_id = i.uid
        and (s.ended_because is not null or a.credential_epoch <> s.credential_epoch or a.closed_at is not null))
    else true end as holds`

/** A living item. */
export async function findItem(db: Db, { kind, digests }: ItemKey): Promise<KeptItem | null> {
  const [row] = await rowsOf<KeptItem>(
    db,
    `select ${kept} from openid_item i
     where i.kind = $1 and i.id_digest = any($2::bytea[]) and i.expires_at > clock_timestamp()`,
    [kind, digests],
  )
  return row ?? null
}

/** A living item by its other name. */
export async function findItemByUid(db: Db, kind: string, uid: string): Promise<KeptItem | null> {
  const [row] = await rowsOf<KeptItem>(
    db,
    `select ${kept} from openid_item i where i.kind = $1 and i.uid = $2 and i.expires_at > clock_timestamp()`,
    [kind, uid],
  )
  return row ?? null
}

/** Uses it up: of any number at the same moment exactly one gets true (cases D-02, D-05). */
export async function consumeItem(db: Db, { kind, digests }: ItemKey): Promise<boolean> {
  const rows = await rowsOf(
    db,
    `update openid_item set consumed_at = clock_timestamp()
     where kind = $1 and id_digest = any($2::bytea[]) and consumed_at is null returning kind`,
    [kind, digests],
  )
  return rows.length === 1
}

/** Deletes it. */
export async function dropItem(db: Db, { kind, digests }: ItemKey): Promise<void> {
  await rowsOf(db, 'delete from openid_item where kind = $1 and id_digest = any($2::bytea[])', [
    kind,
    digests,
  ])
}

/** `ageSeconds`: since it was made. */
export type BoundItem = Pick<KeptItem, 'digest' | 'sealed'> & { ageSeconds: number }

/** A living item that began in this browser. */
export async function findBoundItem(
  db: Db,
  { kind, digests }: ItemKey,
  visitors: readonly Buffer[],
): Promise<BoundItem | null> {
  const [row] = await rowsOf<BoundItem>(
    db,
    `select i.id_digest as digest, i.sealed, extract(epoch from clock_timestamp() - i.made_at)::float8 as "ageSeconds"
     from openid_item i where i.kind = $1 and i.id_digest = any($2::bytea[])
       and i.visitor = any($3::bytea[]) and i.expires_at > clock_timestamp()`,
    [kind, digests, visitors],
  )
  return row ?? null
}

/** Other content for a living item, for the time it has left. */
export async function changeItem(db: Db, kind: string, digest: Buffer, sealed: Buffer): Promise<void> {
  await rowsOf(db, 'update openid_item set sealed = $3 where kind = $1 and id_digest = $2', [
    kind,
    digest,
    sealed,
  ])
}

/** From now on this session of the provider hangs on this session of ours. */
export async function linkSession(
  db: Db,
  link: { uid: string; sessionId: string; accountId: string; at: Temporal.Instant },
): Promise<void> {
  await rowsOf(
    db,
    `insert into openid_session as kept (uid, session_id, account_id, made_at) values ($1, $2, $3, $4)
     on conflict (uid) do update set session_id = excluded.session_id, account_id = excluded.account_id`,
    [link.uid, link.sessionId, link.accountId, link.at],
  )
}

export type SessionBehind = {
  sessionId: string
  accountId: string
  personId: string | null
  epoch: number
  endsAt: Temporal.Instant
}

/** Our living session behind a session of the provider: whole, not ended, and of the same credentials as the account. */
export async function sessionBehind(
  db: Db,
  uid: string,
  now: Temporal.Instant,
): Promise<SessionBehind | null> {
  const [row] = await rowsOf<SessionBehind>(
    db,
    `select s.id as "sessionId", a.id as "accountId", a.person_id as "personId", a.credential_epoch as epoch, s.ends_at as "endsAt"
     from openid_session l join session s on s.id = l.session_id and s.account_id = l.account_id
       join account a on a.id = l.account_id and a.credential_epoch = s.credential_epoch and a.closed_at is null
     where l.uid = $1 and s.kind = 'full' and s.ended_at is null and s.idle_until > $2 and s.ends_at > $2`,
    [uid, now],
  )
  return row ?? null
}

/** Forgets what has run out, and links to sessions that are gone. */
export async function forgetItems(db: Db): Promise<void> {
  await rowsOf(db, `delete from openid_item where expires_at < clock_timestamp() - interval '1 hour'`, [])
  await rowsOf(
    db,
    'delete from openid_session l where not exists (select from session s where s.id = l.session_id)',
    [],
  )
}

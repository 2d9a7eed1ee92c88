/** Sessions: a browser holds the secret, the store only a keyed digest of it. (Long: one table, and every statement on it.) */
import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { SessionFacts, SessionKind } from '../core/account/session.ts'
import type { JournalEntry } from '../core/journal/entry.ts'
import type { Db } from './database.ts'
import { journalValues } from './journal.ts'
import { rowsOf } from './statement.ts'

export type NewSession = {
  id: string
  idDigest: Buffer
  kind: SessionKind
  proof: SessionFacts['proof']
  accountId: string | null
  grantId: string | null
  credentialEpoch: number | null
  madeAt: Temporal.Instant
  idleUntil: Temporal.Instant
  endsAt: Temporal.Instant
  freshUntil: Temporal.Instant | null
  device: string
  knownDevice: Buffer | null
  factor: string | null
  /** When it was shown: a session that goes on under a new secret keeps the moment (case O-06). */
  factorAt: Temporal.Instant | null
  provider: { name: string; session: string | null; tokenSealed: Buffer } | null
  /** On a computer that others use too. */
  shared: boolean
}

/** What is written together with a session: the one it replaces, the browser that is known from now on, a line of the journal. */
export type BesideSession = {
  replaces: string | null
  deviceEndsAt: Temporal.Instant | null
  told: JournalEntry | null
}

/** Opens a session, and ends the one it replaces; all of it in one statement, whole or not at all. */
export async function addSession(db: Db, session: NewSession, beside: BesideSession): Promise<void> {
  const { told } = beside
  await rowsOf(db, sessionWithAllBeside, [
    session.id,
    session.idDigest,
    session.kind,
    session.proof,
    session.accountId,
    session.grantId,
    session.credentialEpoch,
    session.madeAt,
    session.idleUntil,
    session.endsAt,
    session.freshUntil,
    session.device,
    session.knownDevice,
    beside.replaces,
    beside.deviceEndsAt,
    ...(told ? journalValues(told) : noLine),
    session.factor,
    session.provider?.name ?? null,
    session.provider?.session ?? null,
    session.provider?.tokenSealed ?? null,
    session.factorAt,
    session.shared,
  ])
}

const noLine = [null, null, null, null, null, null] as const

// whoever goes on under a new secret stays signed in to services: the trigger that ends them finds them moved on;
// after a new password services ask for it once, so the provider's session is not taken along
// only the id leads to the session that is replaced: a plan made while there are few must not walk through all that live
const sessionWithAllBeside = `
  with replaced as (
    update session set ended_at = coalesce(ended_at, $8), ended_because = coalesce(ended_because, 'replaced') where id = $14),
  moved as (
    update service_sign_in set session_id = $1::uuid
    where session_id = $14::uuid and account_id = $5::uuid and ended_because is null),
  linked as (
    update openid_session l set session_id = $1::uuid from session s
    where l.session_id = $14::uuid and l.account_id = $5::uuid and s.id = l.session_id
      and s.credential_epoch is not distinct from $7),
  remembered as (
    insert into known_device (id_digest, account_id, label, first_seen_at, seen_at, ends_at)
    select $13::bytea, $5::uuid, $12, $8, $8, $15::timestamptz
    where $13::bytea is not null and $5::uuid is not null and $15::timestamptz is not null
    on conflict (id_digest, account_id) do update set seen_at = $8, ends_at = excluded.ends_at, label = $12),
  told as (
    insert into journal (at, person_id, account_id, what, by_whom, because, details)
    select $8, $16::uuid, $17::uuid, $18::text, $19::text, $20::text, $21::jsonb where $18::text is not null)
  insert into session (id, id_digest, kind, proof, account_id, grant_id, credential_epoch, made_at, seen_at,
    idle_until, ends_at, fresh_until, device, known_device, factor, provider, provider_sid, provider_token, factor_at, shared)
  values ($1, $2, $3, $4, $5, $6, $7, $8::timestamptz, $8, $9, $10, $11, $12::text, $13, $22, $23, $24, $25, $26, $27)`

/** What a request needs to know of its session: alive, timed out, or ended by somebody (`because`). */
export type FoundSession =
  | { state: 'alive'; facts: SessionFacts; seenAt: Temporal.Instant }
  | { state: 'ended'; because: string }
  | { state: 'unknown' }

/**
 * The session of these digests: one for each key, so that a rotation signs nobody out. A changed credential epoch ends it without any write (case S-03);
 * so does a closed account. One query: it runs on every request.
 */
export async function findSession(
  db: Db,
  idDigests: readonly Buffer[],
  now: Temporal.Instant,
): Promise<FoundSession> {
  const [row] = await rowsOf<SessionRow>(db, sessionByDigest, [idDigests])
  if (!row) return { state: 'unknown' }
  if (row.ended_at) return { state: 'ended', because: row.ended_because ?? 'ended' }
  if (row.epoch_now !== null && row.credential_epoch !== row.epoch_now) {
    return { state: 'ended', because: 'credentials-changed' }
  }
  if (row.closed_at) return { state: 'ended', because: 'account-closed' }
  const at = now.epochMilliseconds
  if (at >= row.idle_until.epochMilliseconds || at >= row.ends_at.epochMilliseconds) {
    return { state: 'ended', because: 'timed-out' }
  }
  const grantLives =
    row.grant_ended === null && row.expires_at !== null && at < row.expires_at.epochMilliseconds
  // a session that is nothing but its grant ends with it; others only lose what it let them set
  if (row.grant_id !== null && row.kind === 'proved' && !grantLives)
    return { state: 'ended', because: 'timed-out' }
  return {
    state: 'alive',
    seenAt: row.seen_at,
    facts: {
      id: row.id,
      kind: row.kind,
      proof: row.proof,
      accountId: row.account_id,
      credentialEpoch: row.credential_epoch,
      personId: row.account_person ?? row.grant_person,
      username: row.username,
      grantId: row.grant_id,
      grantJourney: row.journey,
      openRights: grantLives ? (row.rights ?? []) : [],
      factor: row.factor,
      openingCodeDue: isOpeningCodeDue(row.proofs),
      provider: row.provider,
      freshUntil: row.fresh_until,
      endsAt: row.ends_at,
      knownDevice: row.known_device !== null,
      madeAt: row.made_at,
      powerSeenAt: row.power_seen_at ?? row.made_at,
      shared: row.shared,
    },
  }
}

/** The PIN was one that its owner chose, and the desk's code was not said yet. */
function isOpeningCodeDue(proofs: readonly { proof: string; chosen?: boolean }[] | null): boolean {
  const given = proofs ?? []
  return given.some(({ chosen }) => chosen === true) && !given.some(({ proof }) => proof === 'desk-code')
}

type SessionRow = {
  id: string
  kind: SessionKind
  proof: SessionFacts['proof']
  account_id: string | null
  grant_id: string | null
  credential_epoch: number | null
  made_at: Temporal.Instant
  power_seen_at: Temporal.Instant | null
  seen_at: Temporal.Instant
  idle_until: Temporal.Instant
  ends_at: Temporal.Instant
  fresh_until: Temporal.Instant | null
  known_device: Buffer | null
  shared: boolean
  ended_at: Temporal.Instant | null
  ended_because: string | null
  username: string | null
  epoch_now: number | null
  account_person: string | null
  closed_at: Temporal.Instant | null
  grant_person: string | null
  journey: string | null
  expires_at: Temporal.Instant | null
  grant_ended: Temporal.Instant | null
  rights: string[] | null
  factor: SessionFacts['factor']
  provider: string | null
  proofs: { proof: string; chosen?: boolean }[] | null
}

const sessionByDigest = `
  select s.id, s.kind, s.proof, s.account_id, s.grant_id, s.credential_epoch, s.made_at, s.power_seen_at, s.seen_at, s.idle_until, s.ends_at,
    s.fresh_until, s.known_device, s.shared, s.ended_at, s.ended_because, s.factor, s.provider,
    a.username, a.credential_epoch as epoch_now, a.person_id as account_person, a.closed_at,
    g.person_id as grant_person, g.journey, g.proofs, g.expires_at, g.ended_at as grant_ended,
    (select array_agg(r.name) from grant_right r where r.grant_id = s.grant_id and r.used_at is null) as rights
  from session s left join account a on a.id = s.account_id left join grants g on g.id = s.grant_id
  where s.id_digest = any($1::bytea[])`

/** Somebody is at the keys: the idle time starts again. Called at most once a minute per session. */
export async function touchSession(
  db: Db,
  id: string,
  at: { seenAt: Temporal.Instant; idleUntil: Temporal.Instant },
): Promise<void> {
  await db
    .updateTable('session')
    .set({ seen_at: at.seenAt, idle_until: at.idleUntil })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .execute()
}

/** Somebody stood on a page that acts on others. Called at most once a minute per session. */
export async function touchPower(db: Db, id: string, at: Temporal.Instant): Promise<void> {
  await db
    .updateTable('session')
    .set({ power_seen_at: at })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .execute()
}

/** The session goes on with this grant beside it: what was shown in it now opens more than before. */
export async function attachGrant(db: Db, id: string, grantId: string): Promise<void> {
  await db
    .updateTable('session')
    .set({ grant_id: grantId })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .execute()
}

/** On a shared computer from now on: it ends no later than this, and its browser is forgotten. */
export async function shortenSession(
  db: Db,
  id: string,
  by: { idleUntil: Temporal.Instant; endsAt: Temporal.Instant },
): Promise<void> {
  await rowsOf(db, sharedFromNowOn, [id, by.idleUntil, by.endsAt])
}

const sharedFromNowOn = `
  with was as (select known_device, account_id from session where id = $1),
  forgotten as (
    delete from known_device d using was where d.id_digest = was.known_device and d.account_id = was.account_id)
  update session set shared = true, known_device = null, ends_at = least(ends_at, $3::timestamptz),
    idle_until = least(idle_until, $2::timestamptz)
  where id = $1 and ended_at is null`

/** Ends one session of this account (or this grant's own), and the desk's session that was opened from it. Says whether there was one to end. */
export async function endSession(
  db: Db,
  id: string,
  at: Temporal.Instant,
  because: string,
): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`
    update session set ended_at = ${at}, ended_because = ${because}
    where (id = ${id} or opened_from = ${id}) and ended_at is null returning id`.execute(db)
  return rows.some((row) => row.id === id)
}

/** Ends every session of the account but the one named. Gives back how many there were. */
export async function endOtherSessions(
  db: Db,
  accountId: string,
  but: string | null,
  at: Temporal.Instant,
  because: string,
): Promise<number> {
  const result = await db
    .updateTable('session')
    .set({ ended_at: at, ended_because: because })
    .where('account_id', '=', accountId)
    .where('ended_at', 'is', null)
    .$if(but !== null, (query) => query.where('id', '!=', but ?? ''))
    .executeTakeFirst()
  return Number(result.numUpdatedRows)
}

/** The living sessions of an account, newest first, as the person sees them. */
export async function livingSessions(db: Db, accountId: string, now: Temporal.Instant) {
  return db
    .selectFrom('session as s')
    .innerJoin('account as a', 'a.id', 's.account_id')
    .select(['s.id', 's.kind', 's.device', 's.made_at', 's.seen_at', 's.known_device'])
    .where('s.account_id', '=', accountId)
    .where('s.kind', '!=', 'desk')
    .where('s.ended_at', 'is', null)
    .where('s.idle_until', '>', now)
    .where('s.ends_at', '>', now)
    .whereRef('s.credential_epoch', '=', 'a.credential_epoch')
    .orderBy('s.made_at', 'desc')
    .execute()
}

/** One more wrong "current password" in this session; gives back how many there are now (case B-14). */
export async function countWrongCurrent(db: Db, id: string): Promise<number> {
  const row = await db
    .updateTable('session')
    .set((eb) => ({ wrong_current: eb('wrong_current', '+', 1) }))
    .where('id', '=', id)
    .returning('wrong_current')
    .executeTakeFirst()
  return row?.wrong_current ?? Number.POSITIVE_INFINITY
}

/** Proved again: credentials and contacts may be changed until then, by whoever holds the new secret. */
export async function freshen(
  db: Db,
  id: string,
  proved: { idDigest: Buffer; freshUntil: Temporal.Instant },
): Promise<void> {
  await db
    .updateTable('session')
    .set({ id_digest: proved.idDigest, fresh_until: proved.freshUntil, wrong_current: 0 })
    .where('id', '=', id)
    .execute()
}

/** Forgets sessions that ended or ran out before `before`. */
export async function forgetOldSessions(db: Db, before: Temporal.Instant): Promise<void> {
  await db.deleteFrom('session').where('ends_at', '<', before).execute()
}

export type NewDeskSession = Pick<
  NewSession,
  'id' | 'idDigest' | 'proof' | 'madeAt' | 'idleUntil' | 'endsAt' | 'device'
> & {
  /** The person's own session: the desk ends with it. */
  openedFrom: string
  accountId: string
  credentialEpoch: number
}

/** Opens the desk's session; an earlier one from the same browser ends. */
export async function addDeskSession(db: Db, session: NewDeskSession): Promise<void> {
  await sql`update session set ended_at = ${session.madeAt}, ended_because = 'replaced'
    where opened_from = ${session.openedFrom} and ended_at is null`.execute(db)
  await db
    .insertInto('session')
    .values({
      id: session.id,
      id_digest: session.idDigest,
      kind: 'desk',
      account_id: session.accountId,
      credential_epoch: session.credentialEpoch,
      proof: session.proof,
      made_at: session.madeAt,
      seen_at: session.madeAt,
      idle_until: session.idleUntil,
      ends_at: session.endsAt,
      device: session.device,
      opened_from: session.openedFrom,
    })
    .execute()
}

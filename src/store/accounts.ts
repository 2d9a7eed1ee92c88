/** Accounts: the username, the sealed password hash, when it was set, and which epoch of credentials it is. (Long: one table, and every statement on it.) */
import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { PersonFacts } from '../core/person/facts.ts'
import type { Proven } from '../core/secrets/proven.ts'
import type { Db } from './database.ts'
import { rowsOf } from './statement.ts'

/** The account with what `access()` judges: the person's facts, placed locks and accepted rules. */
export type AccountWithFacts = {
  id: string
  person_id: string | null
  kind: 'personal' | 'admin' | 'service' | 'guest'
  username: string
  mail: string | null
  language: string | null
  opened_at: Temporal.Instant | null
  closed_at: Temporal.Instant | null
  password_sealed: Buffer | null
  password_set_at: Temporal.Instant | null
  password_must_change_since: Temporal.Instant | null
  password_must_change_because: string | null
  password_must_identify: boolean
  credential_epoch: number
  /** How many passwords the account has had. */
  password_version: number
  has_second_factor: boolean
  given: string | null
  family: string | null
  born: Temporal.PlainDate | null
  deceased: Temporal.PlainDate | null
  student_number: string | null
  person_language: string | null
  email: string | null
  email_register: string | null
  email_changed: Temporal.PlainDate | null
  mobile: string | null
  mobile_register: string | null
  mobile_changed: Temporal.PlainDate | null
  facts: PersonFacts | null
  locks: PlacedLockRow[]
  acceptances: AcceptanceRow[]
  /** When each register was heard from last, as text. */
  heard: Record<string, string>
}

/** One account whole, by its id. */
export async function accountWithFacts(db: Db, accountId: string): Promise<AccountWithFacts | undefined> {
  const [row] = await rowsOf<AccountWithFacts>(db, `${wholeAccount} where a.id = $1`, [accountId])
  return row
}

/** One account whole, by its username. */
export async function accountWithFactsByUsername(
  db: Db,
  username: string,
): Promise<AccountWithFacts | undefined> {
  const [row] = await rowsOf<AccountWithFacts>(db, `${wholeAccount} where a.username = $1`, [username])
  return row
}

/** Open accounts that have a password, in the order of their ids, from the one after `after`. */
export async function accountsWithPasswordAfter(
  db: Db,
  after: string | null,
  most: number,
): Promise<AccountWithFacts[]> {
  const text = `${wholeAccount} where a.password_sealed is not null and a.closed_at is null
    and ($1::uuid is null or a.id > $1) order by a.id limit $2`
  return rowsOf<AccountWithFacts>(db, text, [after, most])
}

/** From then on the password must be changed, unless it must be even earlier. Gives back whose it is; null: nothing became different. */
export async function mustChangeFrom(
  db: Db,
  accountId: string,
  wanted: { due: Temporal.Instant; because: string },
): Promise<{ personId: string | null } | null> {
  const row = await db
    .updateTable('account')
    .set({ password_must_change_since: wanted.due, password_must_change_because: wanted.because })
    .where('id', '=', accountId)
    .where('closed_at', 'is', null)
    .where((eb) =>
      eb.or([
        eb('password_must_change_since', 'is', null),
        eb('password_must_change_since', '>', wanted.due),
      ]),
    )
    .returning('person_id as personId')
    .executeTakeFirst()
  return row ?? null
}

/** Somebody came back: the password of then must be renewed by showing anew who they are (row N-7). False: nothing is set, or it is asked for already. */
export async function mustIdentify(
  db: Db,
  accountId: string,
  wanted: { from: Temporal.Instant; because: string },
): Promise<boolean> {
  const { rows } = await sql`
    update account set password_must_identify = true, password_must_change_because = ${wanted.because},
      password_must_change_since = least(coalesce(password_must_change_since, ${wanted.from}), ${wanted.from})
    where id = ${accountId} and not password_must_identify and password_sealed is not null and closed_at is null
    returning id`.execute(db)
  return rows.length === 1
}

/** These accounts whole; in the order of their ids. */
export async function accountsWithFacts(db: Db, ids: readonly string[]): Promise<AccountWithFacts[]> {
  return rowsOf<AccountWithFacts>(db, `${wholeAccount} where a.id = any($1::uuid[]) order by a.id`, [ids])
}

const wholeAccount = `
  select a.id, a.person_id, a.kind, a.username, a.mail, a.language, a.opened_at, a.closed_at,
    a.password_sealed, a.password_set_at, a.password_must_change_since, a.password_must_change_because,
    a.password_must_identify, a.credential_epoch, a.password_version,
    exists (select from authenticator_app f where f.account_id = a.id and f.ended_at is null)
      or exists (select from passkey k where k.account_id = a.id and k.ended_at is null) as has_second_factor,
    p.given, p.family, p.born, p.deceased, p.student_number, p.language as person_language,
    p.email, p.email_register, p.email_changed, p.mobile, p.mobile_register, p.mobile_changed, p.facts,
    coalesce((
      select jsonb_agg(jsonb_build_object('id', l.id, 'class', l.class, 'since', l.since, 'until', l.until,
        'pausedUntil', l.paused_until, 'placedBy', l.placed_by, 'mayLift', l.may_lift, 'because', l.because) order by l.since)
      from placed_lock l where l.account_id = a.id and l.lifted_at is null), '[]') as locks,
    coalesce((
      select jsonb_agg(jsonb_build_object('document', c.document, 'version', c.version, 'acceptedAt', c.accepted_at))
      from acceptance c where c.person_id = a.person_id), '[]') as acceptances,
    coalesce((select jsonb_object_agg(h.register, h.at) from register_heard h), '{}') as heard
  from account a left join person p on p.id = a.person_id`

/** As jsonb gives them: instants are text here. */
export type PlacedLockRow = {
  id: string
  class: 'desk' | 'security' | 'deactivated'
  since: string
  until: string | null
  pausedUntil: string | null
  placedBy: string
  mayLift: string
  because: string
}
export type AcceptanceRow = { document: string; version: string; acceptedAt: string }

/** The personal account of a person, if there is one already (N-7: the old one goes on). */
export async function personalAccountOf(db: Db, personId: string) {
  return db
    .selectFrom('account')
    .select(['id', 'username', 'mail', 'opened_at', 'closed_at', 'credential_epoch', 'password_set_at'])
    .where('person_id', '=', personId)
    .where('kind', 'in', ['personal', 'guest'])
    .orderBy('kind', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** The id of a person's personal account; null: there is none. */
export async function accountIdOf(db: Db, personId: string): Promise<string | null> {
  return (await personalAccountOf(db, personId))?.id ?? null
}

/** Opens a new personal account. Gives back false when this person has got one meanwhile (case P-09). */
export async function addPersonalAccount(
  db: Db,
  account: {
    id: string
    personId: string
    /** `personal` unless said. */
    kind?: 'personal' | 'guest'
    username: string
    mail: string
    openedAt: Temporal.Instant
    passwordSealed: Buffer
    language: string
  },
  /** The right to the first password, used in this very transaction. */
  proven: Proven<'password'>,
): Promise<boolean> {
  if (proven.accountId !== null) throw new Error('the right to a first password was that of an account')
  const result = await db
    .insertInto('account')
    .values({
      id: account.id,
      person_id: account.personId,
      kind: account.kind ?? 'personal',
      username: account.username,
      mail: account.mail,
      opened_at: account.openedAt,
      password_sealed: account.passwordSealed,
      password_set_at: account.openedAt,
      password_must_change_because: null,
      language: account.language,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n
}

/**
 * Writes a new password. Only if the credentials are still those the change began with: of two changes at once one wins
 * wholly, and only the winner's old one is remembered. Gives back the new epoch, or null for the loser.
 */
export async function replacePassword(
  db: Db,
  change: {
    accountId: string
    fromEpoch: number
    passwordSealed: Buffer
    setAt: Temporal.Instant
    formerId: string
  },
  /** Nobody writes a password who did not use the right to it in this very transaction. */
  proven: Proven<'password'>,
): Promise<number | null> {
  if (proven.accountId !== change.accountId)
    throw new Error('the right to set a password was another account’s')
  const rows = await sql<{ credential_epoch: number }>`
    with former as (
      select password_sealed, password_set_at from account
      where id = ${change.accountId} and credential_epoch = ${change.fromEpoch} for update),
    changed as (
      update account set password_sealed = ${change.passwordSealed}, password_set_at = ${change.setAt},
        password_must_change_since = null, password_must_change_because = null, password_must_identify = false,
        credential_epoch = credential_epoch + 1
      where id = ${change.accountId} and exists (select 1 from former)
      returning credential_epoch),
    kept as (
      insert into former_password (id, account_id, password_sealed, set_at)
      select ${change.formerId}, ${change.accountId}, password_sealed, coalesce(password_set_at, ${change.setAt})
      from former where password_sealed is not null)
    select credential_epoch from changed`.execute(db)
  return rows.rows[0]?.credential_epoch ?? null
}

/** The same password hashed anew with today's parameters; only if nobody changed it meanwhile (case Y-01). */
export async function renewHash(db: Db, accountId: string, from: Buffer, to: Buffer): Promise<boolean> {
  const result = await db
    .updateTable('account')
    .set({ password_sealed: to })
    .where('id', '=', accountId)
    .where('password_sealed', '=', from)
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}

/** The newest former passwords, sealed, for the history rule. */
export async function formerPasswords(db: Db, accountId: string, most: number): Promise<Buffer[]> {
  if (most <= 0) return []
  const rows = await db
    .selectFrom('former_password')
    .select('password_sealed')
    .where('account_id', '=', accountId)
    .orderBy('set_at', 'desc')
    .limit(most)
    .execute()
  return rows.map((row) => row.password_sealed)
}

/** Which versions of which rules a person accepted, and when. */
export async function acceptancesOf(db: Db, personId: string) {
  return db
    .selectFrom('acceptance')
    .select(['document', 'version', 'accepted_at as acceptedAt'])
    .where('person_id', '=', personId)
    .execute()
}

/** Accepts a version of the rules; a second time changes nothing. */
export async function acceptRules(
  db: Db,
  accepted: { personId: string; document: string; version: string; at: Temporal.Instant },
): Promise<void> {
  await db
    .insertInto('acceptance')
    .values({
      person_id: accepted.personId,
      document: accepted.document,
      version: accepted.version,
      accepted_at: accepted.at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Sets the door PIN, sealed for the door system; its version tells the door system that it is new. */
export async function setDoorPin(
  db: Db,
  accountId: string,
  sealed: Buffer,
  at: Temporal.Instant,
): Promise<void> {
  await db
    .insertInto('door_pin')
    .values({ account_id: accountId, sealed, set_at: at })
    .onConflict((conflict) =>
      conflict
        .column('account_id')
        .doUpdateSet((eb) => ({ sealed, set_at: at, version: eb('door_pin.version', '+', 1) })),
    )
    .execute()
}

/** When the door PIN was set, if it was. */
export async function doorPinSetAt(db: Db, accountId: string): Promise<Temporal.Instant | null> {
  const row = await db
    .selectFrom('door_pin')
    .select('set_at')
    .where('account_id', '=', accountId)
    .executeTakeFirst()
  return row?.set_at ?? null
}

/** A required change is taken back, if it is still the one of that moment and nobody has followed it. */
export async function mustChangeNoMore(db: Db, accountId: string, due: string): Promise<boolean> {
  const { rows } = await sql`
    update account set password_must_change_since = null, password_must_change_because = null
    where id = ${accountId} and password_must_change_since = ${due} and not password_must_identify returning id`.execute(
    db,
  )
  return rows.length === 1
}

/** Codes and links that somebody asked for: a row whoever asks, known or not; what was sent is filled in later, out of sight. */
import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Db } from './database.ts'

export type AttemptPurpose =
  'forgotten-password' | 'forgotten-username' | 'first-factor' | 'lost-second-factor'

export type Asked = {
  id: string
  purpose: AttemptPurpose
  /** Keyed digest of the browser that asked: a code opens nothing in another one (case O-13). */
  browser: Buffer
  /** Keyed index of what was typed; of an account where somebody is known already. */
  askedAs: Buffer
  madeAt: Temporal.Instant
  codeUntil: Temporal.Instant
  linkUntil: Temporal.Instant
}

/** Writes down that somebody asked; asking again in the same browser renews the row, and what was sent before is dead. */
export async function addAttempt(db: Db, asked: Asked): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into code_attempt (id, purpose, browser, asked_as, made_at, code_until, link_until)
    values (${asked.id}, ${asked.purpose}, ${asked.browser}, ${asked.askedAs}, ${asked.madeAt},
            ${asked.codeUntil}, ${asked.linkUntil})
    on conflict (browser, purpose, asked_as) where used_at is null and ended_at is null do update set
      made_at = excluded.made_at, code_until = excluded.code_until, link_until = excluded.link_until, tries = 0,
      code_mac = null, code_key_id = null, link_digest = null, person_id = null, account_id = null
    returning id`.execute(db)
  const row = rows[0]
  if (!row) throw new Error('an attempt was neither added nor renewed')
  return row.id
}

/** An attempt while the job looks at it. */
export type WaitingAttempt = {
  purpose: AttemptPurpose
  /** When it was asked for last: asking again moves it. */
  madeAt: Temporal.Instant
  linkUntil: Temporal.Instant
  codeUntil: Temporal.Instant
}

/** The attempt, if it is still open and nothing was sent for it yet. */
export async function waitingAttempt(db: Db, id: string): Promise<WaitingAttempt | null> {
  const { rows } = await sql<WaitingAttempt>`
    select purpose, made_at as "madeAt", link_until as "linkUntil", code_until as "codeUntil"
    from code_attempt where id = ${id} and used_at is null and ended_at is null and code_mac is null
    for update`.execute(db)
  return rows[0] ?? null
}

/** Fills in what is sent; every other open attempt of the person for the same purpose is dead from now on (N15, M-07). */
export async function fillAttempt(
  db: Db,
  id: string,
  filled: {
    personId: string
    accountId: string
    credentialEpoch: number
    code: { mac: Buffer; keyId: string }
    linkDigest: Buffer | null
    /** By which channel it went: what it proves. */
    channel: 'personal-mail' | 'sms-code'
    at: Temporal.Instant
  },
): Promise<void> {
  await sql`update code_attempt set ended_at = ${filled.at}
    where person_id = ${filled.personId} and id <> ${id} and used_at is null and ended_at is null
      and purpose = (select purpose from code_attempt where id = ${id})`.execute(db)
  await sql`update code_attempt set person_id = ${filled.personId}, account_id = ${filled.accountId},
      credential_epoch = ${filled.credentialEpoch}, code_mac = ${filled.code.mac}, code_key_id = ${filled.code.keyId},
      link_digest = ${filled.linkDigest}, channel = ${filled.channel}
    where id = ${id} and used_at is null and ended_at is null`.execute(db)
}

/** A try, counted already. Where nothing was sent there is nothing to compare with, and the answer is the same. */
export type CodeTry = {
  id: string
  askedAs: Buffer
  personId: string | null
  accountId: string | null
  credentialEpoch: number | null
  mac: Buffer | null
  keyId: string | null
  channel: 'personal-mail' | 'sms-code' | null
}

/** How the attempt is meant: the newest of this browser, or the one that a link names. */
export type AttemptRef =
  | { browsers: readonly Buffer[]; purpose: AttemptPurpose }
  | { linkDigests: readonly Buffer[]; purpose: AttemptPurpose }

/** Counts a try before anything is compared, in a statement and a commit of its own (cases O-01, L-07). */
export async function takeCodeTry(
  db: Db,
  which: AttemptRef,
  most: number,
  now: Temporal.Instant,
): Promise<CodeTry | null> {
  const newest =
    'browsers' in which
      ? sql`id = (select n.id from code_attempt n where n.browser = any(${which.browsers}::bytea[]) and n.purpose = ${which.purpose}
          and n.used_at is null and n.ended_at is null order by n.made_at desc limit 1) and code_until > ${now}`
      : sql`link_digest = any(${which.linkDigests}::bytea[]) and purpose = ${which.purpose} and link_until > ${now}`
  const { rows } = await sql<CodeTry>`
    update code_attempt set tries = tries + 1
    where ${newest} and used_at is null and ended_at is null and tries < ${most}
    returning id, asked_as as "askedAs", person_id as "personId", account_id as "accountId",
      credential_epoch as "credentialEpoch", code_mac as mac, code_key_id as "keyId", channel`.execute(db)
  return rows[0] ?? null
}

/** Whether this link is one that may still be used. Only reads: mail programs look at links before people do (L-05). */
export async function isLivingLink(
  db: Db,
  linkDigests: readonly Buffer[],
  purpose: AttemptPurpose,
  now: Temporal.Instant,
): Promise<boolean> {
  const { rows } = await sql`select 1 from code_attempt
    where link_digest = any(${linkDigests}::bytea[]) and purpose = ${purpose} and link_until > ${now}
      and used_at is null and ended_at is null`.execute(db)
  return rows.length > 0
}

/** Uses an attempt, once: of any number at the same moment exactly one gets true (case L-07). */
export async function useAttempt(db: Db, id: string, now: Temporal.Instant): Promise<boolean> {
  const { rows } = await sql`update code_attempt set used_at = ${now}
    where id = ${id} and used_at is null and ended_at is null returning id`.execute(db)
  return rows.length === 1
}

/** Ends every open attempt of a person: something changed, and what was asked for before opens nothing any more (L-08). */
export async function endAttemptsOf(db: Db, personId: string, at: Temporal.Instant): Promise<void> {
  await sql`update code_attempt set ended_at = ${at}
    where person_id = ${personId} and used_at is null and ended_at is null`.execute(db)
}

/** Forgets what was asked for long ago. */
export async function forgetOldAttempts(db: Db, before: Temporal.Instant): Promise<void> {
  await sql`delete from code_attempt where made_at < ${before}`.execute(db)
  await sql`delete from code_tries where since < ${before}`.execute(db)
}

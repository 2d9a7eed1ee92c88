/** Which messages have left, counted so that nobody is flooded and no phone bill explodes (cases M-01 to M-04). */
import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Limits } from '../core/messages/allowance.ts'
import type { Channel } from '../core/messages/message.ts'
import type { Allowance } from '../core/messages/texts.ts'
import type { MessageKind } from '../core/messages/content.ts'
import type { Db } from './database.ts'

export type MessageToCount = {
  jobId: string
  personId: string | null
  kind: MessageKind
  channel: Channel
  allowance: Allowance
  /** The address under each key that may still be in the rows, the newest first. */
  addressIndexes: readonly Buffer[]
  at: Temporal.Instant
}

/** `counted` also when the job was counted before: a repetition uses up nothing. */
export type Counted = 'counted' | 'too-many-to-address' | 'too-many-today'

/**
 * Counts a message, unless it would be one too many: to this address in an hour or in 24 hours, or for the institution
 * on one day. Counting and deciding is one statement, after a lock on the address, so that parallel workers never
 * allow one more (cases M-02 to M-04). Run it in a transaction of its own: the lock is held to its end.
 */
export async function countMessage(db: Db, message: MessageToCount, limits: Limits): Promise<Counted> {
  const [newest] = message.addressIndexes
  if (newest === undefined) throw new Error('an address without an index cannot be counted')
  await sql`select pg_advisory_xact_lock(hashtextextended(${`message ${newest.toString('hex')}`}, 0))`.execute(
    db,
  )
  const { rows } = await sql<{ allowed: boolean; counted: boolean }>`
    with earlier as (
      select count(*) filter (where counted_at > ${message.at}::timestamptz - interval '1 hour') as hour, count(*) as day,
        exists (select 1 from message_sent where job_id = ${message.jobId}) as again
      from message_sent
      where address_index = any(${message.addressIndexes}) and allowance = ${message.allowance}
        and counted_at > ${message.at}::timestamptz - interval '24 hours'),
    allowed as (select again from earlier where again or (hour < ${limits.perHour} and day < ${limits.perDay})),
    spent as (
      insert into message_day as d (day, channel, messages)
      select (${message.at}::timestamptz at time zone 'UTC')::date, ${message.channel}, 1 from allowed where not again
      on conflict (day, channel) do update set messages = d.messages + 1 where d.messages < ${limits.institutionPerDay}
      returning 1),
    written as (
      insert into message_sent (job_id, person_id, kind, channel, allowance, address_index, counted_at)
      select ${message.jobId}, ${message.personId}, ${message.kind}, ${message.channel}, ${message.allowance},
        ${newest}, ${message.at} from spent)
    select exists (select 1 from allowed) as allowed,
      exists (select 1 from spent) or exists (select 1 from allowed where again) as counted`.execute(db)
  if (rows[0]?.counted) return 'counted'
  return rows[0]?.allowed ? 'too-many-today' : 'too-many-to-address'
}

/** Writes down that the outside took the message over, and what it calls it. */
export async function markSent(
  db: Db,
  jobId: string,
  at: Temporal.Instant,
  reference: string | null,
): Promise<void> {
  await sql`update message_sent set sent_at = ${at}, reference = ${reference} where job_id = ${jobId}`.execute(
    db,
  )
}

/** A message as the desk sees it: what and when, never to which address. */
export type SentMessage = {
  kind: MessageKind
  channel: Channel
  wantedAt: Temporal.Instant
  /** When the mail relay or SMS gateway took it over; null while it waits, or when it was given up. */
  sentAt: Temporal.Instant | null
  givenUpAt: Temporal.Instant | null
  tries: number
  because: string | null
}

/** The latest messages to a person, newest first: waiting, sent or given up, with the reason. */
export async function messagesTo(db: Db, personId: string, most: number): Promise<SentMessage[]> {
  const { rows } = await sql<SentMessage>`
    select j.payload ->> 'kind' as kind, j.payload ->> 'channel' as channel, j.created_at as "wantedAt",
      m.sent_at as "sentAt", j.dead_at as "givenUpAt", j.tries, j.last_error as because
    from job j left join message_sent m on m.job_id = j.id
    where j.kind = 'send-message' and j.payload ->> 'person' = ${personId}
    order by j.created_at desc, j.number desc limit ${most}`.execute(db)
  return rows
}

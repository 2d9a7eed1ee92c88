/** The cards of door systems, numbered by their latest change. One writer at a time for each list: no number is seen before a smaller one. (Long: what is written, fetched and sent.) */
import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { CardChange, DoorRecord, DoorWish, KeptCard } from '../core/targets/door-list.ts'
import type { Db } from './database.ts'

/** Holds the list until the transaction ends; a change of it is seen by nobody before that (decisions/doors.md). */
export async function holdDoorList(db: Db, target: string): Promise<void> {
  await sql`insert into door_list (target) values (${target}) on conflict do nothing`.execute(db)
  await sql`select from door_list where target = ${target} for update`.execute(db)
}

/** The cards of these accounts, and whoever has one of these numbers. */
export async function doorCardsOf(
  db: Db,
  target: string,
  of: { accountIds: readonly string[]; cards: readonly string[] },
): Promise<KeptCard[]> {
  const { rows } = await sql<KeptCard>`
    select card, account_id as "accountId", state, sequence from door_card
    where target = ${target} and (account_id = any(${[...of.accountIds]}::uuid[]) or card = any(${[...of.cards]}::text[]))
    order by sequence`.execute(db)
  return rows
}

/** Keeps PINs for the receiver; an older one than is there changes nothing. */
export async function keepDoorPins(
  db: Db,
  target: string,
  wishes: readonly DoorWish[],
  at: Temporal.Instant,
): Promise<void> {
  for (const { accountId, pin } of wishes) {
    if (pin === null) continue
    await sql`
      insert into door_holder as h (target, account_id, pin_version, pin_sealed, sealed_for, sealed_at)
      values (${target}, ${accountId}, ${pin.version}, ${pin.sealed}, ${pin.sealedFor}, ${at})
      on conflict (target, account_id) do update set pin_version = excluded.pin_version,
        pin_sealed = excluded.pin_sealed, sealed_for = excluded.sealed_for, sealed_at = excluded.sealed_at
      where h.pin_version <= excluded.pin_version`.execute(db)
  }
}

/** Writes changes in their order, each with the next number. The list must be held. */
export async function writeDoorCards(
  db: Db,
  target: string,
  changes: readonly CardChange[],
  at: Temporal.Instant,
): Promise<void> {
  for (const { card, accountId, state } of changes) {
    await sql`
      with next as (
        update door_list set last_sequence = last_sequence + 1 where target = ${target} returning last_sequence)
      insert into door_card (target, card, account_id, state, sequence, changed_at)
      select ${target}, ${card}, ${accountId}, ${state}, next.last_sequence, ${at} from next
      on conflict (target, card) do update set account_id = excluded.account_id, state = excluded.state,
        sequence = excluded.sequence, changed_at = excluded.changed_at, refused = null`.execute(db)
  }
}

/** What a receiver fetches: `records` in order, of the whole list (`full`) or of what came after a number. */
export type DoorPage = { full: boolean; last: number; records: DoorRecord[] }

/**
 * Up to `most` cards after a number. The whole list from its beginning where something before that number was deleted,
 * or the number is none of this list's: then a difference would leave a card open that is not. One statement, so that
 * the number and the cards are of the same moment.
 */
export async function doorPage(
  db: Db,
  target: string,
  { after, most }: { after: number; most: number },
): Promise<DoorPage> {
  const { rows } = await sql<{ full: boolean; last: number } & (DoorRecord | { card: null })>`
    with list as (
      select last_sequence as last, ${after} = 0 or ${after} < floor or ${after} > last_sequence as full,
        case when ${after} < floor or ${after} > last_sequence then 0 else ${after} end as after
      from door_list where target = ${target})
    select list.last, list.full, r.* from list left join lateral (
      ${selectRecords(target)} and c.sequence > list.after order by c.sequence limit ${most}) r on true
    order by r.sequence`.execute(db)
  const [first] = rows
  if (!first) return { full: true, last: 0, records: [] }
  const records = rows.flatMap(({ full: _full, last: _last, ...record }) =>
    record.card === null ? [] : [record],
  )
  return { full: first.full, last: first.last, records }
}

function selectRecords(target: string) {
  return sql`
    select c.sequence, c.card, c.account_id as account, c.state,
      case when c.state = 'open' then h.pin_sealed end as pin,
      case when c.state = 'open' then h.pin_version end as "pinVersion",
      to_char(c.changed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as changed
    from door_card c left join door_holder h on h.target = c.target and h.account_id = c.account_id
    where c.target = ${target}`
}

/** What was not sent yet, in order. */
export async function unsentDoorCards(db: Db, target: string, most: number): Promise<DoorRecord[]> {
  const { rows } = await sql<DoorRecord>`
    ${selectRecords(target)} and c.sequence > (select pushed from door_list where target = ${target})
    order by c.sequence limit ${most}`.execute(db)
  return rows
}

/** Lets one sender send, until it gives the turn back or its time is over by the database's own clock. */
export async function takeDoorTurn(
  db: Db,
  target: string,
  turn: { token: string; seconds: number },
): Promise<boolean> {
  const { rows } = await sql`
    update door_list set turn_token = ${turn.token}, turn_until = clock_timestamp() + make_interval(secs => ${turn.seconds})
    where target = ${target} and (turn_token is null or turn_until < clock_timestamp()) returning target`.execute(
    db,
  )
  return rows.length === 1
}

/** Gives the turn back, if it is still this one. */
export async function giveDoorTurnBack(db: Db, target: string, token: string): Promise<void> {
  await sql`update door_list set turn_token = null, turn_until = null
    where target = ${target} and turn_token = ${token}`.execute(db)
}

/** Writes down how far it was sent, for whoever holds the turn; false: somebody else does by now. */
export async function noteDoorsSent(
  db: Db,
  target: string,
  { token, through, refused }: { token: string; through: number; refused: readonly number[] },
): Promise<boolean> {
  const { rows } = await sql`
    update door_list set pushed = greatest(pushed, ${through})
    where target = ${target} and turn_token = ${token} returning target`.execute(db)
  if (rows.length === 0) return false
  await sql`update door_card set refused = sequence
    where target = ${target} and sequence = any(${[...refused]}::bigint[])`.execute(db)
  return true
}

/** How far the receiver was sent. */
export async function doorsSentThrough(db: Db, target: string): Promise<number> {
  const { rows } = await sql<{
    pushed: number
  }>`select pushed from door_list where target = ${target}`.execute(db)
  return rows[0]?.pushed ?? 0
}

/** The numbers among these that the receiver would not take. */
export async function refusedDoorCards(
  db: Db,
  target: string,
  sequences: readonly number[],
): Promise<number[]> {
  const { rows } = await sql<{ sequence: number }>`
    select sequence from door_card
    where target = ${target} and sequence = any(${[...sequences]}::bigint[]) and refused = sequence`.execute(
    db,
  )
  return rows.map(({ sequence }) => sequence)
}

/** The next cards by number, with whose they are. */
export async function doorCardsAfter(
  db: Db,
  target: string,
  { card, most }: { card: string; most: number },
): Promise<(KeptCard & { username: string })[]> {
  const { rows } = await sql<KeptCard & { username: string }>`
    select c.card, c.account_id as "accountId", c.state, c.sequence, coalesce(a.username, '') as username
    from door_card c join account a on a.id = c.account_id
    where c.target = ${target} and c.card > ${card} order by c.card limit ${most}`.execute(db)
  return rows
}

/** How many PINs are sealed for another key than the receiver's of today. */
export async function doorPinsForAnother(db: Db, target: string, sealedFor: string | null): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*) as n from door_holder
    where target = ${target} and sealed_for is distinct from ${sealedFor}`.execute(db)
  return rows[0]?.n ?? 0
}

/**
 * Whether the list is not whole: nothing is written to this system, or accounts were never told of there and nobody has heard
 * yet what became of it; a worker may have them in hand this moment. Whoever took it for the whole list then would close cards
 * that are only not in it yet.
 */
export async function isDoorListFilling(db: Db, target: string): Promise<boolean> {
  const { rows } = await sql<{ filling: boolean }>`
    select not exists (select from target where key = ${target} and writes) or exists (
      select from delivery where target = ${target} and wanted > applied and given_up_at is null
        and applied = 0 and trouble is null) as filling`.execute(db)
  return rows[0]?.filling ?? true
}

/** Lists of door systems that the ledger no longer knows: their cards and PINs are nobody's business any more. */
export async function forgetDoorListsOfNobody(db: Db): Promise<void> {
  await sql`delete from door_list l where not exists (select from target t where t.key = l.target)`.execute(
    db,
  )
}

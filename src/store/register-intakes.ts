/** Register files on their way in: received once, imported by one worker at a time, and never lost. (Long: one query after another.) */
import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { IntakeReport, IntakeState, IntakeWay } from '../core/register/intake.ts'
import type { Db } from './database.ts'
import { oneAtATime } from './one-at-a-time.ts'

/** A file that has come. */
export type NewIntake = {
  id: string
  register: string
  way: IntakeWay
  fileName: string
  bytes: number
  keyId: string | null
  at: Temporal.Instant
}

/** Writes down that it is here. Whoever finds it first writes it; the one who knows its key adds that. */
export async function addIntake(db: Db, file: NewIntake): Promise<void> {
  await sql`
    insert into register_intake as i (id, register, way, file_name, bytes, key_id, received_at, state)
    values (${file.id}, ${file.register}, ${file.way}, ${file.fileName}, ${file.bytes}, ${file.keyId}, ${file.at}, 'received')
    on conflict (id) do update set key_id = coalesce(i.key_id, excluded.key_id)`.execute(db)
}

/** Which of these files are known, and how far each is. */
export async function intakeStates(
  db: Db,
  ids: readonly string[],
): Promise<Map<string, { state: IntakeState; report: IntakeReport | null }>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('register_intake')
    .select(['id', 'state', 'report'])
    .where('id', 'in', [...ids])
    .execute()
  return new Map(rows.map(({ id, state, report }) => [id, { state, report }]))
}

/** A file in a worker's hands; what the worker says of it counts only while it shows the newest `lease`. */
export type TakenIntake = { id: string; register: string; tries: number; lease: string }

/**
 * Takes the earliest of these files, if no other one of its register is being imported. Leases run by the database's own
 * clock; a file whose worker died comes back when its lease is over.
 */
export async function takeIntake(
  db: Db,
  register: string,
  wanted: { ids: readonly string[]; leaseSeconds: number; now: Temporal.Instant },
): Promise<TakenIntake | null> {
  await oneAtATime(db, `register-intake ${register}`)
  const { rows } = await sql<TakenIntake>`
    with earliest as (
      select id, not_before from register_intake
      where register = ${register} and state in ('received', 'running') and id = any(${wanted.ids}::uuid[])
      order by number limit 1)
    update register_intake i set state = 'running', tries = tries + 1, lease_token = gen_random_uuid(),
      lease_until = clock_timestamp() + make_interval(secs => ${wanted.leaseSeconds}),
      started_at = coalesce(started_at, ${wanted.now})
    from earliest
    where i.id = earliest.id and (earliest.not_before is null or earliest.not_before <= clock_timestamp())
      and not exists (select from register_intake o
        where o.register = ${register} and o.state = 'running' and o.lease_until > clock_timestamp())
    returning i.id, i.register, i.tries, i.lease_token as lease`.execute(db)
  return rows[0] ?? null
}

type InHand = Pick<TakenIntake, 'id' | 'lease'>

/** Goes on holding it; false: somebody else has it by now. */
export async function keepIntake(db: Db, taken: InHand, leaseSeconds: number): Promise<boolean> {
  const { rows } = await sql`
    update register_intake set lease_until = clock_timestamp() + make_interval(secs => ${leaseSeconds})
    where id = ${taken.id} and lease_token = ${taken.lease} and state = 'running' returning id`.execute(db)
  return rows.length === 1
}

/** Gives it back for a later try. A try that was nobody's fault is not counted. */
export async function giveIntakeBack(
  db: Db,
  taken: InHand,
  back: { afterSeconds: number; counts: boolean },
): Promise<void> {
  await sql`
    update register_intake set state = 'received', lease_token = null, lease_until = null,
      tries = tries - ${back.counts ? 0 : 1},
      not_before = clock_timestamp() + make_interval(secs => ${back.afterSeconds})
    where id = ${taken.id} and lease_token = ${taken.lease} and state = 'running'`.execute(db)
}

/** Its end: what became of it. False: somebody else has it by now, whose word counts. */
export async function endIntake(
  db: Db,
  taken: InHand,
  end: { state: IntakeState; report: IntakeReport; run: number | null; at: Temporal.Instant },
): Promise<boolean> {
  const { rows } = await sql`
    update register_intake set state = ${end.state}, report = ${JSON.stringify(end.report)}, run = ${end.run},
      finished_at = ${end.at}, lease_token = null, lease_until = null
    where id = ${taken.id} and lease_token = ${taken.lease} and state = 'running' returning id`.execute(db)
  return rows.length === 1
}

/** A file that an operator imported by command: come and gone at once. */
export async function addEndedIntake(
  db: Db,
  file: NewIntake,
  end: { state: IntakeState; report: IntakeReport; run: number | null; began: Temporal.Instant },
): Promise<void> {
  await sql`
    insert into register_intake
      (id, register, way, file_name, bytes, received_at, state, started_at, finished_at, put_away_at, run, report)
    values (${file.id}, ${file.register}, ${file.way}, ${file.fileName}, ${file.bytes}, ${end.began}, ${end.state},
      ${end.began}, ${file.at}, ${file.at}, ${end.run}, ${JSON.stringify(end.report)})`.execute(db)
}

/** The file itself was put away. */
export async function notePutAway(db: Db, id: string, at: Temporal.Instant): Promise<void> {
  await sql`update register_intake set put_away_at = ${at} where id = ${id} and put_away_at is null`.execute(
    db,
  )
}

/** A file as whoever sent it may see it. */
export type SeenIntake = {
  id: string
  register: string
  way: IntakeWay
  fileName: string
  bytes: number
  state: IntakeState
  receivedAt: Temporal.Instant
  startedAt: Temporal.Instant | null
  finishedAt: Temporal.Instant | null
  report: IntakeReport | null
}

function selectIntake(db: Db, register: string) {
  return db
    .selectFrom('register_intake')
    .select(['id', 'register', 'way', 'file_name as fileName', 'bytes', 'state', 'report'])
    .select(['received_at as receivedAt', 'started_at as startedAt', 'finished_at as finishedAt'])
    .where('register', '=', register)
}

/** One file of a register; null: there is none. */
export async function intakeById(db: Db, register: string, id: string): Promise<SeenIntake | null> {
  return (await selectIntake(db, register).where('id', '=', id).executeTakeFirst()) ?? null
}

/** The newest file of a register. */
export async function latestIntake(db: Db, register: string): Promise<SeenIntake | null> {
  return (await selectIntake(db, register).orderBy('number', 'desc').limit(1).executeTakeFirst()) ?? null
}

/** Files of a register that are not imported yet, and since when the earliest waits to be begun. */
export async function waitingIntakes(
  db: Db,
  register: string,
): Promise<{ open: number; since: Temporal.Instant | null }> {
  const { rows } = await sql<{ open: number; since: Temporal.Instant | null }>`
    select count(*)::int as open, min(received_at) filter (where started_at is null) as since
    from register_intake where register = ${register} and state in ('received', 'running')`.execute(db)
  return rows[0] ?? { open: 0, since: null }
}

/** Forgets those that ended before a day. What was done stays in the runs. */
export async function forgetIntakes(db: Db, before: Temporal.Instant): Promise<void> {
  await sql`delete from register_intake where put_away_at is not null and finished_at < ${before}`.execute(db)
}

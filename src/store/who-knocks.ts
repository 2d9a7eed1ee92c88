/** Everything a sign-in must know before it compares anything, in one statement: whose name, which browser, how often from here. */
import type { Temporal } from 'temporal-polyfill'
import type { Db } from './database.ts'
import { rowsOf } from './statement.ts'

/** What a sign-in needs of an account before it compares anything. */
export type SignInAccount = {
  id: string
  person_id: string | null
  username: string
  password_sealed: Buffer | null
  credential_epoch: number
  /** Some other system lacks this password as it is typed: the next right sign-in gives it (row O-20). */
  wants_copy: boolean
}

/** What a typed name may be: a username, a mail address of the institution, a student number; null and none are not asked for. */
export type NamesMeant = { username: string | null; mails: readonly string[]; studentNumber: string | null }

/** Who knocks: by which name, in which browser, from which addresses (all but the name as keyed digests). */
export type Knock = {
  meant: NamesMeant
  device: Buffer | null
  sources: readonly Buffer[]
  windowStart: Temporal.Instant
  now: Temporal.Instant
}

/** The account meant, whether it knows this browser, and how often each of the addresses failed in the running window. */
export type Knocking = { account: SignInAccount | null; knowsDevice: boolean; failures: readonly number[] }

/**
 * Found by any of these names, so that all of them are one account (B-04). A username outranks the others; a former one
 * and a former address lead to whom they were given (Z-11); a student
 * number that two people have is nobody's. Everything a sign-in must know before it compares, in one statement that is the
 * same for a name that nobody has (case E-02).
 */
export async function whoKnocks(db: Db, knock: Knock): Promise<Knocking> {
  const { meant } = knock
  const [row] = await rowsOf<KnockRow>(db, knockStatement, [
    meant.username,
    meant.mails,
    meant.studentNumber,
    knock.device,
    knock.sources,
    knock.windowStart,
    knock.now,
  ])
  if (!row) throw new Error('a statement that always has a row had none')
  const { id, username, credential_epoch: epoch, knows_device: knowsDevice, failures } = row
  const account =
    id === null || username === null || epoch === null
      ? null
      : {
          id,
          username,
          credential_epoch: epoch,
          person_id: row.person_id,
          password_sealed: row.password_sealed,
          wants_copy: row.wants_copy ?? false,
        }
  return { account, knowsDevice, failures }
}

type KnockRow = { [field in keyof SignInAccount]: SignInAccount[field] | null } & {
  knows_device: boolean
  failures: number[]
}

/** The one account that a name means: `$1` as a username, `$2` as mail addresses, `$3` as a student number. */
export const accountMeant = `
    (select id, person_id, username, password_sealed, credential_epoch, wants_copy, 1 as rank
      from account where username = $1)
    union all
    (select n.id, n.person_id, n.username, n.password_sealed, n.credential_epoch, n.wants_copy, 0
      from account_alias l join account n on n.id = l.account_id where l.name = $1)
    union all
    (select id, person_id, username, password_sealed, credential_epoch, wants_copy, 2 from account where mail = any($2::text[]) limit 1)
    union all
    (select n.id, n.person_id, n.username, n.password_sealed, n.credential_epoch, n.wants_copy, 2
      from mail_alias l join account n on n.id = l.account_id where l.address = any($2::text[]) limit 1)
    union all
    (select (array_agg(n.id))[1], (array_agg(n.person_id))[1], min(n.username), (array_agg(n.password_sealed))[1],
        min(n.credential_epoch), bool_or(n.wants_copy), 3
      from person p cross join lateral (
        -- one at a time: a plan made before the tables were analysed would look at all accounts
        select * from account where person_id = p.id and kind = 'personal' limit 1) n
      where p.student_number_index = $3 having count(*) = 1)
    order by rank limit 1`

const knockStatement = `
  select a.id, a.person_id, a.username, a.password_sealed, a.credential_epoch, a.wants_copy,
    exists (select from known_device d where d.id_digest = $4 and d.account_id = a.id and d.ends_at > $7) as knows_device,
    array(select coalesce(t.wrong, 0) from unnest($5::bytea[]) with ordinality s (source, place)
      left join throttle t on t.bucket = s.source and t.since > $6 order by s.place) as failures
  from (select) one left join lateral (${accountMeant}) a on true`

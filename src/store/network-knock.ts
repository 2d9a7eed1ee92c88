/** Everything a Wi-Fi decision must know before it compares anything, in one statement that is the same for a name that nobody has (case E-02). */
import type { Temporal } from 'temporal-polyfill'
import type { Db } from './database.ts'
import { rowsOf } from './statement.ts'
import { accountMeant, type NamesMeant, type SignInAccount } from './who-knocks.ts'

/** A device that knocks; all that is counted stands in keyed digests. */
export type NetworkKnock = {
  meant: NamesMeant
  /** The digests under every key of the secret that was sent; empty where a password was sent. */
  secrets: readonly Buffer[]
  station: string | null
  sources: readonly Buffer[]
  windowStart: Temporal.Instant
  now: Temporal.Instant
}

export type KnockingDevice = {
  account: (SignInAccount & { passwordSetAt: Temporal.Instant | null }) | null
  /** What is kept of the verdict; null where it does not hold any more, or an account is due for a new one. */
  verdict: { open: readonly string[]; groups: readonly string[] } | null
  /** Whether this device came with the right password before. */
  knowsStation: boolean
  /** The account's own secret that was sent, living or revoked. */
  secret: { id: string; endedAt: Temporal.Instant | null } | null
  failures: readonly number[]
}

/** Who knocks. */
export async function whoseDeviceKnocks(db: Db, knock: NetworkKnock): Promise<KnockingDevice> {
  const { meant } = knock
  const [row] = await rowsOf<Row>(db, statement, [
    meant.username,
    meant.mails,
    meant.studentNumber,
    knock.secrets,
    knock.station,
    knock.sources,
    knock.windowStart,
    knock.now,
  ])
  if (!row) throw new Error('a statement that always has a row had none')
  const { id, username, credential_epoch: epoch } = row
  return {
    account:
      id === null || username === null || epoch === null
        ? null
        : {
            id,
            username,
            credential_epoch: epoch,
            person_id: row.person_id,
            wants_copy: row.wants_copy ?? false,
            password_sealed: row.password_sealed,
            passwordSetAt: row.password_set_at,
          },
    verdict: row.open_places === null ? null : { open: row.open_places, groups: row.groups ?? [] },
    knowsStation: row.knows_station,
    secret: row.secret_id === null ? null : { id: row.secret_id, endedAt: row.secret_ended_at },
    failures: row.failures,
  }
}

type Row = { [field in keyof SignInAccount]: SignInAccount[field] | null } & {
  password_set_at: Temporal.Instant | null
  open_places: string[] | null
  groups: string[] | null
  knows_station: boolean
  secret_id: string | null
  secret_ended_at: Temporal.Instant | null
  failures: number[]
}

const statement = `
  select a.id, a.person_id, a.username, a.password_sealed, a.credential_epoch, a.wants_copy, b.password_set_at,
    v.open_places, v.groups, d.right_at is not null as knows_station,
    s.id as secret_id, s.ended_at as secret_ended_at,
    array(select coalesce(t.wrong, 0) from unnest($6::bytea[]) with ordinality s (source, place)
      left join throttle t on t.bucket = s.source and t.since > $7 order by s.place) as failures
  from (select) one left join lateral (${accountMeant}) a on true
    left join account b on b.id = a.id
    left join verdict v on v.account_id = a.id and v.valid_until > $8
      and not exists (select from verdict_due u where u.account_id = a.id)
    left join network_device d on d.account_id = a.id and d.station = $5
    left join wifi_secret s on s.account_id = a.id and s.digest = any($4::bytea[])`

/** A password of before, and when it was replaced. */
export type FormerPassword = { sealed: Buffer; replacedAt: Temporal.Instant | null }

/** The last passwords that an account had before the one of today, the newest first. */
export async function lastPasswords(
  db: Db,
  accountId: string | null,
  most: number,
): Promise<FormerPassword[]> {
  const text = `
    select f.password_sealed as sealed,
      coalesce(lag(f.set_at) over (order by f.set_at desc, f.id), a.password_set_at) as "replacedAt"
    from former_password f join account a on a.id = f.account_id
    where f.account_id = $1 order by f.set_at desc, f.id limit $2`
  return rowsOf<FormerPassword>(db, text, [accountId, most])
}

/** What each person of a walk has at this moment, read past the program, straight from the tables. */
import { poolOf, type Store } from '../../store/database.ts'

/** Everything that only its owner may change. Two that are alike say the same. */
export type Credentials = {
  accountId: string | null
  username: string | null
  /** A sum of the kept hash: changes when the password does. */
  password: string | null
  factors: readonly string[]
  /** Recovery codes of the living set, used or not. */
  codes: readonly string[]
  doorPin: string | null
  acceptances: number
  /** The PIN of the living one is its owner's own choice. */
  pinChosen: boolean
  /** Since when somebody waits for a new factor. */
  waitsSince: number | null
}

/** By person. */
export async function credentialsOf(
  store: Store,
  people: readonly string[],
): Promise<Map<string, Credentials>> {
  const { rows } = await poolOf(store).query<Credentials & { personId: string }>(read, [people])
  return new Map(rows.map(({ personId, ...credentials }) => [personId, credentials]))
}

const read = `
  select p.id as "personId", a.id as "accountId", a.username, md5(a.password_sealed) as password,
    array(select id::text from authenticator_app where account_id = a.id and ended_at is null
      union all select id::text from passkey where account_id = a.id and ended_at is null order by 1) as factors,
    array(select id::text from recovery_code where account_id = a.id and ended_at is null order by 1) as codes,
    (select md5(sealed) from door_pin where account_id = a.id) as "doorPin",
    (select count(*)::int from acceptance where person_id = p.id) as acceptances,
    coalesce((select made_by = 'owner' from access_pin where person_id = p.id and replaced_at is null), false) as "pinChosen",
    (select extract(epoch from asked_at)::float8 * 1000 from factor_wait where account_id = a.id
      and vetoed_at is null and used_at is null and ended_at is null) as "waitsSince"
  from person p left join account a on a.person_id = p.id where p.id = any($1::uuid[])`

/** What a session is, as its row says: for the table of pages. */
export type StandingSession = { kind: 'nobody' | 'proved' | 'half' | 'full'; journey: string | null }

/** The session of this digest; one that is over is nobody's. */
export async function standingOf(store: Store, digest: Buffer | null, now: string): Promise<StandingSession> {
  if (digest === null) return { kind: 'nobody', journey: null }
  const { rows } = await poolOf(store).query<{ kind: 'proved' | 'half' | 'full'; journey: string | null }>(
    `select s.kind, g.journey from session s left join grants g on g.id = s.grant_id
       left join account a on a.id = s.account_id
     where s.id_digest = $1 and s.ended_at is null and s.idle_until > $2 and s.ends_at > $2
       and (a.id is null or a.credential_epoch = s.credential_epoch)`,
    [digest, now],
  )
  return rows[0] ?? { kind: 'nobody', journey: null }
}

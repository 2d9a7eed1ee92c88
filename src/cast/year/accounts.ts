/** Accounts of the simulated year, put straight into the store: how they are activated is tested elsewhere. */
import type { Temporal } from 'temporal-polyfill'
import type { World } from '../../actions/world.ts'
import { poolOf } from '../../store/database.ts'

/** Who is to have an account: the person's place and id, and when the password was chosen. */
export type AccountWish = { place: number; personId: string; passwordSet: Temporal.Instant }

/** Opens accounts with every rule accepted; gives back their ids by place. */
export async function putAccounts(
  { store, institution, now }: World,
  wishes: readonly AccountWish[],
): Promise<Map<number, string>> {
  if (wishes.length === 0) return new Map()
  const rows = wishes.map(({ place, personId, passwordSet }) => ({
    name: nameAt(place),
    person: personId,
    mail: `${nameAt(place)}@${institution.mailAddresses.domain}`,
    at: passwordSet.toString(),
  }))
  const documents = institution.rulesDocuments.map(({ key, version }) => ({ key, version }))
  const { rows: made } = await poolOf(store).query<{ id: string; username: string }>(
    `with wished as (select * from jsonb_to_recordset($1) as w(name text, person uuid, mail text, at timestamptz)),
     named as (insert into taken_name (name, person_id, kind, since) select name, person, 'username', at from wished),
     accepted as (insert into acceptance (person_id, document, version, accepted_at)
       select person, key, version, $3 from wished, jsonb_to_recordset($2) as d(key text, version text))
     insert into account (id, person_id, kind, username, mail, opened_at, password_sealed, password_set_at)
     select gen_random_uuid(), person, 'personal', name, mail, at, '\\x00', at from wished returning id, username`,
    [JSON.stringify(rows), JSON.stringify(documents), now().toString()],
  )
  const ids = new Map(made.map(({ id, username }) => [username, id]))
  return new Map(wishes.map(({ place }) => [place, ids.get(nameAt(place)) ?? '']))
}

/** The username of the person at a place: given once. */
export function nameAt(place: number): string {
  return `aaret${place}`
}

/** These accounts have a new password: whoever had to show anew who they are has done so. */
export async function renewPasswords({ store, now }: World, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await poolOf(store).query(
    `update account set password_set_at = $2, password_must_change_since = null, password_must_change_because = null,
       password_must_identify = false where id = any($1::uuid[])`,
    [ids, now().toString()],
  )
}

/** Persons by the place that their register id names. */
export async function personsByPlace({ store }: World): Promise<Map<number, string>> {
  const { rows } = await poolOf(store).query<{ register_id: string; person_id: string }>(
    `select s.register_id, l.person_id from source_record s
       join link l on l.source_record_id = s.id and l.undone_at is null`,
  )
  return new Map(rows.map((row) => [Number(row.register_id.replace('H', '')) - 50_000, row.person_id]))
}

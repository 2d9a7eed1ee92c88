/** Many accounts with people, passwords and verdicts, put into an empty database with a few statements. */
import { settleDue } from '../../src/actions/settle-verdicts.ts'
import type { World } from '../../src/actions/world.ts'
import { firstStudy, paidAutumn } from '../../src/cast/newcomers.ts'
import { isPassword, preparePassword } from '../../src/core/secrets/password.ts'
import { noFacts } from '../../src/core/person/facts.ts'
import { poolOf } from '../../src/store/database.ts'

/** The password of all of them at first. */
export const firstPassword = 'Plank seks 7 gule hester'

/** Students in good standing, each with a family name of their own. Gives back the accounts' ids, in order. */
export async function putManyAccounts(world: World, many: number): Promise<string[]> {
  const pool = poolOf(world.store)
  const facts = JSON.stringify({
    ...noFacts,
    registers: ['fs'],
    studies: [{ ...firstStudy, from: '2024-08-10', until: '2029-06-30' }],
    semesters: [{ ...paidAutumn, void: false }],
  })
  await pool.query(
    `WITH numbered AS (SELECT n, gen_random_uuid() AS person, gen_random_uuid() AS account FROM generate_series(1, $1) n),
       people AS (INSERT INTO person (id, given, family, facts, first_seen_at, changed_at, student_number)
         SELECT person, 'Kari', 'Nordmann ' || n, $2::jsonb, now(), now(), (500000 + n)::text FROM numbered),
       names AS (INSERT INTO taken_name (name, person_id, kind, since)
         SELECT 'bench' || n, person, 'username', now() FROM numbered)
     INSERT INTO account (id, person_id, kind, username, mail, opened_at, password_set_at)
     SELECT account, person, 'personal', 'bench' || n, 'bench' || n || '@uni.example', now(), now() FROM numbered`,
    [many, facts],
  )
  for (const { key, version } of world.institution.rulesDocuments)
    await pool.query(
      `INSERT INTO acceptance (person_id, document, version, accepted_at) SELECT id, $1, $2, now() FROM person`,
      [key, version],
    )
  const { rows } = await pool.query<{ id: string }>(
    `SELECT id FROM account ORDER BY length(username), username`,
  )
  const ids = rows.map(({ id }) => id)
  await givePasswords(world, ids, firstPassword)
  await settleDue(world)
  return ids
}

/** The same new password for all of these, as a change of the password writes it: one hash, wrapped for each. */
export async function givePasswords(world: World, ids: readonly string[], typed: string): Promise<void> {
  const password = preparePassword(typed)
  if (!isPassword(password)) throw new Error('the password of the bench is no password')
  const hash = await world.passwords.hash(password)
  for (let from = 0; from < ids.length; from += 1_000) {
    const some = ids.slice(from, from + 1_000)
    await poolOf(world.store).query(
      `UPDATE account a SET password_sealed = p.sealed, password_set_at = clock_timestamp()
       FROM unnest($1::uuid[], $2::bytea[]) AS p (id, sealed) WHERE a.id = p.id`,
      [some, some.map((id) => world.keys.wrap(id, hash))],
    )
  }
}

/** Puts a person or an account straight into a test's database, where how it came there does not matter. */
import { randomUUID } from 'node:crypto'
import { Temporal } from 'temporal-polyfill'
import { noFacts, type PersonFacts } from '../core/person/facts.ts'
import type { Store } from '../store/database.ts'

const longAgo = Temporal.Instant.from('2026-01-01T00:00:00Z')

/** A person; gives back the id. */
export async function putPerson(
  store: Store,
  { given = 'Kari', family = 'Nordmann', facts = {} }: PutPerson = {},
): Promise<string> {
  const id = randomUUID()
  await store
    .insertInto('person')
    .values({
      id,
      given,
      family,
      facts: JSON.stringify({ ...noFacts, ...facts }),
      first_seen_at: longAgo,
      changed_at: longAgo,
    })
    .execute()
  return id
}
type PutPerson = { given?: string; family?: string; facts?: Partial<PersonFacts> }

/** A personal account that was opened long ago, with a password that is no password; gives back the id. */
export async function putAccount(store: Store, { personId, username, ...more }: PutAccount): Promise<string> {
  const id = randomUUID()
  await store
    .insertInto('taken_name')
    .values({ name: username, person_id: personId, kind: 'username', since: longAgo })
    .execute()
  await store
    .insertInto('account')
    .values({
      id,
      person_id: personId,
      kind: 'personal',
      username,
      mail: `${username}@prove.example`,
      opened_at: longAgo,
      password_sealed: Buffer.from('sealed at first'),
      password_set_at: longAgo,
      ...more,
    })
    .execute()
  return id
}
type PutAccount = {
  personId: string
  username: string
  mail?: string
  opened_at?: Temporal.Instant | null
  password_set_at?: Temporal.Instant | null
}

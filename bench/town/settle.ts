/** People of the town who have an account and a password. */
import { randomId } from '../../src/actions/random.ts'
import type { World } from '../../src/actions/world.ts'
import type { Password } from '../../src/core/secrets/password.ts'
import { provenFor } from '../../src/core/secrets/proven.ts'
import { addPersonalAccount } from '../../src/store/accounts.ts'
import { takeName } from '../../src/store/names.ts'

/** So many employees, `bench0` and on, with this password. Gives back the accounts' ids, in order. */
export async function settle(world: World, password: Password, accounts: number): Promise<string[]> {
  const ids: string[] = []
  const phc = await world.passwords.hash(password)
  for (let number = 0; number < accounts; number++) {
    const [id, personId, username] = [randomId(world.dice), randomId(world.dice), `bench${number}`]
    await world.store
      .insertInto('person')
      .values({
        id: personId,
        given: 'Målt',
        family: 'Person',
        student_number: null,
        student_number_index: null,
        language: null,
        email: null,
        email_register: null,
        mobile: null,
        mobile_register: null,
        facts: JSON.stringify({
          positions: [{ title: 'x', unit: null, campus: null, from: '2020-01-01', until: null, ended: null }],
          registers: ['hr'],
        }),
        first_seen_at: world.now(),
        changed_at: world.now(),
      })
      .execute()
    await takeName(world.store, { name: username, personId, kind: 'username', since: world.now() })
    await addPersonalAccount(
      world.store,
      {
        id,
        personId,
        username,
        mail: `${username}@bench.example`,
        openedAt: world.now(),
        passwordSealed: world.keys.wrap(id, phc),
        language: 'nb',
      },
      provenFor<'password'>(null),
    )
    ids.push(id)
  }
  return ids
}

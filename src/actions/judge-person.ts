/** What is judged of a person who has no account yet: facts, and the rules they accepted. */
import { dayAt, type JudgedPerson } from '../core/account/access.ts'
import { clockStops } from '../core/account/silent-registers.ts'
import { noFacts } from '../core/person/facts.ts'
import { acceptancesOf } from '../store/accounts.ts'
import type { Db } from '../store/database.ts'
import { heardFrom } from '../store/register-heard.ts'
import type { PersonRow } from '../store/people.ts'
import type { World } from './world.ts'

/** The person before `access()` and `rulesDue()`, and which day it is at the institution. */
export async function judgePerson(
  world: World,
  db: Db,
  person: PersonRow,
): Promise<{ person: JudgedPerson; today: string }> {
  const acceptances = await acceptancesOf(db, person.id)
  const heard = await heardFrom(db)
  return {
    person: {
      facts: { ...noFacts, ...person.facts },
      deceased: person.deceased?.toString() ?? null,
      acceptances,
      clockStops: clockStops(heard, world.institution, world.now()),
    },
    today: dayAt(world.now(), world.institution),
  }
}

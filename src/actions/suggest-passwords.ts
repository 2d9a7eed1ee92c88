/** Ready-made passwords for the person at this page: new ones at every visit, kept nowhere (N-4). */
import type { SessionFacts } from '../core/account/session.ts'
import type { Language } from '../core/language.ts'
import { suggest, type Suggestion } from '../core/secrets/passphrase.ts'
import { personById } from '../store/people.ts'
import { passwordContext } from './activate-account.ts'
import type { World } from './world.ts'

/** None where the institution offers none, or where nobody is known to make them for. */
export async function suggestPasswords(
  world: World,
  session: Pick<SessionFacts, 'personId' | 'username'> | null,
  language: Language,
): Promise<readonly Suggestion[]> {
  const { policy, suggestions } = world.institution.passwords
  if (!suggestions.offered || session === null || session.personId === null) return []
  const person = await personById(world.store, session.personId)
  if (!person) return []
  const context = passwordContext(world, person, session.username)
  return suggest(world.dice, { language, policy, context, count: suggestions.howMany })
}

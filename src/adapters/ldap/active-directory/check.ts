/** What must be right in a domain before accounts go there: asked, tried, and told in words an operator can act on. */
import type { Client } from 'ldapts'
import type { CheckedThing } from '../../../core/targets/target-system.ts'
import type { Trouble } from '../../../core/targets/trouble.ts'
import type { Directory } from '../connection.ts'
import { checkClock, readRoot } from './check-clock.ts'
import { checkGroups } from './check-groups.ts'
import { checkPlaces, checkSchema } from './check-places.ts'
import { checkPolicy } from './check-policy.ts'
import { checkProtected } from './check-protected.ts'
import { checkRights } from './check-rights.ts'
import { checkWire } from './check-wire.ts'
import type { ActiveDirectoryGiven } from './given.ts'
import { decodeActiveDirectory } from './decode.ts'

/** Everything in the order in which it must be mended; what rests on something that is wrong is left out. */
export async function checkDomain(
  given: ActiveDirectoryGiven,
  directory: Directory,
  signal: AbortSignal,
): Promise<readonly CheckedThing[]> {
  const wire = await checkWire(given, signal)
  if (wire.some(({ is }) => is === 'wrong')) return wire
  try {
    return [...wire, ...(await directory.run((client) => checkInside(client, given, signal)))]
  } catch (error) {
    return [...wire, troubled(decodeActiveDirectory(error))]
  }
}

async function checkInside(
  client: Client,
  given: ActiveDirectoryGiven,
  signal: AbortSignal,
): Promise<readonly CheckedThing[]> {
  const { settings } = given
  const root = await readRoot(client)
  const signedIn = { what: 'credentials', is: 'right', said: 'our account signs in' } as const
  const places = await checkPlaces(client, settings, root)
  const begun = [signedIn, checkClock(root, given.now()), ...places]
  if (places.some(({ is }) => is === 'wrong')) return begun
  const rest = [
    () => checkSchema(client, settings, root),
    () => checkRights(client, settings),
    () => checkGroups(client, settings),
    () => checkPolicy(client, given),
    () => checkProtected(client, settings),
  ]
  const checked: CheckedThing[] = []
  for (const check of rest) {
    signal.throwIfAborted()
    checked.push(...(await check()))
  }
  return [...begun, ...checked]
}

/** A check that could not go on says at what. */
function troubled({ what, said }: Trouble): CheckedThing {
  if (what === 'credentials-refused') return { what: 'credentials', is: 'wrong', said }
  if (what === 'not-trusted') return { what: 'encrypted', is: 'wrong', said }
  if (what === 'base-missing') return { what: 'base', is: 'wrong', said }
  if (what === 'no-right') return { what: 'may-write', is: 'wrong', said }
  return { what: 'reachable', is: 'wrong', said }
}

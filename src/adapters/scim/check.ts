/** What must be right before a SCIM server is used. Nothing is written: what may be written is asked of an entry that does not exist. */
import type { CheckedThing } from '../../core/targets/target-system.ts'
import { type Ask, type Asking, Refused } from './ask.ts'
import { readPage } from './resources.ts'
import { providerOf } from './server.ts'

/** An id that no server gives. */
const nobody = '00000000-0000-4000-8000-000000000000'

/** Each thing in the order in which one mends them; what cannot be known after a failure is left out. */
export async function checkServer(
  { address, token }: Asking,
  ask: Ask,
  wants: { groups: boolean },
  signal: AbortSignal,
): Promise<CheckedThing[]> {
  const things: CheckedThing[] = [encrypted(address)]
  const provider = await told(async () => providerOf(ask, signal))
  if (provider instanceof Refused) return [...things, missing(provider, token)]
  things.push({ what: 'reachable', is: 'right', said: 'it says what it can do' })
  const users = await told(async () =>
    readPage(await ask({ method: 'GET', path: ['Users'], query: { count: '1' } }, signal)),
  )
  if (users instanceof Refused) return [...things, missing(users, token)]
  things.push(
    { what: 'credentials', is: 'right', said: 'the token is taken' },
    { what: 'base', is: 'right', said: `${users.total} entries under /Users` },
    provider.filter
      ? {
          what: 'schema',
          is: 'right',
          said: provider.patch ? 'filters and PATCH' : 'filters; no PATCH, so PUT',
        }
      : { what: 'schema', is: 'wrong', said: 'it has no filters: entries cannot be found by their id' },
    await mayWrite(ask, signal),
  )
  if (wants.groups) things.push(await groupsThere(ask, signal))
  return things
}

function encrypted(address: string): CheckedThing {
  return address.startsWith('https:')
    ? { what: 'encrypted', is: 'right', said: 'https' }
    : { what: 'encrypted', is: 'unsure', said: 'plain http, on this machine only' }
}

function missing({ trouble }: Refused, token: string | null): CheckedThing {
  const what = {
    'credentials-refused': 'credentials',
    'no-right': 'credentials',
    'not-trusted': 'encrypted',
    'base-missing': 'base',
    'not-understood': 'base',
  } as const
  const of = Object.entries(what).find(([trouble_]) => trouble_ === trouble.what)?.[1] ?? 'reachable'
  return {
    what: of,
    is: 'wrong',
    said: token === null ? 'the token is missing in the secrets file' : trouble.said,
  }
}

/** Who may write is told that the entry does not exist; who may not, that they may not. */
async function mayWrite(ask: Ask, signal: AbortSignal): Promise<CheckedThing> {
  const asked = await told(async () => ask({ method: 'DELETE', path: ['Users', nobody] }, signal))
  if (asked instanceof Refused && [401, 403].includes(asked.status ?? 0))
    return { what: 'may-write', is: 'wrong', said: asked.trouble.said }
  return asked instanceof Refused && asked.status === 404
    ? { what: 'may-write', is: 'right', said: 'it lets this token change entries' }
    : { what: 'may-write', is: 'unsure', said: 'the first change will show it' }
}

async function groupsThere(ask: Ask, signal: AbortSignal): Promise<CheckedThing> {
  const query = { count: '1', excludedAttributes: 'members' }
  const asked = await told(async () =>
    readPage(await ask({ method: 'GET', path: ['Groups'], query }, signal)),
  )
  return asked instanceof Refused
    ? { what: 'groups', is: 'wrong', said: asked.trouble.said }
    : { what: 'groups', is: 'right', said: `${asked.total} groups` }
}

async function told<Told>(how: () => Promise<Told>): Promise<Told | Refused> {
  try {
    return await how()
  } catch (error) {
    if (error instanceof Refused) return error
    throw error
  }
}

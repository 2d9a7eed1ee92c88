/** One SCIM server: what can be asked of it, each a sentence. */
import { type Ask, Refused } from './ask.ts'
import {
  type Page,
  type Provider,
  readGroup,
  readPage,
  readProvider,
  readUser,
  type ScimGroup,
  type ScimUser,
  versionOf,
} from './resources.ts'
import { type Attribute, patchOf, type Wish, wholeOf } from './wish.ts'

/** A server, and how far one call goes. */
export type Server = { ask: Ask; provider: Provider; signal: AbortSignal }

/** What the server says of itself. Throws `Refused`. */
export async function providerOf(ask: Ask, signal: AbortSignal): Promise<Provider> {
  return readProvider(await ask({ method: 'GET', path: ['ServiceProviderConfig'] }, signal))
}

/** Who is there for an account: those with our id, and else whoever has the name. */
export type There = { ours: readonly ScimUser[]; named: ScimUser | null }

/** Looks by our id first, then by name: somebody who is renamed is found, and nobody is made twice (case X-09). */
export async function whoIsThere(server: Server, { accountId, username }: Wish): Promise<There> {
  const ours = await usersOf(server, accountId)
  if (ours.length > 0) return { ours, named: null }
  const withName = await usersWith(server, 'userName', username)
  if (withName.some(({ userName }) => userName.toLowerCase() !== username.toLowerCase())) throw heedless
  const [named] = withName
  return named?.externalId === accountId ? { ours: [named], named: null } : { ours: [], named: named ?? null }
}

/** Those with our id, the same one first every time. Throws where the server answers with others as well. */
export async function usersOf(server: Server, accountId: string): Promise<readonly ScimUser[]> {
  const ours = await usersWith(server, 'externalId', accountId)
  if (ours.some(({ externalId }) => externalId !== accountId)) throw heedless
  return ours.sort(byId)
}

/** A server that answers with others than were asked for would be made everybody twice. */
const heedless = new Refused(
  { what: 'schema-missing', said: 'it does not heed filters: entries cannot be found by their id' },
  'again',
)

/** An entry of nobody's that bears the account's name: it becomes ours. One with another id is somebody else's. */
export function canBeAdopted({ externalId }: ScimUser): boolean {
  return (externalId ?? '') === ''
}

async function usersWith(server: Server, attribute: string, value: string): Promise<ScimUser[]> {
  const { resources } = await found(server, 'Users', `${attribute} eq ${quoted(value)}`)
  return resources.map(readUser)
}

/** The groups of exactly this name, the same one first every time. */
export async function groupsNamed(server: Server, name: string): Promise<ScimGroup[]> {
  const query = { filter: `displayName eq ${quoted(name)}`, excludedAttributes: 'members' }
  const { resources } = readPage(await server.ask({ method: 'GET', path: ['Groups'], query }, server.signal))
  return resources
    .map(readGroup)
    .filter(({ displayName }) => displayName === name)
    .sort(byId)
}

async function found({ ask, signal }: Server, of: string, filter: string): Promise<Page> {
  return readPage(await ask({ method: 'GET', path: [of], query: { filter } }, signal))
}

/** A value in a filter is a JSON string (RFC 7644 3.4.2.2): nothing in it can end it (case I-17). */
function quoted(value: string): string {
  return JSON.stringify(value)
}

/** Makes the entry. Null: the server says that it made it and not what. */
export async function makeUser({ ask, signal }: Server, { attributes }: Wish): Promise<ScimUser | null> {
  const body = wholeOf(attributes, null)
  const made = await ask({ method: 'POST', path: ['Users'], body }, signal)
  return made === null ? null : readUser(made)
}

/** Brings attributes of an entry to what they should be, if it is still as it was when it was read. */
export async function changeUser(
  server: Server,
  there: ScimUser,
  attributes: readonly Attribute[],
): Promise<void> {
  if (attributes.length === 0) return
  const { ask, signal, provider } = server
  const version = provider.etag ? versionOf(there) : null
  const how = provider.patch
    ? { method: 'PATCH' as const, body: patchOf(attributes) }
    : { method: 'PUT' as const, body: wholeOf(attributes, there) }
  await ask({ ...how, path: ['Users', there.id], version }, signal)
}

/** Takes an entry away; one that is gone already is gone. */
export async function deleteUser({ ask, signal }: Server, { id }: ScimUser): Promise<void> {
  try {
    await ask({ method: 'DELETE', path: ['Users', id] }, signal)
  } catch (error) {
    if (!(error instanceof Refused && error.status === 404)) throw error
  }
}

/** Every time in the same order, whatever order the pages come in. */
function byId(a: { id: string }, b: { id: string }): number {
  return a.id < b.id ? -1 : Number(a.id > b.id)
}

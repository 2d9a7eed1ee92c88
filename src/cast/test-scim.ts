/** A real SCIM server for tests, with what it knows in memory, and a line to it on which anything may go wrong (case X-09). (Long: the server, and the line in front of it.) */
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import express from 'express'
import SCIMMY from 'scimmy'
import SCIMMYRouters from 'scimmy-routers'

/** What the server knows. */
export type ScimStore = { people: Map<string, Kept>; groups: Map<string, KeptGroup> }
type Kept = { id: string; userName: string; version: number } & Record<string, unknown>
type KeptGroup = { id: string; displayName: string; members: { value: string }[]; version: number }

/** What goes wrong with a request on its way. `applies`: the server did it all the same. */
export type Fault =
  | { is: 'answers'; status: number; applies: boolean; retryAfter?: string }
  | { is: 'hangs-up'; applies: boolean }
  | { is: 'says-nothing'; applies: boolean }
  | { is: 'babbles'; applies: boolean }
  | { is: 'redirects'; to: string }
  /** Lists come in another order at every page. */
  | { is: 'shuffles' }

/** A request as it went by. */
export type WentBy = { method: string; path: string; search: URLSearchParams; body: string; token: string }

/** How the server is built. */
export type ScimDialect = {
  patch?: boolean
  etag?: boolean
  tellsGroups?: boolean
  keepsExternalId?: boolean
  /** Long lists are read by RFC 9865 and not by number. */
  cursor?: boolean
  /** False: whatever is asked for, everybody is given. */
  heedsFilters?: boolean
}

export type TestScim = {
  /** The address in front of which nothing stands. */
  address: string
  store: ScimStore
  wentBy: WentBy[]
  token: string
  /** Decides for each request; null: it passes. */
  faultOf: (request: WentBy, at: number) => Fault | null
  close(): Promise<void>
}

type Context = { store: ScimStore; dialect: Required<ScimDialect> }

/** Starts one on a free port of the loopback. */
export async function startScim(dialect: ScimDialect = {}): Promise<TestScim> {
  const store: ScimStore = { people: new Map(), groups: new Map() }
  const token = `test-${randomUUID()}`
  const full = {
    patch: true,
    etag: true,
    tellsGroups: true,
    keepsExternalId: true,
    cursor: false,
    heedsFilters: true,
    ...dialect,
  }
  const behind = createServer(appOf({ store, dialect: full }, token))
  const behindAt = await listening(behind)
  const scim: Omit<TestScim, 'address' | 'close'> = { store, wentBy: [], token, faultOf: () => null }
  const front = createServer((request, response) => {
    pass(scim, behindAt, request, response).catch(() => response.destroy())
  })
  const address = `${await listening(front)}/scim`
  return Object.assign(scim, {
    address,
    close: async () => {
      await Promise.all([front, behind].map(closed))
    },
  })
}

declareOnce()

function appOf(context: Context, token: string): express.Express {
  const app = express()
  const { store, dialect } = context
  let turn: Promise<void> = Promise.resolve()
  // one after the other, as a database would have it: the library reads and writes in two steps
  app.use((_request, response, next) => {
    const before = turn
    turn = once(response, 'close').then(() => undefined)
    void before.then(() => next())
  })
  app.use((request, response, next) => {
    if (request.method === 'PATCH' && !dialect.patch) return void response.status(501).json({})
    const wanted = request.header('if-match')
    const entry = entryAt(store, request.path)
    if (wanted !== undefined && entry && wanted !== `W/"${entry.version}"`)
      return void response.status(412).json({})
    next()
  })
  const routers = new SCIMMYRouters({
    type: 'bearer',
    handler: (request) => {
      if (request.header('authorization') !== `Bearer ${token}`) throw new Error('wrong token')
      return 'adgang'
    },
    context: () => context,
  })
  app.get('/scim/ServiceProviderConfig', (_request, response) => {
    const said: object = {
      ...(SCIMMY.Config.get() as object),
      patch: { supported: dialect.patch },
      etag: { supported: dialect.etag },
      pagination: { cursor: dialect.cursor, index: !dialect.cursor },
    }
    response.json(said)
  })
  app.use('/scim', routers)
  return app
}

function entryAt({ people, groups }: ScimStore, path: string): { version: number } | undefined {
  const [, of, id = ''] = /\/(Users|Groups)\/([^/]+)$/.exec(path) ?? []
  return of === 'Groups' ? groups.get(id) : people.get(id)
}

/** The library knows one set of handlers for a process; each server hands over its own store. */
function declareOnce(): void {
  const { User, Group } = SCIMMY.Resources
  User.extend(SCIMMY.Schemas.EnterpriseUser, false)
  SCIMMY.Resources.declare(User)
    .ingress((resource, instance, context: Context) => keptPerson(context, resource.id, instance))
    .egress((resource, context: Context) =>
      matching(context.store.people, heeded(context, resource), (each) => told(context, each)),
    )
    .degress((resource, { store }: Context) => {
      if (!store.people.delete(resource.id ?? '')) throw noSuch()
      for (const group of store.groups.values())
        group.members = group.members.filter(({ value }) => value !== resource.id)
    })
  SCIMMY.Resources.declare(Group)
    .ingress((resource, instance, context: Context) => keptGroup(context, resource.id, instance))
    .egress((resource, { store }: Context) => matching(store.groups, resource, asGroup))
    .degress((resource, { store }: Context) => {
      if (!store.groups.delete(resource.id ?? '')) throw noSuch()
    })
}

function keptPerson(context: Context, id: string | undefined, instance: object): SCIMMY.Schemas.User {
  const { people } = context.store
  const said = plain(instance) as Kept
  const before = id === undefined ? undefined : people.get(id)
  if (id !== undefined && !before) throw noSuch()
  const taken = [...people.values()].some(
    (other) => other.id !== id && other.userName.toLowerCase() === said.userName.toLowerCase(),
  )
  if (taken) throw new SCIMMY.Types.Error(409, 'uniqueness', 'userName is taken')
  const kept: Kept = { ...said, id: id ?? randomUUID(), version: (before?.version ?? 0) + 1 }
  if (!context.dialect.keepsExternalId) delete kept['externalId']
  people.set(kept.id, kept)
  return told(context, kept)
}

function keptGroup({ store }: Context, id: string | undefined, instance: object): SCIMMY.Schemas.Group {
  const said = plain(instance) as KeptGroup
  const before = id === undefined ? undefined : store.groups.get(id)
  if (id !== undefined && !before) throw noSuch()
  const members = [...new Set((said.members ?? []).map(({ value }) => value))]
  if (members.some((value) => !store.people.has(value)))
    throw new SCIMMY.Types.Error(400, 'invalidValue', 'no such member')
  const kept = {
    ...said,
    id: id ?? randomUUID(),
    members: members.map((value) => ({ value })),
    version: (before?.version ?? 0) + 1,
  }
  store.groups.set(kept.id, kept)
  return asGroup(kept)
}

function asGroup(kept: KeptGroup): SCIMMY.Schemas.Group {
  return withVersion(kept) as SCIMMY.Schemas.Group
}

function told({ store, dialect }: Context, person: Kept): SCIMMY.Schemas.User {
  const groups = [...store.groups.values()]
    .filter(({ members }) => members.some(({ value }) => value === person.id))
    .map(({ id, displayName }) => ({ value: id, display: displayName }))
  return { ...withVersion(person), ...(dialect.tellsGroups ? { groups } : {}) } as SCIMMY.Schemas.User
}

function withVersion(kept: { id: string; version: number }): { id: string } {
  return { ...kept, meta: { version: `W/"${kept.version}"` } } as { id: string }
}

function heeded<Asked extends { id?: string; filter?: object }>({ dialect }: Context, asked: Asked): Asked {
  if (!dialect.heedsFilters && asked.id === undefined) delete asked.filter
  return asked
}

function matching<Each, Told extends object>(
  all: ReadonlyMap<string, Each>,
  asked: { id?: string; filter?: { match: (values: object[]) => object[] } },
  as: (each: Each) => Told,
): Told | Told[] {
  if (asked.id !== undefined) {
    const found = all.get(asked.id)
    if (!found) throw noSuch()
    return as(found)
  }
  const values = [...all.values()].map(as)
  return asked.filter ? (asked.filter.match(values) as Told[]) : values
}

function noSuch(): Error {
  return new SCIMMY.Types.Error(404, '', 'no such resource')
}

function plain(instance: object): object {
  const {
    meta: _meta,
    schemas: _schemas,
    groups: _groups,
    ...said
  } = JSON.parse(JSON.stringify(instance)) as Record<string, unknown>
  return said
}

/** The line: what passes by is written down, and goes wrong as the test says. */
async function pass(
  scim: Omit<TestScim, 'address' | 'close'>,
  to: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const url = new URL(request.url ?? '/', to)
  const went: WentBy = {
    method: request.method ?? '',
    path: url.pathname,
    search: url.searchParams,
    body: Buffer.concat(chunks).toString(),
    token: request.headers.authorization ?? '',
  }
  const fault = scim.faultOf(went, scim.wentBy.push(went) - 1)
  const shuffles = fault?.is === 'shuffles' && went.method === 'GET' && /\/(Users|Groups)$/.test(url.pathname)
  const applies = !fault || fault.is === 'shuffles' || ('applies' in fault && fault.applies)
  const byCursor = url.searchParams.has('cursor')
  const answer = applies ? await forwarded(went, shuffles || byCursor ? whole(url) : url, request) : null
  switch (fault?.is) {
    case 'answers':
      response.writeHead(fault.status, fault.retryAfter ? { 'retry-after': fault.retryAfter } : {})
      return void response.end('{}')
    case 'redirects':
      return void response.writeHead(307, { location: fault.to }).end()
    case 'hangs-up':
      return void response.destroy()
    case 'says-nothing':
      return
    case 'babbles':
      return void response.writeHead(200, { 'content-type': 'application/json' }).end('<html>ok</html>')
    case 'shuffles':
    case undefined: {
      const text = pageOf(answer?.text ?? '', url.searchParams, shuffles)
      response.writeHead(answer?.status ?? 500, { 'content-type': 'application/scim+json' })
      return void response.end(text === '' ? undefined : text)
    }
  }
}

async function forwarded({ method, body }: WentBy, url: URL, { headers }: IncomingMessage) {
  const kept = ['authorization', 'content-type', 'if-match', 'accept'] as const
  const answered = await fetch(url, {
    method,
    headers: Object.fromEntries(
      kept.flatMap((name) => (headers[name] === undefined ? [] : [[name, String(headers[name])]])),
    ),
    ...(body === '' ? {} : { body }),
  })
  return { status: answered.status, text: await answered.text() }
}

function whole(url: URL): URL {
  const all = new URL(url)
  for (const name of ['startIndex', 'cursor']) all.searchParams.delete(name)
  all.searchParams.set('count', '10000')
  return all
}

/** Lists that shift come in another order every time; the page is cut from the whole. */
function pageOf(text: string, search: URLSearchParams, shuffles: boolean): string {
  const cursor = search.get('cursor')
  if (!shuffles && cursor === null) return text
  const said = JSON.parse(text) as { Resources?: object[] }
  const all = (said.Resources ?? []).toSorted(() => (shuffles ? Math.random() - 0.5 : 0))
  const from = cursor === null ? Number(search.get('startIndex') ?? 1) - 1 : Number(cursor)
  const next = from + Number(search.get('count') ?? all.length)
  const Resources = all.slice(from, next)
  const more = cursor !== null && next < all.length ? { nextCursor: String(next) } : {}
  return JSON.stringify({ ...said, ...more, Resources, startIndex: from + 1, itemsPerPage: Resources.length })
}

async function listening(server: Server): Promise<string> {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

async function closed(server: Server): Promise<void> {
  server.closeAllConnections()
  server.close()
  await once(server, 'close')
}

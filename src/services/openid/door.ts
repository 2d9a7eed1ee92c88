/** The door for services: every institution's OpenID provider under `/openid` of its own host. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { ProviderKey } from '../../actions/openid-keys.ts'
import { providerKeys } from '../../actions/openid-keys.ts'
import { mayBeginVisit } from '../../actions/visit-limits.ts'
import type { World } from '../../actions/world.ts'
import { missingOf } from '../../core/openid/client.ts'
import type { Knocking, MachineDoor } from '../../web/machine-door.ts'
import { houseOf } from './house.ts'
import { crowdedDocument, troubleDocument } from './trouble-page.tsx'

/** Opens a provider of the outside library; handed in by the wiring. */
export type OpenProvider = (wish: {
  issuer: string
  house: ReturnType<typeof houseOf>
  keys: readonly ProviderKey['jwk'][]
  seconds: { code: number; access: number; refresh: number }
  secretOf: (name: string) => string | null
  mayBegin: (request: IncomingMessage) => Promise<boolean>
  trouble: (request: IncomingMessage, error: string, description: string | undefined) => string
  onTrouble: (what: 'failed' | 'refused', error: Error, client: string | null) => void
}) => Promise<{ answer: (request: IncomingMessage, response: ServerResponse) => Promise<void> }>

export type OpenidDoor = { open: OpenProvider; secretOf: (name: string) => string | null }

const home = '/openid'

/** The routes; the provider reads its requests and writes its answers itself, under the headers of every answer of ours. */
export function openidDoor(door: OpenidDoor): MachineDoor {
  const providers = new WeakMap<World, Kept>()
  return async (app, knocking) => {
    await app.register((inner, _options, registered) => {
      inner.removeAllContentTypeParsers()
      inner.addContentTypeParser('*', (_request, _payload, done) => done(null))
      inner.all(`${home}/*`, async (request, reply) => {
        const known = knocking(request)
        if (!known || !answersHere(known.world, request)) return reply.callNotFound()
        const kept = providers.get(known.world) ?? new Kept(known.world, door)
        providers.set(known.world, kept)
        const provider = await kept.provider()
        reply.hijack()
        await provider.answer(handOver(known, request, reply), reply.raw)
      })
      registered()
    })
  }
}

/** Under the host of the issuer alone, and only where the institution offers it. */
function answersHere({ institution }: World, request: FastifyRequest): boolean {
  const { openid, identifiers } = institution
  return openid.offered && new URL(identifiers.openid).hostname === request.hostname.replace(/:\d+$/, '')
}

const knocks = new WeakMap<IncomingMessage, Knocking>()

/** As the library wants it: the issuer's scheme and host, whatever the request came with (case L-01), and its own part of the path. */
function handOver(knock: Knocking, { raw }: FastifyRequest, reply: FastifyReply): IncomingMessage {
  const issuer = new URL(knock.world.institution.identifiers.openid)
  raw.headers.host = issuer.host
  raw.headers['x-forwarded-proto'] = issuer.protocol.slice(0, -1)
  delete raw.headers['x-forwarded-host']
  const whole = raw.url ?? home
  Object.assign(raw, { originalUrl: whole, url: whole.slice(home.length) })
  for (const [name, value] of Object.entries(reply.getHeaders()))
    if (value !== undefined) reply.raw.setHeader(name, value)
  knocks.set(raw, knock)
  return raw
}

/** An institution's provider; opened anew when its keys have changed, which costs nothing, for it remembers nothing itself. */
class Kept {
  readonly #world: World
  readonly #door: OpenidDoor
  #opened: { keys: string; provider: ReturnType<OpenProvider> } | null = null
  #lookAgainAt = 0

  constructor(world: World, door: OpenidDoor) {
    this.#world = world
    this.#door = door
  }

  async provider(): ReturnType<OpenProvider> {
    const at = this.#world.now().epochMilliseconds
    if (this.#opened && at < this.#lookAgainAt && at >= this.#lookAgainAt - minuteMs)
      return this.#opened.provider
    const keys = await providerKeys(this.#world)
    const names = keys.map(({ kid }) => kid).join(' ')
    if (this.#opened?.keys !== names)
      this.#opened = { keys: names, provider: open(this.#world, this.#door, keys) }
    this.#lookAgainAt = at + minuteMs
    return this.#opened.provider
  }
}

/** So often the keys are looked at. */
const minuteMs = 60_000

async function open(world: World, door: OpenidDoor, keys: readonly ProviderKey[]): ReturnType<OpenProvider> {
  const { identifiers, openid } = world.institution
  const house = houseOf(world)
  // one service whose secret is not there keeps nobody from the others
  const clients = house.clients.filter((client) => {
    const because = missingOf(client, door.secretOf)
    if (because !== null) world.log.warn('openid-service-left-out', { client: client.key, because })
    return because === null
  })
  const seconds = (of: typeof openid.codeFor) => of.total({ unit: 'seconds', relativeTo: '2026-01-01' })
  return door.open({
    issuer: identifiers.openid,
    house: { ...house, clients },
    keys: keys.map(({ jwk }) => jwk),
    seconds: {
      code: seconds(openid.codeFor),
      access: seconds(openid.accessFor),
      refresh: seconds(openid.refreshFor),
    },
    secretOf: door.secretOf,
    mayBegin: async (request) => {
      const knock = knocks.get(request)
      return knock !== undefined && mayBeginVisit(world, knock.from)
    },
    trouble: (request, error, description) => {
      const knock = knocks.get(request)
      if (!knock) return error
      const visit = knock.visit()
      return error === 'temporarily_unavailable'
        ? crowdedDocument(visit)
        : troubleDocument(visit, error, description)
    },
    onTrouble: (what, error, client) => {
      if (what === 'failed') world.log.error('openid-failed', error, { client })
      else world.log.warn('openid-refused', { client, because: error.message })
    },
  })
}

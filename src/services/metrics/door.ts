/** Monitoring knocks: `GET /metrics`, for this machine, named networks, or whoever has the key; for everybody else there is no such page (case Y-12). */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { isInRanges } from '../../web/address.ts'
import type { MachineDoor } from '../../web/machine-door.ts'

export type MetricsDoor = {
  /** Networks that may read, as ranges. */
  from: readonly string[]
  /** Whether this is the key; false as well where there is none. */
  isKey: (typed: string) => boolean
  text: () => Promise<string>
  type: string
  /** Told of every answer but its own. */
  answered: (seen: { route: string; method: string; status: number; seconds: number }) => void
  signedIn: (institution: string, outcome: string) => void
}

/** Routes of ours have names without anything of a person in them; what has no route is one line. */
export function metricsDoor(house: MetricsDoor): MachineDoor {
  return (app: FastifyInstance, knocking) => {
    app.addHook('onResponse', async (request, reply) => {
      const route = request.routeOptions.url ?? 'none'
      if (route === '/metrics') return
      const seen = { route, method: request.method, status: reply.statusCode }
      house.answered({ ...seen, seconds: reply.elapsedTime / 1_000 })
      if (request.method !== 'POST' || route !== '/sign-in') return
      const institution = knocking(request)?.world.institution.key
      if (institution !== undefined) house.signedIn(institution, outcomeOf(reply.statusCode))
    })
    app.get('/metrics', async (request, reply) =>
      mayRead(house, request)
        ? reply
            .header('cache-control', 'no-store')
            .type(house.type)
            .send(await house.text())
        : reply.callNotFound(),
    )
    return Promise.resolve()
  }
}

function mayRead(house: MetricsDoor, request: FastifyRequest): boolean {
  const typed = /^Bearer (\S{1,200})$/.exec(request.headers.authorization ?? '')?.[1]
  if (typed !== undefined) return house.isKey(typed)
  return isThisMachine(request) || isInRanges(request.ip, house.from)
}

/** Somebody on this machine itself, and not a proxy on it that speaks for others. */
function isThisMachine({ raw, headers }: FastifyRequest): boolean {
  const passedOn = [
    'x-forwarded-for',
    'x-forwarded-host',
    'x-forwarded-proto',
    'x-real-ip',
    'forwarded',
    'via',
  ]
  const from = raw.socket.remoteAddress ?? ''
  return (
    ['127.0.0.1', '::1', '::ffff:127.0.0.1'].includes(from) &&
    passedOn.every((name) => headers[name] === undefined)
  )
}

/** What the page of the sign-in says by its status. */
function outcomeOf(status: number): string {
  if (status === 303) return 'right'
  if (status === 422) return 'wrong'
  if (status === 429) return 'slowed-down'
  return status === 503 ? 'busy' : 'failed'
}

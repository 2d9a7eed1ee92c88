/** Door systems knock: `GET /doors/<target>/cards` gives their cards, all of them or what changed; each with its own key, no cookie. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { knownDoors } from '../../actions/door-keys.ts'
import { fetchDoorCards } from '../../actions/door-list.ts'
import type { World } from '../../actions/world.ts'
import type { DoorRecord } from '../../core/targets/door-list.ts'
import type { Knocking, MachineDoor } from '../../web/machine-door.ts'
import { writeCsv } from '../../web/spreadsheet/write-csv.ts'

const mostCards = 5_000
const asked = z.strictObject({
  after: z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER).default(0),
  most: z.coerce.number().int().min(1).max(mostCards).default(1_000),
})
type Asked = z.infer<typeof asked>
const columns = ['sequence', 'card', 'account', 'state', 'pin', 'pinVersion', 'changed'] as const

/** The routes of this door. */
export function doorsDoor(): MachineDoor {
  return async (app, knocking) => {
    await app.register(async (scope: FastifyInstance) => {
      scope.setErrorHandler(async (error, request, reply) => failed(knocking(request)?.world, error, reply))
      scope.get('/doors/:target/cards', async (request, reply) =>
        give(knocking(request), request, reply, wantsCsv(request)),
      )
      scope.get('/doors/:target/cards.csv', async (request, reply) =>
        give(knocking(request), request, reply, true),
      )
    })
  }
}

function wantsCsv({ headers }: FastifyRequest): boolean {
  return /^text\/csv\b/i.test(headers.accept ?? '')
}

async function give(knock: Knocking | null, request: FastifyRequest, reply: FastifyReply, csv: boolean) {
  if (!knock) return say(reply, 404, 'Cards are fetched from the host name of an institution.')
  const { world, from } = knock
  const { authorization } = request.headers
  const doors = await knownDoors(world, from, { target: targetOf(request), authorization })
  if (doors === 'slow-down') {
    void reply.header('retry-after', '60')
    return say(reply, 429, 'Too many wrong keys came from this address. Try again later.')
  }
  if (doors === 'nobody') {
    void reply.header('www-authenticate', 'Bearer realm="doors"')
    return say(reply, 401, 'This is not a key of this door system. "adgang door-key" makes one.')
  }
  const read = asked.safeParse(request.query)
  if (!read.success)
    return say(reply, 400, `"after" is the number that came last, "most" at most ${mostCards}.`)
  return answer(world, doors.key, read.data, { request, reply, csv })
}

async function answer(
  world: World,
  target: string,
  { after, most }: Asked,
  { request, reply, csv }: { request: FastifyRequest; reply: FastifyReply; csv: boolean },
) {
  // one more than is given tells whether there are more
  const page = await fetchDoorCards(world, target, { after, most: most + 1 })
  if (page === 'filling') {
    void reply.header('retry-after', '5')
    return say(
      reply,
      503,
      'The list is not whole yet, or this system is only tried (dryRun). Keep the cards you have.',
    )
  }
  const records = page.records.slice(0, most)
  const more = page.records.length > most
  const next = more ? (records.at(-1)?.sequence ?? after) : Math.max(page.last, records.at(-1)?.sequence ?? 0)
  const tag = `"${[target, page.last, page.full ? 'full' : after, most, csv ? 'csv' : 'json'].join('-')}"`
  void reply.headers({
    etag: tag,
    vary: 'accept, authorization',
    'adgang-list': page.full ? 'full' : 'difference',
    'adgang-next': String(next),
    'adgang-more': String(more),
  })
  if (request.headers['if-none-match'] === tag) return reply.code(304).send()
  world.log.info('door-cards-fetched', { target, full: page.full, cards: records.length })
  if (csv) return reply.type('text/csv; charset=utf-8').send(asCsv(records))
  return reply.send({ target, full: page.full, cards: records, next, more })
}

function asCsv(records: readonly DoorRecord[]): string {
  return writeCsv(
    columns,
    records.map((record) => columns.map((column) => record[column] ?? '')),
  )
}

async function say(reply: FastifyReply, status: number, message: string) {
  return reply.code(status).send({ error: message })
}

/** Nothing of a failure is told outside but a number that stands in the log (case I-19). */
async function failed(world: World | undefined, error: unknown, reply: FastifyReply) {
  const reference = crypto.randomUUID().slice(0, 8)
  world?.log.error('door-cards-not-fetched', error, { reference })
  return say(reply, 500, `Failed. Reference: ${reference}`)
}

function targetOf({ params }: FastifyRequest): string {
  const value: unknown = typeof params === 'object' && params !== null ? Reflect.get(params, 'target') : ''
  return typeof value === 'string' ? value : ''
}

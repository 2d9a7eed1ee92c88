/** What the demo's bare host shows: the portals with what to try, the inbox, and the clock. Outside the demo none of it exists. */
import type { FastifyInstance } from 'fastify'
import type { Temporal } from 'temporal-polyfill'
import type { BareHost } from '../web/portal.ts'
import { type DemoClock, readClockOrder } from './clock.ts'
import { frontDocument, type PortalToTry } from './front-document.tsx'
import type { DemoInbox } from './inbox.ts'
import { inboxDocument } from './inbox-document.tsx'
import { lettersDocument } from './letters-document.tsx'
import type { ShellFiles } from '../web/look/shell.tsx'
import type { EidStandIn } from './stand-ins/eid.ts'
import type { PrinterStandIn } from './stand-ins/printer.ts'
import { type TrialServices, trialServiceRoutes } from './stand-ins/trial-services.ts'

export type DemoParts = {
  clock: DemoClock
  /** What would have happened in the time that was skipped. */
  /** `by`: how far, negative where it was set back. */
  clockMoved: (by: Temporal.Duration) => Promise<void>
  inbox: DemoInbox
  printer: PrinterStandIn
  portals: readonly PortalToTry[]
  files: ShellFiles
  services: TrialServices
  /** Made when somebody first comes: its addresses need the port. */
  eid: () => Promise<EidStandIn>
}

/** Where the stand-in for ID-porten answers on the bare host. */
export const eidPath = '/demo/eid'

/** Everything the demo adds to the portal. */
export function demoHost(parts: DemoParts): BareHost {
  return {
    front: () =>
      frontDocument({
        files: parts.files,
        portals: parts.portals,
        services: parts.services.services,
        now: parts.clock.now(),
      }),
    routes: async (app) => {
      inboxRoutes(app, parts)
      letterRoutes(app, parts)
      clockRoutes(app, parts)
      await trialServiceRoutes(app, parts.services)
      await eidRoutes(app, parts.eid)
    },
  }
}

function inboxRoutes(app: FastifyInstance, { inbox, files }: DemoParts): void {
  app.get('/demo/inbox.json', async (_request, reply) =>
    reply.type('application/json').send(await inbox.list()),
  )
  app.get('/demo/inbox', async (_request, reply) =>
    reply.type('text/html; charset=utf-8').send(inboxDocument({ files, messages: await inbox.list() })),
  )
}

/** Sealed letters lie open here, as nowhere else. */
export function letterRoutes(
  app: FastifyInstance,
  { printer, files }: Pick<DemoParts, 'printer' | 'files'>,
): void {
  app.get('/demo/letters', async (_request, reply) =>
    reply.type('text/html; charset=utf-8').send(lettersDocument({ files, names: await printer.list() })),
  )
  app.get<{ Params: { name: string } }>('/demo/letters/:name', async (request, reply) => {
    const letter = await printer.read(request.params.name)
    return letter === null ? reply.code(404).send() : reply.type('application/pdf').send(letter)
  })
}

/** The clock is set without a token: it is everybody's, like the rest of the demo. */
function clockRoutes(app: FastifyInstance, { clock, clockMoved }: DemoParts): void {
  const told = (now: Temporal.Instant) => ({ now: now.toString() })
  app.get('/demo/clock', async () => {
    await clock.resync()
    return told(clock.now())
  })
  app.post('/demo/clock', async (request, reply) => {
    const order = readClockOrder(request.body)
    if (order === null) {
      return reply.code(400).send({ error: 'Send {"advance":"PT8H"} or {"set":"2026-08-10T03:00:00Z"}.' })
    }
    try {
      await clock.resync()
      const before = clock.now()
      const now = 'advance' in order ? await clock.advance(order.advance) : await clock.set(order.set)
      await clockMoved(before.until(now))
      return told(now)
    } catch (error) {
      if (!(error instanceof RangeError)) throw error
      return reply.code(422).send({ error: 'The demo’s clock goes from 2000 to 2100.' })
    }
  })
}

/** The provider reads its requests and writes its answers itself; only its path is taken off. */
export async function eidRoutes(app: FastifyInstance, eid: DemoParts['eid']): Promise<void> {
  await app.register((inner, _options, registered) => {
    inner.removeAllContentTypeParsers()
    inner.addContentTypeParser('*', (_request, _payload, done) => done(null))
    inner.all(`${eidPath}/*`, async (request, reply) => {
      const standIn = await eid()
      const { raw } = request
      const whole = raw.url ?? eidPath
      Object.assign(raw, { originalUrl: whole, url: whole.slice(eidPath.length) })
      reply.hijack()
      await standIn.answer(raw, reply.raw)
    })
    registered()
  })
}

/** The portal: every page of every journey behind one guard, with the same headers, limits and answers for all. (Long: the one place where a request is taken in.) */
import { readFileSync } from 'node:fs'
import cookie from '@fastify/cookie'
import formbody from '@fastify/formbody'
import fastifyStatic from '@fastify/static'
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import { keepPower } from '../actions/see-session.ts'
import { TooManyAtOnce } from '../actions/take-turns.ts'
import type { Log } from '../actions/world.ts'
import { isPowerAlive } from '../core/account/session.ts'
import { isAtProvider } from '../core/secrets/at-provider.ts'
import { TooBusy } from '../core/secrets/password-hashing.ts'
import { cookieOptions } from './cookies.ts'
import { type ErrorKind, errorPage } from './error-answer.tsx'
import { mayStandOn, type Standing } from './guard.ts'
import { headersOf } from './headers.ts'
import { assetsFolder } from './look/files.ts'
import type { Theme } from './look/theme.ts'
import { StepCounts } from './step-counts.ts'
import { endBadConnection } from './slow-bodies.ts'
import type { MachineDoor } from './machine-door.ts'
import { isInRanges, prefixesOf } from './address.ts'
import { outcomesOf } from '../core/desk/step-outcome.ts'
import { renderDocument } from './look/render-document.ts'
import { makeVisit, visitOf, withoutLanguage } from './make-visit.ts'
import { type HostFound, institutionOf, type PortalInstitution } from './portal-institution.ts'
import { serveLogos } from './own-logo.ts'
import { readForm } from './read-form.ts'
import type { AnyStep, Answer, Journey, Opens } from './step.ts'
import type { Visit } from './visit.ts'

export type PortalSettings = {
  institutions: readonly PortalInstitution[]
  journeys: readonly Journey[]
  /** Hosts of the deployment itself: its health, and in the demo the list of portals. */
  bareHosts: readonly string[]
  /** Addresses of proxies whose X-Forwarded headers are believed; nobody else's are (case L-02). */
  trustedProxies: readonly string[]
  secure: boolean
  log: Log
  /** Says whether the store answers; behind /readyz. */
  ready: () => Promise<boolean>
  /** True when this process is about to end: whoever shares out requests is told to go elsewhere, and connections are let go (case X-17). */
  leaving?: () => boolean
  themesToo?: readonly Theme[]
  /** So many forms are worked on at once; beyond that people are told to come back (case Y-02). */
  mostForms?: number
  /** TLS ended by this program itself. */
  tls?: { certificate: string; key: string }
  /** Doors for machines, each with keys of its own. */
  machines?: readonly MachineDoor[]
  /** More routes of the bare host; only the demo's wiring hands any over. */
  bare?: BareHost
}

/** What the bare host of a deployment answers beside its health: in the demo the list of portals, elsewhere nothing. */
export type BareHost = {
  routes: (app: FastifyInstance) => Promise<void> | void
  front: () => Promise<string> | string
}

const bodyLimit = 16 * 1024

/** Builds the portal; the caller listens and closes. */
export async function buildPortal(settings: PortalSettings): Promise<FastifyInstance> {
  const byHost = new Map(
    settings.institutions.flatMap((each) =>
      each.world.institution.hosts.map((host) => [host, each] as const),
    ),
  )
  const bareHosts = new Set(settings.bareHosts)
  const app = fastify({
    ...(settings.tls
      ? { https: { cert: readFileSync(settings.tls.certificate), key: readFileSync(settings.tls.key) } }
      : {}),
    bodyLimit,
    trustProxy: settings.trustedProxies.length > 0 ? [...settings.trustedProxies] : false,
    requestTimeout: 30_000,
    clientErrorHandler: endBadConnection,
    connectionTimeout: 30_000,
    http: { headersTimeout: 10_000, maxHeaderSize: 16_384 },
    forceCloseConnections: 'idle',
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 200 },
    rewriteUrl(request) {
      const { prefix, url } = withoutLanguage(request.url ?? '/')
      Object.assign(request, { adgangPrefix: prefix })
      return url
    },
  })
  await app.register(cookie)
  await app.register(formbody, { bodyLimit })
  const headers = headersOf(settings)
  app.addHook('onRequest', async (request, reply) => {
    void reply.headers(headers)
    if (settings.leaving?.()) void reply.header('connection', 'close')
    const host = hostOf(request, byHost, bareHosts)
    if (host.is === 'malformed' || !request.raw.url?.startsWith('/'))
      return reply.code(400).type('text/plain').send('Bad request\n')
    if (host.is === 'foreign') return reply.code(421).type('text/plain').send('No portal has this name\n')
  })
  await app.register(fastifyStatic, {
    root: assetsFolder.pathname,
    prefix: '/assets/',
    preCompressed: true,
    immutable: true,
    maxAge: '365d',
    index: false,
    // the list of leaked passwords lies beside the pages' files, and is none of them
    allowedPath: (path) => !path.endsWith('.bin'),
    setHeaders: (reply) => void reply.header('cache-control', 'public, max-age=31536000, immutable'),
  })
  serveLogos(app, settings.institutions)
  serveThemes(app, [...settings.institutions.map(({ theme }) => theme), ...(settings.themesToo ?? [])])
  app.get('/healthz', async (_request, reply) => reply.type('text/plain').send('ok\n'))
  app.get('/readyz', async (_request, reply) =>
    !settings.leaving?.() && (await settings.ready())
      ? reply.type('text/plain').send('ready\n')
      : reply.code(503).type('text/plain').send('not ready\n'),
  )
  const door = new Door(settings, byHost, bareHosts)
  app.addHook('onClose', async () => door.end())
  await settings.bare?.routes(app)
  for (const machine of settings.machines ?? [])
    await machine(app, (request) => {
      const found = hostOf(request, byHost, bareHosts)
      if (found.is !== 'institution') return null
      const { world, campus } = found.institution
      const from = { prefixes: prefixesOf(request.ip), campus: isInRanges(request.ip, campus) }
      return { world, from, visit: () => visitOf(found.institution, request, addressOf(request)) }
    })
  for (const step of settings.journeys.flatMap((journey) => journey.steps)) door.open(app, step)
  app.setNotFoundHandler(async (request, reply) => door.refuse(request, reply, 'notFound'))
  app.setErrorHandler(async (error, request, reply) => door.fail(error, request, reply))
  return app
}

/** What is said when the store may be down or the machine full: these pages need neither. */
const asksNothing: ReadonlySet<ErrorKind> = new Set(['failed', 'busy', 'tooLarge'])

/** Takes requests in and lets answers out; holds nothing but what the portal was built with. */
class Door {
  readonly #settings: PortalSettings
  readonly #byHost: ReadonlyMap<string, PortalInstitution>
  readonly #bareHosts: ReadonlySet<string>
  readonly #counts: StepCounts
  /** Forms being worked on at this moment. */
  #forms = 0

  constructor(
    settings: PortalSettings,
    byHost: ReadonlyMap<string, PortalInstitution>,
    bareHosts: ReadonlySet<string>,
  ) {
    this.#settings = settings
    this.#byHost = byHost
    this.#bareHosts = bareHosts
    this.#counts = new StepCounts((error) => settings.log.error('steps-not-counted', error))
  }

  open(app: FastifyInstance, step: AnyStep): void {
    app.get(step.path, async (request, reply) =>
      this.#take(request, reply, step, async (visit) => step.show(visit)),
    )
    const { fields, submit } = step
    if (!fields || !submit) return
    app.post(step.path, async (request, reply) =>
      this.#takeForm(request, reply, step, async (visit) => {
        if (!isForm(request)) return errorPage(visit, 'formUnreadable')
        if (!comesFromUs(request)) return errorPage(visit, 'formTooOld')
        const read = readForm(request.body, fields, visit.isOwnForm)
        if (!read.ok)
          return read.because === 'csrf' ? tooOld(visit, step) : errorPage(visit, 'formUnreadable')
        // the page itself says what is to be shown first
        if (!mayFill(step, visit)) return { go: visit.path }
        return submit(visit, read.typed as Record<string, string | undefined>)
      }),
    )
  }

  /** A page of ours that says no. On the bare host, and where no institution is meant, a plain line. */
  async refuse(request: FastifyRequest, reply: FastifyReply, kind: ErrorKind, reference?: string) {
    const found = hostOf(request, this.#byHost, this.#bareHosts)
    if (found.is !== 'institution') {
      return reply
        .code(kind === 'notFound' ? 404 : 500)
        .type('text/plain')
        .send(kind === 'notFound' ? 'Not found\n' : 'Failed\n')
    }
    const { institution } = found
    const visit = asksNothing.has(kind)
      ? visitOf(institution, request, addressOf(request))
      : (await makeVisit(institution, request, addressOf(request))).visit
    return send(reply, visit, errorPage(visit, kind, reference))
  }

  /** Expected refusals by their kind; everything else is logged once, with the number the person is given (case I-19). */
  async fail(error: unknown, request: FastifyRequest, reply: FastifyReply) {
    if (error instanceof TooBusy) {
      if (error.cause !== undefined)
        this.#settings.log.error('store-away', error.cause, { route: request.routeOptions.url ?? 'unknown' })
      void reply.header('retry-after', '1')
      return this.refuse(request, reply, 'busy')
    }
    if (error instanceof TooManyAtOnce) return this.refuse(request, reply, 'slowDown')
    const status = statusOf(error)
    if (status === 413) return this.refuse(request, reply, 'tooLarge')
    if (status >= 400 && status < 500) return this.refuse(request, reply, 'formUnreadable')
    const reference = crypto.randomUUID().slice(0, 8)
    this.#settings.log.error('request-failed', error, {
      reference,
      route: request.routeOptions.url ?? 'unknown',
    })
    try {
      return await this.refuse(request, reply, 'failed', reference)
    } catch (again) {
      this.#settings.log.error('error-page-failed', again, { reference })
      return reply.code(500).type('text/plain').send(`Failed. Reference: ${reference}\n`)
    }
  }

  /** Above the bound nothing is looked up, so that the store stays free for the pages of others (case Y-02). */
  async #takeForm(
    request: FastifyRequest,
    reply: FastifyReply,
    step: AnyStep,
    answer: (visit: Visit) => Promise<Answer>,
  ) {
    if (this.#forms >= (this.#settings.mostForms ?? 512)) throw new TooBusy()
    this.#forms += 1
    try {
      return await this.#take(request, reply, step, answer)
    } finally {
      this.#forms -= 1
    }
  }

  /** Sends it; how a form ended is counted, by the step and by the fields that were wrong. */
  async #answer(
    request: FastifyRequest,
    reply: FastifyReply,
    visit: Visit,
    step: AnyStep,
    answer: Answer,
  ): Promise<FastifyReply> {
    if (request.method !== 'POST') return send(reply, visit, answer)
    const fields: (string | null)[] = []
    const sent = await send(reply, visit, answer, (field) => fields.push(field))
    this.#counts.add(visit.world, step.path, outcomesOf(reply.statusCode, fields))
    return sent
  }

  /** Hands on what was counted last. */
  async end(): Promise<void> {
    await this.#counts.end()
  }

  async #takeBare(reply: FastifyReply, step: AnyStep) {
    const { bare } = this.#settings
    if (!bare || step.path !== '/') return reply.code(404).type('text/plain').send('Not found\n')
    return reply.type('text/html; charset=utf-8').send(await bare.front())
  }

  async #take(
    request: FastifyRequest,
    reply: FastifyReply,
    step: AnyStep,
    answer: (visit: Visit) => Promise<Answer>,
  ) {
    const found = hostOf(request, this.#byHost, this.#bareHosts)
    if (found.is !== 'institution') return this.#takeBare(reply, step)
    const { visit, ended } = await makeVisit(found.institution, request, addressOf(request))
    const query = readQuery(step, request.query)
    if (query === null) return send(reply, visit, errorPage(visit, 'formUnreadable'))
    visit.query = query
    visit.params = request.params as Visit['params']
    const standing = standingOf(step.opens, visit)
    if (standing !== 'open' && step.begins) return send(reply, visit, { go: step.begins })
    switch (standing) {
      case 'open':
        if (step.opens === 'project-administrator' && visit.session)
          await keepPower(visit.world, visit.session)
        return this.#answer(request, reply, visit, step, await answer(visit))
      case 'sign-in-first':
        if (step.opens === 'project-administrator') visit.keepWanted(true)
        if (ended !== null) return send(reply, visit, errorPage(visit, endedKind(ended)))
        return send(
          reply,
          visit,
          request.method === 'GET' ? { go: '/sign-in' } : errorPage(visit, 'formTooOld'),
        )
      case 'open-desk-first':
        return send(
          reply,
          visit,
          request.method === 'GET' ? { go: '/desk/open' } : errorPage(visit, 'formTooOld'),
        )
      case 'not-found':
        return send(reply, visit, errorPage(visit, 'notFound'))
      case 'prove-again':
        if (step.opens === 'project-administrator' && request.method === 'GET')
          return send(reply, visit, { go: '/sign-in/again' })
        return send(reply, visit, errorPage(visit, 'notWithThisSession'))
      case 'not-with-this-session':
        return send(reply, visit, errorPage(visit, 'notWithThisSession'))
    }
  }
}

/** Whether this session may send the form of a page that it may see. */
function mayFill({ formOpens }: AnyStep, visit: Visit): boolean {
  return formOpens === undefined || standingOf(formOpens, visit) === 'open'
}

function standingOf(opens: Opens, { session, desk, world }: Visit): Standing {
  const atDesk = desk === null ? null : { rank: desk.rank, may: world.institution.deskWork.may[desk.rank] }
  const { privileged } = world.institution.sessions
  const powerAlive = session !== null && isPowerAlive(session, privileged, world.now())
  return mayStandOn(opens, session, world.now(), atDesk, powerAlive)
}

function serveThemes(app: FastifyInstance, themes: readonly Theme[]): void {
  for (const theme of themes) {
    for (const file of [theme.stylesheet, theme.icon]) {
      if (app.hasRoute({ method: 'GET', url: file.href })) continue
      app.get(file.href, async (_request, reply) =>
        reply.header('cache-control', 'public, max-age=31536000, immutable').type(file.type).send(file.body),
      )
    }
  }
}

async function send(
  reply: FastifyReply,
  visit: Visit,
  answer: Answer,
  stumbled?: (field: string | null) => void,
): Promise<FastifyReply> {
  for (const { name, value, maxAgeSeconds } of visit.cookies) {
    void reply.setCookie(name, value, cookieOptions(name, maxAgeSeconds))
  }
  void reply.headers({ ...afterIdle(visit), ...answer.headers })
  if ('leave' in answer) return reply.code(303).header('location', outside(visit, answer.leave)).send()
  if ('file' in answer) {
    const { name, type, body } = answer.file
    void reply.header('content-disposition', `attachment; filename="${name}"`)
    return reply.type(type).send(body)
  }
  if ('go' in answer) return reply.code(303).header('location', visit.to(answer.go)).send()
  return reply
    .code(answer.status ?? 200)
    .type('text/html; charset=utf-8')
    .send(renderDocument(answer.show, stumbled))
}

/**
 * On a shared computer a page that was left open does not stay there to be read by the next: once its session has ended for
 * want of activity, the browser goes to a page that shows nothing of anybody (row N-9).
 */
function afterIdle({ session, shared, world, to }: Visit): Record<string, string> {
  if (!shared || session === null) return {}
  const seconds = Math.ceil(world.institution.sessions.sharedComputer.idle.total('seconds')) + 5
  return { refresh: `${seconds}; url=${to('/sign-out')}` }
}

/** Nobody is sent anywhere but to a provider of this institution, whatever a page asks for. */
function outside({ world: { eid, feide } }: Visit, address: string): string {
  const providers = [eid, feide].filter((each) => each !== null)
  if (!providers.some(({ issuer }) => isAtProvider(issuer, address)))
    throw new Error('a page led out of the house')
  return address
}

function hostOf(
  request: FastifyRequest,
  byHost: ReadonlyMap<string, PortalInstitution>,
  bareHosts: ReadonlySet<string>,
): HostFound {
  const raw = request.raw.rawHeaders.filter(
    (_value, at, all) => at % 2 === 1 && all[at - 1]?.toLowerCase() === 'host',
  )
  return institutionOf(raw, byHost, bareHosts)
}

function addressOf(request: FastifyRequest) {
  const prefix = 'adgangPrefix' in request.raw ? (request.raw.adgangPrefix as Visit['prefix']) : ''
  return { prefix, path: request.url.split('?')[0] ?? '/' }
}

/** Browsers send our forms in one way; JSON is for machines, and has doors of its own (cases L-11, S-08). */
function isForm(request: FastifyRequest): boolean {
  return /^application\/x-www-form-urlencoded\s*(;|$)/i.test(request.headers['content-type'] ?? '')
}

/**
 * A form of ours is sent from our own page: the browser says so (case S-08). Because our pages send no referrer, browsers
 * write `Origin: null` even for our own forms, so a null says nothing; older browsers send neither header. The token
 * decides in any case.
 */
function comesFromUs(request: FastifyRequest): boolean {
  const site = request.headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false
  const { origin } = request.headers
  if (origin === undefined || origin === 'null') return true
  return URL.canParse(origin) && new URL(origin).host === request.headers.host
}

/** A page from before the session ended has a token that is nobody's any more; with a living session that is always refused. */
function tooOld(visit: Visit, { doneAlready }: AnyStep): Answer {
  return doneAlready && visit.session === null ? { go: doneAlready } : errorPage(visit, 'formTooOld')
}

function readQuery(step: AnyStep, query: unknown): Record<string, string | undefined> | null {
  if (!step.query) return {}
  const read = step.query.safeParse(query)
  return read.success ? (read.data as Record<string, string | undefined>) : null
}

function endedKind(because: string): ErrorKind {
  return because === 'timed-out'
    ? 'timedOut'
    : because === 'credentials-changed' || because === 'password-changed'
      ? 'credentialsChanged'
      : 'ended'
}

function statusOf(error: unknown): number {
  return typeof error === 'object' &&
    error !== null &&
    'statusCode' in error &&
    typeof error.statusCode === 'number'
    ? error.statusCode
    : 500
}

/** Makes the visit of a request: who is this, in which language, with which session. (Long: everything that a request brings, one after another.) */
import { timingSafeEqual } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import { randomSecret } from '../actions/random.ts'
import { seeDesk } from '../actions/desk-session.ts'
import { seeSession } from '../actions/see-session.ts'
import { isLanguage, type Language, negotiateLanguage } from '../core/language.ts'
import type { SessionFacts } from '../core/account/session.ts'
import { purposes } from '../core/secrets/purposes.ts'
import { isInRanges, prefixesOf } from './address.ts'
import { browserName } from './browser-name.ts'
import {
  deskCookie,
  deviceCookie,
  eidCookie,
  languageCookie,
  linkCookie,
  noticeCookie,
  everyCookie,
  serviceCookie,
  sessionCookie,
  sharedCookie,
  visitorCookie,
  wantedCookie,
} from './cookies.ts'
import type { PortalInstitution } from './portal-institution.ts'
import type { NewCookie, Visit, WantedService } from './visit.ts'

/** The language that stood in front of the path, taken off by `withoutLanguage`. */
export type AddressLanguage = { prefix: Visit['prefix']; path: string }

const prefixed = /^\/(nb|nn|en)(?=\/|\?|$)/

/** `/en/sign-in` is the page `/sign-in` in English (design: doors people use). */
export function withoutLanguage(url: string): { prefix: Visit['prefix']; url: string } {
  const found = prefixed.exec(url)
  if (!found) return { prefix: '', url }
  const rest = url.slice(found[0].length)
  return { prefix: found[0] as Visit['prefix'], url: rest.startsWith('/') ? rest : `/${rest}` }
}

/** A visit, and why the session it came with is no more, if it came with one. */
export async function makeVisit(
  institution: PortalInstitution,
  request: FastifyRequest,
  address: AddressLanguage,
): Promise<{ visit: Visit; ended: string | null }> {
  const secret = readSecret(request.cookies[sessionCookie])
  const seen = secret ? await seeSession(institution.world, secret) : null
  const session = seen?.is === 'alive' ? seen.facts : null
  const visit = visitOf(institution, request, address, session)
  const deskSecret = isDeskPage(address.path) ? readSecret(request.cookies[deskCookie]) : null
  if (deskSecret !== null) visit.desk = await seeDesk(institution.world, deskSecret)
  return {
    visit,
    ended: seen?.is === 'ended' ? seen.because : null,
  }
}

/** The desk's session is looked at on its own pages only. */
function isDeskPage(path: string): boolean {
  return path === '/desk' || path.startsWith('/desk/')
}

/** A visit that asks the store nothing: as of somebody not signed in, unless the session is known already. */
export function visitOf(
  institution: PortalInstitution,
  request: FastifyRequest,
  address: AddressLanguage,
  session: SessionFacts | null = null,
): Visit {
  const { world } = institution
  const cookies: NewCookie[] = []
  const language = chooseLanguage(institution, request, address.prefix, cookies)
  // somebody not signed in has a secret too, on which the token of the forms hangs; it names nothing in the store
  const visitor = readSecret(request.cookies[visitorCookie]) ?? newVisitor(institution, request, cookies)
  const own = (session && readSecret(request.cookies[sessionCookie])) ?? visitor
  const deviceSecret = readSecret(request.cookies[deviceCookie])
  const visit: Visit = {
    world,
    files: institution.files,
    logo: institution.logo?.shown ?? null,
    guides: institution.guides,
    language,
    prefix: address.prefix,
    path: address.path,
    query: {},
    params: {},
    session,
    desk: null,
    visitor,
    csrf: csrfOf(institution, own),
    // a page opened before somebody signed in elsewhere in this browser may still be sent
    isOwnForm: (token) => [own, visitor].some((each) => isTokenOf(institution, each, token)),
    get from() {
      return { prefixes: prefixesOf(request.ip), campus: isInRanges(request.ip, institution.campus) }
    },
    deviceCookie: deviceSecret,
    linkKey: readSecret(request.cookies[linkCookie]),
    eidErrand: readSealed(request.cookies[eidCookie]),
    cookies,
    browser: () => ({
      device: browserName(request.headers['user-agent']),
      oldSessionId: session?.id ?? null,
      deviceSecret,
      shared: visit.shared,
    }),
    shared: session?.shared === true || isShared(institution, request),
    keepShared: () => {
      visit.shared = true
      cookies.push({ name: sharedCookie, value: 'yes', maxAgeSeconds: null })
    },
    to: (path) => (path === '/' ? `${address.prefix}/` : `${address.prefix}${path}`),
    opened: (opened) => {
      cookies.push({ name: sessionCookie, value: opened.secret, maxAgeSeconds: null })
      // forms of the page that answers now are sent with the new secret
      visit.csrf = csrfOf(institution, opened.secret)
      if (opened.deviceSecret === null) return
      const days = world.institution.sessions.knownDeviceFor.total({ unit: 'days', relativeTo: '2026-01-01' })
      cookies.push({
        name: deviceCookie,
        value: opened.deviceSecret,
        maxAgeSeconds: Math.round(days * 86_400),
      })
    },
    keepLinkKey: (key) =>
      cookies.push({ name: linkCookie, value: key ?? '', maxAgeSeconds: key === null ? 0 : 3_600 }),
    noticeKey: readNoticeKey(request.cookies[noticeCookie]),
    keepNoticeKey: (key) => {
      const kept = readNoticeKey(key ?? undefined)
      cookies.push({ name: noticeCookie, value: kept ?? '', maxAgeSeconds: kept === null ? 0 : 3_600 })
    },
    keepEidErrand: (sealed) =>
      cookies.push({ name: eidCookie, value: sealed ?? '', maxAgeSeconds: sealed === null ? 0 : 900 }),
    keepDesk: (deskSecret) =>
      cookies.push({
        name: deskCookie,
        value: deskSecret ?? '',
        maxAgeSeconds: deskSecret === null ? 0 : null,
      }),
    wantsProjects: request.cookies[wantedCookie] === 'projects',
    keepWanted: (wanted) =>
      cookies.push({
        name: wantedCookie,
        value: wanted ? 'projects' : '',
        maxAgeSeconds: wanted ? 600 : 0,
      }),
    wantsService: readWanted(request.cookies[serviceCookie]),
    keepService: (wanted) => {
      visit.wantsService = wanted
      const value =
        wanted === null ? '' : [wanted.again ? 'again' : 'once', wanted.client, wanted.id].join('.')
      cookies.push({ name: serviceCookie, value, maxAgeSeconds: wanted === null ? 0 : 1_800 })
    },
    endSession: () => {
      if (visit.shared) cookies.length = 0
      const forgotten = visit.shared ? everyCookie : [sessionCookie]
      for (const name of forgotten) cookies.push({ name, value: '', maxAgeSeconds: 0 })
      if (request.cookies[deskCookie] !== undefined) visit.keepDesk(null)
    },
  }
  return visit
}

/** The token of every form of a browser: a keyed code of its secret, nothing to store (cases S-08, S-09). */
export function csrfOf(institution: PortalInstitution, secret: string): string {
  return institution.world.keys.mac(purposes.csrf, secret).toString('base64url')
}

/** A form from before a rotation is still our own. */
function isTokenOf({ world }: PortalInstitution, secret: string, token: string): boolean {
  return world.keys.macs(purposes.csrf, secret).some((mac) => isSameText(token, mac.toString('base64url')))
}

/** Kept in a cookie of this browser until it is closed. */
function isShared({ world: { institution } }: PortalInstitution, { cookies }: FastifyRequest): boolean {
  return institution.features.sharedComputers && cookies[sharedCookie] === 'yes'
}

/** Our secrets are 43 letters of base64url; anything else is not looked at. */
function readSecret(value: string | undefined): string | null {
  return value !== undefined && /^[A-Za-z0-9_-]{43}$/.test(value) ? value : null
}

/** What we sealed, as base64url; whether it opens is found out where it is used. */
function readSealed(value: string | undefined): string | null {
  return value !== undefined && /^[A-Za-z0-9_-]{40,3000}$/.test(value) ? value : null
}

/** `once.canvas.…`; whether there is such a visit is found out where it is used. */
function readWanted(value: string | undefined): WantedService | null {
  const [, again, client, id] =
    /^(again|once)\.([a-z][a-z0-9-]{0,39})\.([A-Za-z0-9_-]{10,60})$/.exec(value ?? '') ?? []
  return client === undefined || id === undefined ? null : { id, client, again: again === 'again' }
}

/** Keys of notices are 128 bits: 22 letters of base64url. */
function readNoticeKey(value: string | undefined): string | null {
  return value !== undefined && /^[A-Za-z0-9_-]{22}$/.test(value) ? value : null
}

/** Compared in constant time; a token of another length is none of ours. */
function isSameText(one: string, other: string): boolean {
  const [left, right] = [Buffer.from(one), Buffer.from(other)]
  return left.length === right.length && timingSafeEqual(left, right)
}

function newVisitor(institution: PortalInstitution, request: FastifyRequest, cookies: NewCookie[]): string {
  const secret = randomSecret(institution.world.dice)
  if (request.method === 'GET') cookies.push({ name: visitorCookie, value: secret, maxAgeSeconds: null })
  return secret
}

function chooseLanguage(
  { world }: PortalInstitution,
  request: FastifyRequest,
  prefix: Visit['prefix'],
  cookies: NewCookie[],
): Language {
  const { offered, standard } = world.institution.languages
  const asked = prefix.slice(1)
  const saved = request.cookies[languageCookie]
  if (isLanguage(asked) && offered.includes(asked)) {
    if (saved !== asked) cookies.push({ name: languageCookie, value: asked, maxAgeSeconds: 365 * 86_400 })
    return asked
  }
  if (saved !== undefined && isLanguage(saved) && offered.includes(saved)) return saved
  return negotiateLanguage(request.headers['accept-language'], offered, standard)
}

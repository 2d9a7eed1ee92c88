/** Asks a SCIM server over HTTP: within a time, without following redirects, and in our words for everything that goes wrong. (Long: every way in which an answer can be no.) */
import { Temporal } from 'temporal-polyfill'
import { waitAsked } from '../../core/retry-after.ts'
import type { Trouble } from '../../core/targets/trouble.ts'

/** What is asked. `path` is below the address of the settings; `version` is what must still be there (RFC 7644 3.14). */
export type Asked = {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  path: readonly string[]
  query?: Readonly<Record<string, string>>
  body?: object
  version?: string | null
}

/** A server that can be asked. The body of the answer, or null; throws `Refused`. */
export type Ask = (asked: Asked, signal: AbortSignal) => Promise<unknown>

/** A no, in our words. `status` null: there was no answer, so nobody knows whether it was done. */
export class Refused extends Error {
  override readonly name = 'Refused'
  readonly trouble: Trouble
  readonly worth: 'again' | 'give-up'
  readonly status: number | null
  readonly scimType: string | null

  constructor(
    trouble: Trouble,
    worth: 'again' | 'give-up',
    answered: { status: number | null; scimType: string | null } = { status: null, scimType: null },
  ) {
    super(`${trouble.what}: ${trouble.said}`)
    this.trouble = trouble
    this.worth = worth
    this.status = answered.status
    this.scimType = answered.scimType
  }
}

/** How the server is asked. `token` is a bearer token (RFC 6750); `now` in milliseconds since 1970. */
export type Asking = {
  address: string
  token: string | null
  within: { milliseconds: number }
  now: () => number
}

const mostOfAnAnswer = 16 * 1024 * 1024

/** Opens the line. A server that asks us to wait (RFC 9110 10.2.3) is not asked again before that. */
export function openAsk({ address, token, within, now }: Asking): Ask {
  let restsUntil = 0
  return async (asked, signal) => {
    if (now() < restsUntil) throw new Refused({ what: 'busy', said: 'it asked us to wait' }, 'again')
    if (token === null || !/^[\x21-\x7e]+$/.test(token))
      throw new Refused({ what: 'credentials-refused', said: 'there is no token that can be sent' }, 'again')
    const ends = { stop: signal, any: AbortSignal.any([signal, AbortSignal.timeout(within.milliseconds)]) }
    const response = await answerOf(urlOf(address, asked), requestOf(asked, token), ends)
    const text = await textOf(response, ends)
    if (response.ok) return bodyOf(text)
    const wait = waitAsked(response.headers.get('retry-after'), Temporal.Instant.fromEpochMilliseconds(now()))
    if (wait !== null && [429, 503].includes(response.status)) restsUntil = now() + wait.total('milliseconds')
    throw refusal(response.status, scimTypeIn(text), asked)
  }
}

function urlOf(address: string, { path, query = {} }: Asked): URL {
  const url = new URL(`${address.replace(/\/+$/, '')}/${path.map(encodeURIComponent).join('/')}`)
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value)
  return url
}

function requestOf({ method, body, version }: Asked, token: string): RequestInit {
  return {
    method,
    headers: {
      authorization: `Bearer ${token}`,
      accept: 'application/scim+json, application/json',
      ...(body ? { 'content-type': 'application/scim+json' } : {}),
      ...(version ? { 'if-match': version } : {}),
    },
    ...(body ? { body: JSON.stringify(body) } : {}),
    redirect: 'manual',
  }
}

/** `stop`: we break off. `any`: that, or the time of this request is over. */
type Ends = { stop: AbortSignal; any: AbortSignal }

async function answerOf(url: URL, request: RequestInit, ends: Ends): Promise<Response> {
  try {
    return await fetch(url, { ...request, signal: ends.any })
  } catch (error) {
    throw unreached(ends, error)
  }
}

async function textOf(response: Response, ends: Ends): Promise<string> {
  const chunks: Uint8Array[] = []
  let size = 0
  try {
    for await (const chunk of response.body ?? []) {
      const bytes = Uint8Array.from(chunk as Uint8Array)
      size += bytes.length
      if (size > mostOfAnAnswer) throw notUnderstood('its answer is longer than 16 MB', response.status)
      chunks.push(bytes)
    }
  } catch (error) {
    if (error instanceof Refused) throw error
    throw unreached(ends, error)
  }
  return Buffer.concat(chunks).toString('utf8')
}

function bodyOf(text: string): unknown {
  if (text.trim() === '') return null
  try {
    return JSON.parse(text)
  } catch {
    throw notUnderstood('its answer is no JSON', null)
  }
}

/** An answer that is not what RFC 7644 says. Whether the thing was done is not known. */
export function notUnderstood(said: string, status: number | null): Refused {
  return new Refused({ what: 'not-understood', said }, 'again', { status, scimType: null })
}

function unreached({ stop, any }: Ends, error: unknown): Refused {
  if (stop.aborted) return new Refused({ what: 'stopped', said: 'stopped by us' }, 'again')
  if (any.aborted) return new Refused({ what: 'unreachable', said: 'no answer in time' }, 'again')
  const code = codeOf(error)
  const what = certificateTroubles.test(code) ? 'not-trusted' : 'unreachable'
  return new Refused({ what, said: code }, 'again')
}

/** Names that Node gives to certificates it does not accept. */
const certificateTroubles = /CERT|SELF_SIGNED|UNABLE_TO_|ERR_TLS|ERR_SSL|CRL_/

/** The system's short name of what went wrong, never a text with an address in it. */
function codeOf(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined
  return typeof code === 'string' && /^[A-Z0-9_]{1,60}$/.test(code) ? code : 'not reached'
}

const knownTypes = [
  'invalidFilter',
  'tooMany',
  'uniqueness',
  'mutability',
  'invalidSyntax',
  'invalidPath',
  'noTarget',
  'invalidValue',
  'invalidVers',
  'sensitive',
]

/** RFC 7644 3.12; a word that the RFC does not know is not repeated, it could be anything. */
function scimTypeIn(text: string): string | null {
  const found = /"scimType"\s*:\s*"(\w{1,20})"/.exec(text.slice(0, 4_096))?.[1]
  return found !== undefined && knownTypes.includes(found) ? found : null
}

type Meaning = readonly [Trouble['what'], Refused['worth']]

/** What each status means for us (RFC 7644 3.12, RFC 9110 15). 500 may be the fault of one account alone, so the others go on. */
const meanings: Readonly<Record<number, Meaning>> = {
  400: ['value-refused', 'give-up'],
  401: ['credentials-refused', 'again'],
  403: ['no-right', 'again'],
  404: ['not-understood', 'again'],
  408: ['unreachable', 'again'],
  409: ['name-taken', 'give-up'],
  412: ['not-understood', 'again'],
  413: ['value-refused', 'give-up'],
  414: ['value-refused', 'give-up'],
  422: ['value-refused', 'give-up'],
  429: ['busy', 'again'],
  500: ['not-understood', 'again'],
  501: ['not-understood', 'give-up'],
  502: ['unreachable', 'again'],
  503: ['busy', 'again'],
  504: ['unreachable', 'again'],
  507: ['full', 'again'],
}

function refusal(status: number, scimType: string | null, { path }: Asked): Refused {
  // an entry may be gone; where all of them are is a setting
  const isPlace = status === 404 && path.length === 1
  const [what, worth] = isPlace ? (['base-missing', 'again'] as const) : (meanings[status] ?? rest(status))
  const said = [`HTTP ${status}`, scimType].filter((part) => part !== null).join(' ')
  return new Refused({ what, said }, worth, { status, scimType })
}

/** A redirect is not followed: the token would go to whoever it names (case I-16). */
function rest(status: number): Meaning {
  if (status >= 300 && status < 400) return ['base-missing', 'again']
  return status >= 500 ? ['unreachable', 'again'] : ['not-understood', 'again']
}

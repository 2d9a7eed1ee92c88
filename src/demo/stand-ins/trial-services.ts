/** Stand in for the services of a university: a real relying party (openid-client), so that one can click through signing in and out. (Long: a whole small service.) */
import { randomBytes } from 'node:crypto'
import { request as httpRequest } from 'node:http'
import formbody from '@fastify/formbody'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { createRemoteJWKSet, customFetch as keysFetch, jwtVerify } from 'jose'
import * as party from 'openid-client'
import { plainHttp } from '../../adapters/openid-client/plain-http.ts'
import { serviceDocument, type ShownService } from '../trial-services-document.tsx'
import type { ShellFiles } from '../../web/look/shell.tsx'

/** One service of one institution. */
export type TrialService = {
  institution: string
  institutionName: string
  key: string
  name: string
  about: string
  proves: { secret: string } | { key: CryptoKey; kid: string }
}

export type TrialServices = {
  services: readonly TrialService[]
  issuerOf: (institution: string) => string
  port: () => number
  files: ShellFiles
}

/** Where they answer on the bare host. */
export const servicesPath = '/demo/services'

/** The path of one, without a slash at the end. */
export function pathOf({ institution, key }: Pick<TrialService, 'institution' | 'key'>): string {
  return `${servicesPath}/${institution}/${key}`
}

type SignedIn = { claims: Record<string, unknown>; idToken: string; sid: string; refresh: string | null }
type Sent = { verifier: string; state: string; nonce: string }
type Visitor = { signedIn: SignedIn | null; sent: Sent | null; told: string | null }

/** Adds their routes to the bare host. What they remember lives as long as this program. */
export async function trialServiceRoutes(app: FastifyInstance, all: TrialServices): Promise<void> {
  await app.register(async (inner) => {
    if (!inner.hasContentTypeParser('application/x-www-form-urlencoded')) await inner.register(formbody)
    for (const service of all.services) oneService(inner, service, all)
  })
}

function oneService(app: FastifyInstance, service: TrialService, all: TrialServices): void {
  const path = pathOf(service)
  const here = () => `http://localhost:${all.port()}${path}`
  const visitors = new Map<string, Visitor>()
  let opened: Promise<party.Configuration> | null = null
  const config = async () => (opened ??= discover(service, all))

  app.get(path, async (request, reply) => {
    const { visitor } = visitorOf(visitors, request, reply, path)
    const shown: ShownService = {
      ...service,
      path,
      claims: visitor.signedIn?.claims ?? null,
      told: visitor.told,
    }
    visitor.told = null
    return reply.type('text/html; charset=utf-8').send(serviceDocument({ files: all.files, service: shown }))
  })

  app.get<{ Querystring: { with?: string } }>(`${path}/sign-in`, async (request, reply) => {
    const { visitor } = visitorOf(visitors, request, reply, path)
    const sent = {
      verifier: party.randomPKCECodeVerifier(),
      state: party.randomState(),
      nonce: party.randomNonce(),
    }
    visitor.sent = sent
    const wish = request.query.with
    const address = await party.buildAuthorizationUrlWithPAR(await config(), {
      redirect_uri: `${here()}/back`,
      scope: 'openid profile email affiliation',
      code_challenge: await party.calculatePKCECodeChallenge(sent.verifier),
      code_challenge_method: 'S256',
      state: sent.state,
      nonce: sent.nonce,
      ...(wish === 'anew' ? { prompt: 'login' } : {}),
      ...(wish === 'two-factors' ? { acr_values: 'https://refeds.org/profile/mfa' } : {}),
      ...(wish === 'silent' ? { prompt: 'none' } : {}),
    })
    return reply.code(303).header('location', address.href).send()
  })

  app.get(`${path}/back`, async (request, reply) => {
    const { visitor } = visitorOf(visitors, request, reply, path)
    const { sent } = visitor
    visitor.sent = null
    visitor.told =
      sent === null ? 'This answer is to no question of ours.' : await receive(visitor, sent, request)
    return reply.code(303).header('location', path).send()
  })

  async function receive(visitor: Visitor, sent: Sent, request: FastifyRequest): Promise<string | null> {
    try {
      const tokens = await party.authorizationCodeGrant(await config(), new URL(request.url, here()), {
        pkceCodeVerifier: sent.verifier,
        expectedState: sent.state,
        expectedNonce: sent.nonce,
        idTokenExpected: true,
      })
      const said = tokens.claims()
      if (!said) return 'There was no ID token.'
      const known = await party.fetchUserInfo(await config(), tokens.access_token, said.sub)
      const sid = said['sid']
      visitor.signedIn = {
        claims: { ...known, acr: said['acr'], amr: said['amr'] },
        idToken: tokens.id_token ?? '',
        sid: typeof sid === 'string' ? sid : '',
        refresh: tokens.refresh_token ?? null,
      }
      return null
    } catch (error) {
      if (error instanceof party.AuthorizationResponseError || error instanceof party.ResponseBodyError)
        return `The university said: ${error.error}`
      throw error
    }
  }

  app.post(`${path}/renew`, async (request, reply) => {
    const { visitor } = visitorOf(visitors, request, reply, path)
    const refresh = visitor.signedIn?.refresh
    if (visitor.signedIn && refresh) {
      try {
        const tokens = await party.refreshTokenGrant(await config(), refresh)
        visitor.signedIn.refresh = tokens.refresh_token ?? null
        visitor.told = 'The access was renewed.'
      } catch (error) {
        if (!(error instanceof party.ResponseBodyError)) throw error
        visitor.told = `The access could not be renewed: ${error.error}`
        visitor.signedIn = null
      }
    }
    return reply.code(303).header('location', path).send()
  })

  app.post(`${path}/sign-out`, async (request, reply) => {
    const { visitor } = visitorOf(visitors, request, reply, path)
    const hint = visitor.signedIn?.idToken
    visitor.signedIn = null
    const address = party.buildEndSessionUrl(await config(), {
      ...(hint === undefined ? {} : { id_token_hint: hint }),
      post_logout_redirect_uri: `${here()}/signed-out`,
    })
    // an answer of its own: this form may lead to our own pages only
    return reply.type('text/html; charset=utf-8').send(
      serviceDocument({
        files: all.files,
        service: { ...service, path, claims: null, told: null, goesOnTo: address.href },
      }),
    )
  })

  app.get(`${path}/signed-out`, async (request, reply) => {
    const { visitor } = visitorOf(visitors, request, reply, path)
    visitor.told = 'You are back from signing out.'
    return reply.code(303).header('location', path).send()
  })

  app.post(`${path}/told`, async (request, reply) => {
    const { logout_token: token } = (request.body ?? {}) as Record<string, unknown>
    const { payload } = await jwtVerify(String(token), await keysOf(service, all), {
      issuer: all.issuerOf(service.institution),
      audience: service.key,
      typ: 'logout+jwt',
    })
    for (const visitor of visitors.values()) {
      if (visitor.signedIn === null || visitor.signedIn.sid !== payload['sid']) continue
      visitor.signedIn = null
      visitor.told = 'The university has signed you out here.'
    }
    return reply.code(200).send()
  })
}

async function discover(service: TrialService, all: TrialServices): Promise<party.Configuration> {
  const { proves } = service
  const auth =
    'secret' in proves
      ? party.ClientSecretBasic(proves.secret)
      : party.PrivateKeyJwt({ key: proves.key, kid: proves.kid })
  const metadata = { id_token_signed_response_alg: 'ES256' }
  return party.discovery(new URL(all.issuerOf(service.institution)), service.key, metadata, auth, {
    execute: [plainHttp],
    [party.customFetch]: overLoopback(all.port),
  })
}

async function keysOf(service: TrialService, all: TrialServices) {
  const address = new URL(`${all.issuerOf(service.institution)}/jwks`)
  return createRemoteJWKSet(address, { [keysFetch]: overLoopback(all.port) })
}

type Asked = { method?: string | undefined; headers?: unknown; body?: unknown }

/** The name of a portal leads to this machine, whether or not its resolver knows `.localhost`. */
function overLoopback(port: () => number): (url: string, asked: Asked) => Promise<Response> {
  return async (url, { method = 'GET', headers, body }) =>
    new Promise((done, failed) => {
      const { host, pathname, search } = new URL(url)
      const sent = { ...Object.fromEntries(new Headers(headers as HeadersInit).entries()), host }
      const asking = httpRequest(
        { host: '127.0.0.1', port: port(), path: `${pathname}${search}`, method, headers: sent },
        (answer) => {
          const parts: Buffer[] = []
          answer.on('data', (part: Buffer) => parts.push(part))
          answer.on('error', failed)
          answer.on('end', () => {
            const status = answer.statusCode ?? 500
            const said = new Headers({ 'content-type': answer.headers['content-type'] ?? 'text/plain' })
            done(new Response(status === 204 ? null : Buffer.concat(parts), { status, headers: said }))
          })
        },
      )
      asking.on('error', failed)
      asking.end(body instanceof URLSearchParams ? body.toString() : undefined)
    })
}

const cookieName = 'trial-service'

function visitorOf(
  visitors: Map<string, Visitor>,
  request: FastifyRequest,
  reply: FastifyReply,
  path: string,
): { visitor: Visitor } {
  const brought = request.cookies[cookieName]
  const known = brought === undefined ? undefined : visitors.get(brought)
  if (known) return { visitor: known }
  const id = randomBytes(32).toString('base64url')
  const visitor: Visitor = { signedIn: null, sent: null, told: null }
  visitors.set(id, visitor)
  void reply.setCookie(cookieName, id, { path, httpOnly: true, sameSite: 'lax', secure: true })
  return { visitor }
}

/** Stands in for ID-porten: a certified OpenID provider that speaks as ID-porten does and lets one choose whom to be. (Long: the provider's settings.) */
import { createHash, randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { text as textOf } from 'node:stream/consumers'
import { exportJWK, generateKeyPair, type JWK } from 'jose'
import type { Configuration, interactionPolicy, KoaContextWithOIDC, Provider } from 'oidc-provider'
import { eidMemory } from './eid-memory.ts'
import { signedOutHtml, troubleHtml } from './eid-plain-pages.ts'
import { providerLibrary } from '../../adapters/openid-provider/library.ts'

/** An institution as ID-porten knows it. */
export type EidClient = {
  id: string
  /** For the page: whose portal sent the person here. */
  name: string
  returnTo: string
  signedOutAt: string
  /** Opened in a frame when the person signs out anywhere: the front channel of OpenID Connect. */
  frontChannel: string
  /** How it shows that it is itself: a signed word, as ID-porten asks for, or a secret, as Feide does. */
  proves: { keys: JWK[] } | { secret: string }
  people: readonly EidPerson[]
}

/** Somebody one can identify as. */
export type EidPerson = { name: string; number: string; story: string }

/** What the page of the stand-in shows and takes. */
export type EidPage = (shown: { client: EidClient; action: string }) => string

export type EidStandIn = {
  issuer: string
  /** Private: tests sign with it what the provider itself never would. */
  signingKey: JWK
  /** Answers under the issuer; `url` of the request is without the issuer's own path, which stands in `originalUrl`. */
  answer: (request: IncomingMessage, response: ServerResponse) => Promise<void>
}

const levels = ['idporten-loa-substantial', 'idporten-loa-high']
/** Where Feide names somebody; there `number` is `user@realm`. */
const feideName = 'https://n.feide.no/claims/userid_sec'
/** As long as the shared session of ID-porten: two hours at most (field 3.1). */
const sessionSeconds = 7_200

/** Opens the provider for these clients. Its keys and sessions live as long as this program. */
export async function openEidStandIn(wanted: {
  issuer: string
  clients: readonly EidClient[]
  page: EidPage
}): Promise<EidStandIn> {
  const { issuer, clients, page } = wanted
  const { privateKey } = await generateKeyPair('RS256', { extractable: true })
  const signingKey: JWK = { ...(await exportJWK(privateKey)), kid: 'eid-1', alg: 'RS256', use: 'sig' }
  const people = new Map<string, string | null>()
  const byId = new Map(clients.map((client) => [client.id, client]))
  const library = await providerLibrary()
  const policy = policyOf(library.interactionPolicy)
  const provider = new library.Provider(
    issuer,
    configurationOf({ issuer, clients, byId, signingKey, people, policy }),
  )
  // ID-porten tells every client its session, for the front channel; the library only for the back channel
  Object.assign(provider.Client.prototype, { includeSid: () => true })
  const callback = provider.callback()
  return {
    issuer,
    signingKey,
    async answer(request, response) {
      if (!request.url?.startsWith('/interaction/')) return callback(request, response)
      try {
        await interact({ provider, byId, people, page }, request, response)
      } catch {
        response.writeHead(400, { 'content-type': 'text/html; charset=utf-8' })
        response.end(troubleHtml('This visit is over. Go back to the portal and begin again.'))
      }
    },
  }
}

type Inside = {
  provider: Provider
  byId: ReadonlyMap<string, EidClient>
  people: Map<string, string | null>
  page: EidPage
}

async function interact(inside: Inside, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { provider, byId, people, page } = inside
  const { params, uid, session } = await provider.interactionDetails(request, response)
  const client = byId.get(String(params['client_id']))
  if (!client) throw new Error('no such client')
  if (request.method !== 'POST') {
    const action = `${new URL(provider.issuer).pathname.replace(/\/$/, '')}/interaction/${uid}`
    response.writeHead(200, pageHeaders(client))
    response.end(page({ client, action }))
    return
  }
  const result = chosen(new URLSearchParams(await textOf(request)), people)
  const on = await provider.interactionResult(request, response, result, { mergeWithLastSubmission: false })
  if ('login' in result && session) await forgetAnother(provider, session, result.login.accountId)
  response.writeHead(303, { location: on }).end()
}

/** Somebody else at the same browser: the one before is forgotten without a page of its own, which would need script. */
async function forgetAnother(
  provider: Provider,
  { uid, accountId }: { uid: string; accountId: string },
  next: string,
): Promise<void> {
  if (accountId === next) return
  const before = await provider.Session.findByUid(uid)
  if (!before) return
  Object.assign(before, { accountId: undefined, authorizations: undefined })
  await before.persist()
}

/** The form posts here and ends at the portal, so the portal's address may stand at the end of the form (CSP 3, form-action). */
function pageHeaders({ returnTo }: EidClient): Record<string, string> {
  return {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'content-security-policy': `default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'self'; script-src 'self'; form-action 'self' ${new URL(returnTo).origin}; frame-ancestors 'none'; base-uri 'none'`,
  }
}

/** `person` is a number from the list, `number` one that was typed, `no-number` a foreign eID, `cancel` the way back. */
function chosen(typed: URLSearchParams, people: Map<string, string | null>) {
  const person = typed.get('person') ?? ''
  if (person === 'cancel') return { error: 'access_denied', error_description: 'the person went back' }
  const number = person === 'no-number' ? null : typed.get('number')?.trim() || person
  const accountId = createHash('sha256')
    .update(`${number ?? randomBytes(16).toString('hex')}`)
    .digest('base64url')
  people.set(accountId, number)
  const strong = typed.get('level') !== 'substantial'
  return {
    login: {
      accountId,
      acr: strong ? 'idporten-loa-high' : 'idporten-loa-substantial',
      amr: [strong ? 'BankID' : 'Minid-OTC'],
      remember: true,
    },
  }
}

type Inner = Omit<Inside, 'provider' | 'page'> & {
  issuer: string
  clients: readonly EidClient[]
  signingKey: JWK
  policy: ReturnType<typeof policyOf>
}

/** ID-porten's ways in the library's words: pushed requests, PKCE, signed client assertions, `iss` in the answer (field 3.1). */
function configurationOf({ issuer, clients, byId, signingKey, people, policy }: Inner): Configuration {
  const home = new URL(issuer).pathname.replace(/\/$/, '')
  return {
    adapter: eidMemory(),
    clients: clients.map((client) => ({
      client_id: client.id,
      redirect_uris: [client.returnTo],
      post_logout_redirect_uris: [client.signedOutAt],
      response_types: ['code'],
      grant_types: ['authorization_code'],
      require_auth_time: true,
      ...('secret' in client.proves
        ? { client_secret: client.proves.secret, token_endpoint_auth_method: 'client_secret_basic' as const }
        : {
            token_endpoint_auth_method: 'private_key_jwt' as const,
            jwks: { keys: [...client.proves.keys] as never[] },
            require_pushed_authorization_requests: true,
          }),
    })),
    jwks: { keys: [signingKey] },
    acrValues: levels,
    claims: { openid: ['sub'], profile: ['pid', 'locale'], 'userid-feide': [feideName] },
    conformIdTokenClaims: false,
    clientAuthMethods: ['private_key_jwt', 'client_secret_basic'],
    enabledJWA: { clientAuthSigningAlgValues: ['RS256', 'PS256', 'ES256'] },
    responseTypes: ['code'],
    scopes: ['openid', 'profile', 'userid-feide'],
    pkce: { required: () => true },
    cookies: { keys: [randomBytes(32).toString('hex')] },
    ttl: {
      AccessToken: 120,
      AuthorizationCode: 60,
      IdToken: 120,
      Interaction: 900,
      Session: sessionSeconds,
      Grant: sessionSeconds,
    },
    features: {
      devInteractions: { enabled: false },
      pushedAuthorizationRequests: { enabled: true },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (ctx, form) => {
          ctx.set('content-security-policy', `default-src 'none'; frame-src ${frameHosts(clients)}`)
          ctx.body = signedOutHtml(form, framesFor(ctx, issuer, byId))
        },
        postLogoutSuccessSource: (ctx) => {
          ctx.body = troubleHtml('You are signed out.')
        },
      },
    },
    interactions: { url: (_ctx, { uid }) => `${home}/interaction/${uid}`, policy },
    findAccount: (_ctx, accountId) => ({
      accountId,
      claims: () => {
        const number = people.get(accountId) ?? null
        const named = number === null ? {} : { pid: number, [feideName]: [`feide:${number}`] }
        return { sub: accountId, locale: 'nb', ...named }
      },
    }),
    // nobody is asked whether the institution may know: the institution asked ID-porten, and that is agreed
    loadExistingGrant: async (ctx) => {
      const { client, session } = ctx.oidc
      const grant = new ctx.oidc.provider.Grant({
        clientId: client?.clientId ?? '',
        accountId: session?.accountId ?? '',
      })
      grant.addOIDCScope('openid profile userid-feide')
      await grant.save()
      return grant
    },
    renderError: (ctx, out) => {
      ctx.type = 'html'
      ctx.body = troubleHtml(`${out.error}: ${out.error_description ?? ''}`)
    },
  }
}

/** Somebody known at a lower level than asked identifies anew, once; what they choose then is told as it is. */
function policyOf({ base: basic, Check }: typeof interactionPolicy) {
  const base = basic()
  const stronger = new Check('stronger', 'a stronger electronic ID is asked for', (ctx) => {
    const { params, session, result } = ctx.oidc
    if (result?.login || !session?.accountId) return Check.NO_NEED_TO_PROMPT
    const said = params?.['acr_values']
    const asked = typeof said === 'string' ? said : ''
    return levels.indexOf(session.acr ?? '') < levels.indexOf(asked)
      ? Check.REQUEST_PROMPT
      : Check.NO_NEED_TO_PROMPT
  })
  base.get('login')?.checks.add(stronger)
  return base
}

/** Every client this person is signed in at, opened in a frame with `iss` and `sid` (OpenID Connect Front-Channel Logout). */
function framesFor(ctx: KoaContextWithOIDC, issuer: string, byId: ReadonlyMap<string, EidClient>): string[] {
  const { session } = ctx.oidc
  return Object.keys(session?.authorizations ?? {}).flatMap((clientId) => {
    const client = byId.get(clientId)
    const sid = session?.sidFor(clientId)
    if (!client || sid === undefined) return []
    const frame = new URL(client.frontChannel)
    frame.search = new URLSearchParams({ iss: issuer, sid }).toString()
    return [frame.href]
  })
}

function frameHosts(clients: readonly EidClient[]): string {
  return [...new Set(clients.map(({ frontChannel }) => new URL(frontChannel).origin))].join(' ')
}

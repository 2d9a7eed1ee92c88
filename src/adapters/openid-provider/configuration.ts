/** Our rules in the settings of the provider's library. (Long: one setting after another.) */
import type { JWK } from 'jose'
import type { Configuration, interactionPolicy, KoaContextWithOIDC } from 'oidc-provider'
import { claimsOfScopes, scopesOf } from '../../core/openid/claims.ts'
import type { Client } from '../../core/openid/client.ts'
import type { ProviderHouse } from '../../core/openid/provider.ts'
import { acrValues } from '../../core/openid/strength.ts'
import { metadataOf } from './clients.ts'
import { memoryOf, type Refusals } from './memory.ts'
import { policyOf } from './policy.ts'
import { visitorOf } from './visitor.ts'

export type Inner = {
  house: ProviderHouse
  /** Private keys, for each algorithm the one that signs first. */
  keys: readonly JWK[]
  seconds: { code: number; access: number; refresh: number }
  secretOf: (name: string) => string | null
  policy: typeof interactionPolicy
  refusals: Refusals
  trouble: (ctx: KoaContextWithOIDC, error: string, description: string | undefined) => string
}

/** As long as the cookie may stand in a browser that is never closed; the session ends with ours anyway. */
const sessionSeconds = 24 * 3_600
const visitSeconds = 1_800

/** RFC 9700 and OpenID Connect Core: codes only, always with PKCE, exact redirects, opaque tokens, rotation (cases D-01 to D-13). */
export function configurationOf(inner: Inner): Configuration {
  const { house, keys, seconds, secretOf, refusals } = inner
  const byId = new Map(house.clients.map((client) => [client.key, client]))
  return {
    adapter: memoryOf(house, refusals),
    clients: house.clients.map((client) => metadataOf(client, secretOf)),
    jwks: { keys },
    acrValues,
    // how and when somebody signed in stands in every ID token (case D-09)
    claims: { ...claimsOfScopes, openid: ['sub', 'acr', 'amr', 'auth_time'], sid: null },
    scopes: [...Object.keys(claimsOfScopes), 'offline_access'],
    conformIdTokenClaims: true,
    subjectTypes: ['public'],
    responseTypes: ['code'],
    clientAuthMethods: ['private_key_jwt', 'client_secret_basic'],
    enabledJWA: {
      clientAuthSigningAlgValues: [
        'ES256',
        'ES384',
        'ES512',
        'EdDSA',
        'Ed25519',
        'PS256',
        'PS384',
        'PS512',
        'RS256',
      ],
      idTokenSigningAlgValues: ['ES256', 'RS256'],
    },
    pkce: { required: () => true },
    allowOmittingSingleRegisteredRedirectUri: false,
    clientBasedCORS: () => false,
    clockTolerance: 5,
    cookies: {
      names: { session: '__Host-openid', interaction: '__Secure-visit', resume: '__Secure-resume' },
      long: { ...cookie, path: '/' },
      short: cookie,
    },
    ttl: {
      AccessToken: seconds.access,
      AuthorizationCode: seconds.code,
      IdToken: seconds.access,
      RefreshToken: (ctx) => ctx.oidc.entities.RotatedRefreshToken?.remainingTTL ?? seconds.refresh,
      Interaction: visitSeconds,
      Session: sessionSeconds,
      // a grant is made once for a session, and outlives the last token of it
      Grant: sessionSeconds + 2 * seconds.refresh,
      PushedAuthorizationRequest: 60,
    },
    rotateRefreshToken: true,
    issueRefreshToken: (_ctx, client) => Promise.resolve(client.grantTypeAllowed('refresh_token')),
    // what a service holds ends with its own row, not with the browser's session
    expiresWithSession: () => Promise.resolve(false),
    features: {
      devInteractions: { enabled: false },
      dPoP: { enabled: false },
      resourceIndicators: { enabled: false },
      pushedAuthorizationRequests: { enabled: true },
      introspection: { enabled: true, allowedPolicy: ownTokens },
      revocation: { enabled: true, allowedPolicy: ownTokens },
      backchannelLogout: { enabled: true },
      rpInitiatedLogout: {
        enabled: true,
        // both are replaced by pages of ours on the way out (open-provider.ts)
        logoutSource: (ctx) => {
          ctx.body = ''
        },
        postLogoutSuccessSource: (ctx) => {
          ctx.body = ''
        },
      },
    },
    interactions: {
      policy: policyOf(inner.policy, byId),
      url: async (ctx, { uid, params, prompt, returnTo, lastSubmission }) => {
        const expectsAnother = prompt.reasons.includes('id_token_hint')
        const [maxAge, acr] = [params['max_age'], params['acr_values']]
        await house.begin(
          {
            id: uid,
            client: String(params['client_id']),
            path: new URL(returnTo).pathname,
            beganAt: Math.floor(Date.now() / 1_000),
            signInNow: prompt.reasons.includes('login_prompt'),
            expectsAnother,
            refused: expectsAnother && lastSubmission?.login !== undefined,
            maxAgeSeconds: maxAge === undefined ? null : Number(maxAge),
            acrValues: typeof acr === 'string' ? acr : undefined,
          },
          visitorOf(ctx, house.secret),
        )
        return `/sign-in/service/${uid}`
      },
    },
    findAccount: async (ctx, subject, token) => {
      const client = byId.get(token?.clientId ?? ctx.oidc.client?.clientId ?? '')
      const person = client ? await house.person(subject, client) : null
      if (!person) return undefined
      return { accountId: subject, claims: async () => ({ ...(await person.claims()), sub: subject }) }
    },
    loadExistingGrant: async (ctx) => grantFor(ctx, house, byId),
    renderError: (ctx, { error, error_description: description }) => {
      if (ctx.status === 429) ctx.set('retry-after', '60')
      ctx.type = 'html'
      ctx.body = inner.trouble(ctx, error, description)
    },
  }
}

const cookie = { signed: false, httpOnly: true, secure: true, sameSite: 'lax', overwrite: true } as const

/** A service learns of, and gives back, its own tokens only. */
const ownTokens = (
  _ctx: KoaContextWithOIDC,
  client: { clientId: string },
  token: { clientId?: string | undefined },
): boolean => token.clientId === client.clientId

/** Nobody is asked what a service of the institution may know: its file says so. One grant for each service and sign-in. */
async function grantFor(ctx: KoaContextWithOIDC, house: ProviderHouse, byId: ReadonlyMap<string, Client>) {
  const { session, client, result, provider } = ctx.oidc
  const settings = byId.get(client?.clientId ?? '')
  if (!session?.accountId || !client || !settings) return undefined
  const ours = result?.login?.['session']
  if (typeof ours === 'string') await house.hang(session.uid, { sessionId: ours, subject: session.accountId })
  const scope = [...scopesOf(settings), ...(settings.refresh ? ['offline_access'] : [])].join(' ')
  const known = session.grantIdFor(client.clientId)
  const living = known ? await provider.Grant.find(known) : undefined
  if (living?.accountId === session.accountId && living.getOIDCScope() === scope) return living
  // a new sid with it: what is said of the former one must not end this one
  session.sidFor(client.clientId, house.secret())
  const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId })
  grant.addOIDCScope(scope)
  await grant.save()
  return grant
}

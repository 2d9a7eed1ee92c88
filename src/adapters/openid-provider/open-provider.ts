/** The certified OpenID provider (the package oidc-provider) of one institution, with our rules and our pages. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { JWK } from 'jose'
import type { KoaContextWithOIDC, Provider } from 'oidc-provider'
import type { ProviderHouse } from '../../core/openid/provider.ts'
import { configurationOf } from './configuration.ts'
import { providerLibrary } from './library.ts'
import { visitorOf } from './visitor.ts'

export type ProviderWish = {
  issuer: string
  house: ProviderHouse
  keys: readonly JWK[]
  seconds: { code: number; access: number; refresh: number }
  secretOf: (name: string) => string | null
  /** Whether the address of this request may begin one more visit; asked, and counted, before anything is kept. */
  mayBegin: (request: IncomingMessage) => Promise<boolean>
  /** The page that says that it did not work. */
  trouble: (request: IncomingMessage, error: string, description: string | undefined) => string
  /** Something of ours failed, or a service was refused. */
  onTrouble: (what: 'failed' | 'refused', error: Error, client: string | null) => void
}

export type OpenedProvider = {
  /** Answers under the issuer; `url` of the request is without the issuer's own path, which stands in `originalUrl`. */
  answer: (request: IncomingMessage, response: ServerResponse) => Promise<void>
}

/** Opens it. Everything it remembers is the house's, so any number of processes may answer for one issuer. */
export async function openProvider(wish: ProviderWish): Promise<OpenedProvider> {
  const { issuer, house } = wish
  const library = await providerLibrary()
  const provider = new library.Provider(
    issuer,
    configurationOf({
      ...wish,
      policy: library.interactionPolicy,
      refusals: {
        ...library.errors,
        endsBecause: () => (library.Provider.ctx?.oidc?.route === 'revocation' ? 'revoked' : 'used-twice'),
        mayBegin: async () => {
          const request = library.Provider.ctx?.req
          return request !== undefined && wish.mayBegin(request)
        },
      },
      trouble: (ctx, error, description) => wish.trouble(ctx.req, error, description),
    }),
  )
  // every service knows which of its sessions is meant, whether or not it wants to be told of the end
  Object.assign(provider.Client.prototype, { includeSid: () => true })
  // the door says which scheme and host the issuer has, whatever the request came with (case L-01)
  provider.proxy = true
  // cookies of ours are Secure in the demo too: browsers take localhost for safe
  const createContext = provider.createContext.bind(provider)
  provider.createContext = <State>(request: IncomingMessage, response: ServerResponse) => {
    const ctx = createContext<State>(request, response)
    ctx.cookies.secure = true
    return ctx
  }
  provider.use(async (ctx: KoaContextWithOIDC, next: () => Promise<void>) => {
    await next()
    allowAnswer(ctx)
    await askSignOut(ctx, house)
  })
  listen(provider, wish.onTrouble)
  const callback = provider.callback()
  return { answer: async (request, response) => callback(request, response) }
}

function listen(provider: Provider, onTrouble: ProviderWish['onTrouble']): void {
  provider.on('server_error', (ctx, error) => onTrouble('failed', error, ctx.oidc?.client?.clientId ?? null))
  provider.on('authorization.error', (ctx, error) => onTrouble('refused', error, clientIn(ctx)))
  // wherever a service shows who it is, a wrong secret is written down (case D-07)
  provider.on('grant.error', (ctx, error) => onTrouble('refused', error, clientIn(ctx)))
  provider.on('pushed_authorization_request.error', (ctx, error) =>
    onTrouble('refused', error, clientIn(ctx)),
  )
  provider.on('introspection.error', (ctx, error) => onTrouble('refused', error, clientIn(ctx)))
  provider.on('revocation.error', (ctx, error) => onTrouble('refused', error, clientIn(ctx)))
}

/** Only a service that is known is named; anybody could send any word (case I-19). */
function clientIn({ oidc }: KoaContextWithOIDC): string | null {
  return oidc?.client?.clientId ?? null
}

/** An answer by form goes to the address of the service: the page may send its form there and nowhere else. */
function allowAnswer(ctx: KoaContextWithOIDC): void {
  const to = ctx.oidc?.redirectUriCheckPerformed === true ? ctx.oidc.params?.['redirect_uri'] : undefined
  const policy = ctx.response.get('content-security-policy')
  if (ctx.status !== 200 && ctx.status !== 400) return
  if (typeof to !== 'string' || policy === '' || ctx.oidc.responseMode !== 'form_post') return
  ctx.set('content-security-policy', policy.replace(/form-action[^;]*/, `form-action ${new URL(to).origin}`))
}

/** The library has checked who asks and where they may go afterwards; whether to sign out, a page of ours asks (case D-10). */
async function askSignOut(ctx: KoaContextWithOIDC, house: ProviderHouse): Promise<void> {
  if (ctx.oidc?.route !== 'end_session' || ctx.status !== 200) return
  const { client, entities, params } = ctx.oidc
  const [to, state] = [params?.['post_logout_redirect_uri'], params?.['state']]
  const sid = entities.IdTokenHint?.payload?.['sid']
  if (client && typeof sid === 'string') await house.signedOutAt(client.clientId, sid)
  const wish = { client: client?.clientId ?? '', to: typeof to === 'string' ? withState(to, state) : null }
  const path = await house.beginSignOut(wish, visitorOf(ctx, house.secret))
  ctx.body = null
  ctx.redirect(path)
  ctx.status = 303
}

function withState(to: string, state: unknown): string {
  if (typeof state !== 'string') return to
  const address = new URL(to)
  address.searchParams.set('state', state)
  return address.href
}

/** Sending somebody to a provider of electronic ID and taking them back: what ID-porten and Feide have in common. (Long: one conversation, from leaving to signing out.) */
import {
  authorizationCodeGrant,
  buildAuthorizationUrl,
  buildAuthorizationUrlWithPAR,
  buildEndSessionUrl,
  calculatePKCECodeChallenge,
  type ClientAuth,
  clockSkew,
  clockTolerance,
  Configuration,
  customFetch,
  type ServerMetadata,
} from 'openid-client'
import type { JWTPayload } from 'jose'
import type { Temporal } from 'temporal-polyfill'
import type { Dice } from '../../core/chance.ts'
import type {
  Identified,
  IdentityErrand,
  IdentityProvider,
  IdentityWish,
  Sent,
} from '../../core/secrets/electronic-id.ts'
import { boundedFetch } from './bounded-fetch.ts'
import { type Discovered, discovered } from './discovered.ts'
import { believedClaims, NotBelieved, skewSeconds } from './id-token.ts'
import { plainHttp } from './plain-http.ts'
import { providerKeys } from './provider-keys.ts'
import { whatWentWrong } from './what-went-wrong.ts'

/** What both providers are opened with. */
export type PartySettings = {
  issuer: string
  clientId: string
  /** Plain http: the demo and the tests only. */
  insecure: boolean
  dice: Dice
  /** The time of the house, in which it is told when somebody identified. */
  now: () => Temporal.Instant
  /** The time of the outside, by which its tokens are judged; the demo's clock may be years away from it. */
  protocolNow: () => Temporal.Instant
  /** For the operator, when nobody can be sent at all. */
  onTrouble: (because: string) => void
}

/** What only one of the providers does. */
export type Manner = {
  needed: readonly (keyof ServerMetadata & string)[]
  scope: string
  /** Pushed: what is asked never passes through the browser, so nobody there can weaken it (RFC 9126). */
  pushed: boolean
  authenticate: () => Promise<ClientAuth>
  asks: (wish: IdentityWish) => Record<string, string>
  /** Who the believed token is about, or why that is not enough. */
  judge: (proved: Proved) => Promise<Judged>
}

export type Proved = {
  errand: IdentityErrand
  claims: JWTPayload
  accessToken: string
  configuration: Configuration
}
export type Judged = { is: 'subject'; subject: string } | { is: 'no-number' } | { is: 'too-weak' }

type Party = {
  settings: PartySettings
  manner: Manner
  server: Discovered
  keys: ReturnType<typeof providerKeys>
}

/** A provider for one institution. Discovery happens when somebody is first sent. */
export function openParty(settings: PartySettings, manner: Manner): Omit<IdentityProvider, 'name'> {
  const { issuer, insecure, protocolNow } = settings
  const server = discovered({ issuer, insecure, protocolNow, needed: manner.needed })
  const party: Party = { settings, manner, server, keys: providerKeys(protocolNow) }
  return {
    issuer,
    send: async (wish) => send(party, wish),
    receive: async (errand, returned) => receive(party, errand, returned),
    signOutAt: async (idToken, returnTo) => signOutAt(party, idToken, returnTo),
  }
}

async function send(party: Party, wish: IdentityWish): Promise<Sent> {
  const { manner, settings, server } = party
  const errand = newErrand(settings, wish)
  try {
    const configuration = await configurationOf(party)
    const asked = {
      redirect_uri: wish.returnTo,
      scope: manner.scope,
      state: errand.state,
      nonce: errand.nonce,
      code_challenge: await calculatePKCECodeChallenge(errand.verifier),
      code_challenge_method: 'S256',
      ui_locales: wish.language,
      ...(wish.again ? { prompt: 'login' } : {}),
      ...manner.asks(wish),
    }
    const to = manner.pushed
      ? await buildAuthorizationUrlWithPAR(configuration, asked)
      : buildAuthorizationUrl(configuration, asked)
    return { is: 'sent', to: to.href, errand }
  } catch (error) {
    const wrong = whatWentWrong(error)
    server.forget()
    settings.onTrouble('because' in wrong ? wrong.because : wrong.is)
    return { is: 'unavailable' }
  }
}

/** Fresh for every try: state, nonce and verifier of 256 bits each (RFC 9700 2.1.1, 4.5.3). */
function newErrand(
  { dice, protocolNow }: PartySettings,
  { again, level, returnTo }: IdentityWish,
): IdentityErrand {
  const random = () => Buffer.from(dice.bytes(32)).toString('base64url')
  return {
    state: random(),
    nonce: random(),
    verifier: random(),
    again,
    level,
    returnTo,
    begun: protocolNow().toString(),
  }
}

async function receive(party: Party, errand: IdentityErrand, returned: URL): Promise<Identified> {
  try {
    return await identify(party, errand, returned)
  } catch (error) {
    return whatWentWrong(error)
  }
}

async function identify(party: Party, errand: IdentityErrand, returned: URL): Promise<Identified> {
  const { settings, manner, keys } = party
  const configuration = await configurationOf(party)
  const { jwks_uri = '', id_token_signing_alg_values_supported: algorithms } = configuration.serverMetadata()
  // the address is ours whatever host the browser named; only the query is the provider's
  const back = new URL(errand.returnTo)
  back.search = returned.search
  const granted = await authorizationCodeGrant(configuration, back, {
    expectedState: errand.state,
    expectedNonce: errand.nonce,
    pkceCodeVerifier: errand.verifier,
    idTokenExpected: true,
  })
  const idToken = granted.id_token ?? ''
  const now = settings.protocolNow()
  const { issuer, clientId } = settings
  const claims = await believedClaims(idToken, {
    issuer,
    clientId,
    jwksUri: jwks_uri,
    algorithms: Array.isArray(algorithms) ? algorithms.map(String) : [],
    keys,
    now,
  })
  const at = identifiedAt(claims, errand, now)
  const judged = await manner.judge({ errand, claims, accessToken: granted.access_token, configuration })
  if (judged.is !== 'subject') return judged
  const ago = now.since(at)
  const session = typeof claims['sid'] === 'string' ? claims['sid'] : null
  return { is: 'identified', subject: judged.subject, at: settings.now().subtract(ago), session, idToken }
}

/**
 * When the person really identified. Where they had to do it again, not before they were sent (OpenID Connect Core
 * 3.1.2.1 `prompt=login`, ASVS 7.5.1); a provider that does not say when has not shown it.
 */
function identifiedAt(claims: JWTPayload, errand: IdentityErrand, now: Temporal.Instant): Temporal.Instant {
  const said = claims['auth_time']
  if (typeof said !== 'number') throw new NotBelieved('auth_time is missing')
  const before = now.epochMilliseconds / 1000 - said
  if (before < -skewSeconds) throw new NotBelieved('auth_time is in the future')
  const at = now.subtract({ milliseconds: Math.round(Math.max(0, before) * 1000) })
  if (errand.again && said * 1000 < Date.parse(errand.begun) - skewSeconds * 1000)
    throw new NotBelieved('auth_time is older than asked for')
  return at
}

async function configurationOf({ settings, manner, server }: Party): Promise<Configuration> {
  const metadata = await server.get()
  const skew = Math.round((settings.protocolNow().epochMilliseconds - Date.now()) / 1000)
  const configuration = new Configuration(
    metadata,
    settings.clientId,
    { [clockSkew]: skew, [clockTolerance]: skewSeconds },
    await manner.authenticate(),
  )
  configuration[customFetch] = boundedFetch
  configuration.timeout = 30
  if (settings.insecure) plainHttp(configuration)
  return configuration
}

/** OpenID Connect RP-Initiated Logout; the address to come back to is registered with the provider. */
async function signOutAt(party: Party, idToken: string, returnTo: string): Promise<string | null> {
  try {
    const configuration = await configurationOf(party)
    if (configuration.serverMetadata().end_session_endpoint === undefined) return null
    const asked = { id_token_hint: idToken, post_logout_redirect_uri: returnTo }
    return buildEndSessionUrl(configuration, asked).href
  } catch (error) {
    const wrong = whatWentWrong(error)
    party.settings.onTrouble('because' in wrong ? wrong.because : wrong.is)
    return null
  }
}

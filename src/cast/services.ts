/** Services that let the cast sign in here, and the certified relying party (openid-client) that they run. (Long: a service, its keys, and the walk there and back.) */
import { exportJWK, generateKeyPair, type JWK } from 'jose'
import type { FastifyInstance } from 'fastify'
import * as party from 'openid-client'
import { plainHttp } from '../adapters/openid-client/plain-http.ts'
import { openProvider } from '../adapters/openid-provider/open-provider.ts'
import type { Client } from '../core/openid/client.ts'
import type { Institution } from '../core/institution/institution.ts'
import { openidDoor } from '../services/openid/door.ts'
import type { MachineDoor } from '../web/machine-door.ts'
import type { Browser } from './browser.ts'

export const issuer = 'http://oslomet.localhost:8080/openid'
/** A secret as an operator's file would hold it. */
export const serviceSecret = 'an-operator-chose-this-secret-by-dice-4711'

/** A service's own key. */
export type ServiceKey = { privateKey: CryptoKey; publicJwk: JWK & { kid: string } }

export async function newServiceKey(kid: string): Promise<ServiceKey> {
  const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true })
  return { privateKey, publicJwk: { ...(await exportJWK(publicKey)), kid, alg: 'ES256', use: 'sig' } }
}

/** A service as a file would name it; whatever is not said is as the settings have it. */
export function serviceOf(key: string, wish: Partial<Client> = {}): Client {
  return {
    key,
    name: { nb: key, nn: key, en: key },
    who: ['student', 'employee', 'project-member', 'guest'],
    service: null,
    redirects: [`https://${key}.example/back`],
    afterSignOut: [`https://${key}.example/out`],
    backChannelSignOut: null,
    secondFactor: 'as-the-institution',
    claims: ['name', 'mail', 'username', 'affiliation'],
    nationalNumberBecause: null,
    proves: 'secret',
    keys: null,
    publicKeys: [],
    secretFrom: key,
    signedWith: 'ES256',
    refresh: true,
    ...wish,
  }
}

/** The same, showing itself by a key. */
export function keyedService(key: string, { publicJwk }: ServiceKey, wish: Partial<Client> = {}): Client {
  const { kty, crv, x, y, kid } = publicJwk
  if (kty !== 'EC' || crv !== 'P-256' || !x || !y) throw new Error('the key of a test is no EC key')
  return serviceOf(key, {
    proves: 'key',
    secretFrom: null,
    publicKeys: [{ kty: 'EC', crv: 'P-256', x, y, kid, alg: 'ES256', use: 'sig' }],
    ...wish,
  })
}

/** The settings of an institution with these services, under the issuer of the tests. */
export function withServices(institution: Institution, clients: readonly Client[]): Institution {
  return {
    ...institution,
    identifiers: { ...institution.identifiers, openid: issuer },
    openid: { ...institution.openid, clients: [...clients] },
  }
}

/** The real provider behind the real door. */
export function providerDoor(): MachineDoor {
  return openidDoor({ open: openProvider, secretOf: () => serviceSecret })
}

/** Sends what a service asks its provider to the portal, without a socket. */
export function fetchAt(portal: FastifyInstance): typeof fetch {
  return async (input, init) => {
    const address = new URL(input instanceof Request ? input.url : input)
    const headers = Object.fromEntries(new Headers(init?.headers).entries())
    const body = init?.body
    const answer = await portal.inject({
      method: (init?.method ?? 'GET') as 'GET',
      url: `${address.pathname}${address.search}`,
      headers: { ...headers, host: address.host },
      ...(body === undefined || body === null ? {} : { payload: textOf(body) }),
    })
    const said = new Headers()
    for (const [name, value] of Object.entries(answer.headers))
      if (value !== undefined) said.set(name, String(value))
    return new Response(answer.statusCode === 204 ? null : answer.body, {
      status: answer.statusCode,
      headers: said,
    })
  }
}

function textOf(body: BodyInit): string {
  if (body instanceof URLSearchParams) return body.toString()
  if (typeof body === 'string') return body
  throw new Error('a service sends forms only')
}

/** The service as a program: discovered, and able to show who it is. */
export async function openService(
  portal: FastifyInstance,
  client: Client,
  key?: ServiceKey,
): Promise<party.Configuration> {
  const auth = key
    ? party.PrivateKeyJwt({ key: key.privateKey, kid: key.publicJwk.kid })
    : party.ClientSecretBasic(serviceSecret)
  const metadata = { id_token_signed_response_alg: client.signedWith }
  return party.discovery(new URL(issuer), client.key, metadata, auth, {
    execute: [plainHttp],
    [party.customFetch]: fetchAt(portal) as never,
  })
}

/** What a service remembers between sending somebody and their coming back. */
export type Sent = { verifier: string; state: string; nonce: string; path: string }

/** The address it sends somebody to, as a path of the portal's host. */
export async function sendFrom(
  config: party.Configuration,
  client: Client,
  more: Record<string, string> = {},
): Promise<Sent> {
  const verifier = party.randomPKCECodeVerifier()
  const [state, nonce] = [party.randomState(), party.randomNonce()]
  const address = party.buildAuthorizationUrl(config, {
    redirect_uri: client.redirects[0] ?? '',
    scope: 'openid profile email affiliation',
    code_challenge: await party.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    state,
    nonce,
    ...more,
  })
  return { verifier, state, nonce, path: `${address.pathname}${address.search}` }
}

/** Opens the address and goes on, page by page, until a page wants something or the service is reached. Gives back where it ended. */
export async function followToService(browser: Browser, path: string): Promise<string | null> {
  await browser.open(path)
  return goOn(browser)
}

/** Goes on from pages that go on by themselves. The address of the service once it is reached, else null. */
export async function goOn(browser: Browser): Promise<string | null> {
  for (let hops = 0; hops < 8; hops++) {
    if (browser.page.outside !== null) return browser.page.outside
    const next = /http-equiv="refresh" content="0; url=([^"]*)"/.exec(browser.page.html)?.[1]
    if (next === undefined) return null
    await browser.open(next.replaceAll('&amp;', '&'))
  }
  throw new Error('a page goes on for ever')
}

/** The whole walk of somebody who signs in with a password: from the service through the portal and back. */
export async function signInThrough(
  browser: Browser,
  sent: Sent,
  { username, password }: { username: string; password: string },
): Promise<string> {
  const straight = await followToService(browser, sent.path)
  if (straight !== null) return straight
  if (browser.page.path !== '/sign-in')
    throw new Error(`on the way to the service one is at ${browser.page.path}`)
  await browser.submit({ username, password })
  const there = await goOn(browser)
  if (there === null)
    throw new Error(`after signing in one is at ${browser.page.path}: ${browser.page.title}`)
  return there
}

/** The service takes the answer: the code becomes tokens, and everything is checked. */
export async function redeem(config: party.Configuration, sent: Sent, came: string) {
  return party.authorizationCodeGrant(config, new URL(came), {
    pkceCodeVerifier: sent.verifier,
    expectedState: sent.state,
    expectedNonce: sent.nonce,
    idTokenExpected: true,
  })
}

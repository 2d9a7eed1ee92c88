/** A service that people sign in to with a browser: a certified relying party (openid-client), away from the portal. */
import * as party from 'openid-client'
import { plainHttp } from '../src/adapters/openid-client/plain-http.ts'
import type { Client } from '../src/core/openid/client.ts'
import { redeem, sendFrom, type ServiceKey } from '../src/cast/services.ts'
import { saidOf } from '../src/cast/test-openid.ts'
import { ask } from './ask.ts'
import type { Walk } from './browser.ts'
import type { Demo } from './running-demo.ts'

/** What the service holds after somebody has signed in. */
export type Held = { access: string; refresh: string }

export type RelyingParty = {
  /** Sends the browser to the portal in a tab of its own, and takes what it comes back with: tokens, or the word of the refusal. */
  enter(walk: Walk, more?: Record<string, string>): Promise<Held | string>
  /** `taken`, or the word of the refusal. */
  refresh(held: Held): Promise<string>
  /** The status of the provider's answer to the access token. */
  userInfo(held: Held): Promise<number>
}

/** Opens the service. It has no pages: the address that the browser is sent back to is all it wants. */
export function openRelyingParty(
  demo: Demo,
  institution: string,
  { client, key }: { client: Client; key: ServiceKey },
): RelyingParty {
  const back = client.redirects[0] ?? ''
  const opened = async () =>
    party.discovery(
      new URL(`${demo.origin(institution)}/openid`),
      client.key,
      { id_token_signed_response_alg: client.signedWith },
      party.PrivateKeyJwt({ key: key.privateKey, kid: key.publicJwk.kid }),
      { execute: [plainHttp], [party.customFetch]: fetchFrom(demo) as never },
    )
  return {
    enter: async (walk, more = {}) => {
      const config = await opened()
      const sent = await sendFrom(config, client, more)
      const came = await cameBack(walk, `${walk.wish.origin}${sent.path}`, back)
      let held: Held | null = null
      const said = await saidOf(
        redeem(config, sent, came).then((tokens) => {
          const { access_token: access, refresh_token: refresh = '' } = tokens
          held = { access, refresh }
        }),
      )
      return held ?? said
    },
    refresh: async ({ refresh }) => saidOf(party.refreshTokenGrant(await opened(), refresh)),
    userInfo: async ({ access }) => {
      const headers = { authorization: `Bearer ${access}` }
      const host = `${institution}.localhost`
      return (await ask({ port: demo.port, host, method: 'GET', path: '/openid/me', headers })).status
    },
  }
}

/** The address of the service that the browser was sent to in the end. Nobody answers there. */
async function cameBack({ context }: Walk, address: string, back: string): Promise<string> {
  const tab = await context.newPage()
  const asked = tab.waitForRequest((request) => request.url().startsWith(`${back}?`))
  const [came] = await Promise.all([asked, tab.goto(address).catch(nobodyThere)])
  await tab.close()
  return came.url()
}

function nobodyThere(error: unknown): void {
  if (!String(error).includes('net::ERR_')) throw error
}

/** The host goes into the header, whatever the machine's resolver knows. */
function fetchFrom(demo: Demo): typeof fetch {
  return async (input, init) => {
    const address = new URL(input instanceof Request ? input.url : input)
    const { body } = init ?? {}
    const { status, text, headers } = await ask({
      port: demo.port,
      host: address.hostname,
      method: init?.method === 'POST' ? 'POST' : 'GET',
      path: `${address.pathname}${address.search}`,
      headers: Object.fromEntries(new Headers(init?.headers)),
      body: body instanceof URLSearchParams || typeof body === 'string' ? String(body) : undefined,
    })
    return new Response(status === 204 ? null : text, {
      status,
      headers: { 'content-type': String(headers['content-type']) },
    })
  }
}

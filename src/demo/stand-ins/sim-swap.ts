/** Stands in for the operators' SIM Swap interface (CAMARA): client credentials, `check`, and the numbers whose card was changed. */
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text as textOf } from 'node:stream/consumers'
import { z } from 'zod'

/** How it behaves: as it should, or as on a bad day. */
export type SimSwapMode = 'ok' | '500' | 'hang' | 'nonsense' | 'not-known' | 'token-refused' | 'token-ended'

export type SimSwapStandIn = {
  url: string
  tokenUrl: string
  behave(mode: SimSwapMode): void
  /** The card behind the number was changed so many hours ago. */
  changed(number: string, hoursAgo: number): void
  /** How often a token was asked for, and a number. */
  asked: { tokens: number; numbers: number }
  close(): Promise<void>
}

const check = z.strictObject({
  phoneNumber: z.string().regex(/^\+[1-9][0-9]{4,14}$/),
  maxAge: z.int().min(1).max(2_400),
})

type Inside = {
  mode: SimSwapMode
  tokens: Set<string>
  changedHoursAgo: Map<string, number>
  asked: SimSwapStandIn['asked']
  secret: string
}

/** Starts it on the loopback, on a free port. `secret`: what the client shows for a token; every client's name is taken. */
export async function startSimSwapStandIn({ secret }: { secret: string }): Promise<SimSwapStandIn> {
  const inside: Inside = {
    mode: 'ok',
    tokens: new Set(),
    changedHoursAgo: new Map(),
    asked: { tokens: 0, numbers: 0 },
    secret,
  }
  const server = createServer((request, response) => {
    answer(request, response, inside).catch(() => response.destroy())
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    url: `${origin}/sim-swap/v2`,
    tokenUrl: `${origin}/oauth2/token`,
    behave: (mode) => (inside.mode = mode),
    changed: (number, hoursAgo) => inside.changedHoursAgo.set(number, hoursAgo),
    asked: inside.asked,
    close: async () => {
      const closed = once(server, 'close')
      server.close()
      server.closeAllConnections()
      await closed
    },
  }
}

async function answer(request: IncomingMessage, response: ServerResponse, inside: Inside): Promise<void> {
  const body = await textOf(request)
  if (request.method !== 'POST') return say(response, 405, { code: 'METHOD_NOT_ALLOWED' })
  if (request.url === '/oauth2/token') return grant(request, response, inside)
  if (request.url !== '/sim-swap/v2/check') return say(response, 404, { code: 'NOT_FOUND' })
  if (inside.mode === 'hang') return
  if (inside.mode === '500') return say(response, 500, { code: 'INTERNAL' })
  if (inside.mode === 'nonsense') return say(response, 200, { swapped: 'perhaps' })
  const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? ''
  if (inside.mode === 'token-ended' || !inside.tokens.has(token))
    return say(response, 401, { code: 'UNAUTHENTICATED' })
  const asked = check.safeParse(JSON.parse(body))
  if (!asked.success) return say(response, 400, { code: 'INVALID_ARGUMENT' })
  if (inside.mode === 'not-known') return say(response, 404, { code: 'IDENTIFIER_NOT_FOUND' })
  inside.asked.numbers++
  const hoursAgo = inside.changedHoursAgo.get(asked.data.phoneNumber)
  say(response, 200, { swapped: hoursAgo !== undefined && hoursAgo <= asked.data.maxAge })
}

function grant(request: IncomingMessage, response: ServerResponse, inside: Inside): void {
  const [, basic = ''] = (request.headers.authorization ?? '').split(' ')
  const [, given = ''] = Buffer.from(basic, 'base64').toString('utf8').split(':')
  if (inside.mode === 'token-refused' || formDecoded(given) !== inside.secret)
    return say(response, 401, { error: 'invalid_client' })
  const token = randomBytes(16).toString('base64url')
  inside.tokens.add(token)
  inside.asked.tokens++
  say(response, 200, { access_token: token, token_type: 'Bearer', expires_in: 3_600 })
}

/** Name and secret come form-encoded inside Basic (RFC 6749 2.3.1). */
function formDecoded(text: string): string {
  return new URLSearchParams(`given=${text}`).get('given') ?? ''
}

function say(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}

/** Stands in for LINK Mobility's SMS gateway: speaks its REST interface on this machine and shows what it took over in the inbox. */
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text as textOf } from 'node:stream/consumers'
import { z } from 'zod'
import { type OnMessage, Taken } from './taken.ts'

/** How the gateway behaves: as it should, or as gateways do on a bad day (case X-05). */
export type SmsMode =
  'ok' | '500' | '429' | '422' | 'hang' | 'drip' | 'nonsense' | 'refuses' | 'accept-then-drop'

export type SmsStandIn = {
  url: string
  /** What signs in as an institution: its key, and the password that all share here. */
  password: string
  behave(mode: SmsMode): void
  /** How often a message came, by its job. */
  times(institution: string, id: string): number
  close(): Promise<void>
}

const request = z.object({
  source: z.string().min(1).max(11),
  destination: z.string().regex(/^\+[1-9]\d{6,14}$/),
  userData: z.string().min(1),
  platformId: z.string().min(1),
  platformPartnerId: z.string().min(1),
  refId: z.string().min(1).max(100),
})

/** Starts the gateway on the loopback. Without a port the system picks a free one. */
export async function startSmsStandIn(options: {
  onMessage: OnMessage
  password: string
  port?: number
}): Promise<SmsStandIn> {
  const taken = new Taken(options.onMessage)
  let mode: SmsMode = 'ok'
  const server = createServer((asked, response) => {
    answer(asked, response, { taken, mode, password: options.password }).catch(() => response.destroy())
  })
  server.listen(options.port ?? 0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    password: options.password,
    behave: (next) => (mode = next),
    times: (institution, id) => taken.times(institution, id),
    close: async () => {
      if (!server.listening) return
      const closed = once(server, 'close')
      server.close()
      server.closeAllConnections()
      await closed
    },
  }
}

type Behaviour = { taken: Taken; mode: SmsMode; password: string }

async function answer(asked: IncomingMessage, response: ServerResponse, how: Behaviour): Promise<void> {
  const institution = signedInAs(asked.headers.authorization, how.password)
  const body = await textOf(asked)
  if (asked.method !== 'POST' || asked.url !== '/sms/send')
    return say(response, 404, { description: 'Not found' })
  if (institution === null) return say(response, 401, { description: 'Unauthorized' })
  const sms = request.safeParse(fromJson(body))
  if (!sms.success) return say(response, 422, { description: 'Not a message' })
  if (misbehave(how.mode, response)) return
  const { refId, destination, userData } = sms.data
  await how.taken.take({
    id: refId,
    institution,
    channel: 'sms',
    to: destination,
    subject: '',
    text: userData,
  })
  if (how.mode === 'accept-then-drop') response.destroy()
  else say(response, 200, { messageId: `link-${refId}`, resultCode: 1005, description: 'Queued' })
}

/** The bad days on which nothing is taken over. True when the answer, or the silence, has been given. */
function misbehave(mode: SmsMode, response: ServerResponse): boolean {
  if (mode === 'ok' || mode === 'accept-then-drop') return false
  if (mode === '500') say(response, 500, { description: 'Internal error' })
  if (mode === '422') say(response, 422, { description: 'Unknown number' })
  if (mode === '429') say(response.setHeader('retry-after', '2'), 429, { description: 'Slow down' })
  if (mode === 'nonsense') response.writeHead(200, { 'content-type': 'text/html' }).end('<p>Welcome</p>')
  if (mode === 'refuses') say(response, 200, { resultCode: 2, description: 'Permanent routing error' })
  if (mode === 'drip') drip(response)
  return true
}

/** A letter every tenth of a second, for ever: only a limit on the whole call ends it. */
function drip(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'application/json' })
  const drops = setInterval(() => response.write(' '), 100)
  response.once('close', () => clearInterval(drops))
}

function signedInAs(authorization: string | undefined, password: string): string | null {
  const [kind, token = ''] = (authorization ?? '').split(' ')
  const [name = '', given = ''] = Buffer.from(token, 'base64').toString('utf8').split(':')
  return kind === 'Basic' && given === password && name !== '' ? name : null
}

function fromJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

function say(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}

/** A load balancer as universities have one, and people who sign in through it: it looks at /readyz, keeps connections open, and never tries a request twice. */
import { once } from 'node:events'
import { Agent, createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'
import { setTimeout as pause } from 'node:timers/promises'

/** Shares requests out in turn among the portals that are ready. */
export type Balancer = {
  readonly port: number
  add(port: number): Promise<void>
  remove(port: number): void
  close(): Promise<void>
}

type Behind = { port: number; ready: boolean; agent: Agent }

/** `host`: any host that /readyz answers on. */
export async function openBalancer(): Promise<Balancer> {
  const behind: Behind[] = []
  let turn = 0
  const server = createServer((asked, answer) => {
    const ready = behind.filter((each) => each.ready)
    turn += 1
    const to = ready[turn % ready.length]
    if (to) forward(to, asked, answer)
    else answer.writeHead(502).end('nobody is ready')
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const looking = setInterval(() => {
    for (const each of behind) void isReady(each).then((ready) => (each.ready = ready))
  }, 50)
  const address = server.address()
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    add: async (port) => {
      const one: Behind = { port, ready: false, agent: new Agent({ keepAlive: true }) }
      behind.push(one)
      while (!one.ready) await pause(20)
    },
    remove: (port) => {
      const at = behind.findIndex((each) => each.port === port)
      for (const gone of at < 0 ? [] : behind.splice(at, 1)) gone.agent.destroy()
    },
    close: async () => {
      clearInterval(looking)
      for (const each of behind) each.agent.destroy()
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

async function isReady({ port }: Behind): Promise<boolean> {
  const asked = request({
    host: '127.0.0.1',
    port,
    path: '/readyz',
    agent: false,
    headers: { host: 'localhost' },
  })
  asked.end()
  try {
    const [answer] = (await once(asked, 'response')) as [IncomingMessage]
    answer.resume()
    return answer.statusCode === 200
  } catch {
    return false
  }
}

function forward(to: Behind, asked: IncomingMessage, answer: ServerResponse): void {
  const { connection: _, ...headers } = asked.headers
  const sent = request(
    { host: '127.0.0.1', port: to.port, method: asked.method, path: asked.url, agent: to.agent, headers },
    (back) => {
      const { connection: __, 'keep-alive': ___, ...kept } = back.headers
      answer.writeHead(back.statusCode ?? 502, kept)
      back.pipe(answer)
      back.on('error', () => answer.destroy())
    },
  )
  sent.on('error', (error) => {
    if (!answer.headersSent) answer.writeHead(502).end(error.message)
    else answer.destroy()
  })
  asked.pipe(sent)
}

/** What a crowd has met. `failed`: everything that was not the answer a person wants, in words. */
export type Crowd = { asked(): number; signedIn(): number; readonly failed: string[]; end(): Promise<void> }

/** People who sign in one after the other, so many at a time, until told to end. */
export function crowdAt(
  at: { port: number; host: string },
  people: readonly { username: string; password: string }[],
  atOnce: number,
): Crowd {
  let going = true
  let asked = 0
  let signedIn = 0
  const failed: string[] = []
  const agent = new Agent({ keepAlive: true, maxSockets: atOnce })
  const send = async (method: 'GET' | 'POST', path: string, cookies: Map<string, string>, body?: string) => {
    asked += 1
    const sent = request({
      ...{ host: '127.0.0.1', port: at.port, method, path, agent },
      headers: {
        host: at.host,
        cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        'x-forwarded-for': `10.${asked >> 16}.${(asked >> 8) & 255}.${asked & 255}`,
        ...(body === undefined
          ? {}
          : {
              'content-type': 'application/x-www-form-urlencoded',
              'content-length': Buffer.byteLength(body),
            }),
      },
    })
    sent.end(body)
    const [answer] = (await once(sent, 'response')) as [IncomingMessage]
    for (const line of answer.headers['set-cookie'] ?? []) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      cookies.set(name, value)
    }
    return { status: answer.statusCode ?? 0, to: answer.headers.location ?? '', text: await text(answer) }
  }
  const one = async (who: { username: string; password: string }): Promise<string | null> => {
    const cookies = new Map<string, string>()
    const page = await send('GET', '/sign-in', cookies)
    if (page.status !== 200) return `GET /sign-in: ${page.status} ${page.text.slice(0, 100)}`
    const csrf = /name="csrf" value="([^"]*)"/.exec(page.text)?.[1] ?? ''
    const form = new URLSearchParams({ csrf, username: who.username, password: who.password })
    const done = await send('POST', '/sign-in', cookies, form.toString())
    if (done.status !== 303) return `POST /sign-in of ${who.username}: ${done.status}`
    const home = await send('GET', done.to, cookies)
    if (home.status !== 200) return `GET ${done.to}: ${home.status} ${home.to}`
    signedIn += 1
    return null
  }
  const lives = Array.from({ length: atOnce }, async (_, place) => {
    for (let round = 0; going; round += 1) {
      const who = people[(place + round * atOnce) % people.length]
      if (!who) return
      const wrong = await one(who).catch((error: unknown) => `no answer: ${String(error)}`)
      if (wrong !== null) failed.push(wrong)
    }
  })
  return {
    asked: () => asked,
    signedIn: () => signedIn,
    failed,
    end: async () => {
      going = false
      await Promise.all(lives)
      agent.destroy()
    },
  }
}

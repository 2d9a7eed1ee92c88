/** Browsers for the benches: plain HTTP over kept connections, cookies and form tokens as a browser would hold them. */
import { Agent, request } from 'node:http'

export type Answered = { status: number; location: string | null; cookies: Map<string, string>; body: string }

/** One browser: its cookies and its kept connection. */
export class BenchBrowser {
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 1 })
  readonly #port: number
  readonly #host: string
  cookies = new Map<string, string>()
  /** Sent with every request besides: the key of a machine. */
  more: Readonly<Record<string, string>> = {}

  constructor(port: number, host: string) {
    this.#port = port
    this.#host = host
  }

  async get(path: string): Promise<Answered> {
    return this.#send('GET', path, null)
  }

  async post(
    path: string,
    fields: Record<string, string>,
    more: Record<string, string> = {},
  ): Promise<Answered> {
    return this.#send('POST', path, new URLSearchParams(fields).toString(), more)
  }

  close(): void {
    this.#agent.destroy()
  }

  async #send(
    method: string,
    path: string,
    body: string | null,
    more: Record<string, string> = {},
  ): Promise<Answered> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const headers = {
      host: this.#host,
      ...this.more,
      ...more,
      ...(cookie === '' ? {} : { cookie }),
      ...(body === null
        ? {}
        : { 'content-type': 'application/x-www-form-urlencoded', 'content-length': Buffer.byteLength(body) }),
    }
    const answered = await new Promise<Answered>((resolve, reject) => {
      const asked = request(
        { agent: this.#agent, host: '127.0.0.1', port: this.#port, method, path, headers },
        (response) => {
          const parts: Buffer[] = []
          response.on('data', (part: Buffer) => parts.push(part))
          response.on('error', reject)
          response.on('end', () =>
            resolve({
              status: response.statusCode ?? 0,
              location: response.headers.location ?? null,
              cookies: cookiesOf(response.headers['set-cookie'] ?? []),
              body: Buffer.concat(parts).toString('utf8'),
            }),
          )
        },
      )
      asked.on('error', reject)
      asked.end(body ?? undefined)
    })
    for (const [name, value] of answered.cookies) this.cookies.set(name, value)
    return answered
  }
}

/** The token of the form on a page. */
export function tokenOf(page: string): string {
  const found = /name="csrf" value="([^"]+)"/.exec(page)?.[1]
  if (found === undefined) throw new Error('the page has no form')
  return found
}

/** Runs `count` pieces of work, `atOnce` at a time; gives back seconds and how long each took in ms. */
export async function race(
  count: number,
  atOnce: number,
  work: (index: number, lane: number) => Promise<void>,
): Promise<{ seconds: number; each: number[] }> {
  const each: number[] = []
  let next = 0
  const lane = async (number: number) => {
    for (let index = next++; index < count; index = next++) {
      const began = performance.now()
      await work(index, number)
      each.push(performance.now() - began)
    }
  }
  const began = performance.now()
  await Promise.all(Array.from({ length: atOnce }, (_, number) => lane(number)))
  return { seconds: (performance.now() - began) / 1_000, each: each.sort((a, b) => a - b) }
}

/** The value below which that share of the sorted list lies. */
export function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

function cookiesOf(lines: readonly string[]): Map<string, string> {
  return new Map(
    lines.map((line) => {
      const [pair = ''] = line.split(';')
      const at = pair.indexOf('=')
      return [pair.slice(0, at), pair.slice(at + 1)] as const
    }),
  )
}

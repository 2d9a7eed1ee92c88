/** One HTTP request to a host name of the demo; the name goes into the Host header, whatever the machine's resolver knows. */
import { once } from 'node:events'
import { type IncomingMessage, request } from 'node:http'
import { text } from 'node:stream/consumers'

export type Asked = {
  port: number
  host: string
  method: 'GET' | 'HEAD' | 'POST'
  path: string
  body?: string | undefined
  type?: string
  headers?: Readonly<Record<string, string>>
}

export type Answered = {
  status: number
  text: string
  location: string | null
  /** Every Set-Cookie line. */
  cookies: readonly string[]
  headers: Readonly<Record<string, string | string[] | undefined>>
}

/** Asks and reads the whole answer. */
export async function ask(asked: Asked): Promise<Answered> {
  const { port, host, method, path, body } = asked
  const sent = request({
    host: '127.0.0.1',
    port,
    method,
    path,
    agent: false,
    headers: {
      ...asked.headers,
      host: `${host}:${port}`,
      ...(body === undefined
        ? {}
        : {
            'content-type': asked.type ?? 'application/x-www-form-urlencoded',
            'content-length': String(Buffer.byteLength(body)),
          }),
    },
  })
  sent.end(body)
  const [answer] = (await once(sent, 'response')) as [IncomingMessage]
  return {
    status: answer.statusCode ?? 0,
    text: await text(answer),
    location: answer.headers.location ?? null,
    cookies: answer.headers['set-cookie'] ?? [],
    headers: answer.headers,
  }
}

/** A service that listens for sign-outs over the back channel, on a port of its own, and checks what it hears. */
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'

export type ListeningService = {
  address: string
  /** The logout tokens it was sent. */
  heard: string[]
  /** Answers with this from now on; 200 unless said. */
  answer(status: number): void
  close(): Promise<void>
}

/** Starts it. */
export async function listeningService(): Promise<ListeningService> {
  const heard: string[] = []
  let status = 200
  const server = createServer((request, response) => {
    text(request)
      .then((body) => {
        const token = new URLSearchParams(body).get('logout_token')
        if (token !== null) heard.push(token)
        response.writeHead(status).end()
      })
      .catch(() => response.destroy())
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/signed-out`,
    heard,
    answer: (said) => {
      status = said
    },
    close: async () => {
      const closed = once(server, 'close')
      server.close()
      server.closeAllConnections()
      await closed
    },
  }
}

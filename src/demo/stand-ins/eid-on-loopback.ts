/** The stand-in for ID-porten on a port of its own, where a test may change exactly one thing of what it says. */
import { once } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type EidClient, type EidStandIn, openEidStandIn } from './eid.ts'

/** What is changed on the way: an answer's body, or its status. */
export type Changed = { body?: Record<string, unknown>; text?: string; status?: number }
export type Change = (body: Record<string, unknown>) => Changed | Promise<Changed>

/** The answers that a test may change; everything else passes as the provider said it. */
export type Changeable = '/.well-known/openid-configuration' | '/request' | '/token' | '/jwks' | '/me'

export type EidOnLoopback = {
  standIn: EidStandIn
  /** How often each answer was asked for. */
  asked: ReadonlyMap<string, number>
  change(what: Changeable, how: Change): void
  /** From here on the provider says what it means again. */
  changeNothing(): void
  close(): Promise<void>
}

/** Starts the provider on the loopback; its page is plain, for nobody looks at it. */
export async function startEidOnLoopback(
  clientsAt: (issuer: string) => readonly EidClient[],
): Promise<EidOnLoopback> {
  const changes = new Map<string, Change>()
  const asked = new Map<string, number>()
  const opened: { standIn: EidStandIn | null } = { standIn: null }
  const server = createServer((request, response) => {
    const path = (request.url ?? '').split('?')[0] ?? ''
    asked.set(path, (asked.get(path) ?? 0) + 1)
    const change = changes.get(path)
    if (change) changeOnTheWay(response, change)
    opened.standIn?.answer(request, response).catch(() => response.destroy())
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const standIn = await openEidStandIn({ issuer, clients: clientsAt(issuer), page: () => 'choose' })
  opened.standIn = standIn
  return {
    standIn,
    asked,
    change: (what, how) => void changes.set(what, how),
    changeNothing: () => {
      changes.clear()
      asked.clear()
    },
    close: async () => {
      const closed = once(server, 'close')
      server.close()
      server.closeAllConnections()
      await closed
    },
  }
}

/** The library ends an answer in one piece; that piece is changed, and its length with it. */
function changeOnTheWay(response: ServerResponse, change: Change): void {
  const end = response.end.bind(response)
  const finish = async (said: string) => {
    const { body, text, status } = await change(JSON.parse(said) as Record<string, unknown>)
    const changed = text ?? (body === undefined ? said : JSON.stringify(body))
    response.removeHeader('content-length')
    if (status !== undefined) response.statusCode = status
    end(changed)
  }
  const changedEnd = (said: unknown): ServerResponse => {
    finish(String(said)).catch(() => response.destroy())
    return response
  }
  Object.assign(response, { end: changedEnd })
}

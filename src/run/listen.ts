/** Listens, or says in a sentence why it cannot and what to do next. */
import { once } from 'node:events'
import { createServer } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { BadSetting } from './settings.ts'

/** Opens the port. A busy one is told with the next step; nothing else has been started for people by then. */
export async function listen(app: FastifyInstance, at: { host: string; port: number }): Promise<number> {
  try {
    await app.listen({ host: at.host, port: at.port })
  } catch (error) {
    throw isBusy(error) ? busy(at.port) : error
  }
  const address = app.server.address()
  return typeof address === 'object' && address !== null ? address.port : at.port
}

/** Asks before the long start whether the port is free. */
export async function refuseBusyPort(at: { host: string; port: number }): Promise<void> {
  if (at.port === 0) return
  const probe = createServer()
  try {
    probe.listen(at.port, at.host)
    await once(probe, 'listening')
  } catch (error) {
    throw isBusy(error) ? busy(at.port) : error
  } finally {
    probe.close()
  }
}

function busy(port: number): BadSetting {
  return new BadSetting(
    `Port ${port} is taken by another program. End that program, or choose another port: --port ${port + 1} (or ADGANG_PORT=${port + 1}).`,
  )
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'
}

/** A form that does not arrive in time is ended; a register's file that keeps coming is not. */
import fastify from 'fastify'
import { request } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, expect, test } from 'vitest'
import { endBadConnection, mayTakeItsTime } from './slow-bodies.ts'

const app = fastify({
  requestTimeout: 200,
  clientErrorHandler: endBadConnection,
  http: { connectionsCheckingInterval: 50, headersTimeout: 100 },
})
app.addContentTypeParser('application/octet-stream', (_request, body, done) => done(null, body))
const count = async (body: unknown) => {
  let bytes = 0
  for await (const part of body as AsyncIterable<Buffer>) bytes += part.length
  return { bytes }
}
app.post('/form', async ({ body }) => count(body))
app.post('/file', { onRequest: async (asked, reply) => mayTakeItsTime(asked, reply) }, async ({ body }) =>
  count(body),
)
const address = await app.listen({ port: 0, host: '127.0.0.1' })
afterAll(() => app.close())

test('only what may take its time does', async () => {
  expect(await sendSlowly('/form')).toBe(408)
  expect(await sendSlowly('/file')).toBe(200)
})

/** Twelve parts in more than half a second. */
async function sendSlowly(path: string): Promise<number | string | undefined> {
  const { port } = new URL(address)
  const headers = { 'content-type': 'application/octet-stream' }
  const sending = request({ port, host: '127.0.0.1', method: 'POST', path, headers })
  const answered = new Promise<number | string | undefined>((resolve) => {
    sending.once('response', ({ statusCode }) => resolve(statusCode))
    sending.once('error', ({ message }) => resolve(message))
  })
  for (let part = 0; part < 12 && !sending.destroyed; part += 1) {
    sending.write('x'.repeat(100))
    await pause(50)
  }
  sending.end()
  return answered
}

/** A form has half a minute to arrive; a register's file may take longer, as long as it keeps coming. */
import { STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import type { FastifyReply, FastifyRequest } from 'fastify'

const patient = new WeakSet<object>()

/** From here on this request may take its time; a connection on which nothing comes still ends (`connectionTimeout`). */
export function mayTakeItsTime(request: FastifyRequest, reply: FastifyReply): void {
  const { socket } = request.raw
  patient.add(socket)
  reply.raw.once('close', () => patient.delete(socket))
}

/** What Node could not read as a request, or what did not come in time: said in one line, and the connection ends. */
export function endBadConnection(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ERR_HTTP_REQUEST_TIMEOUT' && patient.has(socket)) return
  if (error.code === 'ECONNRESET' || socket.destroyed) return
  const status =
    error.code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 408 : error.code === 'HPE_HEADER_OVERFLOW' ? 431 : 400
  if (socket.writable)
    socket.write(
      `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`,
    )
  socket.destroy(error)
}

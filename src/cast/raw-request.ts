/** Sends a request byte for byte, as no library would: for what an attacker writes by hand. */
import { connect } from 'node:net'

/** The status and the whole answer; status 0 when the connection was closed without one. */
export async function rawRequest(
  port: number,
  lines: readonly string[],
): Promise<{ status: number; text: string }> {
  const text = await new Promise<string>((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.end(`${lines.join('\r\n')}`))
    const parts: Buffer[] = []
    socket.on('data', (part) => parts.push(part))
    socket.on('error', reject)
    socket.on('close', () => resolve(Buffer.concat(parts).toString('latin1')))
  })
  return { status: Number(/^HTTP\/1\.1 (\d{3})/.exec(text)?.[1] ?? 0), text }
}

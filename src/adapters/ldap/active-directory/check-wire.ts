/** Whether the domain controller answers, and with a certificate that we trust and that lasts. */
import tls from 'node:tls'
import { Temporal } from 'temporal-polyfill'
import type { CheckedThing } from '../../../core/targets/target-system.ts'
import { decodeLdap } from '../decode.ts'
import type { ActiveDirectoryGiven } from './given.ts'

/** Milliseconds; as long as a connection may take. */
const patience = 5_000
/** A certificate is renewed a month before its end, where anybody looks after it. */
const soon = 30

export async function checkWire(
  { settings, ca, now }: ActiveDirectoryGiven,
  signal: AbortSignal,
): Promise<readonly CheckedThing[]> {
  const { hostname, port } = new URL(settings.address)
  try {
    const ends = await lastDay({ host: hostname, port: Number(port || 636), ca }, signal)
    const days = Math.floor(now().until(ends, { largestUnit: 'hours' }).hours / 24)
    const said = `the certificate is good for ${days} more days`
    return [reachable, { what: 'encrypted', is: days < soon ? 'unsure' : 'right', said }]
  } catch (error) {
    const { what, said } = decodeLdap(error)
    return what === 'not-trusted'
      ? [reachable, { what: 'encrypted', is: 'wrong', said: `the certificate is not trusted: ${said}` }]
      : [{ what: 'reachable', is: 'wrong', said }]
  }
}

const reachable: CheckedThing = { what: 'reachable', is: 'right', said: 'the domain controller answers' }

type Wire = { host: string; port: number; ca: string | null }

/** When the certificate ends. Throws what the connection says, `ERR_TLS_…` and `CERT_…` among it. */
function lastDay({ host, port, ca }: Wire, signal: AbortSignal): Promise<Temporal.Instant> {
  return new Promise((resolve, reject) => {
    const trusted = ca === null ? {} : { ca }
    const socket = tls.connect({ host, port, minVersion: 'TLSv1.2', ...trusted }, () => {
      const { valid_to } = socket.getPeerCertificate()
      socket.destroy()
      resolve(Temporal.Instant.fromEpochMilliseconds(Date.parse(valid_to)))
    })
    const stop = () => socket.destroy(new Error('stopped'))
    signal.addEventListener('abort', stop)
    socket.setTimeout(patience, () => socket.destroy(new Error('timeout')))
    socket.once('error', reject)
    socket.once('close', () => signal.removeEventListener('abort', stop))
  })
}

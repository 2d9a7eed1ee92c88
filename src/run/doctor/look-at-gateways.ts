/** Who carries messages, and who identifies people: whether their machines can be reached from here. */
import { connect } from 'node:net'
import { type Finding, good, not } from '../../core/doctor/finding.ts'
import type { Site } from './site.ts'

const usualPorts: Readonly<Record<string, number>> = {
  'smtp:': 25,
  'smtps:': 465,
  'http:': 80,
  'https:': 443,
}
const patience = 5_000

/** Each is knocked at, without saying anything. */
export async function lookAtGateways({ settings, institutions, demo }: Site): Promise<Finding[]> {
  if (demo) return []
  const offers = (part: 'eid' | 'feide') =>
    institutions.some(({ institution }) => institution[part].clientId !== null)
  const asked: [string, string | null, string][] = [
    ['mail relay', settings.smtpUrl, 'ADGANG_SMTP_URL'],
    ['SMS gateway', settings.sms?.url ?? null, 'ADGANG_SMS_URL'],
    ...(settings.simSwap
      ? [['SIM swap', settings.simSwap.url, 'ADGANG_SIM_SWAP_URL'] as [string, string, string]]
      : []),
    ...(offers('eid')
      ? [['ID-porten', settings.eid.idPorten, 'ADGANG_IDPORTEN_ISSUER'] as [string, string, string]]
      : []),
    ...(offers('feide')
      ? [['Feide', settings.eid.feide, 'ADGANG_FEIDE_ISSUER'] as [string, string, string]]
      : []),
  ]
  return Promise.all(asked.map(async ([what, address, variable]) => lookAt(what, address, variable)))
}

async function lookAt(what: string, address: string | null, variable: string): Promise<Finding> {
  if (address === null || !URL.canParse(address))
    return not('wrong', what, {
      says: address === null ? `${variable} is not set` : `${variable} is no address`,
      ...{ by: 'operator', how: 'A worker does not start without it; docs/running.md.' },
    })
  const { hostname, port, protocol } = new URL(address)
  const at = { host: hostname, port: Number(port) || (usualPorts[protocol] ?? 443) }
  const because = await reach(at)
  const place = `${at.host}:${at.port}`
  return because === null
    ? good(what, `${place} can be reached`)
    : not('wrong', what, {
        says: `${place} cannot be reached: ${because}`,
        ...{ by: 'machine', how: `Is the address in ${variable} right, and is the way there open?` },
      })
}

/** Null when somebody answers there. */
async function reach(at: { host: string; port: number }): Promise<string | null> {
  return new Promise((resolve) => {
    const socket = connect(at)
    const end = (because: string | null) => {
      socket.destroy()
      resolve(because)
    }
    socket.setTimeout(patience, () => end('no answer within five seconds'))
    socket.once('connect', () => end(null))
    socket.once('error', (error) => end('code' in error ? String(error.code) : error.message))
  })
}

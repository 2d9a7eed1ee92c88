/** Hands a text message to LINK Mobility's gateway, and tells what became of it. */
import { z } from 'zod'
import type { Carrier, Posting, SendOutcome, Sms } from '../../core/messages/message.ts'
import { waitAsked } from '../../core/retry-after.ts'

export type LinkMobilitySettings = {
  /** The gateway without the path, `https://wsx.sp247.net`. */
  url: string
  username: string
  password: string
  platformId: string
  platformPartnerId: string
  /** The name that stands as the sender: at most eleven plain letters. */
  source: string
  /** A call that took longer than this is tried again under the same `refId`. */
  within: { milliseconds: number }
}

/** The only code that means "taken over" (field 3.5). */
const queued = 1005
const answer = z.object({ resultCode: z.int(), messageId: z.string().max(200).optional() })
const mostOfAnAnswer = 64 * 1024

/** LINK Mobility's REST interface: `POST /sms/send`, JSON, HTTP basic (field 3.5). Redirects are not followed. */
export function linkMobility(settings: LinkMobilitySettings): Carrier<Sms> {
  const endpoint = new URL('/sms/send', settings.url)
  const authorization = `Basic ${Buffer.from(`${settings.username}:${settings.password}`).toString('base64')}`
  return {
    async send(sms, posting) {
      if (!/^\+[1-9]\d{6,14}$/.test(sms.to))
        return { outcome: 'give-up', because: 'the number is not one number' }
      const signal = AbortSignal.any([posting.signal, AbortSignal.timeout(settings.within.milliseconds)])
      try {
        const response = await fetch(endpoint, {
          method: 'POST',
          headers: { authorization, 'content-type': 'application/json', accept: 'application/json' },
          body: JSON.stringify(request(sms, posting, settings)),
          redirect: 'error',
          signal,
        })
        return await read(response, posting)
      } catch (error) {
        return again(signal.aborted ? 'no answer in time' : `not reached (${nameOf(error)})`)
      }
    },
  }
}

/** The words of LINK's interface. `refId` is the job: the same one again is the same message (case X-03). */
function request(sms: Sms, posting: Posting, settings: LinkMobilitySettings) {
  return {
    source: settings.source,
    sourceTON: 'ALPHANUMERIC',
    destination: sms.to,
    userData: sms.text,
    platformId: settings.platformId,
    platformPartnerId: settings.platformPartnerId,
    useDeliveryReport: false,
    deliveryReportGates: [],
    refId: posting.id,
  }
}

/**
 * 413 and 422 are about this message and stay so. Anything else that is not a success is about the gateway or our
 * settings: the message waits, and the job's last error says which it is.
 */
async function read(response: Response, posting: Posting): Promise<SendOutcome> {
  const text = await readSome(response)
  if ([413, 422].includes(response.status))
    return { outcome: 'give-up', because: `SMS gateway: refused (${response.status})` }
  if (!response.ok)
    return again(`answered ${response.status}`, waitAsked(response.headers.get('retry-after'), posting.at))
  const said = answer.safeParse(fromJson(text))
  if (!said.success) return again('answered something else than its interface says')
  if (said.data.resultCode !== queued) return again(`result code ${said.data.resultCode}`)
  return { outcome: 'done', reference: said.data.messageId ?? null }
}

/** At most 64 KiB: a gateway that never stops talking is cut off (case X-05; the time limit holds for the body too). */
async function readSome(response: Response): Promise<string> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of response.body ?? []) {
    const bytes = Uint8Array.from(chunk as Uint8Array)
    size += bytes.length
    if (size > mostOfAnAnswer) return ''
    chunks.push(bytes)
  }
  return Buffer.concat(chunks).toString('utf8')
}

function fromJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

function again(what: string, after: Extract<SendOutcome, { outcome: 'again' }>['after'] = null): SendOutcome {
  return { outcome: 'again', because: `SMS gateway: ${what}`, after }
}

/** The system's short name of what went wrong, such as ECONNREFUSED; never a text with an address in it. */
function nameOf(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined
  return typeof code === 'string' ? code : 'failed'
}

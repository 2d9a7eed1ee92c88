/** Sends cards to a door system over HTTP: within a time, without following redirects, and in our words for every no. */
import { Temporal } from 'temporal-polyfill'
import { waitAsked } from '../../core/retry-after.ts'
import type { DoorRecord } from '../../core/targets/door-list.ts'
import type { Trouble } from '../../core/targets/trouble.ts'

/** Where to, and how. `token` is a bearer token (RFC 6750); `now` in milliseconds since 1970. */
export type Sending = {
  address: string
  target: string
  token: string | null
  within: { milliseconds: number }
  now: () => number
}

/** What the receiver said. `refused`: this content, whoever sends it, whenever. */
export type SendAnswer =
  { is: 'taken' } | { is: 'refused'; trouble: Trouble } | { is: 'away'; trouble: Trouble }

/** Sends some cards in order; none at all is the question whether anybody is there. */
export type Send = (records: readonly DoorRecord[], signal: AbortSignal) => Promise<SendAnswer>

/** Opens the line. A receiver that asks us to wait (RFC 9110 10.2.3) is not asked again before that. */
export function openSend({ address, target, token, within, now }: Sending): Send {
  let restsUntil = 0
  return async (records, signal) => {
    if (now() < restsUntil) return away('busy', 'it asked us to wait')
    if (token === null || !/^[\x21-\x7e]+$/.test(token))
      return away('credentials-refused', 'there is no token that can be sent')
    const ends = AbortSignal.any([signal, AbortSignal.timeout(within.milliseconds)])
    try {
      const response = await fetch(address, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${token}`,
          'content-type': 'application/json',
          'idempotency-key': keyOf(target, records),
        },
        body: JSON.stringify({ target, cards: records }),
        redirect: 'manual',
        signal: ends,
      })
      await response.body?.cancel()
      const wait = waitAsked(
        response.headers.get('retry-after'),
        Temporal.Instant.fromEpochMilliseconds(now()),
      )
      if (wait !== null && !response.ok) restsUntil = now() + wait.total('milliseconds')
      return answerOf(response.status)
    } catch (error) {
      if (signal.aborted) return away('stopped', 'stopped by us')
      return ends.aborted ? away('unreachable', 'no answer in time') : unreached(error)
    }
  }
}

/**
 * The same for the same content: a number stands for one change of one card, and numbers between two others only ever
 * go away, so the first, the last and how many say which they are.
 */
function keyOf(target: string, records: readonly DoorRecord[]): string {
  const [first, last] = [records.at(0), records.at(-1)].map((each) => each?.sequence ?? 0)
  return `${target}-${first}-${last}-${records.length}`
}

function answerOf(status: number): SendAnswer {
  const said = `HTTP ${status}`
  if (status >= 200 && status < 300) return { is: 'taken' }
  if ([400, 413, 422].includes(status)) return { is: 'refused', trouble: { what: 'value-refused', said } }
  if (status === 401) return away('credentials-refused', said)
  if (status === 403) return away('no-right', said)
  if (status === 404 || status === 410 || (status >= 300 && status < 400)) return away('base-missing', said)
  if (status === 507) return away('full', said)
  return status === 429 || status === 503 ? away('busy', said) : away('unreachable', said)
}

function away(what: Trouble['what'], said: string): SendAnswer {
  return { is: 'away', trouble: { what, said } }
}

/** Names that Node gives to certificates it does not accept. */
const certificateTroubles = /CERT|SELF_SIGNED|UNABLE_TO_|ERR_TLS|ERR_SSL|CRL_/

function unreached(error: unknown): SendAnswer {
  const cause = error instanceof Error ? error.cause : undefined
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined
  const said = typeof code === 'string' && /^[A-Z0-9_]{1,60}$/.test(code) ? code : 'not reached'
  return away(certificateTroubles.test(said) ? 'not-trusted' : 'unreachable', said)
}

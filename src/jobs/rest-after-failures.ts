/** Leaves a relay or gateway alone for a moment when it keeps failing, so that the other one is not kept waiting. */
import { Temporal } from 'temporal-polyfill'
import type { Carrier, Message } from '../core/messages/message.ts'

const failuresInARow = 5
const rest = Temporal.Duration.from({ seconds: 15 })

/**
 * A breaker for one carrier (case X-05): after five failures in a row it is not asked for 15 seconds; messages wait in
 * the queue. A definite "no" is an answer, not a failure. Each worker keeps its own count; losing it costs five tries.
 */
export function restAfterFailures<M extends Message>(carrier: Carrier<M>): Carrier<M> {
  let failures = 0
  let restsUntil: Temporal.Instant | null = null
  return {
    async send(message, posting) {
      const left = restsUntil?.since(posting.at) ?? null
      // a clock that was set back would make the rest last for ever: then it is over
      if (left !== null && left.sign > 0 && Temporal.Duration.compare(left, rest) <= 0) {
        return {
          outcome: 'again',
          because: `${message.channel} keeps failing and is left alone`,
          after: left,
        }
      }
      const sent = await carrier.send(message, posting)
      failures = sent.outcome === 'again' ? failures + 1 : 0
      restsUntil = failures >= failuresInARow ? posting.at.add(rest) : null
      return sent
    },
  }
}

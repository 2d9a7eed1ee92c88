/** How long the other side asks us to wait before the next try. */
import { Temporal } from 'temporal-polyfill'

const longest = Temporal.Duration.from({ hours: 1 })

/** The wait in a `Retry-After` header (RFC 9110 10.2.3: seconds or a date), at most an hour; null when there is none we can read. */
export function waitAsked(header: string | null, now: Temporal.Instant): Temporal.Duration | null {
  const seconds = header === null ? null : secondsIn(header.trim(), now)
  if (seconds === null || seconds < 0) return null
  return seconds > longest.total('seconds') ? longest : Temporal.Duration.from({ seconds })
}

function secondsIn(header: string, now: Temporal.Instant): number | null {
  if (/^\d{1,9}$/.test(header)) return Number(header)
  const at = Date.parse(header)
  return Number.isNaN(at) ? null : Math.ceil((at - now.epochMilliseconds) / 1000)
}

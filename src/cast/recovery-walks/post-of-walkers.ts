/** What the post brings the people of a walk: codes, links, temporary passwords and notices, each to whom it was sent. */
import type { Temporal } from 'temporal-polyfill'
import type { Message } from '../../core/messages/message.ts'
import type { Walker } from './walkers.ts'

/** Puts each message into the right hands. Gives back who got a temporary password. */
export function handOut(
  messages: readonly Message[],
  everybody: readonly Walker[],
  now: Temporal.Instant,
): Walker[] {
  const got: Walker[] = []
  const at = now.epochMilliseconds
  for (const { channel, to, text } of messages) {
    const one = everybody.find(({ mail, mobile }) => to === mail || to === mobile)
    if (!one) continue
    const code = /^\d{8}$/m.exec(text)?.[0] ?? /#(\d{8})$/m.exec(text)?.[1]
    if (code !== undefined && !one.codes.some((known) => known.code === code))
      one.codes.push({ code, by: channel === 'mail' ? 'mail' : 'sms', at, used: false })
    const link = /\/forgotten-(?:password|username)\/link\/[\w-]+/.exec(text)?.[0]
    if (link !== undefined) one.links.push(link)
    const notice = /\/it-was-not-me\/[\w-]+/.exec(text)?.[0]
    if (notice !== undefined) one.notices.push(notice)
    const temporary = /[0-9A-Z]{4}-[0-9A-Z]{5}-[0-9A-Z]{5}/.exec(text)?.[0]
    if (temporary === undefined) continue
    one.temporaries.push({ password: temporary, at, used: false })
    got.push(one)
  }
  return got
}

/** The link from a mail: its key goes into a cookie and out of the address; nothing is looked up and nothing changes (L-04, L-05). */
import type { Answer } from '../step.ts'
import type { Visit } from '../visit.ts'

/** Keeps the key of `:key` for the page `next`; what is no key of ours opens the page for dead links. */
export function keepLink(visit: Visit, next: `/${string}`): Answer {
  const key = visit.params['key']
  visit.keepLinkKey(key !== undefined && /^[A-Za-z0-9_-]{43}$/.test(key) ? key : null)
  return { go: next }
}

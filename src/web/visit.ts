/** A visit is one request by one browser at one institution: what a page may know and do. */
import type { World } from '../actions/world.ts'
import type { Language } from '../core/language.ts'
import type { SessionFacts } from '../core/account/session.ts'

/** A new session for this browser, handed over as a cookie with the answer. */
export type NewCookie = { name: string; value: string; maxAgeSeconds: number | null }

export type Visit = {
  world: World
  language: Language
  /** `/en` when the address carries the language, else empty: links and forms keep it. */
  prefix: '' | '/nb' | '/nn' | '/en'
  path: string
  query: Record<string, string | undefined>
  /** The living session of this browser, if it has one. */
  session: SessionFacts | null
  /** The value of the hidden field `csrf` of every form on this page. */
  csrf: string
  /** Where the request came from, after named trusted proxies. */
  from: { address: string; campus: boolean }
  /** A short name of browser and system, for the person's own list. */
  device: string
  /** The known-device cookie, if any. */
  deviceCookie: string | null
  cookies: NewCookie[]
  /** A path of ours with this visit's language prefix. */
  to(path: string): string
  /** Puts this browser's new session in its cookie. The old one must be ended in the store by the action. */
  startSession(secret: string): void
  /** Marks this browser as known for the account that just signed in (90 days). */
  rememberDevice(secret: string): void
  /** Forgets the session; the answer also clears what the browser holds. */
  endSession(): void
}

/** A visit is one request by one browser at one institution: what a page may know and do. */
import type { GuideShelf } from './guides/shelf.ts'
import type { ShellFiles, ShellLogo } from './look/shell.tsx'
import type { Agent } from '../actions/desk-session.ts'
import type { World } from '../actions/world.ts'
import type { Browser, Opened } from '../actions/open-session.ts'
import type { Language } from '../core/language.ts'
import type { SessionFacts } from '../core/account/session.ts'

/** A new session for this browser, handed over as a cookie with the answer. */
export type NewCookie = { name: string; value: string; maxAgeSeconds: number | null }

/** The visit's id, the key of the service, and whether to sign in anew. */
export type WantedService = { id: string; client: string; again: boolean }

export type Visit = {
  world: World
  /** The look of this institution. */
  files: ShellFiles
  logo: ShellLogo | null
  /** The guides of this institution. */
  guides: GuideShelf
  language: Language
  /** `/en` when the address carries the language, else empty: links and forms keep it. */
  prefix: '' | '/nb' | '/nn' | '/en'
  path: string
  query: Record<string, string | undefined>
  /** What stands in the address for `:key` and the like. */
  params: Readonly<Record<string, string | undefined>>
  /** The living session of this browser, if it has one. */
  session: SessionFacts | null
  /** Who sits at the service desk in this browser; read on the desk's pages only. */
  desk: Agent | null
  /** The secret of this browser, signed in or not: codes that it asked for are bound to it (case O-13). */
  visitor: string
  /** The value of the hidden field `csrf` of every form on this page. */
  csrf: string
  /** Whether a form with this token is one that this browser was given. */
  isOwnForm: (token: string) => boolean
  /** Where the request came from, after named trusted proxies. */
  readonly from: { prefixes: readonly string[]; campus: boolean }
  /** The known-device cookie, if any. */
  deviceCookie: string | null
  cookies: NewCookie[]
  /** This browser as the actions know it. */
  browser(): Browser
  /** The key of a mail link that this browser opened, from its cookie. */
  linkKey: string | null
  /** The sealed errand of somebody who was sent to identify, from its cookie. */
  eidErrand: string | null
  /** Others use this computer too: said in this browser, or when the session began (row N-9). */
  shared: boolean
  /** Keeps in mind that they do, until the browser is closed or the person is done. */
  keepShared(): void
  /** A path of ours with this visit's language prefix. */
  to(path: string): string
  /** Puts this browser's new session in its cookie, and marks it as known where the action says so. */
  opened(opened: Opened): void
  /** Keeps the key of a mail link for its page; null forgets it. */
  keepLinkKey(key: string | null): void
  /** The key of a notice that this browser opened ("it was not me"), from its cookie. */
  noticeKey: string | null
  keepNoticeKey(key: string | null): void
  /** Keeps the errand until they are back; null forgets it. */
  keepEidErrand(sealed: string | null): void
  /** Somebody came for the pages of projects before signing in. */
  wantsProjects: boolean
  /** Keeps that in mind for ten minutes, or forgets it. */
  keepWanted(wanted: boolean): void
  /** Somebody is on the way to a service; `again`: it wants a sign-in of this very moment. */
  wantsService: WantedService | null
  /** Keeps that in mind until they are signed in, half an hour at most; null forgets it. */
  keepService(wanted: WantedService | null): void
  /** Puts the desk's session in its own cookie; null forgets it. */
  keepDesk(secret: string | null): void
  /** Forgets the session; on a shared computer everything that this browser holds of us. */
  endSession(): void
}

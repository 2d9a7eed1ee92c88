/** What a page must know of the institution, the language and the person to draw its frame. */
import type { ComponentChildren } from 'preact'
import type { Language, Words } from '../../core/language.ts'

/** The institution as a page shows it. */
export type ShellInstitution = {
  key: string
  name: Words
  /** The name in everyday speech, beside the mark: `OsloMet`, `NTNU`. */
  short: string
  /** The institution's own logo, if it gives one, and what it says to those who do not see it; otherwise a mark and the name. */
  logo?: ShellLogo
}

/** A picture in the head of the page. */
export type ShellLogo = { href: string; width: number; height: number; alt: string }

/** The addresses of what a page loads; see `lookFor` in files.ts. */
export type ShellFiles = {
  stylesheet: string
  theme: string
  script: string
  icon: string
  font: string
  colourBar: { light: string; dark: string }
}

export type ShellLink = { href: string; label: string; current?: boolean }

export type ShellProps = {
  institution: ShellInstitution
  files: ShellFiles
  language: Language
  languages?: readonly Language[]
  /** `/en` when the address carries the language, else empty. */
  prefix?: string
  /** This page's path without the language prefix; the language links lead to it. */
  path: string
  /** The one `<h1>` of the page, and its title. */
  title: string
  /** One or two sentences under the heading. */
  intro?: ComponentChildren
  /** Above the heading: `<Steps …>`. */
  above?: ComponentChildren
  /** The page goes on there by itself, at once; a link to it stands on the page too. */
  goesOnTo?: string
  /** True when the page comes back with an error summary: the title says so. */
  failed?: boolean
  /** `form`: one question in a narrow sheet. `page`: cards side by side. `front`: the front page. */
  layout?: 'form' | 'page' | 'front'
  /** The account's pages, for somebody signed in. */
  nav?: readonly ShellLink[]
  signedIn?: { name: string; signOut: string; csrf: string }
  /** On a shared computer: how one leaves it, on every page (row N-9). */
  shared?: { signOut: string; csrf: string }
  /** `help`: where the institution has guides. */
  footer: { help?: string; accessibility: string; privacy: string; desk: DeskContact }
  children?: ComponentChildren
}

/** Whom to ask. */
export type DeskContact = { name: string; href: string; phone?: string; email?: string; hours?: string }

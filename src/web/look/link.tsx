/** A way to another page, inside a sentence. */
import type { ComponentChildren } from 'preact'
import type { Language } from '../../core/language.ts'
import { lookTexts } from './texts.ts'

export type LinkProps = {
  href: string
  children: ComponentChildren
  /** Given when the link leaves our pages: those who listen are told. */
  leaves?: Language
}

/** Only addresses of ours, web, mail and telephone become links (security A.1: no `javascript:`). */
export function Link({ href, children, leaves }: LinkProps) {
  if (!isSafe(href)) return <span>{children}</span>
  return (
    <a class="ds-link" href={href} rel={leaves ? 'noreferrer' : undefined}>
      {children}
      {leaves ? <span class="ds-sr-only">{` (${lookTexts(leaves).opensElsewhere})`}</span> : null}
    </a>
  )
}

function isSafe(href: string): boolean {
  return /^(?:https?:\/\/|mailto:|tel:|#|\/(?![/\\]))/i.test(href)
}

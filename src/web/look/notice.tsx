/** Something worth knowing, in a box whose colour says how much it matters; the words say so too. */
import type { ComponentChildren } from 'preact'
import type { Language } from '../../core/language.ts'
import { lookTexts } from './texts.ts'

export type NoticeKind = 'info' | 'success' | 'warning' | 'danger'

export type NoticeProps = {
  kind: NoticeKind
  language: Language
  /** A heading of the box; without one the kind is read out before the text. */
  title?: string
  /** Read out at once when the page opens: for what just happened. */
  announce?: boolean
  children?: ComponentChildren
}

export function Notice({ kind, language, title, announce, children }: NoticeProps) {
  return (
    <div class="ds-alert ad-notice" data-color={kind} role={announce ? 'status' : undefined}>
      {title === undefined ? (
        <span class="ds-sr-only">{`${lookTexts(language).notice[kind]}: `}</span>
      ) : (
        <h2 class="ds-heading" data-size="2xs">
          {title}
        </h2>
      )}
      {children === undefined ? null : <div class="ad-notice__text">{children}</div>}
    </div>
  )
}

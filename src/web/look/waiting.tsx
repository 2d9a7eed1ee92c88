/** Something is on its way; the page says what, how long it usually takes, and how to look again. */
import type { ComponentChildren } from 'preact'

export type WaitingProps = {
  title: string
  children?: ComponentChildren
  /** A link to this page, "Look again", for browsers without script. */
  again?: { href: string; label: string }
}

export function Waiting({ title, children, again }: WaitingProps) {
  return (
    <div class="ad-waiting" role="status">
      <svg class="ds-spinner" viewBox="0 0 50 50" aria-hidden="true" focusable="false">
        <circle class="ds-spinner__background" cx="25" cy="25" r="20" fill="none" stroke-width="5" />
        <circle class="ds-spinner__circle" cx="25" cy="25" r="20" fill="none" stroke-width="5" />
      </svg>
      <div>
        <p class="ad-waiting__title">{title}</p>
        {children === undefined ? null : <div>{children}</div>}
        {again ? (
          <p>
            <a class="ds-link" href={again.href}>
              {again.label}
            </a>
          </p>
        ) : null}
      </div>
    </div>
  )
}

/** Nothing to show here yet, and what that means. */
import type { ComponentChildren } from 'preact'

export function Empty({ title, children }: { title: string; children?: ComponentChildren }) {
  return (
    <div class="ad-empty">
      <p class="ad-empty__title">{title}</p>
      {children === undefined ? null : <div class="ad-empty__text">{children}</div>}
    </div>
  )
}

/** More for those who want it, folded away until opened. */
import type { ComponentChildren } from 'preact'

export function Details({
  title,
  children,
  open,
}: {
  title: string
  children: ComponentChildren
  open?: boolean
}) {
  return (
    <details class="ds-details ad-details" open={open}>
      <summary>{title}</summary>
      <div class="ad-prose">{children}</div>
    </details>
  )
}

/** Running text with headings, paragraphs and lists, as wide as one reads well. */
export function Prose({ children }: { children: ComponentChildren }) {
  return <div class="ad-prose">{children}</div>
}

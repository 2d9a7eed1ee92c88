/** Things one below the other, each with a line of words and perhaps a link: services, devices, desks. */
import type { ComponentChildren } from 'preact'
import { Tag } from './tag.tsx'
import type { TagKind } from './tag.tsx'

export type Item = {
  title: string
  /** Makes the title a link. */
  href?: string
  text?: ComponentChildren
  tag?: { words: string; kind?: TagKind }
}

/** The services an account opens (mission O-1, U-5), the places that hold the old password (O-19), desks with "open now" (O-21). */
export function ItemList({ items }: { items: readonly Item[] }) {
  return (
    <ul class="ad-items">
      {items.map((item) => (
        <li key={item.title}>
          <div class="ad-items__words">
            <p class="ad-items__title">
              {item.href === undefined ? (
                item.title
              ) : (
                <a class="ds-link" href={item.href}>
                  {item.title}
                </a>
              )}
            </p>
            {item.text === undefined ? null : <div class="ad-items__text">{item.text}</div>}
          </div>
          {item.tag ? <Tag kind={item.tag.kind ?? 'neutral'}>{item.tag.words}</Tag> : null}
        </li>
      ))}
    </ul>
  )
}

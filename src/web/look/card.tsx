/** A piece of a page that belongs together, on its own sheet. */
import type { ComponentChildren } from 'preact'
import { Icon } from './icon.tsx'
import type { IconName } from './icon.tsx'

export type CardProps = {
  title?: string
  /** `h2` unless it stands inside another part. */
  level?: 2 | 3
  id?: string
  /** Takes the whole row where cards stand side by side. */
  wide?: boolean
  children?: ComponentChildren
}

export function Card({ title, level = 2, id, wide, children }: CardProps) {
  const Title = level === 2 ? 'h2' : 'h3'
  return (
    <section
      class="ad-card"
      id={id}
      data-wide={wide ? 'true' : undefined}
      aria-labelledby={title && id ? `${id}-title` : undefined}
    >
      {title === undefined ? null : (
        <Title class="ds-heading ad-card__title" id={id ? `${id}-title` : undefined}>
          {title}
        </Title>
      )}
      {children}
    </section>
  )
}

/** Cards side by side where there is room, below each other on a phone. */
export function Cards({ children }: { children: ComponentChildren }) {
  return <div class="ad-cards">{children}</div>
}

export type CardLinkProps = {
  href: string
  title: string
  text?: string
  icon?: IconName
  /** The one or two doors most people come for. */
  first?: boolean
}

/** A door on the front page: the whole card leads there. */
export function CardLink({ href, title, text, icon, first }: CardLinkProps) {
  return (
    <a class="ad-door" href={href} data-first={first ? 'true' : undefined}>
      {icon ? (
        <span class="ad-door__icon">
          <Icon name={icon} />
        </span>
      ) : null}
      <span class="ad-door__words">
        <span class="ad-door__title">{title}</span>
        {text === undefined ? null : <span class="ad-door__text">{text}</span>}
      </span>
      <span class="ad-door__arrow">
        <Icon name="arrow" />
      </span>
    </a>
  )
}

/** The doors of a page, as a list. */
export function Doors({
  title,
  children,
}: {
  title?: string
  children: readonly ComponentChildren[] | ComponentChildren
}) {
  const doors = Array.isArray(children)
    ? children.flat().filter((door) => door !== null && door !== false)
    : [children]
  return (
    <section class="ad-doors">
      {title === undefined ? null : <h2 class="ds-heading ad-doors__title">{title}</h2>}
      <ul>
        {doors.map((door, place) => (
          <li key={place}>{door}</li>
        ))}
      </ul>
    </section>
  )
}

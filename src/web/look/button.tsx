/** What to press: the one deed of a form, or the way to another page that looks like it. */
import type { ComponentChildren } from 'preact'
import { Icon } from './icon.tsx'
import type { IconName } from './icon.tsx'

type Shared = {
  children: ComponentChildren
  variant?: 'primary' | 'secondary' | 'tertiary'
  /** Red, for what cannot be undone. */
  danger?: boolean
  icon?: IconName
}

export type ButtonProps = Shared & { name?: string; value?: string }
export type ButtonLinkProps = Shared & { href: string }

/** Submits the form it stands in. */
export function Button({ children, variant = 'primary', danger, icon, name, value }: ButtonProps) {
  return (
    <button
      class="ds-button ad-button"
      type="submit"
      name={name}
      value={value}
      data-variant={variant}
      data-color={danger ? 'danger' : undefined}
    >
      {icon ? <Icon name={icon} /> : null}
      {children}
    </button>
  )
}

/** A link that looks like a button. */
export function ButtonLink({ children, variant = 'primary', danger, icon, href }: ButtonLinkProps) {
  return (
    <a
      class="ds-button ad-button"
      href={href}
      data-variant={variant}
      data-color={danger ? 'danger' : undefined}
    >
      {icon ? <Icon name={icon} /> : null}
      {children}
    </a>
  )
}

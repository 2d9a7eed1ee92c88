/** A form that works without script; the server answers every mistake in our own words. */
import type { ComponentChildren } from 'preact'
import { useContext } from 'preact/hooks'
import { OnSharedComputer } from './on-shared-computer.ts'

export type FormProps = {
  /** Where it is sent; with the language prefix of the visit. */
  action: string
  /** The visit's `csrf` (case S-07). */
  csrf: string
  /** `get` for a search; such a form carries no `csrf`. */
  method?: 'post' | 'get'
  children: ComponentChildren
}

/** `novalidate`: a browser's own bubbles are neither in our languages nor kept on the page. */
export function Form({ action, csrf, method = 'post', children }: FormProps) {
  const shared = useContext(OnSharedComputer)
  return (
    <form class="ad-form" method={method} action={action} noValidate autocomplete={shared ? 'off' : 'on'}>
      {method === 'post' ? <input type="hidden" name="csrf" value={csrf} /> : null}
      {children}
    </form>
  )
}

/** The buttons at the end of a form: the one to press first, then quieter ones. */
export function Actions({ children }: { children: ComponentChildren }) {
  return <div class="ad-actions">{children}</div>
}

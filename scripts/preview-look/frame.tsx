/** The shell of a preview page. */
import type { ComponentChildren } from 'preact'
import { filesFor } from '../../src/web/look/files.ts'
import { Shell } from '../../src/web/look/shell.tsx'
import type { ShellProps } from '../../src/web/look/shell.tsx'
import type { Theme } from '../../src/web/look/theme.ts'
import type { Preview } from './cast.tsx'

export type Dressed = Preview & { theme: Theme }

type FrameProps = { at: Dressed; children: ComponentChildren } & Pick<ShellProps, 'title' | 'path'> &
  Partial<ShellProps>

export function Frame({ at, children, ...rest }: FrameProps) {
  return (
    <Shell
      institution={{ key: at.key, name: at.name, short: at.short }}
      files={filesFor(at.theme)}
      language="nb"
      prefix=""
      footer={{
        accessibility: '/accessibility',
        privacy: '/privacy',
        desk: { name: 'Servicetorget', href: '/desks', phone: '22 00 00 00', hours: 'Åpent nå, til 18.30' },
      }}
      {...rest}
    >
      {children}
    </Shell>
  )
}

/** The account's pages. */
export const accountNav = [
  { href: '/my-account', label: 'Min konto', current: true },
  { href: '/my-account/password', label: 'Passord' },
  { href: '/my-account/pin', label: 'PIN' },
  { href: '/my-account/sessions', label: 'Pålogginger' },
  { href: '/my-account/journal', label: 'Journal' },
]

/** Which files a page of one institution loads, and where the web finds them. */
import { built } from './built.ts'
import type { ShellFiles } from './shell.tsx'
import type { Theme } from './theme.ts'

/** The folder that is served under `/assets/`: names change with content, so browsers may keep them for ever. */
export const assetsFolder = new URL('../../../assets/', import.meta.url)

/** Handed to every `<Shell>` of this institution. */
export function filesFor(theme: Theme): ShellFiles {
  return {
    ...built,
    theme: theme.stylesheet.href,
    icon: theme.icon.href,
    colourBar: theme.colourBar,
  }
}

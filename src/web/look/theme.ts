/** An institution's colours become its pages' theme, light and dark, readable for everybody in both. */
import { createHash } from 'node:crypto'

/** What an institution decides about colour, as `#rrggbb` (its `look.colours`). */
export type Colours = {
  /** Buttons, links and marks of what is chosen. */
  main: string
  /** The second colour: the open door of the drawing, lighter or darker where the band would swallow it; never carries text. */
  accent: string
  /** Text, lines and grey surfaces. */
  neutral?: string | undefined
  /** The band on top of every page; `main` unless said. For a colour too light for links, such as yellow. */
  head?: string | null | undefined
}

/** One file of a page that the web serves: where, and with what content. */
export type Asset = { href: string; type: string; body: string }

/** What a page of one institution links to. */
export type Theme = { stylesheet: Asset; icon: Asset; colourBar: { light: string; dark: string } }

type Scheme = 'light' | 'dark'
type Hex = `#${string}`
type ColourLibrary = typeof import('@digdir/designsystemet/color')

/**
 * The theme made from colours by Designsystemet's own colour maths: every text token keeps 4.5:1 on every
 * background and surface token (WCAG 2.1 1.4.3). Same colours, same bytes, same address.
 */
export async function themeFrom(colours: Colours): Promise<Theme> {
  const library = await import('@digdir/designsystemet/color')
  const head = { light: bandColours(library, colours, 'light'), dark: bandColours(library, colours, 'dark') }
  return {
    stylesheet: asset('theme', 'css', 'text/css; charset=utf-8', stylesheet(library, colours, head)),
    icon: asset('icon', 'svg', 'image/svg+xml', icon(head.light)),
    colourBar: { light: head.light.hero, dark: head.dark.hero },
  }
}

/** A file whose address changes with its content, so that browsers may keep it for ever. */
export function asset(name: string, ending: string, type: string, body: string): Asset {
  return { href: `/assets/${name}.${digest(body)}.${ending}`, type, body }
}

/** Ten letters that stand for the content of a file. */
export function digest(content: string | Buffer): string {
  return createHash('sha256').update(content).digest('hex').slice(0, 10)
}

/** The band on top of a page: its surface, the words on it, and the open door in the drawing. */
type Band = { hero: string; 'hero-text': string; 'hero-shape': string }

const steelGrey = '#1f2933'
const readable = 4.5
const visible = 2.2

function stylesheet(library: ColourLibrary, colours: Colours, head: Record<Scheme, Band>): string {
  const root = (scheme: Scheme) => {
    const ours = Object.entries(head[scheme]).map(([name, hex]) => `--adgang-${name}:${hex}`)
    const tokens = Object.entries(scales(library, colours, scheme)).map(
      ([name, hex]) => `--ds-color-${name}:${hex}`,
    )
    return `:root{${[...tokens, ...ours].join(';')};color-scheme:${scheme}}`
  }
  return `@layer ds.theme{${root('light')}@media (prefers-color-scheme:dark){${root('dark')}}}`
}

/** In the dark the band is a deep shade of the main colour, so that a light one does not glare. */
function bandColours(library: ColourLibrary, { main, accent, head }: Colours, scheme: Scheme): Band {
  const hero = scheme === 'light' ? (head ?? main) : (scale(library, main, 'dark')['surface-tinted'] ?? main)
  const words = library.generateColorContrast(asHex(hero), 'default')
  const shades = scale(library, accent, 'light')
  const inTheDark = scheme === 'dark' ? [head] : []
  const candidates = [accent, ...inTheDark, shades['border-subtle'], shades['text-subtle']]
  const shape = candidates.find((colour) => colour && contrast(library, colour, hero) >= visible)
  return { hero, 'hero-text': words, 'hero-shape': shape ?? words }
}

/** Designsystemet's names: `accent` is what buttons and links use, our `main`. */
function scales(library: ColourLibrary, { main, neutral = steelGrey }: Colours, scheme: Scheme) {
  const grey = scale(library, neutral, scheme)
  return {
    ...named('accent', scale(library, main, scheme)),
    ...named('neutral', grey),
    'focus-inner': grey['background-default'] ?? '#fff',
    'focus-outer': grey['text-default'] ?? '#000',
  }
}

/** A button keeps its resting colour under the pointer where the shifted one would make its words unreadable. */
function scale(library: ColourLibrary, colour: string, scheme: Scheme): Record<string, string> {
  const steps = library.generateColorScale(asHex(colour), scheme).map(({ name, hex }) => [name, hex] as const)
  const values: Record<string, string> = Object.fromEntries(steps)
  const { 'base-default': base = colour, 'base-contrast-default': words = '#fff' } = values
  for (const name of ['base-hover', 'base-active']) {
    if (contrast(library, values[name] ?? base, words) < readable) values[name] = base
  }
  return values
}

function named(family: string, values: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([name, hex]) => [`${family}-${name}`, hex]))
}

function contrast(library: ColourLibrary, one: string, other: string): number {
  return library.getContrastFromHex(asHex(one), asHex(other))
}

/** The library's type for a colour; what was read from the institution's file is `#rrggbb` already. */
function asHex(colour: string): Hex {
  return `#${colour.replace(/^#/, '')}`
}

/** The open door, for the browser's tab. */
function icon({ hero, 'hero-text': words, 'hero-shape': shape }: Band): string {
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="8" fill="${hero}"/>` +
    `<path d="M8 26V15a8 8 0 0 1 16 0v11z" fill="${words}"/><path d="M15 26V15l7-3v14z" fill="${shape}"/></svg>\n`
  )
}

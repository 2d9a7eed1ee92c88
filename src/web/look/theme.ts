/** An institution's colours become its pages' theme, light and dark, readable for everybody in both. */
import { createHash } from 'node:crypto'

/** What an institution decides about colour, as `#rrggbb`: three colours and, if wanted, its grey. */
export type Colours = {
  /** Buttons, links and marks of what is chosen. */
  accent: string
  /** The large surface on the front page and the mark beside the name. */
  brand: string
  /** The second colour, in shapes only; never carries text. */
  highlight: string
  /** The grey of text and lines; a cool grey unless said. */
  neutral?: string
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
  const css = themeStylesheet(library, colours)
  const svg = icon(colours, library.generateColorContrast(asHex(colours.brand), 'default'))
  return {
    stylesheet: asset('theme', 'css', 'text/css; charset=utf-8', css),
    icon: asset('icon', 'svg', 'image/svg+xml', svg),
    colourBar: { light: colours.brand, dark: tokens(library, colours, 'dark')['hero'] ?? colours.brand },
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

const steelGrey = '#1f2933'

function themeStylesheet(library: ColourLibrary, colours: Colours): string {
  const light = declarations(tokens(library, colours, 'light'))
  const dark = declarations(tokens(library, colours, 'dark'))
  const wrapped = (css: string, scheme: Scheme) => `:root{${css};color-scheme:${scheme}}`
  return `@layer ds.theme{${wrapped(light, 'light')}@media (prefers-color-scheme:dark){${wrapped(dark, 'dark')}}}`
}

function declarations(values: Readonly<Record<string, string>>): string {
  return Object.entries(values)
    .map(([name, value]) => `--${ownNames.has(name) ? 'adgang' : 'ds-color'}-${name}:${value}`)
    .join(';')
}

const ownNames = new Set(['hero', 'hero-text', 'hero-shape', 'mark', 'mark-text'])

/** Every colour of one scheme: accent and grey scales, focus ring, and the front page's large surface. */
function tokens(library: ColourLibrary, colours: Colours, scheme: Scheme): Record<string, string> {
  const accent = scale(library, colours.accent, scheme)
  const neutral = scale(library, colours.neutral ?? steelGrey, scheme)
  const hero = scheme === 'light' ? colours.brand : (accent['surface-tinted'] ?? colours.brand)
  return {
    ...named('accent', accent),
    ...named('neutral', neutral),
    'focus-inner': neutral['background-default'] ?? '#fff',
    'focus-outer': neutral['text-default'] ?? '#000',
    hero,
    'hero-text': library.generateColorContrast(asHex(hero), 'default'),
    'hero-shape': clearest(
      library,
      hero,
      scheme === 'light' ? [colours.highlight] : [colours.highlight, colours.brand],
    ),
    mark: colours.brand,
    'mark-text': library.generateColorContrast(asHex(colours.brand), 'default'),
  }
}

function scale(library: ColourLibrary, colour: string, scheme: Scheme): Record<string, string> {
  return Object.fromEntries(
    library.generateColorScale(asHex(colour), scheme).map(({ name, hex }) => [name, hex]),
  )
}

function named(family: string, values: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([name, hex]) => [`${family}-${name}`, hex]))
}

function clearest(library: ColourLibrary, on: string, candidates: readonly string[]): string {
  const contrast = (colour: string) => library.getContrastFromHex(asHex(colour), asHex(on))
  return [...candidates].sort((a, b) => contrast(b) - contrast(a))[0] ?? on
}

/** The library's type for a colour; what was read from the institution's file is `#rrggbb` already. */
function asHex(colour: string): Hex {
  return `#${colour.replace(/^#/, '')}`
}

/** The open door, for the browser's tab. */
function icon(colours: Colours, door: string): string {
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="8" fill="${colours.brand}"/>` +
    `<path d="M9 26V14a7 7 0 0 1 14 0v12z" fill="${door}"/><path d="M16 26V15l7-3v14z" fill="${colours.highlight}"/></svg>\n`
  )
}

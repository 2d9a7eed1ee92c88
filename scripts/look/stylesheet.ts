/** One stylesheet: Designsystemet's tokens and the components we use, then our own pages. */
import { formatThemeCSS } from '@digdir/designsystemet'
import { baseColors, generateColorScale } from '@digdir/designsystemet/color'
import { readFile } from 'node:fs/promises'

const components = [
  'skip-link',
  'heading',
  'paragraph',
  'label',
  'link',
  'button',
  'field',
  'input',
  'validation-message',
  'fieldset',
  'error-summary',
  'alert',
  'list',
  'tag',
  'details',
  'table',
  'spinner',
]
const pages = ['frame', 'forms', 'parts', 'account', 'two-factor', 'desk', 'print']

/** `fonts` come first so that the browser asks for them early. */
export async function buildStylesheet(fonts: readonly { href: string; range: string }[]): Promise<string> {
  const designsystemet = (name: string) =>
    readFile(
      new URL(`../../node_modules/@digdir/designsystemet-css/dist/src/${name}.css`, import.meta.url),
      'utf8',
    )
  const ours = (name: string) =>
    readFile(new URL(`../../src/web/look/css/${name}.css`, import.meta.url), 'utf8')
  const parts = [
    fonts.map(fontFace).join('\n'),
    '@layer ds.theme, ds.base, ds.components, adgang;',
    withoutColours(await sharedTokens()),
    statusColours(),
    `@layer ds.base{${await designsystemet('base')}}`,
    `@layer ds.components{${(await Promise.all(components.map(designsystemet))).join('\n')}}`,
    `@layer adgang{${(await Promise.all(pages.map(ours))).join('\n')}}`,
  ]
  return withoutUnused(parts.join('\n'))
}

function fontFace({ href, range }: { href: string; range: string }): string {
  return `@font-face{font-family:"Inter Variable";font-style:normal;font-display:swap;font-weight:400 700;src:url("${href}") format("woff2");unicode-range:${range}}`
}

/** Sizes, type and spacing: the same for every institution. */
async function sharedTokens(): Promise<string> {
  return formatThemeCSS({
    name: 'adgang',
    colors: { main: { accent: '#00509e' }, support: {}, neutral: '#1f2933' },
    typography: { fontFamily: 'Inter Variable' },
    borderRadius: 8,
  })
}

/** The institution's theme brings the colours; what the package writes for one example is left out. */
function withoutColours(css: string): string {
  const layers = css.replace('@charset "UTF-8";', '').split(/(?=^@layer )/m)
  return layers
    .filter((layer) => !/^@layer ds\.theme\.(?:color-scheme|typography\.secondary)/.test(layer))
    .join('')
}

/** Green, yellow, red and blue mean the same everywhere. */
function statusColours(): string {
  const of = (scheme: 'light' | 'dark') =>
    Object.entries(baseColors)
      .flatMap(([name, colour]) =>
        generateColorScale(colour, scheme).map((step) => `--ds-color-${name}-${step.name}:${step.hex}`),
      )
      .join(';')
  return `@layer ds.theme{:root{${of('light')}}@media (prefers-color-scheme:dark){:root{${of('dark')}}}}`
}

/** Leaves out tokens that nothing refers to, again and again until all are used. */
function withoutUnused(css: string): string {
  const used = new Set([...css.matchAll(/var\(\s*(--[\w-]+)/g)].map(([, name]) => name))
  const fewer = css.replace(/(--ds[\w-]*|--_ds[\w-]*)\s*:[^;{}]*(?:;|(?=\}))/g, (whole, name: string) =>
    used.has(name) ? whole : '',
  )
  return fewer.length === css.length ? css : withoutUnused(fewer)
}

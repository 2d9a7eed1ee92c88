/** Any colours a university brings become pages that everybody can read, in light and in dark. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { themeFrom } from './theme.ts'

const colour = fc.integer({ min: 0, max: 0xffffff }).map((n) => `#${n.toString(16).padStart(6, '0')}`)

/** The tokens of one scheme, as the browser gets them. */
function tokensIn(css: string, scheme: 'light' | 'dark'): Map<string, string> {
  const roots = [...css.matchAll(/:root\{([^}]*)\}/g)].map(([, body = '']) => body)
  const body = roots.find((root) => root.endsWith(`color-scheme:${scheme}`)) ?? ''
  return new Map(body.split(';').map((line) => line.split(':') as [string, string]))
}

/** WCAG 2.1 relative luminance and contrast, written out here so that the library is not its own judge. */
function contrast(one: string, other: string): number {
  const [a = 0, b = 0] = [luminance(one), luminance(other)].sort((x, y) => y - x)
  return (a + 0.05) / (b + 0.05)
}

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((at) => parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

const backgrounds = ['background-default', 'background-tinted', 'surface-default', 'surface-tinted']

describe('a theme from an institution’s colours', () => {
  it('keeps text at 4.5:1 and the lines of fields at 3:1, whatever the colours', async () => {
    await fc.assert(
      fc.asyncProperty(colour, colour, colour, colour, async (main, accent, neutral, head) => {
        const { stylesheet } = await themeFrom({ main, accent, neutral, head })
        for (const scheme of ['light', 'dark'] as const) {
          const tokens = tokensIn(stylesheet.body, scheme)
          const of = (name: string) => tokens.get(name) ?? `missing ${name}`
          for (const family of ['accent', 'neutral']) {
            for (const background of backgrounds) {
              const under = of(`--ds-color-${family}-${background}`)
              expect(contrast(of(`--ds-color-${family}-text-default`), under)).toBeGreaterThanOrEqual(4.5)
              expect(contrast(of(`--ds-color-${family}-text-subtle`), under)).toBeGreaterThanOrEqual(4.5)
            }
            const field = of(`--ds-color-${family}-background-default`)
            expect(contrast(of(`--ds-color-${family}-border-default`), field)).toBeGreaterThanOrEqual(3)
            for (const state of ['default', 'hover', 'active']) {
              const words = of(`--ds-color-${family}-base-contrast-default`)
              expect(contrast(words, of(`--ds-color-${family}-base-${state}`))).toBeGreaterThanOrEqual(4.5)
            }
          }
          expect(contrast(of('--adgang-hero-text'), of('--adgang-hero'))).toBeGreaterThanOrEqual(4.5)
          expect(contrast(of('--adgang-hero-shape'), of('--adgang-hero'))).toBeGreaterThanOrEqual(2.2)
        }
      }),
      { numRuns: 60 },
    )
  })

  it('has the same address for the same colours, and another for others', async () => {
    const blue = { main: '#00509e', accent: '#f2c94c' }
    const [one, again, other] = await Promise.all([
      themeFrom(blue),
      themeFrom({ ...blue }),
      themeFrom({ ...blue, accent: '#f2c94d' }),
    ])
    expect(again.stylesheet).toEqual(one.stylesheet)
    expect(other.stylesheet.href).not.toBe(one.stylesheet.href)
    expect(one.stylesheet.href).toMatch(/^\/assets\/theme\.[0-9a-f]{10}\.css$/)
  })

  it('paints the band in the head colour, so that yellow stays yellow while links stay readable', async () => {
    const { stylesheet, colourBar } = await themeFrom({ main: '#12324a', accent: '#12324a', head: '#fdf100' })
    expect(tokensIn(stylesheet.body, 'light').get('--adgang-hero')).toBe('#fdf100')
    expect(tokensIn(stylesheet.body, 'light').get('--adgang-hero-text')).toBe('#000000')
    expect(colourBar.light).toBe('#fdf100')
  })
})

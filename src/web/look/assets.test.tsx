/** What a page loads is small, ready compressed, our own, and allowed to be kept. */
import { readdir, readFile } from 'node:fs/promises'
import { brotliCompressSync, brotliDecompressSync, gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { Button } from './button.tsx'
import { built } from './built.ts'
import { ErrorSummary } from './error-summary.tsx'
import { Field } from './field.tsx'
import { assetsFolder, filesFor } from './files.ts'
import { Form } from './form.tsx'
import { PasswordField } from './password-field.tsx'
import { renderDocument } from './render-document.ts'
import { Shell } from './shell.tsx'
import { digest, themeFrom } from './theme.ts'

const theme = await themeFrom({ main: '#00509e', accent: '#f2c94c' })
const inFolder = (href: string) => new URL(href.replace('/assets/', ''), assetsFolder)
const names = await readdir(assetsFolder)
const texts = names.filter((name) => /\.(?:css|js|svg)$/.test(name))

/** The sign-in page as it looks after a wrong password: its longest form. */
function signIn(): string {
  return renderDocument(
    <Shell
      institution={{ key: 'x', short: 'NTNU', name: { nb: 'NTNU', nn: 'NTNU', en: 'NTNU' } }}
      files={filesFor(theme)}
      language="nb"
      path="/sign-in"
      title="Logg inn"
      failed
      footer={{
        accessibility: '/a',
        privacy: '/p',
        desk: { name: 'Orakel', href: '/desks', phone: '73 59 15 00' },
      }}
    >
      <ErrorSummary
        language="nb"
        errors={[{ field: 'username', text: 'Brukernavnet eller passordet stemmer ikke.' }]}
      />
      <Form action="/sign-in" csrf={'c'.repeat(43)}>
        <Field name="username" label="Brukernavn" autocomplete="username" error="Sjekk brukernavnet" />
        <PasswordField name="password" label="Passord" language="nb" />
        <Button>Logg inn</Button>
      </Form>
    </Shell>,
  )
}

describe('what a page loads', () => {
  it('is at most 30 kB for signing in, page and theme not even compressed', async () => {
    const files = [built.stylesheet, built.script]
    const sizes = await Promise.all(
      files.map(async (href) => (await readFile(inFolder(`${href}.gz`))).length),
    )
    const transferred = sizes.reduce(
      (sum, size) => sum + size,
      signIn().length + theme.stylesheet.body.length,
    )
    const smallest = brotliCompressSync(signIn()).length + brotliCompressSync(theme.stylesheet.body).length
    expect(transferred).toBeLessThanOrEqual(30_000)
    expect(smallest).toBeLessThan(5_000)
  })

  it('is all there, under the names the pages use', () => {
    for (const href of Object.values(built)) expect(names).toContain(href.replace('/assets/', ''))
    expect(texts.length).toBeGreaterThan(5)
  })

  it.each(texts)(
    '%s has compressed copies that say the same, and a name made from its content',
    async (name) => {
      const plain = await readFile(inFolder(name))
      expect(brotliDecompressSync(await readFile(inFolder(`${name}.br`)))).toEqual(plain)
      expect(gunzipSync(await readFile(inFolder(`${name}.gz`)))).toEqual(plain)
      expect(name).toContain(`.${digest(plain)}.`)
    },
  )

  it('asks nobody else for anything, and holds no picture inside', async () => {
    const css = await readFile(inFolder(built.stylesheet), 'utf8')
    const asked = [...css.matchAll(/url\(["']?([^"')]*)/g)].map(([, href = '']) => href)
    expect(asked.length).toBeGreaterThan(5)
    for (const href of asked) {
      expect(href).toMatch(/^\/assets\/[\w.-]+$/)
      expect(names).toContain(href.replace('/assets/', ''))
    }
    expect(css).toContain('font-display:swap')
    expect(names).toContain('inter-OFL.txt')
  })
})

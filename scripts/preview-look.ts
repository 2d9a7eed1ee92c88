/**
 * Pictures of every page part for the four institutions, on a phone and on a desk, in light and in dark, with axe run
 * over each. `--only <page>` and `--at <institution>` make fewer. They land in shots/, which is not committed.
 */
import { AxeBuilder } from '@axe-core/playwright'
import { createServer } from 'node:http'
import { mkdir, readFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import type { Page } from 'playwright-core'
import { parseArgs } from 'node:util'
import { openChromium } from '../e2e/browser.ts'
import { renderDocument } from '../src/web/look/render-document.ts'
import { themeFrom } from '../src/web/look/theme.ts'
import { previews } from './preview-look/cast.tsx'
import type { Dressed } from './preview-look/frame.tsx'
import { pages } from './preview-look/pages.tsx'

const { values: wanted } = parseArgs({ options: { only: { type: 'string' }, at: { type: 'string' } } })
const policy =
  "default-src 'none'; style-src 'self'; script-src 'self'; font-src 'self'; img-src 'self'; form-action 'self'"
const kinds: Record<string, string> = {
  css: 'text/css',
  js: 'text/javascript',
  woff2: 'font/woff2',
  svg: 'image/svg+xml',
}
/** Buttons, menus and fields below 44 pixels; links inside sentences may be smaller (WCAG 2.1 2.5.5). */
const smallTargets = `[...document.querySelectorAll('button, nav a, .ad-door, .ds-button, summary, input:not([type=hidden])')]
  .map((target) => target.matches('[type=radio], [type=checkbox]') ? target.closest('.ds-field') : target)
  .filter((target) => target.offsetParent && target.getBoundingClientRect().height < 44)
  .map((target) => 'small target: ' + target.outerHTML.slice(0, 80))`
const shots = new URL('../shots/', import.meta.url)

const dressed: Dressed[] = await Promise.all(
  (await previews()).map(async (at) => ({ ...at, theme: await themeFrom(at.colours) })),
)
const server = createServer((request, response) => {
  answer(request.url ?? '/').then(
    ({ type, body }) =>
      response.writeHead(200, { 'content-type': type, 'content-security-policy': policy }).end(body),
    (error: unknown) => response.writeHead(404).end(String(error)),
  )
})
await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
await mkdir(shots, { recursive: true })
const browser = await openChromium()
let faults = 0
try {
  for (const at of dressed.filter(({ key }) => wanted.at === undefined || key === wanted.at)) {
    for (const page of Object.keys(pages).filter(
      (name) => wanted.only === undefined || name === wanted.only,
    )) {
      faults += await look(at.key, page, 390, 'light')
      faults += await look(at.key, page, 1280, 'light')
      faults += await look(at.key, page, 390, 'dark')
      faults += await look(at.key, page, 1280, 'dark')
    }
  }
} finally {
  await browser.close()
  server.close()
}
console.log(faults === 0 ? 'no faults' : `${faults} faults`)
process.exitCode = faults === 0 ? 0 : 1

/** One picture; answers how many faults axe and the browser's console found. */
async function look(
  key: string,
  name: string,
  width: number,
  colorScheme: 'light' | 'dark',
): Promise<number> {
  const context = await browser.newContext({
    viewport: { width, height: width === 390 ? 844 : 900 },
    colorScheme,
    locale: 'nb-NO',
  })
  const page = await context.newPage()
  const said: string[] = []
  page.on('console', (message) => (message.type() === 'error' ? said.push(message.text()) : undefined))
  page.on('pageerror', (error) => said.push(error.message))
  await page.goto(`${origin}/${key}/${name}`)
  await page.evaluate('document.fonts.ready')
  await page.screenshot({
    path: new URL(`${name}-${key}-${width}-${colorScheme}.png`, shots).pathname,
    fullPage: true,
  })
  const { violations } = await new AxeBuilder({ page }).analyze()
  for (const { id, nodes } of violations)
    said.push(`axe ${id}: ${nodes.map((node) => node.html + ' ' + (node.any[0]?.message ?? '')).join(' | ')}`)
  if (await page.evaluate('document.documentElement.scrollWidth > innerWidth')) said.push('scrolls sideways')
  said.push(...(await page.evaluate<string[]>(smallTargets)))
  if (name === 'sign-in') said.push(...(await tryWithoutScript(key)))
  if (name === 'done') said.push(...(await tryToPrint(page)))
  if (name === 'choose-password') said.push(...(await tryThePasswordField(page)))
  for (const words of said) console.log(`${key} ${name} ${width} ${colorScheme}: ${words.slice(0, 300)}`)
  await context.close()
  return said.length
}

/** The mistakes have the focus though no script ran. */
async function tryWithoutScript(key: string): Promise<string[]> {
  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto(`${origin}/${key}/sign-in`)
  const focused = await page.locator('#error-summary:focus').count()
  const offered = await page.getByRole('button', { name: 'Vis passordet' }).count()
  await context.close()
  return [
    ...(focused === 1 ? [] : ['the error summary has no focus without script']),
    ...(offered === 0 ? [] : ['a button that only script can serve is offered without it']),
  ]
}

/** Nothing secret comes out of a printer. */
async function tryToPrint(page: Page): Promise<string[]> {
  await page.emulateMedia({ media: 'print' })
  const printed = await page.locator('#username, #mail').filter({ visible: true }).count()
  return printed === 0 ? [] : ['the username would be printed']
}

/** What the script does for somebody who types a password; without it the page is whole all the same. */
async function tryThePasswordField(page: Page): Promise<string[]> {
  const input = page.locator('#newPassword')
  await page.getByRole('button', { name: 'Vis passordet' }).click()
  await input.fill('Kort setning 7')
  const ticked = await page.locator('[data-state=met]').count()
  const shown = await input.getAttribute('type')
  await page
    .getByRole('status')
    .filter({ hasText: 'krav er oppfylt' })
    .waitFor({ state: 'attached', timeout: 3000 })
  return [
    ...(shown === 'text' ? [] : ['the password was not shown']),
    ...(ticked === 3 ? [] : [`${ticked} rules are ticked, not 3`]),
  ]
}

async function answer(path: string): Promise<{ type: string; body: string | Buffer }> {
  const asset = dressed
    .flatMap(({ theme }) => [theme.stylesheet, theme.icon])
    .find(({ href }) => href === path)
  if (asset) return asset
  if (path.startsWith('/assets/')) {
    return {
      type: kinds[path.split('.').at(-1) ?? ''] ?? '',
      body: await readFile(new URL(`..${path}`, import.meta.url)),
    }
  }
  const [, key, name = ''] = path.split('/')
  const at = dressed.find((one) => one.key === key)
  const page = pages[name]
  if (!at || !page) throw new Error(`no page ${path}`)
  return { type: 'text/html; charset=utf-8', body: renderDocument(page(at)) }
}

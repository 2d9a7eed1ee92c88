/** A real browser on a walk: each step is looked at (picture), listened to (axe) and held against what every page must be. */
import { mkdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { expect } from 'vitest'
import { byKeyboard, byMouse, type Hands } from './hands.ts'
import { root } from './running-demo.ts'

export const phone = { width: 390, height: 844 }
export const desktop = { width: 1280, height: 900 }

const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** WCAG 2.1 AA, row A-2. */
const wcag = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa']

/** Chromium of the machine, without a window. */
export async function openChromium(): Promise<Browser> {
  return chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: quiet })
}

export type WalkWish = {
  origin: string
  institution: string
  /** Names the folder of the pictures. */
  name: string
  language: 'nb' | 'nn' | 'en'
  /** How the language is said: in the address, or by the browser's own setting. */
  said?: 'address' | 'browser'
  script?: boolean
  keyboard?: boolean
  width?: typeof phone
}

/** One person with one browser at one institution. */
export type Walk = Hands & {
  readonly page: Page
  readonly context: BrowserContext
  readonly wish: WalkWish
  /** Goes to a path of the institution, in the walk's language. */
  open(path: string): Promise<number>
  /** Looks at the page that is there now; a page that is none of the portal's may be in a language of its own. */
  look(step: string, language?: WalkWish['language']): Promise<void>
  /** The path one is on, without the language. */
  path(): string
  h1(): Promise<string>
  text(): Promise<string>
  /** The status of the last page that was loaded. */
  status(): number
  close(): Promise<void>
}

const locales = { nb: 'nb-NO', nn: 'nn-NO', en: 'en-GB' } as const

/** Opens a private window for a walk. */
export async function startWalk(browser: Browser, wish: WalkWish): Promise<Walk> {
  const said = wish.said ?? 'browser'
  const viewport = wish.width ?? desktop
  const context = await browser.newContext({
    javaScriptEnabled: wish.script ?? true,
    viewport,
    locale: said === 'browser' ? locales[wish.language] : 'de-DE',
    baseURL: wish.origin,
  })
  context.setDefaultTimeout(20_000)
  const page = await context.newPage()
  const complaints = listenForComplaints(page)
  let status = 0
  page.on('response', (response) => {
    if (response.request().isNavigationRequest() && response.status() < 300) status = response.status()
    if (response.request().isNavigationRequest() && response.status() >= 400) status = response.status()
  })
  const prefix = said === 'address' ? `/${wish.language}` : ''
  let steps = 0
  return {
    ...(wish.keyboard ? byKeyboard(page) : byMouse(page)),
    page,
    context,
    wish,
    open: async (path) => (await page.goto(`${prefix}${path}`))?.status() ?? 0,
    path: () => new URL(page.url()).pathname.replace(/^\/(nb|nn|en)(?=\/|$)/, '') || '/',
    h1: async () => page.locator('h1').innerText(),
    text: async () => page.locator('main').innerText(),
    status: () => status,
    look: async (step, language = wish.language) => {
      steps += 1
      await holdsForEveryPage(page, language)
      const file = `${String(steps).padStart(2, '0')}-${step}-${language}`
      await picture(page, join(root, 'shots/e2e', wish.institution, wish.name, file), viewport)
      if (wish.script ?? true) expect(await violations(page), step).toEqual([])
      else {
        const copy = await copyOf(page, browser, viewport)
        expect(await violations(copy), step).toEqual([])
        await copy.context().close()
      }
      expect(complaints).toEqual([])
    },
    close: async () => context.close(),
  }
}

/**
 * What axe finds. It needs timers: a page that came without script is shown to it in a second window, as it stands. For frames
 * axe puts its results together in a window more; a page without any does without, in a third of the time ("legacy mode").
 */
async function violations(page: Page): Promise<string[]> {
  const hasFrames = page.frames().length > 1
  const axe = new AxeBuilder({ page }).setLegacyMode(!hasFrames).withTags(wcag)
  const { violations: found } = await axe.analyze()
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target).join(', ')}`)
}

/** The same page, word for word, where axe may run; its own script does not. */
async function copyOf(page: Page, browser: Browser, viewport: typeof phone): Promise<Page> {
  const context = await browser.newContext({ viewport })
  const copy = await context.newPage()
  const html = await page.content()
  const address = page.url()
  await context.route(
    (url) => url.pathname.endsWith('.js'),
    async (route) => route.abort(),
  )
  await context.route(address, async (route) =>
    route.fulfill({ body: html, contentType: 'text/html; charset=utf-8' }),
  )
  await copy.goto(address)
  return copy
}

/** What the browser itself has to say: blocked by the policy, failed, not found. Refused forms (4xx pages) are none of it. */
function listenForComplaints(page: Page): string[] {
  const complaints: string[] = []
  page.on('console', (message) => {
    const said = message.text()
    if (message.type() === 'error' && !/status of 4(01|03|09|22|29)/.test(said)) complaints.push(said)
  })
  page.on('pageerror', (error) => complaints.push(String(error)))
  return complaints
}

async function holdsForEveryPage(page: Page, language: string): Promise<void> {
  const found = await page.evaluate(() => ({
    h1: document.querySelectorAll('h1').length,
    language: document.documentElement.lang,
    titled: document.title.trim().length > 3,
    unlabelled: [
      ...document.querySelectorAll<HTMLInputElement>('main input:not([type=hidden]):not([aria-hidden])'),
    ]
      .filter((input) => (input.labels?.length ?? 0) === 0)
      .map((input) => input.name),
    wide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
  }))
  expect(found).toEqual({ h1: 1, language, titled: true, unlabelled: [], wide: 0 })
}

/** Pictures are for whoever looks at them (`ADGANG_SHOTS=1 npx vitest run --config vitest.e2e.config.ts`). */
const withPictures = (process.env['ADGANG_SHOTS'] ?? '') !== ''

/** Phone and desktop, each as long as the page is and no wider than the window, which afterwards is as it was. */
async function picture(page: Page, file: string, back: typeof phone): Promise<void> {
  if (withPictures) await mkdir(dirname(file), { recursive: true })
  for (const size of [phone, desktop]) {
    await page.setViewportSize(size)
    const wide = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    )
    expect(wide, `${file} at ${size.width} pixels is wider than the window`).toBe(0)
    if (withPictures)
      await page.screenshot({ path: `${file}-${size.width}.png`, fullPage: true, animations: 'disabled' })
  }
  await page.setViewportSize(back)
}

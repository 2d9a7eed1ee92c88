/** Somebody who knows the portal only from outside: reads the form of the page, fills the fields it knows, follows where it leads. */
import { type Answered, ask } from './ask.ts'
import type { Newcomer } from './newcomers.ts'
import type { RunningDemo } from './running-demo.ts'

/** A form as it stands in the page. */
export type SeenForm = {
  action: string
  hidden: readonly [string, string][]
  /** Names of what a person can fill in. */
  fields: readonly string[]
  /** Radio buttons and ticks that are on already. */
  preselected: readonly string[]
  /** Buttons that would send a name of their own. */
  namedButtons: readonly string[]
  html: string
}

export type SeenPage = {
  status: number
  path: string
  html: string
  h1: string
  text: string
  headers: Answered['headers']
}

export type Outsider = {
  readonly page: SeenPage
  get(path: string): Promise<SeenPage>
  /** Sends the page's form with these values. */
  fill(values: Readonly<Record<string, string>>): Promise<SeenPage>
  /** The forms of the page that are sent by POST, those inside `<main>` first. */
  forms(): SeenForm[]
  /** What `<… id="…">` holds; null when there is none. */
  element(id: string): { tag: string; text: string } | null
  readonly cookies: ReadonlyMap<string, string>
}

/** A fresh one: no cookies, one host. */
export function outsider(demo: Pick<RunningDemo, 'port'>, institution: string, language = 'en'): Outsider {
  const cookies = new Map<string, string>()
  let page: SeenPage = { status: 0, path: '', html: '', h1: '', text: '', headers: {} }

  const send = async (method: 'GET' | 'POST', path: string, body?: string): Promise<SeenPage> => {
    for (let hops = 0; hops < 10; hops += 1) {
      const answer = await ask({
        port: demo.port,
        host: `${institution}.localhost`,
        method,
        path,
        body,
        headers: {
          'accept-language': language,
          'user-agent': 'outsider/1',
          cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        },
      })
      for (const line of answer.cookies) keepCookie(cookies, line)
      if (answer.location === null || answer.status < 300 || answer.status > 399) {
        page = seen(answer, path)
        return page
      }
      const next = new URL(answer.location, `http://${institution}.localhost:${demo.port}${path}`)
      path = next.pathname + next.search
      method = 'GET'
      body = undefined
    }
    throw new Error(`${institution} leads in a circle at ${path}`)
  }

  return {
    get page() {
      return page
    },
    cookies,
    get: async (path) => send('GET', path),
    forms: () => formsOf(page.html),
    element: (id) => elementOf(page.html, id),
    fill: async (values) => {
      const [form] = formsOf(page.html)
      if (!form) throw new Error(`no form at ${page.path} (${page.status} ${page.h1})`)
      for (const name of Object.keys(values))
        if (!form.fields.includes(name)) throw new Error(`the form at ${page.path} has no field ${name}`)
      const sent = new URLSearchParams([...form.hidden, ...Object.entries(values)])
      return send('POST', form.action || page.path, sent.toString())
    },
  }
}

/** What came of an activation: the username and address that the last page shows, or the page that said no. */
export type Activated =
  | { is: 'activated'; username: string; mail: string }
  | { is: 'refused'; status: number; h1: string; text: string; path: string }

/** Fills in every form it meets, by the fixed names alone, until `#username` stands on the page or something says no. */
export async function activate(browser: Outsider, one: Newcomer, password: string): Promise<Activated> {
  const known: Record<string, string> = {
    who: one.who,
    idNumber: one.idNumber,
    studentNumber: one.studentNumber,
    birthDate: one.birthDate,
    pin: one.pin,
    acceptRules: 'on',
    newPassword: password,
  }
  await browser.get('/activate-account')
  for (let steps = 0; steps < 8; steps += 1) {
    const username = browser.element('username')
    const mail = browser.element('mail')
    if (username && mail && username.tag === 'strong')
      return { is: 'activated', username: username.text, mail: mail.text }
    const { page } = browser
    const values = (browser.forms()[0]?.fields ?? []).flatMap((name): [string, string][] =>
      known[name] === undefined ? [] : [[name, known[name]]],
    )
    if (page.status >= 400 || values.length === 0)
      return { is: 'refused', status: page.status, h1: page.h1, text: page.text, path: page.path }
    await browser.fill(Object.fromEntries(values))
  }
  throw new Error(`activation does not end; now at ${browser.page.path}: ${browser.page.h1}`)
}

/** Signs in and says where that ends. */
export async function signIn(browser: Outsider, username: string, password: string): Promise<SeenPage> {
  await browser.get('/sign-in')
  return browser.fill({ username, password })
}

function keepCookie(cookies: Map<string, string>, line: string): void {
  const [pair = '', ...attributes] = line.split(/;\s*/)
  const at = pair.indexOf('=')
  if (attributes.some((attribute) => /^max-age=0$/i.test(attribute))) cookies.delete(pair.slice(0, at))
  else cookies.set(pair.slice(0, at), pair.slice(at + 1))
}

function seen(answer: Answered, path: string): SeenPage {
  const { text: html, status, headers } = answer
  const main = /<main[^>]*>(.*?)<\/main>/s.exec(html)?.[1] ?? html
  return {
    status,
    path,
    html,
    h1: words(/<h1[^>]*>(.*?)<\/h1>/s.exec(html)?.[1] ?? ''),
    text: words(main),
    headers,
  }
}

function formsOf(html: string): SeenForm[] {
  const found = [...html.matchAll(/<form\b([^>]*)>(.*?)<\/form>/gs)]
    .filter(([, attributes = '']) => attribute(attributes, 'method')?.toLowerCase() === 'post')
    .map(([all, attributes = '', inside = '']) => ({ all, form: formOf(attributes, inside) }))
  const main = /<main[^>]*>(.*?)<\/main>/s.exec(html)?.[1] ?? ''
  return [
    ...found.filter(({ all }) => main.includes(all)),
    ...found.filter(({ all }) => !main.includes(all)),
  ].map(({ form }) => form)
}

function formOf(attributes: string, html: string): SeenForm {
  const controls = [...html.matchAll(/<(input|select|textarea)\b([^>]*)>/g)].map(([, , each = '']) => each)
  const named = controls.filter((control) => attribute(control, 'name') !== null)
  const isHidden = (control: string) => attribute(control, 'type') === 'hidden'
  const nameOf = (control: string) => attribute(control, 'name') ?? ''
  return {
    action: attribute(attributes, 'action') ?? '',
    hidden: named.filter(isHidden).map((control) => [nameOf(control), attribute(control, 'value') ?? '']),
    fields: [...new Set(named.filter((control) => !isHidden(control)).map(nameOf))],
    preselected: named.filter((control) => /\schecked\b/.test(control)).map(nameOf),
    namedButtons: [...html.matchAll(/<button\b([^>]*)>/g)].flatMap(
      ([, each = '']) => attribute(each, 'name') ?? [],
    ),
    html,
  }
}

function elementOf(html: string, id: string): { tag: string; text: string } | null {
  const found = new RegExp(`<(\\w+)\\b[^>]*\\sid="${id}"[^>]*>(.*?)</\\1>`, 's').exec(html)
  return found ? { tag: found[1] ?? '', text: words(found[2] ?? '') } : null
}

function attribute(tag: string, name: string): string | null {
  const found = new RegExp(`\\s${name}="([^"]*)"`).exec(` ${tag}`)
  return found ? plain(found[1] ?? '') : null
}

function words(html: string): string {
  return plain(html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ')).trim()
}

function plain(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&nbsp;', ' ')
    .replaceAll('&amp;', '&')
}

/** A browser without script, for walks: keeps cookies, reads the page it is on, fills in the form it sees and follows 303. */
import type { FastifyInstance } from 'fastify'

/** The page one is on. */
export type SeenPage = {
  status: number
  /** Path and query of the last request. */
  path: string
  html: string
  /** The one `<h1>`. */
  title: string
  /** The words of the page, without tags. */
  text: string
  /** Where the portal sent the browser on to that is not the portal. */
  outside: string | null
}

/** Something to fill in: a name with its value, or nothing where the field stays as it is. */
export type Filled = Readonly<Record<string, string>>

export type Browser = {
  readonly page: SeenPage
  readonly cookies: Map<string, string>
  /** Opens a path of this host and follows where it leads. */
  open(path: string): Promise<SeenPage>
  /** Fills in the page's form and sends it. Throws when the form has no such field. */
  submit(filled: Filled): Promise<SeenPage>
  /** Loads the page again: after a form, the form is sent again as it was. */
  reload(): Promise<SeenPage>
  /** The names of the fields that the page's form asks for. */
  fields(): string[]
  /** What an element with this id holds, as text; null when there is none. */
  textOf(id: string): string | null
}

export type BrowserWish = {
  host: string
  /** The address it comes from. */
  from?: string
  language?: string
}

/** A fresh browser: no cookies yet. */
export function openBrowser(
  portal: FastifyInstance,
  { host, from = '192.0.2.1', language = 'en' }: BrowserWish,
): Browser {
  const cookies = new Map<string, string>()
  let page: SeenPage = { status: 0, path: '', html: '', title: '', text: '', outside: null }

  let last: () => Promise<SeenPage> = () => Promise.resolve(page)

  const request = async (method: 'GET' | 'POST', path: string, body?: string): Promise<SeenPage> => {
    const answer = await portal.inject({
      method,
      url: path,
      remoteAddress: from,
      headers: {
        host,
        'accept-language': language,
        'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
        cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        ...(body === undefined
          ? {}
          : { 'content-type': 'application/x-www-form-urlencoded', origin: `http://${host}` }),
      },
      ...(body === undefined ? {} : { payload: body }),
    })
    for (const { name, value, maxAge } of answer.cookies) {
      if (maxAge === 0) cookies.delete(name)
      else cookies.set(name, value)
    }
    const { location } = answer.headers
    const next = answer.statusCode === 303 && typeof location === 'string' ? location : null
    const outside = next !== null && isElsewhere(next, host)
    if (next !== null && !outside) return request('GET', pathOf(next))
    last = async () => request(method, path, body)
    page = { ...seen(answer.statusCode, path, answer.body), outside: outside ? next : null }
    return page
  }
  return {
    get page() {
      return page
    },
    cookies,
    open: async (path) => request('GET', path),
    submit: async (filled) => {
      const form = formOf(page)
      for (const name of Object.keys(filled)) {
        if (!form.fields.has(name)) throw new Error(`the form at ${page.path} has no field ${name}`)
      }
      const body = new URLSearchParams([...form.hidden, ...Object.entries(filled)])
      return request('POST', form.action, body.toString())
    },
    reload: async () => last(),
    fields: () => [...formOf(page).fields],
    textOf: (id) => {
      const found = new RegExp(`<(\\w+)[^>]*\\sid="${id}"[^>]*>(.*?)</\\1>`, 's').exec(page.html)
      return found ? wordsOf(found[2] ?? '') : null
    },
  }
}

/** Only a whole address leads elsewhere, and only to another host. */
function isElsewhere(location: string, host: string): boolean {
  return URL.canParse(location) && new URL(location).hostname !== host.replace(/:\d+$/, '')
}

function pathOf(location: string): string {
  if (!URL.canParse(location)) return location
  const { pathname, search } = new URL(location)
  return `${pathname}${search}`
}

function seen(status: number, path: string, html: string): Omit<SeenPage, 'outside'> {
  const title = wordsOf(/<h1[^>]*>(.*?)<\/h1>/s.exec(html)?.[1] ?? '')
  return { status, path, html, title, text: wordsOf(/<main[^>]*>(.*?)<\/main>/s.exec(html)?.[1] ?? html) }
}

type SeenForm = { action: string; hidden: [string, string][]; fields: Set<string> }

/** The form inside `<main>`; each page of ours has at most one that posts. */
function formOf({ html, path }: SeenPage): SeenForm {
  const main = /<main[^>]*>(.*?)<\/main>/s.exec(html)?.[1] ?? ''
  const [, attributes = '', content = ''] = /<form([^>]*method="post"[^>]*)>(.*?)<\/form>/s.exec(main) ?? []
  const action = attributeOf(attributes, 'action')
  if (action === null) throw new Error(`the page at ${path} has no form`)
  const hidden: [string, string][] = []
  const fields = new Set<string>()
  for (const [, input = ''] of content.matchAll(/<(?:input|textarea|select)([^>]*)>/g)) {
    const name = attributeOf(input, 'name')
    if (name === null) continue
    if (attributeOf(input, 'type') === 'hidden') hidden.push([name, attributeOf(input, 'value') ?? ''])
    else fields.add(name)
  }
  return { action, hidden, fields }
}

function attributeOf(tag: string, name: string): string | null {
  const found = new RegExp(`\\s${name}="([^"]*)"`).exec(` ${tag}`)
  return found ? unescaped(found[1] ?? '') : null
}

function wordsOf(html: string): string {
  return unescaped(html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ')).trim()
}

function unescaped(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
}

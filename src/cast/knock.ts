/** Requests to a test's portal one by one, for tests that look at the answer itself: its status, headers, cookies and bytes. */
import type { FastifyInstance, LightMyRequestResponse } from 'fastify'

/** What a browser keeps between two requests. */
export type Jar = { host: string; cookies: Map<string, string>; csrf: string; from: string }

export type Answered = LightMyRequestResponse

/** A new browser that has just opened this page. */
export async function jarAt(
  portal: FastifyInstance,
  host: string,
  { path = '/sign-in', from = '192.0.2.1' } = {},
): Promise<Jar> {
  const jar: Jar = { host, cookies: new Map(), csrf: '', from }
  await get(portal, jar, path)
  return jar
}

/** Opens a page; the jar keeps its cookies and the token of its first form. */
export async function get(
  portal: FastifyInstance,
  jar: Jar,
  path: string,
  headers: Record<string, string> = {},
): Promise<Answered> {
  const answer = await portal.inject({
    method: 'GET',
    url: path,
    remoteAddress: jar.from,
    headers: { host: jar.host, cookie: cookieHeader(jar), ...headers },
  })
  keep(jar, answer)
  return answer
}

/** Sends a form with the jar's token. */
export async function post(
  portal: FastifyInstance,
  jar: Jar,
  path: string,
  fields: Record<string, string>,
  headers: Record<string, string> = {},
): Promise<Answered> {
  const answer = await portal.inject({
    method: 'POST',
    url: path,
    remoteAddress: jar.from,
    headers: {
      host: jar.host,
      cookie: cookieHeader(jar),
      'content-type': 'application/x-www-form-urlencoded',
      ...headers,
    },
    payload: new URLSearchParams({ csrf: jar.csrf, ...fields }).toString(),
  })
  keep(jar, answer)
  return answer
}

/** Opens the sign-in page as a stranger and sends one try. */
export async function tryToSignIn(
  portal: FastifyInstance,
  host: string,
  username: string,
  password: string,
  from = '192.0.2.1',
): Promise<Answered> {
  return post(portal, await jarAt(portal, host, { from }), '/sign-in', { username, password })
}

/** A copy, for whoever stole the cookies. */
export function copyOf(jar: Jar): Jar {
  return { ...jar, cookies: new Map(jar.cookies) }
}

export function cookieHeader(jar: Jar): string {
  return [...jar.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
}

function keep(jar: Jar, answer: Answered): void {
  for (const { name, value, maxAge } of answer.cookies) {
    if (maxAge === 0) jar.cookies.delete(name)
    else jar.cookies.set(name, value)
  }
  const token = /name="csrf" value="([^"]*)"/.exec(answer.body)?.[1]
  if (token !== undefined) jar.csrf = token
}

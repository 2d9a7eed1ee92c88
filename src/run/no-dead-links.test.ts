/** Whatever a page or a message of ours leads to is there. */
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { copyOf, get, type Jar, jarAt, post } from '../cast/knock.ts'
import { goodPassword, putSignedUp } from '../cast/signed-up.ts'
import { testPortal } from '../cast/test-portal.ts'
import { demandsNoFactor, testWorld } from '../cast/test-world.ts'
import { journeys } from './journeys.ts'

const tested = await testWorld('oslomet', { settings: demandsNoFactor })
const portal = await testPortal([tested], journeys)
const host = 'oslomet.localhost'
const paths = journeys.flatMap((journey) => journey.steps.map(({ path }) => path))
const known = paths.map((path) => new RegExp(`^${path.replace(/:[A-Za-z]+/g, '[^/]+')}$`))
const isThere = (address: string) => {
  const path = address.replace(/^\/(nb|nn|en)(?=\/|$)/, '').replace(/[?#].*$/, '') || '/'
  return path.startsWith('/assets/') || path.startsWith('/theme') || known.some((each) => each.test(path))
}

/** Where the page leads on this host. */
function leadsTo(html: string): string[] {
  const found = html.matchAll(/<(?:a|form)\b[^>]*?\b(?:href|action)="(\/[^"]*)"/g)
  return [...found].map(([, address = '']) => address)
}

test('from every page, for strangers and for somebody signed in', async () => {
  await putSignedUp(tested, { username: 'full1' })
  const jars: Jar[] = [await jarAt(portal, host)]
  const signedIn = await jarAt(portal, host, { path: '/sign-in' })
  const answer = await post(portal, signedIn, '/sign-in', { username: 'full1', password: goodPassword })
  expect(answer.headers['location']).toBe('/my-account')
  jars.push(signedIn)
  const dead: string[] = []
  let seen = 0
  for (const jar of jars) {
    for (const path of paths.filter((each) => !each.includes(':'))) {
      const page = await get(portal, copyOf(jar), path)
      for (const address of leadsTo(page.body)) {
        seen += 1
        if (!isThere(address)) dead.push(`${path} leads to ${address}`)
      }
    }
  }
  expect(seen).toBeGreaterThan(200)
  expect(dead).toEqual([])
})

test('from every message', () => {
  const folder = join(import.meta.dirname, '../core/messages/texts')
  const texts = readdirSync(folder).map((file) => readFileSync(join(folder, file), 'utf8'))
  const links = texts.flatMap((text) => [...text.matchAll(/link\('([^']+)'/g)].map(([, path = '']) => path))
  expect(links.length).toBeGreaterThan(3)
  expect(links.filter((path) => !isThere(path))).toEqual([])
})

/** What looks at mails before people do: every link of ours is asked for by HEAD, five times by GET and by a browser, and must still be good afterwards (case L-05). */
import { randomBytes } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { purposes } from '../core/secrets/purposes.ts'
import { addMailLink } from '../store/mail-links.ts'
import { get, jarAt, post } from './knock.ts'
import type { TestWorld } from './made-world.ts'
import { workOff } from './post.ts'
import { newLinked } from './project-people.ts'
import { handOut } from './recovery-walks/post-of-walkers.ts'
import { putWalker, type Walker } from './recovery-walks/walkers.ts'
import { sumsOf } from './whole-database.ts'

export type ScannedPlace = { tested: TestWorld; portal: FastifyInstance; host: string }

/** A link that lies in somebody's mail, and whether it still does what it is for when they come. */
type InMail = { path: string; works: () => Promise<boolean> }

let people = 0

async function someone({ tested }: ScannedPlace, factor: 'none' | 'newcomer' = 'none'): Promise<Walker> {
  people += 1
  return putWalker(tested, { name: `scan${10_000 + people}`, factor, pinBy: 'fs' })
}

/** Opens the link in a fresh browser, sends the form there, and is led on. */
async function used(place: ScannedPlace, path: string, typed: Record<string, string>): Promise<boolean> {
  const jar = await jarAt(place.portal, place.host, { from: `10.7.${people >> 8}.${people & 255}` })
  const { headers } = await get(place.portal, jar, path)
  const page = String(headers.location)
  if ((await get(place.portal, jar, page)).statusCode !== 200) return false
  const { statusCode, body } = await post(place.portal, jar, page, typed)
  return statusCode === 303 || (page === '/it-was-not-me' && statusCode === 200 && !body.includes('<form'))
}

async function recovering(place: ScannedPlace, what: 'password' | 'username'): Promise<InMail> {
  const one = await someone(place)
  const jar = await jarAt(place.portal, place.host, {
    path: `/forgotten-${what}`,
    from: `10.8.${people >> 8}.${people & 255}`,
  })
  await post(place.portal, jar, `/forgotten-${what}`, { email: one.mail })
  handOut(await workOff(place.tested), [one], place.tested.world.now())
  const path = one.links.at(-1) ?? ''
  return { path, works: async () => used(place, path, { code: one.codes.at(-1)?.code ?? '' }) }
}

export const linksInMail: Readonly<Record<string, (place: ScannedPlace) => Promise<InMail>>> = {
  activation: async (place) => {
    const { world } = place.tested
    const one = await someone(place, 'newcomer')
    const key = randomBytes(32).toString('base64url')
    await addMailLink(world.store, {
      idDigest: world.keys.index(purposes.mailLink, key),
      purpose: 'activation',
      personId: one.personId,
      madeAt: world.now(),
      expiresAt: world.now().add({ hours: 24 }),
    })
    const path = `/activate-account/link/${key}`
    return { path, works: async () => used(place, path, { pin: one.pin }) }
  },
  'forgotten password': async (place) => recovering(place, 'password'),
  'forgotten username': async (place) => recovering(place, 'username'),
  'a project’s link': async (place) => {
    const { link, secret } = await newLinked(place.tested)
    people += 1
    return { path: link, works: async () => used(place, link, { secret }) }
  },
  'it was not me': async (place) => {
    const one = await someone(place)
    const jar = await jarAt(place.portal, place.host, { from: `10.6.${people >> 8}.${people & 255}` })
    await post(place.portal, jar, '/sign-in', { username: one.username ?? '', password: one.password })
    await get(place.portal, jar, '/my-account/password')
    const changed = { currentPassword: one.password, newPassword: 'Skarp 8 vindu over fjord', suggestion: '' }
    await post(place.portal, jar, '/my-account/password', changed)
    handOut(await workOff(place.tested), [one], place.tested.world.now())
    const path = one.notices.at(-1) ?? ''
    return { path, works: async () => used(place, path, {}) }
  },
}

/** Looks at the link as scanners do; `browse`: a whole browser with scripts. Says what did not hold. */
export async function scan(
  place: ScannedPlace,
  { path, works }: InMail,
  browse: (path: string) => Promise<void> = () => Promise.resolve(),
): Promise<string[]> {
  if (path === '') return ['there is no link in the mail']
  const { tested, portal, host } = place
  const before = await sumsOf(tested.world.store)
  await portal.inject({ method: 'HEAD', url: path, headers: { host } })
  for (let times = 0; times < 5; times++) {
    const jar = await jarAt(portal, host, { from: `198.51.100.${times}` })
    const { headers } = await get(portal, jar, path)
    await get(portal, jar, String(headers.location))
  }
  await browse(path)
  const after = await sumsOf(tested.world.store)
  const changed = Object.keys(after).filter((table) => before[table] !== after[table])
  return [
    ...changed.map((table) => `looking changed ${table}`),
    ...((await works()) ? [] : ['the link is good for nothing any more']),
  ]
}

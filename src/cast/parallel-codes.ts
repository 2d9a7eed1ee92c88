/** Very many codes typed at one challenge at the same moment: how many were compared, by the row and by what was really asked of the keys (cases O-01, O-02). */
import type { FastifyInstance } from 'fastify'
import { purposes } from '../core/secrets/purposes.ts'
import { copyOf, get, type Jar, jarAt, post } from './knock.ts'
import type { TestWorld } from './made-world.ts'
import { workOff } from './post.ts'
import { handOut } from './recovery-walks/post-of-walkers.ts'
import { putWalker, type Walker } from './recovery-walks/walkers.ts'

type Place = { tested: TestWorld; portal: FastifyInstance; host: string }

/** Counts from now on how often a typed code is compared with one that was sent; gives back the count so far. */
export function countComparisons({ world }: TestWorld): () => number {
  const { keys } = world
  let compared = 0
  world.keys = {
    ...keys,
    macMatches: (made, purpose, ...parts) => {
      // where nothing was sent the same work is done, with nothing to compare with
      if (purpose === purposes.codeAttempt && parts[0] !== 'none' && made.mac.some((byte) => byte !== 0))
        compared += 1
      return keys.macMatches(made, purpose, ...parts)
    },
  }
  return () => compared
}

let people = 0

/** Somebody with a mail to read. */
export async function newForgetting({ tested }: Place): Promise<Walker> {
  people += 1
  return putWalker(tested, { name: `code${10_000 + people}`, factor: 'none', pinBy: 'fs' })
}

/** A browser that has asked for a code, which is on its way. */
export async function askingFor(place: Place, one: Walker, from: string): Promise<Jar> {
  const jar = await jarAt(place.portal, place.host, { path: '/forgotten-password', from })
  await post(place.portal, jar, '/forgotten-password', { email: one.mail })
  handOut(await workOff(place.tested), [one], place.tested.world.now())
  return jar
}

/** So many wrong codes at once, half of them where the code was asked for, half behind the link; then the right one. */
export async function storm(place: Place, many: number): Promise<{ tries: number; rightIsTaken: boolean }> {
  const { tested, portal } = place
  const one = await newForgetting(place)
  const asking = await askingFor(place, one, '198.51.100.7')
  const linked = await jarAt(portal, place.host, { from: '198.51.100.8' })
  await get(portal, linked, one.links.at(-1) ?? '')
  await get(portal, linked, '/forgotten-password/link')
  const right = one.codes.at(-1)?.code ?? ''
  const wrong = (nth: number) => {
    const code = String(10_000_000 + nth * 89_977)
    return code === right ? '00000000' : code
  }
  await Promise.all(
    Array.from({ length: many }, async (_, nth) => {
      const [jar, path] = nth % 2 === 0 ? [asking, 'code'] : [linked, 'link']
      return post(portal, copyOf(jar), `/forgotten-password/${path}`, { code: wrong(nth) })
    }),
  )
  const late = await post(portal, asking, '/forgotten-password/code', { code: right })
  const { tries } = await tested.world.store
    .selectFrom('code_attempt')
    .select('tries')
    .where('person_id', '=', one.personId)
    .executeTakeFirstOrThrow()
  return { tries, rightIsTaken: late.statusCode === 303 }
}

/** A code of eight digits is guessed at five times, and an address twenty times a day, however many guess at once (O-01, O-02). */
import { expect, test } from 'vitest'
import { askingFor, countComparisons, newForgetting, storm } from '../cast/parallel-codes.ts'
import { copyOf, get, post } from '../cast/knock.ts'
import type { Walker } from '../cast/recovery-walks/walkers.ts'
import { walkedWish } from '../cast/recovery-walks/walked-place.ts'
import { testPortal } from '../cast/test-portal.ts'
import { testWorld } from '../cast/test-world.ts'
import { journeys } from './journeys.ts'

const tested = await testWorld('oslomet', { ...walkedWish, connections: 20 })
const place = { tested, portal: await testPortal([tested], journeys), host: 'oslomet.localhost' }
const compared = countComparisons(tested)

test('two hundred codes at once at one challenge: five are compared, and then not even the right one', async () => {
  const before = compared()
  expect(await storm(place, 200)).toEqual({ tries: 5, rightIsTaken: false })
  expect(compared() - before).toBe(5)
})

/** Five wrong codes at each of so many new challenges, each in another browser; how many were compared of each five. */
async function guess(one: Walker, { turns, apart }: { turns: number; apart: string }): Promise<number[]> {
  const each: number[] = []
  for (let turn = 0; turn < turns; turn++) {
    tested.advance(apart)
    const before = compared()
    const jar = await askingFor(place, one, `198.51.100.${turn + 10}`)
    for (let nth = 0; nth < 5; nth++)
      await post(place.portal, jar, '/forgotten-password/code', { code: `0000000${nth}` })
    each.push(compared() - before)
  }
  return each
}

test('new challenges for two days never give more than twenty in any 24 hours', async () => {
  const one = await newForgetting(place)
  const each = await guess(one, { turns: 96, apart: 'PT30M' })
  expect(one.codes.length).toBeGreaterThan(10)
  const inDays = each.map((_, from) => each.slice(from, from + 48).reduce((sum, some) => sum + some, 0))
  expect(Math.max(...inDays)).toBeLessThanOrEqual(20)
  expect(Math.max(...inDays)).toBeGreaterThan(10)
})

test('a hundred in a row close typed codes for good; the link of a mail opens still, and with it typed codes', async () => {
  const one = await newForgetting(place)
  const all = (await guess(one, { turns: 110, apart: 'PT150M' })).reduce((sum, some) => sum + some, 0)
  expect(all).toBe(100)
  const typed = async () => {
    tested.advance('PT12H')
    const jar = await askingFor(place, one, '198.51.100.9')
    const { code = '' } = one.codes.at(-1) ?? {}
    return { jar, code, answer: await post(place.portal, copyOf(jar), '/forgotten-password/code', { code }) }
  }
  const closed = await typed()
  expect(closed.answer.statusCode).toBe(422)
  await get(place.portal, closed.jar, one.links.at(-1) ?? '')
  const opened = await post(place.portal, closed.jar, '/forgotten-password/link', { code: closed.code })
  expect(opened.statusCode).toBe(303)
  expect((await typed()).answer.statusCode).toBe(303)
})

/** A code of eight digits is guessed at five times, and an address twenty times a day, however many guess at once (O-01, O-02). */
import { expect, test } from 'vitest'
import { askingFor, countComparisons, newForgetting, storm } from '../cast/parallel-codes.ts'
import { post } from '../cast/knock.ts'
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

test('new challenges all day long do not give more than twenty', async () => {
  const one = await newForgetting(place)
  const before = compared()
  // every code that the limits of mails let out, in another browser each time
  for (let each = 0; each < 40; each++) {
    tested.advance('PT30M')
    const jar = await askingFor(place, one, `198.51.100.${each + 10}`)
    for (let guess = 0; guess < 5; guess++)
      await post(place.portal, jar, '/forgotten-password/code', { code: `0000000${guess}` })
  }
  expect(one.codes.length).toBeGreaterThan(5)
  expect(compared() - before).toBe(20)
})

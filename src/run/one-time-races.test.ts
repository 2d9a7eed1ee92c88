/** Everything that is good once, sent many times at once, lets exactly one through (L-07, R-05, O-03). */
import { expect, test } from 'vitest'
import { races, run } from '../cast/one-time-races.ts'
import { eid, walkedWish } from '../cast/recovery-walks/walked-place.ts'
import { testPortal } from '../cast/test-portal.ts'
import { testWorld } from '../cast/test-world.ts'
import { journeys } from './journeys.ts'

const tested = await testWorld('oslomet', { ...walkedWish, connections: 20 })
const portal = await testPortal([tested], journeys)
const place = { tested, portal, host: 'oslomet.localhost', eid }

test.each(Object.entries(races))('%s: 64 at once, twice', async (_name, begin) => {
  for (let round = 0; round < 2; round++) {
    tested.advance('PT2M')
    expect(await run(place, begin, 64)).toEqual([])
  }
})

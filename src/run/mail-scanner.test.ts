/** Mail programs look at links before people do: looking changes no row, and the link still works (L-05). */
import { expect, test } from 'vitest'
import { linksInMail, scan } from '../cast/mail-scanner.ts'
import { walkedWish } from '../cast/recovery-walks/walked-place.ts'
import { testPortal } from '../cast/test-portal.ts'
import { testWorld } from '../cast/test-world.ts'
import { journeys } from './journeys.ts'

const tested = await testWorld('oslomet', walkedWish)
const place = { tested, portal: await testPortal([tested], journeys), host: 'oslomet.localhost' }

test.each(Object.entries(linksInMail))('%s', async (_kind, send) => {
  for (let times = 0; times < 3; times++) expect(await scan(place, await send(place))).toEqual([])
})

/** Every page and form of every way back in, in any order, from several browsers: nobody ever sets anything without the proof for it (L-13, S-15). */
import { expect, test } from 'vitest'
import { everyWay, walkedPlace, walkedWish } from '../cast/recovery-walks/walked-place.ts'
import { type Tally, walk } from '../cast/recovery-walks/walk.ts'
import { seededDice } from '../cast/seeded-dice.ts'
import { testPortal } from '../cast/test-portal.ts'
import { testWorld } from '../cast/test-world.ts'
import { journeys } from './journeys.ts'

const tested = await testWorld('oslomet', { ...walkedWish, dice: seededDice('recovery walks') })
const place = walkedPlace(tested, await testPortal([tested], journeys), journeys)
const standard = tested.world.institution

test(
  'six hundred steps (npm run prove -- recovery-walks: a hundred thousand)',
  { timeout: 60_000 },
  async () => {
    const all: Tally = {}
    // walks that are known to get far
    for (let each = 24; each < 30; each++) {
      tested.world.institution = everyWay(standard, each % 2 === 0)
      const tally = await walk(place, seededDice(`walk ${each}`), 100)
      for (const [what, times] of Object.entries(tally)) all[what] = (all[what] ?? 0) + times
    }
    // a walk that gets nowhere would prove nothing
    const reached = Object.keys(all)
    expect(reached.filter((what) => what.startsWith('password')).length, JSON.stringify(all)).toBeGreaterThan(
      0,
    )
    expect(reached.filter((what) => what.startsWith('factors')).length, JSON.stringify(all)).toBeGreaterThan(
      0,
    )
  },
)

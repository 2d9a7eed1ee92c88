/** `kill -9` in the middle of a night: run again, and nobody can tell. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { seededDice } from '../seeded-dice.ts'
import { testStore } from '../test-database.ts'
import { killedNights } from './killed-nights.ts'

const killed = await testStore()
const clean = await testStore()
const folder = mkdtempSync(join(tmpdir(), 'adgang-nights-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('five kills at random: nothing lost, nothing half, nothing twice', { timeout: 240_000 }, async () => {
  const counted = await killedNights(
    { killed, clean },
    {
      folder,
      people: 300,
      seed: 'nights',
      kills: 5,
      dice: seededDice(`nights ${process.pid}`),
      longest: 1_000,
    },
  )
  expect(counted.kills).toBe(5)
  expect(counted.inTheMiddle).toBeGreaterThan(0)
})

/** `kill -9` in the middle of changes: as many lines as changes, and the chain verifies (case Y-09). */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { killedChanges } from '../cast/killed-changes.ts'
import { makeWorld } from '../cast/made-world.ts'
import { seededDice } from '../cast/seeded-dice.ts'
import { testStore } from '../cast/test-database.ts'

const { store, url } = await testStore()
const folder = mkdtempSync(join(tmpdir(), 'adgang-journal-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test(
  'five kills at random: every change has its line, every line its change',
  { timeout: 120_000 },
  async () => {
    const tested = makeWorld(store, 'oslomet')
    const dice = seededDice(`kills of ${process.pid}`)
    const found = await killedChanges(tested, { url, folder, kills: 5, dice, longest: 400 })
    expect(found.kills).toBe(5)
    expect(found.lines).toBe(found.changes)
    // a slow machine makes few, but not none between two kills
    expect(found.changes).toBeGreaterThan(5)
  },
)

/** `kill -9` in the middle of an import: the same file goes on, and in the end nobody can tell (case X-20). */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { killedImports } from '../cast/killed-imports.ts'
import { seededDice } from '../cast/seeded-dice.ts'
import { testStore } from '../cast/test-database.ts'

const killed = await testStore()
const clean = await testStore()
const folder = mkdtempSync(join(tmpdir(), 'adgang-killed-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('five kills at random: nothing lost, nothing half, nothing twice', { timeout: 180_000 }, async () => {
  const dice = seededDice(`kills of ${process.pid}`)
  const counted = await killedImports(
    { killed, clean },
    { folder, people: 6000, kills: 5, dice, longest: 100 },
  )
  expect(counted.inTheMiddle).toBeGreaterThan(0)
})

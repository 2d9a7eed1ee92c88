/** A year of accounts in forty days: on each of them the program and the oracle say the same of everybody. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { testWorld } from '../test-world.ts'
import { daysOfYear, ofTheYear } from './plan.ts'
import { openYear } from './year.ts'

const tested = await testWorld('oslomet', { settings: ofTheYear })
const folder = mkdtempSync(join(tmpdir(), 'adgang-year-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('a thousand people, forty days: no difference on any of them', { timeout: 600_000 }, async () => {
  const year = await openYear({ tested, people: 1_000, seed: 'forty days', folder })
  const days = daysOfYear('forty')
  for (const plan of days) await year.live(plan)
  expect(days).toHaveLength(40)
  expect(await year.end()).toMatchObject({ died: expect.any(Number) })
})

/** What tests leave among temporary files goes with their run; what a killed run left goes with the next. */
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { setup } from './test-folder.ts'

test('every test of this run writes into the folder of the run', () => {
  expect(tmpdir()).toMatch(/adgang-run-\d+-\w{6}$/)
})

test('its folder is there for the tests, and gone after them; a dead run’s is swept up, a living one’s is not', () => {
  const before = tmpdir()
  const living = mkdtempSync(join(before, `adgang-run-${process.pid}-`))
  // no system gives out this number
  const dead = join(before, 'adgang-run-99999999-abcdef')
  mkdirSync(dead)
  writeFileSync(join(dead, 'left'), 'x')
  onTestFinished(() => rmSync(living, { recursive: true, force: true }))
  const leave = setup()
  const folder = tmpdir()
  expect(dirname(folder)).toBe(before)
  writeFileSync(join(folder, 'left'), 'x')
  leave()
  expect([existsSync(folder), existsSync(dead), existsSync(living)]).toEqual([false, false, true])
  expect(tmpdir()).toBe(before)
})

/** Ids of an import: each higher than the one before, and none guessed from another. */
import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { seededDice } from '../../cast/seeded-dice.ts'
import { idBytes, idText, rowIds } from './row-ids.ts'

const now = Temporal.Instant.from('2026-08-10T01:02:03.456Z')

test('thousands of ids are UUIDs of version 7, in order, and of the time of the import', () => {
  const next = rowIds(seededDice('ids'), now)
  const ids = Array.from({ length: 40_000 }, () => idText(next()))
  expect(ids).toEqual([...new Set(ids)].sort())
  for (const id of ids)
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  const [first = ''] = ids
  expect(Number.parseInt(first.slice(0, 8) + first.slice(9, 13), 16)).toBe(now.epochMilliseconds)
})

test('two imports of one moment share no id', () => {
  const [one, other] = [rowIds(seededDice('one'), now), rowIds(seededDice('other'), now)]
  const ids = new Set(Array.from({ length: 10_000 }, () => idText(one())))
  for (let tried = 0; tried < 10_000; tried += 1) expect(ids.has(idText(other()))).toBe(false)
})

test('an id is the same as text and as bytes', () => {
  const id = rowIds(seededDice('ids'), now)()
  expect(idBytes(idText(id))).toEqual(id)
})

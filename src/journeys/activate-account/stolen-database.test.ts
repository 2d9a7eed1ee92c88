/** Whoever steals the database but not the keys learns no PIN, although there are only ten thousand of them (case P-03). */
import { createHash, createHmac } from 'node:crypto'
import { expect, test } from 'vitest'
import { newKeyFile } from '../../adapters/crypto/new-keys.ts'
import { openKeyring } from '../../adapters/crypto/open-keyring.ts'
import { newcomer } from '../../cast/newcomers.ts'
import { testWorld } from '../../cast/test-world.ts'
import type { Keyring } from '../../core/secrets/keyring.ts'
import { purposes } from '../../core/secrets/purposes.ts'

const ntnu = await testWorld('ntnu')
const people = Array.from({ length: 10 }, (_, place) => newcomer(place))
await ntnu.takeIn(
  'fs',
  people.map((one) => one.line),
)
const rows = await ntnu.world.store
  .selectFrom('access_pin as a')
  .innerJoin('person as p', 'p.id', 'a.person_id')
  .select(['a.mac', 'a.key_id', 'a.person_id', 'p.student_number'])
  .execute()
const everyPin = Array.from({ length: 10_000 }, (_, pin) => String(pin).padStart(4, '0'))

test('with all rows and no key, trying every PIN finds none', () => {
  expect(rows).toHaveLength(people.length)
  const other = openKeyring(newKeyFile({ demo: true, made: '2026-08-01' }), 'ntnu')
  const found = rows.flatMap((row) =>
    everyPin.filter(
      (pin) =>
        plainGuesses(row.person_id, pin).some((guess) => guess.equals(row.mac)) || opens(other, row, pin),
    ),
  )
  expect(found).toEqual([])
})

test('with the key the same trial finds every one: it is the key that keeps them', () => {
  const found = rows.map((row) => everyPin.filter((pin) => opens(ntnu.world.keys, row, pin)))
  const expected = rows.map((row) =>
    people.filter((one) => one.studentNumber === row.student_number).map((one) => one.pin),
  )
  expect(found).toEqual(expected)
})

test('the PIN stands nowhere else: not in the kept register line, not in the journal', async () => {
  const { store } = ntnu.world
  const kept = JSON.stringify([
    await store.selectFrom('journal').select(['what', 'details']).execute(),
    await store.selectFrom('person').selectAll().execute(),
  ])
  const lines = await store.selectFrom('source_record').select(['id', 'register', 'sealed']).execute()
  expect(lines).toHaveLength(people.length)
  for (const one of people) expect(kept).not.toContain(`"${one.pin}"`)
})

type Row = (typeof rows)[number]

function opens(keys: Keyring, row: Row, pin: string): boolean {
  return keys.macMatches({ mac: row.mac }, purposes.accessPin, row.person_id, pin)
}

/** What somebody would try who has read the program. */
function plainGuesses(personId: string, pin: string): Buffer[] {
  const parts = JSON.stringify([personId, pin])
  return [
    createHash('sha256').update(pin).digest(),
    createHash('sha256').update(parts).digest(),
    createHmac('sha256', '').update(parts).digest(),
    createHmac('sha256', 'ntnu').update(parts).digest(),
  ]
}

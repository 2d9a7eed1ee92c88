/** `kill -9` of a worker that tells a directory: nothing lost, nothing twice, nothing different (cases ). */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { withDirectory } from '../cast/directory-target.ts'
import { deliveryGround } from '../cast/killed-deliveries.ts'
import { makeWorld } from '../cast/made-world.ts'
import { seededDice } from '../cast/seeded-dice.ts'
import { testStore } from '../cast/test-database.ts'
import { startTestSlapd } from '../cast/test-slapd.ts'
import { placeOf, throughPort } from './database-address.ts'

const { store, url } = await testStore()
const folder = mkdtempSync(join(tmpdir(), 'adgang-deliveries-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('twenty kills at random, and some at chosen messages', { timeout: 400_000 }, async () => {
  const slapd = await startTestSlapd()
  const tested = makeWorld(store, 'oslomet', { settings: withDirectory })
  const dice = seededDice(`kills of ${process.pid}`)
  const reached = { listens: placeOf(url), through: (port: number) => throughPort(url, port) }
  const ground = await deliveryGround(tested, { database: reached, slapd, folder, dice })
  try {
    await ground.strikeBlindly(20, 400)
    const { struck } = await ground.strikeEverywhere(15)
    expect(struck).toBeGreaterThan(3)
    expect(ground.changes()).toBeGreaterThan(60)
  } finally {
    await ground.close()
    await slapd.stop()
    tested.close()
  }
})

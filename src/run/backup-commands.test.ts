/** The drill as an operator does it: key, backup while the house runs, a look at it, restore on another folder, and a copy that sends nothing until told to. */
import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  askDatabase,
  openProductionHouse,
  type ProductionHouse,
  runCommand,
} from './test-production-house.ts'
import { putSignedUp } from '../cast/signed-up.ts'
import { claim } from '../store/backup/deployment.ts'
import { databaseName, embeddedDatabases } from './databases.ts'
import { removePostgres } from './embedded-postgres/start-postgres.ts'

let house: ProductionHouse
let elsewhere = ''
beforeAll(async () => {
  house = await openProductionHouse()
  elsewhere = join(house.folder, 'elsewhere')
  mkdirSync(elsewhere, { mode: 0o711 })
}, 120_000)
afterAll(async () => {
  await removePostgres(elsewhere)
  await house.leave()
})

test('backup-key, backup, restore, deliver: every step says what it did, and refuses what would do harm', async () => {
  await claim(house.store, { id: house.tested.keyFile.deployment, institution: house.institution })
  await putSignedUp(house.tested, { username: 'drill1001' })
  const [identity, file] = [join(house.folder, 'key.txt'), join(house.folder, 'backup.age')]
  const made = await house.command('backup-key', '--out', identity, '--json')
  const { recipient } = JSON.parse(made.out) as { recipient: string }
  expect(recipient).toMatch(/^age1/)
  expect(made.out).not.toContain('AGE-SECRET-KEY')
  const taken = await house.command('backup', file, '--to', recipient, '--json')
  expect(taken, taken.err).toMatchObject({ code: 0 })
  const doctor = await runCommand(['doctor', '--json'], house.env({ DATABASE_URL: house.adminUrl }))
  const { findings } = JSON.parse(doctor.out) as { findings: { what: string; state: string }[] }
  expect(
    findings.find(({ what }) => what === 'tables'),
    doctor.err,
  ).toMatchObject({ state: 'good' })
  expect(findings.find(({ what }) => what === 'SMS gateway')).toMatchObject({ state: 'wrong' })
  expect(doctor.code).toBe(1)
  const there = house.env({ ADGANG_DATA: elsewhere })
  const restore = async (...more: string[]) =>
    runCommand(['restore', file, '--key', identity, '--json', ...more], there)
  // onto the house itself: it has people
  expect(await house.command('restore', file, '--key', identity, '--json', '--apply')).toMatchObject({
    code: 2,
  })
  const shown = await restore()
  expect(shown, shown.err).toMatchObject({ code: 0 })
  expect(JSON.parse(shown.out)).toMatchObject({
    is: 'shown',
    institutions: [{ key: 'oslomet', accounts: 1 }],
  })
  const done = await restore('--apply', '--operator', 'anne')
  expect(done, done.err + done.out).toMatchObject({ code: 0 })
  const delivering = await runCommand(['deliver', '--json'], there)
  expect(delivering, delivering.err).toMatchObject({
    code: 3,
    out: expect.stringContaining('"delivers":false'),
  })
  const resumed = await runCommand(['deliver', '--resume', '--json'], there)
  expect(resumed).toMatchObject({ code: 0, out: expect.stringContaining('"resumed":true') })
  const databases = await embeddedDatabases(elsewhere, () => undefined)
  const url = await databases.urlOf(databaseName('oslomet'))
  const lines = await askDatabase(
    url,
    `SELECT what, by_whom FROM journal WHERE what IN ('restored-from-backup', 'delivery-resumed') ORDER BY id`,
  )
  await databases.close()
  expect(lines).toMatchObject([
    { what: 'restored-from-backup', by_whom: 'operator:anne' },
    { what: 'delivery-resumed' },
  ])
  expect(existsSync(`${file}.making`)).toBe(false)
}, 240_000)

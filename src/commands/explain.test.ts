/** The explanation says every reason in plain words, and nothing that is nobody's business. */
import { randomUUID } from 'node:crypto'
import { Temporal } from 'temporal-polyfill'
import { beforeAll, expect, test } from 'vitest'
import { importWorld } from '../cast/import-world.ts'
import { putAccount, putPerson } from '../cast/rows.ts'
import { testStore } from '../cast/test-database.ts'
import { explainAccount } from './explain.ts'

const { store } = await testStore()
const { world, setNow } = importWorld(store)

const study = {
  programme: 'MTDT',
  name: { nb: 'Datateknologi' },
  faculty: 'IE',
  campus: 'Gløshaugen',
  kind: 'ordinary' as const,
  from: '2025-08-15',
  until: '2030-06-30',
  ended: null,
}

beforeAll(async () => {
  setNow('2026-10-01T10:05:00Z')
  const paying = await putPerson(store, {
    facts: {
      registers: ['fs'],
      studies: [study],
      semesters: [{ term: '2026-autumn', registered: '2026-08-09', fee: 'paid', void: false }],
    },
  })
  await putAccount(store, { personId: paying, username: 'karin1000' })
  const owing = await putPerson(store, {
    given: 'Ola',
    family: 'Hemmelig',
    facts: {
      registers: ['fs'],
      studies: [study],
      semesters: [{ term: '2026-autumn', registered: '2026-08-09', fee: 'due', void: false }],
    },
  })
  const locked = await putAccount(store, { personId: owing, username: 'olahe2000' })
  await store
    .insertInto('placed_lock')
    .values({
      id: randomUUID(),
      account_id: locked,
      class: 'desk',
      since: Temporal.Instant.from('2026-09-30T08:00:00Z'),
      placed_by: 'desk:anne',
      may_lift: 'agent',
      because: 'Come to the desk with your card.',
    })
    .execute()
})

async function explained(username: string, json = false, key = 'prove') {
  let told = ''
  const exitCode = await explainAccount(
    { world: key === 'prove' ? world : null, key, username, json },
    { write: (text) => (told += text) },
  )
  return { told, exitCode }
}

test('an account that nothing stops', async () => {
  const { told, exitCode } = await explained('karin1000')
  expect(exitCode).toBe(0)
  expect(told).toContain('karin1000 at Test University, 2026-10-01 12:05')
  expect(told).toContain('This account can be used. Nothing stands in the way.')
  expect(told).toContain('open: portal, network, mail, services, door')
  expect(told).toContain('semester: 2026-autumn, registered 2026-08-09, fee paid')
  expect(told).toContain('2027-01-01 01:00: the password runs out')
})

test('every reason is told, with since, who lifts it and the next step', async () => {
  const { told, exitCode } = await explained(' OLAHE2000@prove.example ')
  expect(exitCode).toBe(0)
  expect(told).toContain('This account cannot be used. 2 reasons:')
  expect(told).toMatch(
    /1\. .* \(desk-decision\)\n {3}Come to the desk with your card\.\n {3}since: 2026-09-30 10:00\n {3}until: somebody lifts it\n/,
  )
  expect(told).toMatch(/2\. The semester fee is not paid \(fee-not-paid\)\n.*\n {3}since: 2026-09-0/)
  expect(told).toContain('missing: semester-fee')
  expect(told).toContain('open: nothing')
  expect(told).toContain('ways to prove who it is: none')
})

test('neither names nor contact data nor anything secret is printed', async () => {
  for (const json of [false, true]) {
    const { told } = await explained('olahe2000', json)
    expect(told).not.toMatch(/Hemmelig|Ola\b|sealed|@prove/)
  }
})

test('the same for other programs', async () => {
  const { told, exitCode } = await explained('olahe2000', true)
  const read = JSON.parse(told) as { hindrances: { reason: string; since: string }[] }
  expect(exitCode).toBe(0)
  expect(read).toMatchObject({ institution: 'prove', username: 'olahe2000', open: [], proofs: [] })
  expect(read.hindrances.map((each) => each.reason)).toEqual(['desk-decision', 'fee-not-paid'])
  expect(read.hindrances[0]!.since).toBe('2026-09-30T08:00:00Z')
})

test.each([
  [
    'an institution nobody knows',
    'karin1000',
    'elsewhere',
    'There is no institution called "elsewhere" here.',
  ],
  ['a username nobody has', 'nobody99', 'prove', 'No account at prove has this username.'],
  ['what cannot be a username', '../../etc', 'prove', 'No account at prove has this username.'],
])('%s is told in a sentence, exit 1', async (_, username, key, sentence) => {
  expect(await explained(username, false, key)).toEqual({ told: `${sentence}\n`, exitCode: 1 })
  const asJson = await explained(username, true, key)
  expect(asJson.exitCode).toBe(1)
  expect(JSON.parse(asJson.told).sentence).toBe(sentence)
})

/** The IT department requires new passwords: shown first, told to each once, and met at the next sign-in (row U-6). */
import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { tryToSignIn } from '../cast/knock.ts'
import { goodPassword, putSignedUp } from '../cast/signed-up.ts'
import { testPortal } from '../cast/test-portal.ts'
import { demandsNoFactor, testWorld } from '../cast/test-world.ts'
import { noFacts } from '../core/person/facts.ts'
import { signIn } from '../journeys/sign-in/journey.ts'
import { type AskedChange, requireChangeCommand } from './require-change.ts'

const tested = await testWorld('oslomet', { settings: demandsNoFactor })
const { world, advance } = tested
const portal = await testPortal([tested], [signIn])
const host = 'oslomet.localhost'
const position = {
  title: 'Overingeniør',
  unit: null,
  campus: null,
  from: '2020-01-01',
  until: null,
  ended: null,
}

beforeAll(async () => {
  await putSignedUp(tested, { username: 'student1' })
  await putSignedUp(tested, { username: 'student2' })
  await putSignedUp(tested, {
    username: 'ansatt1',
    facts: { ...noFacts, registers: ['hr'], positions: [position] },
  })
  await putSignedUp(tested, { username: 'uten1', password: null })
})

async function required(more: Partial<AskedChange>) {
  let told = ''
  const asked = {
    ...{ world, key: 'oslomet', username: undefined, group: undefined, everyone: false },
    ...{ because: 'lekkasje hos en leverandør', operator: 'anne', over: '0', apply: false, json: true },
    ...more,
  }
  const exit = await requireChangeCommand(asked, {
    out: { write: (text) => (told += text) },
    progress: process.stderr,
  })
  return { exit, said: JSON.parse(told) as Record<string, unknown> }
}

const mustChange = async () =>
  world.store
    .selectFrom('account')
    .select(['username', 'password_must_change_since as since'])
    .where('password_must_change_since', 'is not', null)
    .orderBy('username')
    .execute()
const leadsTo = async (username: string) =>
  (await tryToSignIn(portal, host, username, goodPassword)).headers['location']

test('whoever is not clearly named, and a reason that says nothing, change nothing', async () => {
  const unclear: Partial<AskedChange>[] = [
    {},
    { username: 'student1', everyone: true },
    { group: 'guests' },
    { username: 'nobody1' },
    { username: 'uten1' },
    { everyone: true, because: '  ' },
    { everyone: true, over: '1.5' },
    { everyone: true, over: '-1' },
    { everyone: true, world: null },
  ]
  for (const each of unclear) expect((await required({ apply: true, ...each })).exit).toBe(1)
  expect(await mustChange()).toEqual([])
})

test('shown first: how many, and nothing is changed', async () => {
  expect(await required({ everyone: true })).toMatchObject({
    exit: 0,
    said: { is: 'would-require', people: 3, already: 0 },
  })
  expect((await required({ group: 'student' })).said).toMatchObject({ people: 2 })
  expect((await required({ group: 'employee' })).said).toMatchObject({ people: 1 })
  expect(await mustChange()).toEqual([])
})

test('one person: told once, met at the next sign-in; a second time says that it was so already', async () => {
  expect(await leadsTo('student1')).toBe('/my-account')
  expect((await required({ username: 'student1', apply: true })).said).toMatchObject({
    is: 'required',
    people: 1,
  })
  expect((await required({ username: 'student1', apply: true })).said).toMatchObject({
    people: 0,
    already: 1,
  })
  expect(await leadsTo('student1')).toBe('/set')
  expect(await leadsTo('student2')).toBe('/my-account')
  const journal = await world.store
    .selectFrom('journal')
    .select(['by_whom', 'because'])
    .where('what', '=', 'password-change-required')
    .execute()
  expect(journal).toEqual([{ by_whom: 'operator:anne', because: 'lekkasje hos en leverandør' }])
  const { rows: mails } = await sql<{ payload: object }>`
    select payload from job where kind = 'send-message'`.execute(world.store)
  expect(mails.map(({ payload }) => payload)).toEqual([
    expect.objectContaining({ kind: 'password-must-change', channel: 'mail' }),
  ])
})

test('spread over days: nobody is kept from the account before their day', async () => {
  const { said } = await required({ everyone: true, over: '10', apply: true })
  expect(said).toMatchObject({ is: 'required', people: 2, already: 1 })
  const others = (await mustChange()).filter(({ username }) => username !== 'student1')
  expect(new Set(others.map(({ since }) => since?.epochMilliseconds)).size).toBe(2)
  const later = others.filter(({ since }) => since && since.epochMilliseconds > world.now().epochMilliseconds)
  expect(later.length).toBeGreaterThan(0)
  for (const { username } of later) expect(await leadsTo(username)).toBe('/my-account')
  advance('PT240H')
  for (const { username } of others) expect(await leadsTo(username)).toBe('/set')
})

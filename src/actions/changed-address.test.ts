/** An address changed lately rests in every route that a mail gives something back by, as a changed number does (field 5.22, cases ). */
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { putPerson } from '../cast/rows.ts'
import { putSignedUp } from '../cast/signed-up.ts'
import { demandsNoFactor, testWorld } from '../cast/test-world.ts'
import { personById } from '../store/people.ts'
import { codeWay } from './code-way.ts'
import { contactObjections } from './desk-code-way.ts'
import { recoverableOf } from './recoverable.ts'
import { whyNoActivationLink } from './send-activation-link.ts'

const tested = await testWorld('oslomet', {
  settings: (institution) => {
    const calm = demandsNoFactor(institution)
    return { ...calm, secondFactor: { ...calm.secondFactor, firstNeeds: ['sms-code'] } }
  },
})
const { world } = tested
const { store } = world
const today = Temporal.PlainDate.from('2026-08-20')
let people = 0

/** Somebody known for long or since yesterday, whose address and number became what they are so many days ago. */
async function someone(changedAgo: number, { account = true, isNew = false } = {}) {
  const personId = account
    ? (await putSignedUp(tested, { username: `rest${(people += 1)}` })).personId
    : await putPerson(store)
  const changed = today.subtract({ days: changedAgo })
  await store
    .updateTable('person')
    .set({
      email: 'kari@example.org',
      mobile: '+4799123456',
      email_changed: changed,
      mobile_changed: changed,
    })
    .set({ first_seen_at: isNew ? '2026-08-19T08:00:00Z' : '2026-01-01T00:00:00Z' })
    .where('id', '=', personId)
    .execute()
  const row = await personById(store, personId)
  if (!row) throw new Error('nobody')
  return row
}

type Row = Awaited<ReturnType<typeof someone>>
const recoverable = async (row: Row) => recoverableOf(world, store, row)
const asked = async (row: Row, purpose: Parameters<typeof codeWay>[2]) => {
  const found = await codeWay(world, store, purpose, {
    person: await recoverable(row),
    shared: false,
    checked: null,
  })
  return 'objections' in found ? found.objections : []
}

const routes: [string, boolean, (row: Row) => Promise<readonly (string | null)[]>][] = [
  ['forgotten password, by mail', true, async (row) => asked(row, 'forgotten-password')],
  ['forgotten username, by mail', true, async (row) => asked(row, 'forgotten-username')],
  ['lost second factor, by mail after text', true, async (row) => asked(row, 'lost-second-factor')],
  ['the first factor, by text', true, async (row) => asked(row, 'first-factor')],
  [
    'a code of the desk, by mail',
    true,
    async (row) => contactObjections(world, await recoverable(row), 'mail'),
  ],
  [
    'a code of the desk, by text',
    true,
    async (row) => contactObjections(world, await recoverable(row), 'sms'),
  ],
  [
    'the link to activate',
    false,
    async (row) => [await whyNoActivationLink(world, store, row)].filter(Boolean),
  ],
]

describe.each(routes)('%s', (_, account, route) => {
  test.each([
    [0, false, 1],
    [6, false, 1],
    [7, false, 0],
    // a person who is new altogether has no thief yet
    [0, true, 0],
  ])('changed %i days ago, new %s: %i objections', async (ago, isNew, objections) => {
    const found = await route(await someone(ago, { account, isNew }))
    expect(found.length).toBe(objections)
    if (objections > 0) expect(found[0]).toMatch(/-changed-lately$/)
  })
})

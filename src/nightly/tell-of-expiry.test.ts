/** Two notices before a password runs out, each once, to whoever it concerns and nobody else (O-6). */
import { beforeEach, expect, test } from 'vitest'
import { tellOfExpiry } from '../actions/tell-of-expiry.ts'
import { workOff } from '../cast/post.ts'
import { putSignedUp } from '../cast/signed-up.ts'
import { testWorld } from '../cast/test-world.ts'

const tested = await testWorld('oslomet')
const { world } = tested
let people = 0

beforeEach(async () => {
  people += 1
  tested.setNow('2026-08-20T08:00:00Z')
  await world.store.deleteFrom('password_notice').execute()
  await world.store.updateTable('account').set({ password_set_at: null }).execute()
})

/** Somebody whose password was set so many days ago. */
async function since(days: number) {
  people += 1
  const somebody = await putSignedUp(tested, { username: `utloper${people}000` })
  await world.store
    .updateTable('account')
    .set({ password_set_at: world.now().subtract({ hours: 24 * days }) })
    .where('id', '=', somebody.accountId)
    .execute()
  return somebody
}

test('thirty days and seven days before, and never twice', async () => {
  const kari = await since(365 - 31)
  expect(await tellOfExpiry(world)).toBe(0)
  tested.advance('PT25H')
  expect(await tellOfExpiry(world)).toBe(1)
  expect(await tellOfExpiry(world)).toBe(0)
  const sent = await workOff(tested)
  expect(sent.map(({ channel, to }) => `${channel} ${to}`).sort()).toEqual([
    `mail ${kari.username}@example.org`,
    'sms +4799123456',
  ])
  expect(sent[0]?.text).toContain('20. september')
  tested.advance('PT528H')
  expect(await tellOfExpiry(world)).toBe(0)
  tested.advance('PT24H')
  expect(await tellOfExpiry(world)).toBe(1)
  expect((await workOff(tested)).length).toBe(2)
  tested.advance('PT240H')
  expect(await tellOfExpiry(world)).toBe(0)
})

test('a night that was missed tells the notice that is due now, and only that', async () => {
  await since(365 - 3)
  expect(await tellOfExpiry(world)).toBe(1)
})

test('a new password has its own notices; the old one’s are over', async () => {
  const kari = await since(365 - 5)
  expect(await tellOfExpiry(world)).toBe(1)
  await world.store
    .updateTable('account')
    .set({ password_set_at: world.now() })
    .where('id', '=', kari.accountId)
    .execute()
  tested.advance('PT48H')
  expect(await tellOfExpiry(world)).toBe(0)
})

test('ten workers at once tell it once', async () => {
  await since(365 - 20)
  const told = await Promise.all(Array.from({ length: 10 }, async () => tellOfExpiry(world)))
  expect(told.reduce((sum, each) => sum + each, 0)).toBe(1)
})

test('the dead and the closed are not written to', async () => {
  const dead = await since(365 - 20)
  await world.store
    .updateTable('person')
    .set({ deceased: '2026-08-01' })
    .where('id', '=', dead.personId)
    .execute()
  const closed = await since(365 - 20)
  await world.store
    .updateTable('account')
    .set({ closed_at: world.now() })
    .where('id', '=', closed.accountId)
    .execute()
  expect(await tellOfExpiry(world)).toBe(0)
})

test('where a password has no end nobody is told', async () => {
  await since(365 - 20)
  const { institution } = world
  world.institution = { ...institution, passwords: { ...institution.passwords, validFor: null } }
  expect(await tellOfExpiry(world)).toBe(0)
  world.institution = institution
})

/** `adgang door-key`: a key is made when told to, shown once, listed without itself, and revoked. */
import { expect, test } from 'vitest'
import { testWorld } from '../cast/test-world.ts'
import { everythingIn } from '../cast/whole-database.ts'
import { targetsSetting } from '../core/institution/targets.ts'
import { type AskedDoorKey, doorKeyCommand } from './door-key.ts'

const doors = targetsSetting.parse([
  { kind: 'doors', key: 'gates', name: { nb: 'Dører', nn: 'Dører', en: 'Doors' } },
  {
    kind: 'doors',
    key: 'sent-to',
    name: { nb: 'Porter', nn: 'Portar', en: 'Gates' },
    delivery: 'push',
    address: 'https://doors.example.org',
  },
])
const { world } = await testWorld('oslomet', { settings: (as) => ({ ...as, targets: doors }) })

async function run(more: Partial<AskedDoorKey>) {
  let said = ''
  const asked = { world, key: 'oslomet', target: 'gates', label: '', list: false, revoke: null, json: true }
  const exit = await doorKeyCommand(
    { ...asked, operator: 'anne', apply: false, ...more },
    { write: (text) => (said += text) },
  )
  return { exit, ...(JSON.parse(said) as { is: string; id?: string; key?: string; keys?: object[] }) }
}

test('is a dry run until told; the key is printed once, and only a digest is kept', async () => {
  expect(await run({})).toMatchObject({ exit: 0, is: 'shown' })
  expect((await run({ list: true })).keys).toEqual([])
  const made = await run({ apply: true, label: 'nattjobb' })
  expect(made).toMatchObject({ exit: 0, is: 'made' })
  expect(made.key).toMatch(/^adgang-door-[\w-]{43}$/)
  expect((await run({ list: true })).keys).toMatchObject([
    { id: made.id, target: 'gates', label: 'nattjobb', madeBy: 'operator:anne', revokedAt: null },
  ])
  const everything = await everythingIn(world.store)
  expect(everything).not.toContain(made.key)
  expect(everything).not.toContain((made.key ?? '').slice(-43))
  expect(everything).toContain('door-key-made')
})

test('several live beside each other; a revoked one is written down and listed', async () => {
  const second = await run({ apply: true })
  expect(await run({ revoke: second.id ?? null })).toMatchObject({ is: 'shown' })
  expect(await run({ revoke: second.id ?? null, apply: true })).toMatchObject({ exit: 0, is: 'revoked' })
  expect(await run({ revoke: second.id ?? null, apply: true })).toMatchObject({ exit: 1, is: 'no-key' })
  const states = (await run({ list: true })).keys ?? []
  expect(states.filter((key) => 'revokedAt' in key && key.revokedAt === null)).toHaveLength(1)
  expect(await everythingIn(world.store)).toContain('door-key-revoked')
})

test('says no to what does not exist', async () => {
  expect(await run({ world: null })).toMatchObject({ exit: 1, is: 'unknown-institution' })
  expect(await run({ target: 'sent-to', apply: true })).toMatchObject({ exit: 1, is: 'unknown-target' })
  expect(await run({ revoke: crypto.randomUUID(), apply: true })).toMatchObject({ exit: 1, is: 'no-key' })
})

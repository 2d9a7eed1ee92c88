/** The keys that other machines come with, whoever's they are: made when told to, shown once, listed without themselves, and revoked. */
import { expect, test } from 'vitest'
import { testWorld } from '../cast/test-world.ts'
import { everythingIn } from '../cast/whole-database.ts'
import { targetsSetting } from '../core/institution/targets.ts'
import { doorKeyCommand } from './door-key.ts'
import type { AskedKeys } from './machine-keys.ts'
import { networkKeyCommand } from './network-key.ts'
import { registerKeyCommand } from './register-key.ts'

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
const key = 'oslomet'
type Out = { write(text: string): unknown }
type Asked = AskedKeys & { world: typeof world | null }

const kinds = {
  door: (asked: Asked, out: Out, target = 'gates') => doorKeyCommand({ ...asked, key, target }, out),
  network: (asked: Asked, out: Out) => networkKeyCommand({ ...asked, key }, out),
  register: (asked: Asked, out: Out, register = 'fs') => registerKeyCommand({ ...asked, key, register }, out),
}

async function run(kind: keyof typeof kinds, more: Partial<Asked>, whose?: string) {
  let said = ''
  const asked = { world, label: '', list: false, revoke: null, operator: 'anne', apply: false, json: true }
  const exit = await kinds[kind]({ ...asked, ...more }, { write: (text) => (said += text) }, whose)
  return { exit, ...(JSON.parse(said) as { is: string; id?: string; key?: string; keys?: object[] }) }
}

test.each(['door', 'network', 'register'] as const)('%s', async (kind) => {
  expect(await run(kind, {})).toMatchObject({ exit: 0, is: 'shown' })
  expect((await run(kind, { list: true })).keys).toEqual([])
  const made = await run(kind, { apply: true, label: 'nattjobb\u001B[31m' })
  expect(made).toMatchObject({ exit: 0, is: 'made' })
  expect(made.key).toMatch(new RegExp(`^adgang-${kind}-[\\w-]{43}$`))
  expect((await run(kind, { list: true })).keys).toMatchObject([
    { id: made.id, label: 'nattjobb?[31m', madeBy: 'operator:anne', revokedAt: null },
  ])
  const second = await run(kind, { apply: true })
  expect(await run(kind, { revoke: second.id ?? null })).toMatchObject({ is: 'shown' })
  expect(await run(kind, { revoke: second.id ?? null, apply: true })).toMatchObject({
    exit: 0,
    is: 'revoked',
  })
  expect(await run(kind, { revoke: second.id ?? null, apply: true })).toMatchObject({ exit: 1, is: 'no-key' })
  expect(await run(kind, { revoke: crypto.randomUUID(), apply: true })).toMatchObject({
    exit: 1,
    is: 'no-key',
  })
  const keys = (await run(kind, { list: true })).keys ?? []
  expect(keys.filter((each) => 'revokedAt' in each && each.revokedAt === null)).toHaveLength(1)
  const everything = await everythingIn(world.store)
  expect(everything).not.toContain((made.key ?? '').slice(-43))
  for (const line of [`${kind}-key-made`, `${kind}-key-revoked`]) expect(everything).toContain(line)
  expect(await run(kind, { world: null })).toMatchObject({ exit: 1, is: 'unknown-institution' })
})

test('says no to whom there is not', async () => {
  expect(await run('door', { apply: true }, 'sent-to')).toMatchObject({ exit: 1, is: 'unknown-target' })
  expect(await run('register', { apply: true }, 'projects')).toMatchObject({
    exit: 1,
    is: 'unknown-register',
  })
})

/** `adgang register-key`: a key is made when told to, shown once, listed without itself, and revoked. */
import { expect, test } from 'vitest'
import { testWorld } from '../cast/test-world.ts'
import { everythingIn } from '../cast/whole-database.ts'
import { type AskedKey, registerKeyCommand } from './register-key.ts'

const { world } = await testWorld('oslomet')

async function run(more: Partial<AskedKey>) {
  let said = ''
  const asked = { world, key: 'oslomet', register: 'fs', label: '', list: false, revoke: null, json: true }
  const exit = await registerKeyCommand(
    { ...asked, operator: 'anne', apply: false, ...more },
    { write: (text) => (said += text) },
  )
  return { exit, ...(JSON.parse(said) as { is: string; id?: string; key?: string; keys?: object[] }) }
}

test('is a dry run until told; the key is printed once, and only a digest is kept', async () => {
  expect(await run({})).toMatchObject({ exit: 0, is: 'shown' })
  expect((await run({ list: true })).keys).toEqual([])
  const made = await run({ apply: true, label: 'FS’ nattjobb' })
  expect(made).toMatchObject({ exit: 0, is: 'made' })
  expect(made.key).toMatch(/^adgang-register-[\w-]{43}$/)
  expect((await run({ list: true })).keys).toMatchObject([
    { id: made.id, register: 'fs', label: 'FS’ nattjobb', madeBy: 'operator:anne', revokedAt: null },
  ])
  const everything = await everythingIn(world.store)
  expect(everything).not.toContain(made.key)
  expect(everything).not.toContain((made.key ?? '').slice(-43))
  expect(everything).toContain('register-key-made')
})

test('several live beside each other; a revoked one is written down and listed', async () => {
  const second = await run({ apply: true })
  expect(await run({ revoke: second.id ?? null })).toMatchObject({ is: 'shown' })
  expect(await run({ revoke: second.id ?? null, apply: true })).toMatchObject({ exit: 0, is: 'revoked' })
  expect(await run({ revoke: second.id ?? null, apply: true })).toMatchObject({ exit: 1, is: 'no-key' })
  const states = (await run({ list: true })).keys ?? []
  expect(states.filter((key) => 'revokedAt' in key && key.revokedAt === null)).toHaveLength(1)
  expect(await everythingIn(world.store)).toContain('register-key-revoked')
})

test('says no to what does not exist', async () => {
  expect(await run({ world: null })).toMatchObject({ exit: 1, is: 'unknown-institution' })
  expect(await run({ register: 'projects', apply: true })).toMatchObject({ exit: 1, is: 'unknown-register' })
  expect(await run({ revoke: crypto.randomUUID(), apply: true })).toMatchObject({ exit: 1, is: 'no-key' })
})

/** After new keys everything is sealed anew, however often that is cut short, and every look-up still finds what it is for (Y-10). */
import { expect, test } from 'vitest'
import { newKeyFile, withNewKeys } from '../adapters/crypto/new-keys.ts'
import { openLiveKeyring } from '../adapters/crypto/live-keyring.ts'
import { jarAt, get, post } from '../cast/knock.ts'
import { putWalker } from '../cast/recovery-walks/walkers.ts'
import { codeOf } from '../cast/second-factors.ts'
import { testPortal } from '../cast/test-portal.ts'
import { demandsNoFactor, testWorld } from '../cast/test-world.ts'
import { newcomer } from '../cast/newcomers.ts'
import { keysDropCommand, keysStatusCommand } from '../commands/keys.ts'
import type { KeyFile } from '../core/secrets/keyring.ts'
import { purposes } from '../core/secrets/purposes.ts'
import { journeys } from '../run/journeys.ts'
import { nextSealed, putSealed, usesOfKeys } from '../store/key-use.ts'
import { sealedPlaces } from '../store/sealed-columns.ts'
import { asOnlyImport } from '../store/register-connections.ts'
import { noteRunning } from '../store/running-programs.ts'
import { poolOf } from '../store/database.ts'
import { sealAnew } from './seal-anew.ts'

let file: KeyFile = newKeyFile({ demo: true, made: '2026-08-01T00:00:00Z' })
const first = file.current
const tested = await testWorld('oslomet', {
  settings: demandsNoFactor,
  keyFile: file,
  now: '2026-09-01T08:00:00Z',
})
const world = Object.assign(tested.world, { keys: openLiveKeyring(() => file, 'oslomet') })
const portal = await testPortal([tested], journeys)
const host = 'oslomet.localhost'

const walker = await putWalker(tested, { name: 'nokkel1', factor: 'none', pinBy: 'fs' })
const holder = await putWalker(tested, { name: 'nokkel2', factor: 'app', pinBy: 'owner' })
const many = Array.from({ length: 40 }, (_, place) => newcomer(100 + place))
await tested.takeIn(
  'fs',
  many.map(({ line }) => line),
)

const signIn = async (username: string | null, password: string) => {
  const jar = await jarAt(portal, host)
  return { jar, answer: await post(portal, jar, '/sign-in', { username: username ?? '', password }) }
}
const place = async (jar: Awaited<ReturnType<typeof jarAt>>) =>
  (await get(portal, jar, '/my-account')).statusCode
const keysOf = async (kind: 'sealed' | 'ending') => [
  ...new Set((await usesOfKeys(world.store)).filter((use) => use.kind === kind).map(({ key }) => key)),
]

test('a rotation signs nobody out and spoils no form that lies open; what is set up meanwhile is set up', async () => {
  const { jar } = await signIn(walker.username, walker.password)
  const open = await jarAt(portal, host)
  const waiting = await signIn(holder.username, holder.password)
  file = withNewKeys(file, '2026-09-01T08:00:00Z')
  expect(await place(jar)).toBe(200)
  const sent = await post(portal, open, '/sign-in', {
    username: walker.username ?? '',
    password: walker.password,
  })
  expect([sent.statusCode, sent.headers.location]).toEqual([303, '/my-account'])
  const [seed = new Uint8Array()] = holder.apps.values()
  const code = codeOf(seed, world.now())
  expect((await post(portal, waiting.jar, '/sign-in/second-factor', { code })).statusCode).toBe(303)
})

test('cut short again and again it goes on, and at the end nothing is left with the old key', async () => {
  expect(await keysOf('sealed')).toContain(first)
  const numbers = await sealedNumbers()
  let rounds = 0
  for (let done = false; !done; rounds += 1) done = (await sealAnew(world, { milliseconds: 0, rows: 7 })).done
  expect(rounds).toBeGreaterThan(3)
  expect(await keysOf('sealed')).toEqual([file.current])
  // every number opens to what it was, and is found by the new index alone
  expect(await sealedNumbers()).toEqual(numbers)
  const { rows } = await poolOf(world.store).query<{ blind_index: Buffer }>(
    'SELECT blind_index FROM identity_number',
  )
  const wanted = new Set(
    numbers.map(([, number]) => world.keys.index(purposes.identityNumber, number).toString('hex')),
  )
  expect(new Set(rows.map((row) => row.blind_index.toString('hex')))).toEqual(wanted)
  expect((await signIn(walker.username, walker.password)).answer.statusCode).toBe(303)
  // nothing more to do
  expect(await sealAnew(world, { milliseconds: 1_000 })).toEqual({ resealed: 0, done: true })
})

test('while an import goes on, nothing is sealed anew', async () => {
  file = withNewKeys(file, '2026-09-01T09:00:00Z')
  const client = await poolOf(world.store).connect()
  try {
    await client.query(`SELECT pg_advisory_lock(hashtextextended('register-import', 0))`)
    expect(await sealAnew(world, { milliseconds: 60_000 })).toEqual({ resealed: 0, done: false })
  } finally {
    await client.query('SELECT pg_advisory_unlock_all()')
    client.release()
  }
  expect((await sealAnew(world, { milliseconds: 60_000 })).done).toBe(true)
})

test('what changed between reading and writing is not overwritten', async () => {
  const where = sealedPlaces.find(({ name }) => name === 'account.password_sealed')
  if (!where) throw new Error('passwords are not sealed anew')
  const [row, other] = await nextSealed(world.store, where, null, 10)
  if (!row || !other) throw new Error('nobody has a password')
  const fresh = Buffer.from('fresh')
  const changed = {
    ...row,
    sealed: Buffer.from('what it was before somebody changed it'),
    fresh,
    index: null,
  }
  expect(await putSealed(world.store, where, [changed])).toBe(0)
  expect(await nextSealed(world.store, where, null, 1)).toEqual([row])
  expect(await nextSealed(world.store, where, row.by, 1)).toEqual([other])
})

test('a key is dropped when nothing needs it any more, and what needs it is told', async () => {
  const asked = { worlds: [world], file, key: first, json: true, apply: true, endsSessions: false }
  const run = async (more: object = {}) => {
    let out = ''
    let dropped = false
    const drop = () => {
      dropped = true
      return Promise.resolve()
    }
    const code = await keysDropCommand({ ...asked, ...more }, drop, { write: (text) => (out += text) })
    return { code, dropped, said: JSON.parse(out) as { is: string; left?: { place: string }[] } }
  }
  const needed = await run()
  expect(needed).toMatchObject({ code: 2, dropped: false, said: { is: 'needed' } })
  expect(needed.said.left?.map(({ place: where }) => where)).toContain('access_pin.mac')
  expect(await run({ key: file.current })).toMatchObject({ code: 1, said: { is: 'in-use' } })
  expect(await run({ key: 'ffffffff' })).toMatchObject({ code: 1, said: { is: 'unknown' } })
  // the register's next file renews the PINs it gave
  const before = await pinsUnder(first)
  await tested.takeIn(
    'fs',
    many.map(({ line }) => line),
  )
  expect(before - (await pinsUnder(first))).toBe(many.length)
  await poolOf(world.store).query(`UPDATE access_pin SET replaced_at = now() WHERE key_id = $1`, [first])
  await poolOf(world.store).query(`UPDATE recovery_code SET used_at = now() WHERE key_id = $1`, [first])
  expect(await run()).toMatchObject({ code: 2, dropped: false, said: { is: 'too-soon' } })
  // a portal elsewhere that was not brought the file after the rotation
  const late = {
    ...{ id: crypto.randomUUID(), role: 'portal', host: 'elsewhere', pid: 7, version: '0' },
    ...{ keyIds: [first, file.current], currentKey: first },
  }
  await noteRunning(world.store, late)
  expect(await run({ endsSessions: true })).toMatchObject({
    ...{ code: 2, dropped: false },
    said: { is: 'made-with', makers: ['portal on elsewhere (process 7)'] },
  })
  await noteRunning(world.store, { ...late, currentKey: file.current })
  // an import that began before the rotation has people waiting in its tables, sealed with the old key
  await asOnlyImport(world.store, 'fs', async () => {
    expect(await run({ endsSessions: true })).toMatchObject({
      ...{ code: 2, dropped: false },
      said: { is: 'not-finished', unfinished: ['oslomet'] },
    })
  })
  expect(await run({ endsSessions: true, apply: false })).toMatchObject({ code: 0, dropped: false })
  expect(await run({ endsSessions: true })).toMatchObject({ code: 0, dropped: true, said: { is: 'dropped' } })
  let status = ''
  expect(
    await keysStatusCommand({ worlds: [world], file, json: false }, { write: (text) => (status += text) }),
  ).toBe(0)
  expect(status).toContain(`${file.current}  in use`)
})

async function sealedNumbers(): Promise<[string, string][]> {
  const { rows } = await poolOf(world.store).query<{ id: string; sealed: Buffer }>(
    'SELECT id, sealed FROM identity_number ORDER BY id',
  )
  return rows.map(({ id, sealed }) => [id, world.keys.unseal(purposes.identityNumber, id, sealed).toString()])
}

async function pinsUnder(key: string): Promise<number> {
  const { rows } = await poolOf(world.store).query<{ n: number }>(
    'SELECT count(*)::int AS n FROM access_pin WHERE key_id = $1 AND replaced_at IS NULL',
    [key],
  )
  return rows[0]?.n ?? 0
}

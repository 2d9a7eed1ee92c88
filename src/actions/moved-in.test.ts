/** Whoever moved in signs in with the password of the older system: through the same door and counters, once; then it is hashed as ours (cases Y-01, B-06, E-02). */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { hash as bcryptOf } from '@node-rs/bcrypt'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { accountFiles, madeAccount } from '../cast/account-files.ts'
import { openBrowser } from '../cast/browser.ts'
import { importFile } from '../cast/import-world.ts'
import { newcomer } from '../cast/newcomers.ts'
import { freshAddress } from '../cast/standing.ts'
import { testPortal } from '../cast/test-portal.ts'
import { demandsNoFactor, testWorld } from '../cast/test-world.ts'
import { run } from '../cast/whole-database.ts'
import type { Institution } from '../core/institution/institution.ts'
import { isPassword, type Password, preparePassword } from '../core/secrets/password.ts'
import { journeys } from '../run/journeys.ts'
import { poolOf } from '../store/database.ts'
import { worksOfOldHashes } from '../store/old-hashes.ts'

const host = 'oslomet.localhost'
const settings = (institution: Institution): Institution => ({
  ...demandsNoFactor(institution),
  registers: {
    ...institution.registers,
    accounts: { brake: { percent: 2, people: 20 }, errorBudget: { lines: 50, percent: 1 } },
  },
})
const university = await testWorld('oslomet', { settings })
const portal = await testPortal([university], journeys)
const { world } = university
const { store, keys } = world
const { domain } = world.institution.mailAddresses
const rules = world.institution.rulesDocuments.map(({ key, version }) => ({
  document: key,
  version,
  accepted: '2026-02-01',
}))
const folder = mkdtempSync(join(tmpdir(), 'adgang-moved-in-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const write = accountFiles(folder, 'oslomet')
const old = 'Blåbær & 42 gamle tog'
const wrong = 'Blåbær & 43 gamle tog'
const ssha = '{SSHA}I5MsB51DR6LXMjk0lfv7fhCir90PKR9E'
let place = 200

beforeAll(() => university.setNow('2026-09-20T08:00:00Z'))

/** Somebody with an account in the older system; gives back the username. */
async function movesIn(hash: string, password: object = {}, more: object = {}): Promise<string> {
  const one = newcomer((place += 1))
  await university.takeIn('fs', [one.line])
  const username = `gammel${place}`
  const line = madeAccount(String(one.line['id']), {
    username,
    mail: `moved${place}@${domain}`,
    password: { hash, setAt: '2026-03-01', ...password },
    rules,
    ...more,
  })
  const outcome = await importFile(world, write([line], { kind: 'changes' }))
  expect(outcome).toMatchObject({ is: 'done', applied: { arrived: 1, failed: 0 } })
  return username
}

async function signIn(username: string, password: string): Promise<string> {
  const browser = openBrowser(portal, { host, from: freshAddress() })
  await browser.open('/sign-in')
  return (await browser.submit({ username, password })).path
}

async function hashOf(username: string): Promise<string> {
  const { id, password_sealed: sealed } = await store
    .selectFrom('account')
    .select(['id', 'password_sealed'])
    .where('username', '=', username)
    .executeTakeFirstOrThrow()
  return sealed ? keys.unwrap(id, sealed) : 'none'
}

function preparedOld(): Password {
  const read = preparePassword(old)
  if (!isPassword(read)) throw new Error('not a password')
  return read
}

describe('a password of the older system', () => {
  test.each([
    ['{SSHA}', async () => ssha],
    ['bcrypt', async () => bcryptOf(old, 6)],
    ['argon2id', async () => `{ARGON2}${await world.passwords.hash(preparedOld())}`],
  ])('%s opens the account at the first right try, and is ours from then on', async (_, made) => {
    const hash = await made()
    const username = await movesIn(hash)
    expect(hash).toContain(await hashOf(username))
    expect(await signIn(username, wrong)).toBe('/sign-in')
    expect(hash).toContain(await hashOf(username))
    expect(await signIn(username, old)).toBe('/my-account')
    expect(await hashOf(username)).toMatch(/^\$argon2id\$v=19\$m=64,t=1,p=1\$/)
    expect(await signIn(username, old)).toBe('/my-account')
    expect(await signIn(username, wrong)).toBe('/sign-in')
  })

  test('is never kept as it came: wrapped with the pepper and bound to the account', async () => {
    const username = await movesIn(ssha)
    const { rows } = await poolOf(store).query<{ said: string }>(
      `SELECT coalesce(string_agg(t::text, ' '), '') AS said FROM (SELECT a::text FROM account a UNION ALL SELECT r::text FROM account_record r
         UNION ALL SELECT h::text FROM old_hash h UNION ALL SELECT j::text FROM journal j) t`,
    )
    expect(rows[0]?.said).toContain(username)
    expect(rows[0]?.said).not.toContain(ssha.slice(6))
    expect(rows[0]?.said).not.toContain(Buffer.from(ssha).toString('hex').slice(12))
  })

  test('is counted as every other: six wrong ones lock, and the right one waits', async () => {
    const more = { formerUsernames: ['lenge.siden'], mailAliases: [`lenge.for@${domain}`] }
    const username = await movesIn(ssha, {}, more)
    // whichever of its names is typed, the tries are the same account's (case B-04)
    const names = [username, `moved${place}@${domain}`, `lenge.for@${domain}`, 'lenge.siden', 'LENGE.FOR']
    for (let tried = 0; tried < world.institution.lockout.wrongTries; tried += 1)
      expect(await signIn(names[tried % names.length] ?? '', wrong)).toBe('/sign-in')
    expect(await signIn(username, old)).toBe('/sign-in')
    expect(await hashOf(username)).toBe(ssha)
    university.advance('PT31M')
    expect(await signIn(username, old)).toBe('/my-account')
  })

  test('that has run out by its own date, or must be changed, leads to a new one', async () => {
    const expired = await movesIn(ssha, { setAt: '2025-01-10' })
    expect(await signIn(expired, old)).toBe('/set')
    const must = await movesIn(ssha, { mustChange: true })
    expect(await signIn(must, old)).toBe('/set')
  })

  test('opens nothing where the older system had closed the account by a lock', async () => {
    const locks = [{ class: 'security', since: '2026-05-01', because: 'stolen' }]
    const username = await movesIn(ssha, {}, { locks })
    expect(await signIn(username, old)).toBe('/why-no-access')
  })

  test('is compared as the keyboard sends it too, and is ours in its one spelling afterwards (I-12)', async () => {
    const apart = old.normalize('NFD').replaceAll(' ', '\u00a0')
    expect(apart).not.toBe(old)
    const username = await movesIn(await bcryptOf(apart, 6))
    expect(await signIn(username, old)).toBe('/sign-in')
    expect(await signIn(username, apart)).toBe('/my-account')
    expect(await signIn(username, old)).toBe('/my-account')
    expect(await signIn(username, apart)).toBe('/my-account')
  })

  test('eight sign in with it at once: all of them are in, and it is renewed once', async () => {
    const username = await movesIn(await bcryptOf(old, 6))
    const ends = await Promise.all(Array.from({ length: 8 }, async () => signIn(username, old)))
    expect(ends).toEqual(Array.from({ length: 8 }, () => '/my-account'))
    expect(await hashOf(username)).toMatch(/^\$argon2id/)
  })
})

describe('a name that nobody has (E-02)', () => {
  test('costs what the old hashes cost while any is kept, and no longer', async () => {
    await run(store, 'delete from old_hash')
    const asked: (readonly string[] | undefined)[] = []
    const { passwords } = world
    world.passwords = {
      ...passwords,
      burn: async (typed, alike) => {
        asked.push(alike)
        return passwords.burn(typed, alike)
      },
    }
    try {
      const username = await movesIn(await bcryptOf(old, 6))
      await movesIn(await bcryptOf(old, 7), { setAt: '2026-03-02' })
      await signIn('nobody1234', wrong)
      expect(asked).toEqual([['bcrypt 6', 'bcrypt 7']])
      await signIn(username, old)
      await signIn('nobody1234', wrong)
      expect(asked[1]).toEqual(['bcrypt 7'])
      await run(store, 'delete from old_hash')
      expect(await worksOfOldHashes(store)).toEqual([])
    } finally {
      world.passwords = passwords
    }
  })
})

/** A password hash of old parameters is made anew when its password was right, once, and never at anybody's expense (Y-01). */
import { beforeAll, describe, expect, test } from 'vitest'
import { openHasher } from '../adapters/password-hash/open-hasher.ts'
import { activated, takeInNewcomers } from '../cast/accounts.ts'
import { openBrowser } from '../cast/browser.ts'
import type { Newcomer } from '../cast/newcomers.ts'
import { castPassword } from '../cast/people.ts'
import { freshAddress } from '../cast/standing.ts'
import { testPortal } from '../cast/test-portal.ts'
import { demandsNoFactor, testWorld } from '../cast/test-world.ts'
import { run } from '../cast/whole-database.ts'
import { isPassword, type Password, preparePassword } from '../core/secrets/password.ts'
import { TooBusy } from '../core/secrets/password-hashing.ts'
import { journeys } from '../run/journeys.ts'
import { poolOf } from '../store/database.ts'

const host = 'oslomet.localhost'
const university = await testWorld('oslomet', { settings: demandsNoFactor })
const portal = await testPortal([university], journeys)
const { world } = university
const { store, keys, passwords } = world
const password = prepared(castPassword)
const hasherOf = (memoryKiB: number) => openHasher({ memoryKiB, passes: 1, lanes: 1, weakForTests: true })
let people: Newcomer[] = []

beforeAll(async () => {
  people = await takeInNewcomers(university, { many: 12 })
  // every change of a password's hash is noted, so that "once" can be counted
  await run(
    store,
    `create table hash_changed (username text not null);
     create function note_hash() returns trigger language plpgsql as $$ begin
       insert into hash_changed values (new.username); return new; end $$;
     create trigger note_hash after update of password_sealed on account for each row
       when (old.password_sealed is distinct from new.password_sealed) execute function note_hash()`,
  )
})

describe('a hash of old parameters', () => {
  test('is made anew at the first right sign-in, and not at a wrong one', async () => {
    const username = await withHash(16)
    expect(await signIn(username, 'Lavendeltoget gjekk 48 gonger forbi Otta')).toBe('/sign-in')
    expect(await memoryOf(username)).toBe(16)
    expect(await signIn(username)).toBe('/my-account')
    expect(await memoryOf(username)).toBe(64)
    expect(await signIn(username)).toBe('/my-account')
    expect(await changesOf(username)).toBe(1)
  })

  test('is made anew once when eight sign in at once, and all of them are let in', async () => {
    const username = await withHash(16)
    const ends = await Promise.all(Array.from({ length: 8 }, async () => signIn(username)))
    expect(ends).toEqual(Array.from({ length: 8 }, () => '/my-account'))
    expect(await memoryOf(username)).toBe(64)
    expect(await changesOf(username)).toBe(1)
    expect(await signIn(username)).toBe('/my-account')
  })

  test('keeps what it had and lets the person in when it cannot be written', async () => {
    const username = await withHash(16)
    await run(
      store,
      `create function trap() returns trigger language plpgsql as $$ begin
         if new.username = '${username}' then raise exception 'trapped' using errcode = 'XX000'; end if; return new; end $$;
       create trigger trap before update of password_sealed on account for each row execute function trap()`,
    )
    expect(await signIn(username)).toBe('/my-account')
    expect(await memoryOf(username)).toBe(16)
    expect(university.told.map(({ event }) => event)).toContain('password-hash-not-renewed')
    await run(store, 'drop function trap() cascade')
    expect(await signIn(username)).toBe('/my-account')
    expect(await memoryOf(username)).toBe(64)
  })

  test('keeps what it had and lets the person in when the machine is too busy', async () => {
    const username = await withHash(16)
    world.passwords = { ...passwords, hash: () => Promise.reject(new TooBusy()) }
    try {
      expect(await signIn(username)).toBe('/my-account')
    } finally {
      world.passwords = passwords
    }
    expect(await memoryOf(username)).toBe(16)
  })

  test('never comes back over a password that was changed meanwhile, and the old password opens nothing', async () => {
    const username = await withHash(16)
    const changed = await passwords.hash(prepared('Eit heilt anna tog til 12 andre byar'))
    world.passwords = {
      ...passwords,
      hash: async (typed) => {
        await put(username, changed, 1)
        return passwords.hash(typed)
      },
    }
    try {
      expect(await signIn(username)).toBe('/sign-in')
    } finally {
      world.passwords = passwords
    }
    expect(await hashOf(username)).toBe(changed)
  })
})

test('a hash stronger than the settings stays as it is', async () => {
  const username = await withHash(256)
  expect(await signIn(username)).toBe('/my-account')
  expect(await memoryOf(username)).toBe(256)
  expect(await changesOf(username)).toBe(0)
})

test.each(['', '$2b$12$abcdefghijklmnopqrstuuO1V9K', '{SSHA}c2FsdHNhbHQ=', '$argon2id$v=19$m=64,t=1'])(
  'a hash that is none of ours (%s) opens nothing and is left alone',
  async (phc) => {
    const username = await withHash(16)
    await put(username, phc)
    expect(await signIn(username)).toBe('/sign-in')
    expect(await hashOf(username)).toBe(phc)
  },
)

/** An account whose hash has that much memory; gives back the username. */
async function withHash(memoryKiB: number): Promise<string> {
  const someone = people.pop()
  if (!someone) throw new Error('there are too few newcomers')
  const username = await activated(portal, host, someone)
  await put(username, await hasherOf(memoryKiB).hash(password))
  return username
}

/** Writes a hash past the program; with `epoch` as somebody who changed the password elsewhere. */
async function put(username: string, phc: string, epoch = 0): Promise<void> {
  const { id } = await rowOf(username)
  await store
    .updateTable('account')
    .set((eb) => ({
      password_sealed: keys.wrap(id, phc),
      credential_epoch: eb('credential_epoch', '+', epoch),
    }))
    .where('id', '=', id)
    .execute()
  await run(store, `delete from hash_changed where username = '${username}'`)
}

async function rowOf(username: string) {
  return store
    .selectFrom('account')
    .select(['id', 'password_sealed'])
    .where('username', '=', username)
    .executeTakeFirstOrThrow()
}

async function hashOf(username: string): Promise<string> {
  const { id, password_sealed: sealed } = await rowOf(username)
  return sealed ? keys.unwrap(id, sealed) : 'none'
}

async function memoryOf(username: string): Promise<number> {
  return Number(/\$m=(\d+),/.exec(await hashOf(username))?.[1])
}

async function changesOf(username: string): Promise<number> {
  const { rows } = await poolOf(store).query('select 1 from hash_changed where username = $1', [username])
  return rows.length
}

/** Where signing in ends, in a browser nobody knows. */
async function signIn(username: string, typed = castPassword): Promise<string> {
  const browser = openBrowser(portal, { host, from: freshAddress() })
  await browser.open('/sign-in')
  const page = await browser.submit({ username, password: typed })
  expect([200, 422]).toContain(page.status)
  return page.path
}

function prepared(typed: string): Password {
  const read = preparePassword(typed)
  if (!isPassword(read)) throw new Error('not a password')
  return read
}

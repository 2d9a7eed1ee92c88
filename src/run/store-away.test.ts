/** The database is away, full, slow, a copy that only reads, or gone in the midst of a commit: nobody is told what is not so, and nobody has to start anything anew. (Long: one mishap after another.) */
import { createServer, connect, type Socket } from 'node:net'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { FastifyInstance } from 'fastify'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { get, jarAt, post, tryToSignIn } from '../cast/knock.ts'
import { makePortal } from '../cast/made-portal.ts'
import { makeWorld, type TestWorld } from '../cast/made-world.ts'
import { freshAddress } from '../cast/standing.ts'
import { goodPassword, putSignedUp } from '../cast/signed-up.ts'
import { testDatabase } from '../cast/test-database.ts'
import { demandsNoFactor } from '../cast/test-world.ts'
import { together } from '../actions/world.ts'
import { openStore, poolOf, type Store } from '../store/database.ts'
import { addToJournal } from '../store/journal.ts'
import { migrate } from '../store/migrate.ts'
import { type Postgres, removePostgres, startPostgres } from './embedded-postgres/start-postgres.ts'
import { ensureDatabase } from './ensure-database.ts'
import { journeys } from './journeys.ts'

const host = 'oslomet.localhost'

type House = { tested: TestWorld; portal: FastifyInstance; store: Store; compared: () => number }

/** A portal over this database; how often a password was compared is counted. */
async function houseOn(url: string, connections: number): Promise<House> {
  const { store } = openStore(url, connections)
  const tested = makeWorld(store, 'oslomet', { settings: demandsNoFactor, now: '2026-09-01T08:00:00Z' })
  let compared = 0
  const { passwords } = tested.world
  tested.world.passwords = {
    hash: (password) => passwords.hash(password),
    needsRehash: (phc) => passwords.needsRehash(phc),
    burn: async (password) => {
      compared += 1
      return passwords.burn(password)
    },
    verify: async (phc, password) => {
      compared += 1
      return passwords.verify(phc, password)
    },
  }
  const portal = await makePortal([tested], journeys)
  afterAll(async () => {
    await portal.close()
    tested.close()
    await store.destroy()
  })
  return { tested, portal, store, compared: () => compared }
}

const signIn = async ({ portal }: House, username: string, password = goodPassword) =>
  tryToSignIn(portal, host, username, password, freshAddress()).catch(() => null)

describe('a database that answers and cannot do what is asked', async () => {
  const { url } = await testDatabase()
  const house = await houseOn(url, 2)
  const other = openStore(url, 1)
  afterAll(() => other.store.destroy())
  const rival = poolOf(other.store)
  beforeAll(async () => void (await putSignedUp(house.tested, { username: 'vekk1001' })))

  test('every connection is held: 503 within three seconds, and all is well a moment after (X-11)', async () => {
    const pool = poolOf(house.store)
    const held = await Promise.all([pool.connect(), pool.connect()])
    const began = performance.now()
    const jar = { host, cookies: new Map<string, string>(), csrf: '', from: freshAddress() }
    const answer = await get(
      house.portal,
      { ...jar, cookies: new Map([['__Host-session', 'a'.repeat(43)]]) },
      '/my-account',
    )
    expect([answer.statusCode, answer.headers['retry-after']]).toEqual([503, '1'])
    expect(performance.now() - began).toBeLessThan(3_500)
    held.forEach((client) => client.release())
    expect((await signIn(house, 'vekk1001'))?.statusCode).toBe(303)
  })

  test.each([
    ['the disk is full (X-12)', '53100'],
    ['the server goes down (X-10)', '57P01'],
    ['too many connections (X-11)', '53300'],
  ])(
    '%s: nothing is compared without being counted, the answer is 503, and it mends by itself',
    async (_, code) => {
      await rival.query(`
      CREATE OR REPLACE FUNCTION mishap() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION 'mishap' USING ERRCODE = '${code}'; END $$;
      CREATE OR REPLACE TRIGGER mishap BEFORE INSERT OR UPDATE ON throttle FOR EACH ROW EXECUTE FUNCTION mishap()`)
      const before = house.compared()
      // wrong and right alike: whoever cannot be counted is not let in
      for (const password of ['wrong password 1', goodPassword]) {
        const answer = await signIn(house, 'vekk1001', password)
        expect([answer?.statusCode, answer?.headers['retry-after']]).toEqual([503, '1'])
      }
      expect(house.compared()).toBe(before)
      await rival.query('DROP TRIGGER mishap ON throttle')
      expect((await signIn(house, 'vekk1001'))?.statusCode).toBe(303)
      expect(house.tested.told.some(({ event }) => event === 'store-away')).toBe(true)
    },
  )

  test('a copy that only reads lets nobody in, for no try can be counted there (X-16)', async () => {
    const { store } = openStore(url, 1)
    afterAll(() => store.destroy())
    await poolOf(store).query('SET default_transaction_read_only = on')
    const replica = {
      ...house,
      portal: await makePortal([{ ...house.tested, world: { ...house.tested.world, store } }], journeys),
    }
    afterAll(() => replica.portal.close())
    const before = house.compared()
    expect((await signIn(replica, 'vekk1001'))?.statusCode).toBe(503)
    expect(house.compared()).toBe(before)
  })
})

describe('a connection that is cut in the midst of a commit (X-10)', async () => {
  const { url } = await testDatabase()
  const proxy = await openCutter(url)
  afterAll(() => proxy.close())
  const house = await houseOn(proxy.url, 4)
  const beside = openStore(url, 1)
  afterAll(() => beside.store.destroy())

  test.each([
    ['the commit never arrives', 'before'],
    ['it arrives, and its answer does not', 'after'],
  ] as const)('%s: nothing is called done, and whoever tries again does it once', async (_, when) => {
    const what = `cut ${when}`
    const write = async () =>
      together(house.tested.world, async (db) =>
        addToJournal(db, house.tested.world.now(), {
          ...{ personId: null, accountId: null, what: 'signed-in', by: 'system', because: what },
        }),
      )
    const there = async () => {
      const { rows } = await poolOf(beside.store).query<{ n: number }>(
        'SELECT count(*)::int AS n FROM journal WHERE because = $1',
        [what],
      )
      return rows[0]?.n ?? 0
    }
    await write()
    proxy.cutNextCommit(when)
    await expect(write()).rejects.toThrow(/does not answer/)
    await expect.poll(there).toBe(when === 'before' ? 1 : 2)
    await write()
    expect(await there()).toBe(when === 'before' ? 2 : 3)
  })

  test('a password change that was cut leaves the old password or the new one, never both and never none', async () => {
    for (const [place, when] of (['before', 'after'] as const).entries()) {
      const { username } = await putSignedUp(house.tested, { username: `kutt${1_001 + place}` })
      const jar = await jarAt(house.portal, host, { from: freshAddress() })
      await post(house.portal, jar, '/sign-in', { username, password: goodPassword })
      await get(house.portal, jar, '/my-account/password')
      const fresh = `Ny plan ${place} 7 blå hester`
      proxy.cutNextCommit(when)
      const answer = await post(house.portal, jar, '/my-account/password', {
        currentPassword: goodPassword,
        newPassword: fresh,
      })
      expect(answer.statusCode).toBe(503)
      await pause(100)
      const right = [await signIn(house, username), await signIn(house, username, fresh)].map(
        (each) => each?.statusCode === 303,
      )
      expect(right).toEqual(when === 'before' ? [true, false] : [false, true])
    }
  })
})

describe('the database that comes with the program is killed, again and again (X-10, X-13)', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'adgang-killed-'))
  chmodSync(dataDir, 0o711)
  let postgres: Postgres
  beforeAll(async () => {
    postgres = await startPostgres({ dataDir, log: () => undefined })
  }, 60_000)
  afterAll(async () => {
    await postgres.stop()
    await removePostgres(dataDir)
    rmSync(dataDir, { recursive: true, force: true })
  })

  test('every sign-in that was acknowledged is there, and the portal that was never started anew serves within ten seconds', async () => {
    const wanted = {
      database: 'adgang_oslomet',
      role: 'adgang_oslomet',
      password: postgres.passwordOf('adgang_oslomet'),
    }
    await ensureDatabase(postgres.superuserUrl, wanted)
    const house = await houseOn(postgres.connectionString('adgang_oslomet', 'adgang_oslomet'), 4)
    await migrate(house.store)
    const { rows } = await poolOf(house.store).query<{ safe: string }>(
      `SELECT concat_ws(' ', current_setting('fsync'), current_setting('full_page_writes'), current_setting('synchronous_commit')) AS safe`,
    )
    expect(rows).toEqual([{ safe: 'on on on' }])
    await putSignedUp(house.tested, { username: 'strom1001' })
    const acknowledged: Awaited<ReturnType<typeof jarAt>>[] = []
    for (const signal of ['SIGQUIT', 'SIGKILL', 'SIGQUIT'] as const) {
      let going = true
      const people = Array.from({ length: 3 }, async () => {
        while (going) {
          const jar = await jarAt(house.portal, host, { from: freshAddress() })
          const answer = await post(house.portal, jar, '/sign-in', {
            username: 'strom1001',
            password: goodPassword,
          })
          expect([303, 503]).toContain(answer.statusCode)
          if (answer.statusCode === 303) acknowledged.push(jar)
          else await pause(50)
        }
      })
      const before = acknowledged.length
      await until(() => acknowledged.length > before + 5)
      // SIGQUIT is PostgreSQL's own "immediate": as in a power cut, it writes nothing more
      process.kill(postgres.where.pid, signal)
      await gone(postgres.where.pid)
      await pause(200)
      const again = await startPostgres({ dataDir, log: () => undefined })
      const backAt = performance.now()
      const then = acknowledged.length
      await until(() => acknowledged.length > then)
      expect(performance.now() - backAt).toBeLessThan(10_000)
      going = false
      await Promise.all(people)
      const former = postgres
      postgres = again
      await former.stop()
    }
    for (const jar of acknowledged) expect((await get(house.portal, jar, '/my-account')).statusCode).toBe(200)
    expect(acknowledged.length).toBeGreaterThan(18)
  }, 120_000)
})

type Cutter = { url: string; cutNextCommit: (when: 'before' | 'after') => void; close: () => void }

/** Stands between the program and PostgreSQL, and cuts the line at a commit when told to. */
async function openCutter(url: string): Promise<Cutter> {
  let cut: 'before' | 'after' | null = null
  const sockets = new Set<Socket>()
  const { host: place, port, user: role, password, database } = new pg.Client({ connectionString: url })
  const server = createServer((client) => {
    const behind = place.startsWith('/') ? connect(join(place, `.s.PGSQL.${port}`)) : connect(port, place)
    sockets.add(client).add(behind)
    const end = () => {
      client.destroy()
      behind.destroy()
    }
    for (const each of [client, behind]) each.on('error', end).on('close', end)
    let silent = false
    client.on('data', (bytes) => {
      if (cut === null || !/commit/i.test(bytes.toString('latin1'))) return void behind.write(bytes)
      const when = cut
      cut = null
      if (when === 'before') return end()
      silent = true
      behind.write(bytes)
    })
    behind.on('data', (bytes) => (silent ? end() : void client.write(bytes)))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const at = server.address()
  const own = typeof at === 'object' && at !== null ? at.port : 0
  const account = `${encodeURIComponent(role ?? '')}:${encodeURIComponent(password ?? '')}`
  return {
    url: `postgres://${account}@127.0.0.1:${own}/${database ?? ''}`,
    cutNextCommit: (when) => (cut = when),
    close: () => {
      for (const socket of sockets) socket.destroy()
      server.close()
    },
  }
}

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await pause(20)
}

async function gone(pid: number): Promise<void> {
  for (;;) {
    try {
      process.kill(pid, 0)
    } catch {
      return
    }
    await pause(20)
  }
}

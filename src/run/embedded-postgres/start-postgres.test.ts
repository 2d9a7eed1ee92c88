/** The database that comes with the program: found again after every kind of end, and closed to everybody else. */
import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { isAlive } from '../running-process.ts'
import { canEnter, ordinaryAccount } from './ordinary-account.ts'
import { removePostgres, startPostgres } from './start-postgres.ts'
import type { Postgres } from './start-postgres.ts'

const asRoot = process.getuid?.() === 0
const folders: string[] = []
const children: ChildProcess[] = []
const said: string[] = []
const log = (line: string) => void said.push(line)

afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
})
afterAll(async () => {
  for (const folder of folders) await remove(folder)
})

describe('one data folder', () => {
  const dataDir = folder('adgang-one-')
  let postgres: Postgres
  beforeAll(async () => {
    postgres = await startPostgres({ dataDir, log })
  })
  afterAll(() => postgres.stop())

  test('only its own account comes near it', async () => {
    const mode = (path: string) => (statSync(path).mode & 0o777).toString(8)
    expect(mode(postgres.socketDir)).toBe('700')
    expect(mode(join(postgres.socketDir, '.s.PGSQL.5432'))).toBe('700')
    expect(mode(join(dataDir, 'postgres'))).toBe('700')
    expect(mode(join(dataDir, 'postgres-password'))).toBe('600')
    expect(mode(join(dataDir, 'postgres.log'))).toBe('600')
    expect(readFileSync(join(dataDir, 'postgres', 'pg_hba.conf'), 'utf8')).not.toMatch(/^[^#].*\btrust\b/m)
    const wrong = postgres.superuserUrl.replace(/:[^:@]+@/, ':wrong@')
    await expect(ask(wrong, 'select 1')).rejects.toMatchObject({ code: '28P01' })
  })

  test('it is durable, Norwegian, and not on the network', async () => {
    const settings = ['fsync', 'synchronous_commit', 'full_page_writes', 'listen_addresses', 'jit']
    const shown = await Promise.all(settings.map((name) => ask(postgres.superuserUrl, `show ${name}`)))
    expect(shown).toEqual(['on', 'on', 'on', '', 'off'])
    const names = `select string_agg(name, ' ' order by name) from unnest('{Østby,Åse,Ærlig,Zara,Anne}'::text[]) name`
    expect(await ask(postgres.superuserUrl, names)).toBe('Anne Zara Ærlig Østby Åse')
    expect(await ask(postgres.superuserUrl, `select lower('ÆØÅ') ~ '^[[:alpha:]]+$'`)).toBe(true)
  })

  test('a second program uses the one that runs, and going does not stop it', async () => {
    const second = await startPostgres({ dataDir, log })
    expect([postgres.reused, second.reused]).toEqual([false, true])
    expect(second.where.pid).toBe(postgres.where.pid)
    await second.stop()
    await second.stop()
    expect(await ask(postgres.superuserUrl, 'select 1')).toBe(1)
  })

  test('what a statement held is not in the log', async () => {
    await expect(ask(postgres.superuserUrl, `select 'hemmelig-17850618370'::int`)).rejects.toThrow()
    await ask(postgres.superuserUrl, 'create table once (n text primary key)')
    await ask(postgres.superuserUrl, `insert into once values ('hemmelig-1')`)
    await expect(ask(postgres.superuserUrl, `insert into once values ('hemmelig-1')`)).rejects.toThrow()
    const logged = readFileSync(join(dataDir, 'postgres.log'), 'utf8')
    expect(logged).toContain('duplicate key')
    expect(logged.replace('"hemmelig-17850618370"', '')).not.toContain('hemmelig')
  })
})

describe('after a bad end', () => {
  const dataDir = folder('adgang-bad-')

  test('a killed program leaves its server; the next finds it, and stops it in the end', async () => {
    const child = holder(dataDir)
    const held = await child.started
    child.process.kill('SIGKILL')
    await ended(child.process)
    expect(isAlive(held.pid)).toBe(true)
    const next = await startPostgres({ dataDir, log })
    expect([next.reused, next.where.pid]).toEqual([true, held.pid])
    await next.stop()
    expect(existsSync(join(dataDir, 'postgres', 'postmaster.pid'))).toBe(false)
    // ended, but the number is only free once the system has taken note of an orphan's end
    await expect.poll(() => isAlive(held.pid), { timeout: 30_000 }).toBe(false)
  })

  test('Ctrl-C at a program does not reach the server, which another may be using', async () => {
    const child = holder(dataDir)
    const { pid } = await child.started
    const other = await startPostgres({ dataDir, log })
    process.kill(-(child.process.pid ?? 0), 'SIGINT')
    await ended(child.process)
    expect(await ask(other.superuserUrl, 'select 1')).toBe(1)
    await other.stop()
    expect(isAlive(pid)).toBe(false)
    expect(readFileSync(join(dataDir, 'postgres.log'), 'utf8').trimEnd()).toMatch(
      /database system is shut down$/,
    )
  })

  test('a killed server opens again with everything that was committed', async () => {
    const first = await startPostgres({ dataDir, log })
    await ask(first.superuserUrl, 'create table kept as select 42 as n')
    process.kill(first.where.pid, 'SIGKILL')
    const second = await startPostgres({ dataDir, log })
    expect(second.reused).toBe(false)
    expect(await ask(second.superuserUrl, 'select n from kept')).toBe(42)
    await second.stop()
    await first.stop()
    expect(isAlive(second.where.pid)).toBe(false)
  })

  test.each([
    ['nobody has any more', () => 2 ** 22 - 3],
    ['another program has now', () => process.pid],
    ['another program of the same account has now', () => sleeperOfTheAccount()],
  ])('an old pid file with a number that %s does not hinder', async (_, number) => {
    const pidFile = join(dataDir, 'postgres', 'postmaster.pid')
    const lines = [number(), join(dataDir, 'postgres'), 1, 5432, join(dataDir, 'socket'), '', '', 'ready']
    writeFileSync(pidFile, lines.join('\n'))
    writeFileSync(join(dataDir, 'socket', '.s.PGSQL.5432.lock'), lines.join('\n'))
    const postgres = await startPostgres({ dataDir, log })
    expect(postgres.reused).toBe(false)
    expect(await ask(postgres.superuserUrl, 'select 1')).toBe(1)
    await postgres.stop()
  })

  test('the lock of a program that died, and a half-made folder, do not hinder', async () => {
    writeFileSync(join(dataDir, 'postgres.lock'), JSON.stringify({ pid: 2 ** 22 - 3, born: 'long ago' }))
    mkdirSync(join(dataDir, 'postgres.making-dead'))
    const postgres = await startPostgres({ dataDir, log })
    expect(await ask(postgres.superuserUrl, 'select 1')).toBe(1)
    await postgres.stop()
  })
})

describe('several at once', () => {
  test('one starts, the others use it; the last to leave stops it', async () => {
    const dataDir = folder('adgang-many-')
    const holders = [holder(dataDir), holder(dataDir), holder(dataDir)]
    const started = await Promise.all(holders.map((each) => each.started))
    expect(new Set(started.map(({ pid }) => pid)).size).toBe(1)
    expect(started.filter(({ reused }) => reused)).toHaveLength(2)
    const pid = started[0]?.pid ?? 0
    const [last, ...others] = holders.map((each) => each.process)
    others.forEach((other) => other.kill('SIGINT'))
    await Promise.all(others.map(ended))
    expect(isAlive(pid)).toBe(true)
    last?.kill('SIGINT')
    if (last) await ended(last)
    expect(isAlive(pid)).toBe(false)
  })
})

describe('places', () => {
  test('a path too long for a socket gets a short private one, written down', async () => {
    const dataDir = join(folder('adgang-long-'), 'ø'.repeat(60), 'data')
    const first = await startPostgres({ dataDir, log })
    expect(first.socketDir).not.toContain('ø')
    expect(statSync(first.socketDir).mode & 0o777).toBe(0o700)
    expect(await ask(first.connectionString('postgres'), 'select 1')).toBe(1)
    await first.stop()
    const second = await startPostgres({ dataDir, log })
    expect(second.socketDir).toBe(first.socketDir)
    await second.stop()
    await removePostgres(dataDir)
    expect(existsSync(first.socketDir)).toBe(false)
  })

  test('a port is opened on the loopback alone, with a password', async () => {
    const dataDir = folder('adgang-port-')
    const port = 21_000 + (process.pid % 9_000)
    const postgres = await startPostgres({ dataDir, log, port })
    expect(await ask(postgres.superuserUrl, 'show listen_addresses')).toBe('127.0.0.1')
    const overTcp = new URL(postgres.superuserUrl.replace('@/', '@127.0.0.1/'))
    overTcp.search = ''
    overTcp.port = String(port)
    expect(await ask(overTcp.href, 'select 1')).toBe(1)
    overTcp.password = 'wrong'
    await expect(ask(overTcp.href, 'select 1')).rejects.toMatchObject({ code: '28P01' })
    await postgres.stop()
  })

  test.runIf(asRoot)(
    'under a closed home the database lies elsewhere, says so, and is found again',
    async () => {
      const home = folder('adgang-home-')
      const dataDir = join(home, 'data')
      const first = await startPostgres({ dataDir, log })
      await ask(first.superuserUrl, 'create table kept as select 1')
      expect(canEnter(ordinaryAccount(), home)).toBe(false)
      expect(first.where).toMatchObject({ elsewhere: true, account: ordinaryAccount()?.name })
      expect(first.where.data).toMatch(/^\/var\/lib\/adgang\/[0-9a-f]{12}\/postgres$/)
      await first.stop()
      const second = await startPostgres({ dataDir, log })
      expect(second.where.data).toBe(first.where.data)
      await second.stop()
      // Whoever deletes the data folder begins anew: the old database belongs to keys that are gone.
      rmSync(dataDir, { recursive: true })
      const fresh = await startPostgres({ dataDir, log })
      expect(fresh.where.data).toBe(first.where.data.replace('/postgres', '-2/postgres'))
      await expect(ask(fresh.superuserUrl, 'select * from kept')).rejects.toMatchObject({ code: '42P01' })
      await fresh.stop()
      await removePostgres(dataDir)
      expect(existsSync(fresh.where.data)).toBe(false)
      rmSync(join(first.where.data, '..'), { recursive: true })
    },
  )

  test.runIf(asRoot && canEnter(ordinaryAccount(), import.meta.dirname))(
    'an ordinary account starts and stops it as itself',
    async () => {
      const dataDir = folder('adgang-own-', 0o777)
      const account = ordinaryAccount()
      const child = holder(join(dataDir, 'data'), account ? { uid: account.uid, gid: account.gid } : {})
      const { pid, where } = await child.started
      expect(where).toMatchObject({ account: null, elsewhere: false })
      expect(statSync(join(dataDir, 'data', 'postgres')).uid).toBe(account?.uid)
      child.process.kill('SIGINT')
      await ended(child.process)
      expect(isAlive(pid)).toBe(false)
    },
  )
})

type Held = { pid: number; reused: boolean; where: Postgres['where'] }

/** Another program that holds the database until it is interrupted. */
function holder(dataDir: string, as: { uid?: number; gid?: number } = {}) {
  const launcher = pathToFileURL(join(import.meta.dirname, 'start-postgres.ts')).href
  const code = `
    const { startPostgres } = await import(${JSON.stringify(launcher)})
    const postgres = await startPostgres({ dataDir: ${JSON.stringify(dataDir)}, log: () => undefined })
    process.on('SIGINT', () => void postgres.stop().then(() => process.exit(0)))
    setInterval(() => undefined, 1000)
    process.send({ pid: postgres.where.pid, reused: postgres.reused, where: postgres.where })`
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', code], {
    ...as,
    cwd: join(import.meta.dirname, '../../..'),
    detached: true,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  children.push(child)
  const started = new Promise<Held>((resolve, reject) => {
    child.once('message', (message) => resolve(message as Held))
    child.once('exit', (status) => reject(new Error(`the holder ended (${status})`)))
  })
  return { process: child, started }
}

/** A living program of the database's account that is no database. */
function sleeperOfTheAccount(): number {
  const account = ordinaryAccount()
  const child = spawn('sleep', ['60'], {
    cwd: '/',
    ...(account ? { uid: account.uid, gid: account.gid } : {}),
  })
  children.push(child)
  return child.pid ?? 0
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  await new Promise((resolve) => child.once('exit', resolve))
}

async function ask(url: string, text: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => undefined)
  await client.connect()
  try {
    const { rows } = await client.query<unknown[]>({ text, rowMode: 'array' })
    return rows[0]?.[0]
  } finally {
    await client.end()
  }
}

function folder(prefix: string, mode = prefix === 'adgang-home-' ? 0o700 : 0o711): string {
  const made = mkdtempSync(join(tmpdir(), prefix))
  folders.push(made)
  chmodSync(made, mode)
  return made
}

async function remove(path: string): Promise<void> {
  if (existsSync(join(path, 'postgres.json'))) await removePostgres(path)
  rmSync(path, { recursive: true, force: true })
}

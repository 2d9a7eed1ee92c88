/** The program as an operator runs it: portals and workers as processes of their own on one folder, ended by their own process ids. (Long: starting, asking, ending and sweeping belong together.) */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { appendFileSync, chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { embeddedDatabases, databaseName } from './databases.ts'
import { removePostgres } from './embedded-postgres/start-postgres.ts'
import { openKeyFile } from './keyring-file.ts'
import { openStore, type Store } from '../store/database.ts'
import { migrate } from '../store/migrate.ts'
import { makeWorld, type TestWorld } from '../cast/made-world.ts'

const root = join(import.meta.dirname, '../..')

/** One process of the program. */
export type Role = {
  readonly pid: number
  /** Where a portal listens; 0 for a worker. */
  readonly port: number
  said(): string
  /** SIGTERM, and the exit code it ended with. */
  end(): Promise<number | null>
  kill(signal: NodeJS.Signals): void
  readonly ended: Promise<number | null>
}

/** A folder with keys, one university's file and a database, and how to start roles on it. */
export type ProductionHouse = {
  readonly folder: string
  readonly institutionsDir: string
  readonly keyFile: string
  readonly institution: string
  /** The university's world on the same database and keys, for putting people in. */
  readonly tested: TestWorld
  readonly store: Store
  readonly url: string
  readonly adminUrl: string
  readonly host: string
  portal(): Promise<Role>
  worker(): Promise<Role>
  /** `adgang <words…>` to its end. */
  command(...words: string[]): Promise<{ code: number | null; out: string; err: string }>
  env(more?: Readonly<Record<string, string>>): NodeJS.ProcessEnv
  leave(): Promise<void>
}

/** Makes it. The hashes are as small as production allows, so that what is measured is not hashing. */
export async function openProductionHouse(
  institution = 'oslomet',
  more: Readonly<Record<string, string>> = {},
): Promise<ProductionHouse> {
  const folder = mkdtempSync(join(tmpdir(), 'adgang-house-'))
  chmodSync(folder, 0o755)
  const institutionsDir = join(folder, 'institutions')
  cpSync(join(root, 'institutions/help'), join(institutionsDir, 'help'), { recursive: true })
  cpSync(join(root, `institutions/${institution}.yaml`), join(institutionsDir, `${institution}.yaml`))
  const file = join(institutionsDir, `${institution}.yaml`)
  if (!/^hashing:/m.test(readFileSync(file, 'utf8')))
    appendFileSync(file, '\nhashing: { memoryKiB: 19456, passes: 2 }\n')
  const dataDir = join(folder, 'data')
  mkdirSync(dataDir, { mode: 0o711 })
  const keyFile = join(folder, 'keys.json')
  const databases = await embeddedDatabases(dataDir, () => undefined)
  const url = await databases.urlOf(databaseName(institution))
  const { store } = openStore(url, 4)
  await migrate(store)
  const world = makeWorld(store, institution, { keyFile: openKeyFile(keyFile, { demo: false }) })
  const roles = new Set<Role>()
  const smtp = createServer((socket) => {
    // whoever only looks whether somebody is there hangs up
    socket.on('error', () => undefined)
    socket.end('421 not now\r\n')
  }).listen(0, '127.0.0.1')
  await once(smtp, 'listening')
  const env = (extra: Readonly<Record<string, string>> = {}): NodeJS.ProcessEnv => ({
    ...bareEnvironment(),
    ADGANG_DATA: dataDir,
    ADGANG_KEYS: keyFile,
    ADGANG_INSTITUTIONS: institutionsDir,
    ADGANG_TRUSTED_PROXIES: '127.0.0.1',
    ADGANG_SMTP_URL: `smtp://127.0.0.1:${portOf(smtp)}`,
    ADGANG_SMS_URL: 'http://127.0.0.1:9/sms',
    ADGANG_SMS_PASSWORD: 'not-a-default-one',
    ADGANG_DRAIN_SECONDS: '1',
    ...more,
    ...extra,
  })
  const start = async (words: readonly string[], ready: RegExp): Promise<Role> => {
    const role = await startRole(words, env(), ready)
    roles.add(role)
    void role.ended.then(() => roles.delete(role))
    return role
  }
  return {
    folder,
    institutionsDir,
    keyFile,
    institution,
    tested: world,
    store,
    url,
    adminUrl: databases.adminUrl,
    host: world.world.institution.hosts[0] ?? '',
    env,
    portal: async () => start(['serve', '--port', '0'], /The portal listens on [^ ]*:(\d+)\./),
    worker: async () => start(['worker'], /The worker is at work/),
    command: async (...words) => runCommand(words, env()),
    leave: async () => {
      await Promise.all([...roles].map(async (role) => role.end()))
      world.close()
      smtp.close()
      await store.destroy()
      await databases.close()
      await removePostgres(dataDir)
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Runs the program to its end; what the shell has set does not reach it. */
export async function runCommand(
  words: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<{ code: number | null; out: string; err: string }> {
  const child = spawn(process.execPath, [join(root, 'bin/adgang.js'), ...words], { cwd: root, env })
  const said = listenTo(child)
  const [code] = (await once(child, 'close')) as [number | null]
  return { code, ...said() }
}

/** The surroundings of the tests without any setting of the program. */
export function bareEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(
    ([name]) => !/^(ADGANG_|DATABASE_URL$|PG|NODE_ENV$|VITEST)/.test(name),
  )
  return Object.fromEntries(kept)
}

/** Asks a database one thing, as the owner of the cluster. */
export async function askDatabase(url: string, text: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query<Record<string, unknown>>(text)).rows
  } finally {
    await client.end()
  }
}

async function startRole(words: readonly string[], env: NodeJS.ProcessEnv, ready: RegExp): Promise<Role> {
  const child = spawn(process.execPath, [join(root, 'bin/adgang.js'), ...words], { cwd: root, env })
  const said = listenTo(child)
  const ended = once(child, 'close').then(([code]: unknown[]) => (typeof code === 'number' ? code : null))
  const goodbye = () => void child.kill('SIGKILL')
  process.once('exit', goodbye)
  let over: number | null | undefined
  void ended.then((code) => {
    over = code
    process.removeListener('exit', goodbye)
  })
  while (!ready.test(said().out)) {
    if (over !== undefined) throw new Error(`${words[0]} ended with ${over}:\n${said().out}${said().err}`)
    await pause(25)
  }
  return {
    pid: child.pid ?? 0,
    port: Number(ready.exec(said().out)?.[1] ?? 0),
    said: () => said().out + said().err,
    ended,
    kill: (signal) => void child.kill(signal),
    end: async () => {
      child.kill('SIGTERM')
      return ended
    },
  }
}

function listenTo(child: ChildProcess): () => { out: string; err: string } {
  let out = ''
  let err = ''
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (out += text))
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (err += text))
  return () => ({ out, err })
}

function portOf(server: ReturnType<typeof createServer>): number {
  const address = server.address()
  return typeof address === 'object' && address !== null ? address.port : 0
}

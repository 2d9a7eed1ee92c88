/** A real slapd for a test, with the configuration we ship, on a free port of the loopback; gone afterwards. */
import { execFile, spawn } from 'node:child_process'
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createConnection, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { Client } from 'ldapts'

const shipped = join(import.meta.dirname, '../../deploy/openldap')

/** A running slapd. */
export type TestSlapd = {
  url: string
  base: string
  bindAs: string
  secret: string
  /** Whether this name and password come in (`ldapwhoami`). */
  letsIn: (dn: string, password: string) => Promise<boolean>
  /** What somebody does there by hand, with every right. */
  byHand: <T>(work: (client: Client) => Promise<T>) => Promise<T>
  /** The process goes away at once, as a machine that loses power; the data stays. */
  kill: () => Promise<void>
  /** Comes back on the same port. */
  start: () => Promise<void>
  stop: () => Promise<void>
}

/** Starts one. `base`: the suffix, a dc. Data is not forced to disk unless it is `durable`: it lives as long as the test. */
export async function startTestSlapd({
  base = 'dc=uni,dc=example',
  durable = false,
} = {}): Promise<TestSlapd> {
  const folder = await mkdtemp(join(tmpdir(), 'adgang-slapd-'))
  await chmod(folder, 0o700)
  const port = await freePort()
  const url = `ldap://127.0.0.1:${port}/`
  const secret = 'only-for-these-tests'
  const bindAs = `cn=adgang,${base}`
  await configure(folder, { base, secret, durable })
  let child: ReturnType<typeof spawn> | null = null

  const start = async (): Promise<void> => {
    const started = spawn('/usr/sbin/slapd', ['-F', join(folder, 'config'), '-h', url, '-d', '0'], {
      stdio: 'ignore',
    })
    child = started
    await answers(port, () => started.exitCode)
  }
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    const ending = child
    child = null
    if (!ending || ending.exitCode !== null) return
    const gone = new Promise((resolve) => ending.once('exit', resolve))
    ending.kill(signal)
    await gone
  }
  await start()
  return {
    url,
    base,
    bindAs,
    secret,
    letsIn: async (dn, password) =>
      run('ldapwhoami', ['-x', '-H', url, '-D', dn, '-w', password]).then(
        () => true,
        (error: Error) => {
          const { code } = (error.cause ?? {}) as { code?: number }
          if (code === 49 || code === 53) return false
          throw error
        },
      ),
    byHand: async (work) => {
      const client = new Client({ url })
      try {
        await client.bind(bindAs, secret)
        return await work(client)
      } finally {
        await client.unbind()
      }
    },
    kill: async () => end('SIGKILL'),
    start,
    stop: async () => {
      await end('SIGTERM')
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function configure(
  folder: string,
  { base, secret, durable }: { base: string; secret: string; durable: boolean },
): Promise<void> {
  for (const part of ['config', 'data']) await mkdir(join(folder, part), { mode: 0o700 })
  const text = await readFile(join(shipped, 'config.ldif'), 'utf8')
  const filled = text
    .replaceAll('SCHEMA', shipped)
    .replaceAll('DATA', join(folder, 'data'))
    .replaceAll('RUN', folder)
    .replaceAll('BASE', base)
    .replaceAll('SECRET', secret)
    .replace('olcDbMaxSize: 4294967296', durable ? '$&' : '$&\nolcDbEnvFlags: nosync')
  await writeFile(join(folder, 'config.ldif'), filled, { mode: 0o600 })
  await run('/usr/sbin/slapadd', ['-n', '0', '-F', join(folder, 'config'), '-l', join(folder, 'config.ldif')])
  const dc = /^dc=([^,]+)/.exec(base)?.[1] ?? 'uni'
  const root = `dn: ${base}\nobjectClass: top\nobjectClass: domain\ndc: ${dc}\n`
  await writeFile(join(folder, 'base.ldif'), root)
  await run('/usr/sbin/slapadd', ['-n', '1', '-F', join(folder, 'config'), '-l', join(folder, 'base.ldif')])
}

/** A port that was free a moment ago. */
async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() =>
        typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port')),
      )
    })
  })
}

async function answers(port: number, exitCode: () => number | null): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    const code = exitCode()
    if (code !== null) throw new Error(`slapd ended with ${code}`)
    const open = await new Promise<boolean>((resolve) => {
      const socket = createConnection(port, '127.0.0.1')
      socket.once('connect', () => resolve(true)).once('error', () => resolve(false))
      socket.once('close', () => undefined)
      setTimeout(() => socket.destroy(), 100).unref()
    })
    if (open) return
    await pause(25)
  }
  throw new Error('slapd did not answer in time')
}

/** Rejects with the program's own error, its exit code in `code`, as the cause. */
async function run(program: string, args: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    execFile(program, [...args], (error) =>
      error ? reject(new Error(`${program} did not succeed`, { cause: error })) : resolve(),
    )
  })
}

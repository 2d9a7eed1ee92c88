/** A real FreeRADIUS with the configuration that is deployed, under an ordinary account, on ports of its own; and the programs that ask it. */
import { type ChildProcess, spawn } from 'node:child_process'
import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import {
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir, userInfo } from 'node:os'
import { delimiter, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

const secret = 'bare-til-proven'

/** What a program said, and how it ended. */
export type Ran = { exit: number; said: string }

/** Starts it; whoever starts it closes it. `url`: where the portal of the institution answers. */
export async function startFreeradius({ url, key }: { url: string; key: string }) {
  const folder = mkdtempSync(join(tmpdir(), 'adgang-radius-'))
  const conf = join(folder, 'conf')
  cpSync(join(import.meta.dirname, '../../deploy/freeradius'), conf, { recursive: true })
  await makeCertificate(folder)
  writeFileSync(
    join(folder, 'clients.conf'),
    `client test {\n  ipaddr = 127.0.0.1\n  secret = ${secret}\n  require_message_authenticator = no\n}\n`,
  )
  mkdirSync(join(folder, 'run'))
  const account = await serviceAccount(folder)
  const [auth, acct] = [await freePort(), await freePort()]
  const server = spawn(program('freeradius', 'FREERADIUS'), ['-f', '-d', conf, '-n', 'radiusd'], {
    ...account,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH: process.env['PATH'] ?? '',
      ADGANG_URL: url,
      ADGANG_NETWORK_KEY: key,
      RADIUS_CONF: conf,
      RADIUS_RUN: join(folder, 'run'),
      RADIUS_CLIENTS: join(folder, 'clients.conf'),
      RADIUS_ADDRESS: '127.0.0.1',
      RADIUS_AUTH_PORT: String(auth),
      RADIUS_ACCT_PORT: String(acct),
      RADIUS_CERTIFICATE: join(folder, 'radius.crt'),
      RADIUS_CERTIFICATE_KEY: join(folder, 'radius.key'),
    },
  })
  const said: string[] = []
  server.stdout.on('data', (text: Buffer) => said.push(text.toString()))
  server.stderr.on('data', (text: Buffer) => said.push(text.toString()))
  const logFile = join(folder, 'run/radius.log')
  const log = () => (existsSync(logFile) ? readFileSync(logFile, 'utf8') : '')
  await ready(server, log, said)
  return {
    auth,
    acct,
    log,
    pid: server.pid ?? 0,
    /** `radtest`: one Access-Request with a password. */
    radtest: async (name: string, password: string): Promise<Ran> =>
      attempt(program('radtest', 'RADTEST'), ['-t', 'pap', name, password, `127.0.0.1:${auth}`, '0', secret]),
    /** `radclient`, with whatever attributes, for what radtest cannot say. */
    radclient: async (
      attributes: string,
      to: 'auth' | 'acct' = 'auth',
      more: string[] = [],
    ): Promise<Ran> => {
      const file = join(folder, `ask-${crypto.randomUUID()}`)
      writeFileSync(file, attributes)
      const address = `127.0.0.1:${to === 'auth' ? auth : acct}`
      return attempt(program('radclient', 'RADCLIENT'), [
        '-x',
        '-r',
        '1',
        '-t',
        '8',
        ...more,
        '-f',
        file,
        address,
        to,
        secret,
      ])
    },
    /** `eapol_test`: a device that joins, as telephones do. */
    eapol: async (network: Record<string, string>, more: string[] = []): Promise<Ran> => {
      const file = join(folder, `eapol-${crypto.randomUUID()}.conf`)
      const lines = {
        ssid: '"eduroam"',
        key_mgmt: 'WPA-EAP',
        ca_cert: `"${join(folder, 'radius.crt')}"`,
        ...network,
      }
      const text = Object.entries(lines).map(([name, value]) => `  ${name}=${value}\n`)
      writeFileSync(file, `network={\n${text.join('')}}\n`)
      const asks = ['-c', file, '-a', '127.0.0.1', '-p', String(auth), '-s', secret, '-t', '8']
      return attempt(program('eapol_test', 'EAPOL_TEST'), [...asks, ...more])
    },
    close: async () => {
      if (server.exitCode === null) {
        server.kill('SIGTERM')
        await once(server, 'exit')
      }
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

export type Freeradius = Awaited<ReturnType<typeof startFreeradius>>

/** EAP-TTLS with the password inside, as the configuration of a device has it. */
export function ttlsPap(identity: string, password: string, anonymous: string): Record<string, string> {
  return {
    eap: 'TTLS',
    identity: `"${identity}"`,
    anonymous_identity: `"${anonymous}"`,
    password: Buffer.from(password).toString('hex'),
    phase2: '"auth=PAP"',
  }
}

async function makeCertificate(folder: string): Promise<void> {
  const [key, certificate] = [join(folder, 'radius.key'), join(folder, 'radius.crt')]
  const names = ['-subj', '/CN=radius.test.example', '-addext', 'subjectAltName=DNS:radius.test.example']
  const kind = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2']
  await done('openssl', ['req', '-x509', ...kind, '-keyout', key, '-out', certificate, ...names])
}

/** It refuses nobody as root, but is not to be root: Debian's account for it, or nobody. */
async function serviceAccount(folder: string): Promise<{ uid?: number; gid?: number }> {
  if (userInfo().uid !== 0) return {}
  const of = async (flag: string) => {
    const { exit, said } = await attempt('id', [flag, 'freerad'])
    return Number(exit === 0 ? said : await done('id', [flag, 'nobody']))
  }
  const [uid, gid] = [await of('-u'), await of('-g')]
  const all = (await done('find', [folder])).split('\n').filter((path) => path !== '')
  for (const path of all) chownSync(path, uid, gid)
  return { uid, gid }
}

async function freePort(): Promise<number> {
  const socket = createSocket('udp4')
  socket.bind(0, '127.0.0.1')
  await once(socket, 'listening')
  const { port } = socket.address()
  socket.close()
  await once(socket, 'close')
  return port
}

async function ready(server: ChildProcess, log: () => string, said: readonly string[]): Promise<void> {
  for (let waited = 0; waited < 20_000; waited += 50) {
    if (log().includes('Ready to process requests')) return
    if (server.exitCode !== null) break
    await pause(50)
  }
  server.kill('SIGKILL')
  throw new Error(`FreeRADIUS did not start:\n${said.join('')}\n${log()}`)
}

async function attempt(name: string, args: readonly string[]): Promise<Ran> {
  const child = spawn(name, [...args], { stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  child.stdout.on('data', (text: Buffer) => (said += text.toString()))
  child.stderr.on('data', (text: Buffer) => (said += text.toString()))
  const [exit] = (await once(child, 'close')) as [number | null]
  return { exit: exit ?? -1, said }
}

/** The same for what must succeed; gives back what it said. */
async function done(name: string, args: readonly string[]): Promise<string> {
  const { exit, said } = await attempt(name, args)
  if (exit !== 0) throw new Error(`${name} ended with ${exit}: ${said}`)
  return said
}

/** Where it is: as `npm test` found it, or in one of Debian's folders. */
function program(name: string, from: string): string {
  const named = process.env[from]
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin', '/usr/bin']
  const found = named ? [named] : folders.map((folder) => join(folder, name))
  const path = found.find((each) => existsSync(each))
  if (path === undefined) throw new Error(`there is no ${name} on this machine (${from})`)
  return path
}

/** A real Active Directory domain for tests and measurements: a Samba domain controller of its own, on a loopback address of its own. */
import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import net from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { runProgram } from './run-program.ts'
import { namesOfDomain, provisionedDomain } from './samba-provisioned.ts'

/** A running domain. Everything in it is made up, and gone after `end`. */
export type SambaDomain = {
  readonly url: string
  /** The certificate authority of its LDAPS certificate, in PEM form. */
  readonly ca: string
  readonly base: string
  readonly realm: string
  readonly host: string
  readonly administrator: { readonly name: string; readonly password: string }
  /** Asks Kerberos for a ticket as somebody, and then the directory who that is. Throws what `kinit` said. */
  signIn(name: string, password: string): Promise<string>
  /** `samba-tool` against this domain's own files. */
  tool(...command: string[]): Promise<string>
  end(): Promise<void>
}

/**
 * Starts a copy of the prepared domain. Its ports are those of every domain (88, 389, 636), so each has a loopback address
 * of its own, and the machine must let us use ports below 1024.
 */
export async function startSambaDomain(): Promise<SambaDomain> {
  const prepared = await provisionedDomain()
  const folder = mkdtempSync(join(tmpdir(), 'adgang-samba-'))
  chmodSync(folder, 0o755)
  cpSync(prepared, folder, { recursive: true })
  const host = `127.${randomInt(64, 200)}.${randomInt(1, 255)}.${randomInt(2, 254)}`
  const ca = await makeCertificate(folder, host)
  const settings = writeSettings(folder, host)
  writeFileSync(join(folder, 'krb5.conf'), kerberosSettings(host))
  const controller = spawn('/usr/sbin/samba', ['-F', '--no-process-group', '-s', settings], {
    stdio: ['pipe', 'ignore', 'ignore'],
  })
  const { base, realm, administrator } = namesOfDomain
  const tool = async (...command: string[]) =>
    runProgram('samba-tool', [...command, '-s', settings, '-H', join(folder, 'private/sam.ldb')])
  const end = async () => {
    await ended(controller)
    // its processes end one after the other, and write while they do
    await rm(folder, { recursive: true, force: true, maxRetries: 50, retryDelay: 100 })
  }
  try {
    await listening(host, controller)
    await tool('spn', 'add', `ldap/${host}`, 'DC1$')
  } catch (error) {
    await end()
    throw error
  }
  return {
    url: `ldaps://${host}`,
    ca,
    base,
    realm,
    host,
    administrator,
    signIn: (name, password) => signIn(folder, host, name, password),
    tool,
    end,
  }
}

/** `kinit`, and then `ldapsearch` with the ticket alone: what a computer on the campus does. */
async function signIn(folder: string, host: string, name: string, password: string): Promise<string> {
  const tickets = mkdtempSync(join(folder, 'tickets-'))
  const env = {
    ...process.env,
    KRB5_CONFIG: join(folder, 'krb5.conf'),
    KRB5CCNAME: `FILE:${join(tickets, 'cache')}`,
    LDAPCONF: '/dev/null',
  }
  await runProgram('kinit', [`${name}@${namesOfDomain.realm}`], { env, input: `${password}\n` })
  const search = ['-Q', '-N', '-Y', 'GSSAPI', '-LLL', '-H', `ldap://${host}`, '-b', namesOfDomain.base]
  const found = await runProgram('ldapsearch', [...search, `(sAMAccountName=${name})`, 'sAMAccountName'], {
    env,
  })
  return /^sAMAccountName: (.*)$/m.exec(found)?.[1] ?? ''
}

async function makeCertificate(folder: string, host: string): Promise<string> {
  const [key, certificate] = [join(folder, 'tls-key.pem'), join(folder, 'tls-cert.pem')]
  const subject = ['-subj', `/CN=${host}`, '-addext', `subjectAltName=IP:${host}`]
  const kind = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2']
  await runProgram('openssl', ['req', '-x509', ...kind, ...subject, '-keyout', key, '-out', certificate])
  chmodSync(key, 0o600)
  return readFileSync(certificate, 'utf8')
}

function writeSettings(folder: string, host: string): string {
  const folders = {
    'private dir': 'private',
    'state directory': 'state',
    'cache directory': 'cache',
    'lock directory': 'lock',
    'pid directory': 'lock',
    'ncalrpc dir': 'ncalrpc',
    'winbindd socket directory': 'winbindd',
    'binddns dir': 'lock',
  }
  for (const place of new Set(Object.values(folders)))
    mkdirSync(join(folder, place), { recursive: true, mode: 0o755 })
  const lines = {
    realm: namesOfDomain.realm,
    workgroup: namesOfDomain.short,
    'netbios name': namesOfDomain.controller,
    'server role': 'active directory domain controller',
    'server services': 'ldap, kdc',
    interfaces: `${host}/8`,
    'bind interfaces only': 'yes',
    'nbt port': '0',
    'prefork children': '2',
    'log file': join(folder, 'log'),
    'tls keyfile': join(folder, 'tls-key.pem'),
    'tls certfile': join(folder, 'tls-cert.pem'),
    'tls cafile': '',
    'idmap_ldb:use rfc2307': 'yes',
    ...Object.fromEntries(Object.entries(folders).map(([name, place]) => [name, join(folder, place)])),
  }
  const text = Object.entries(lines).map(([name, value]) => `\t${name} = ${value}\n`)
  const file = join(folder, 'smb.conf')
  writeFileSync(file, `[global]\n${text.join('')}`)
  return file
}

function kerberosSettings(host: string): string {
  const { realm } = namesOfDomain
  const general = ['dns_lookup_realm = false', 'dns_lookup_kdc = false', 'rdns = false']
  const names = [`default_realm = ${realm}`, 'dns_canonicalize_hostname = false', ...general]
  const known = `[realms]\n ${realm} = {\n  kdc = ${host}\n }\n[domain_realm]\n ${host} = ${realm}\n`
  return `[libdefaults]\n ${names.join('\n ')}\n${known}`
}

/** Waits until the three ports answer, or says that the server has ended. */
async function listening(host: string, server: ChildProcess): Promise<void> {
  for (const port of [88, 389, 636]) {
    while (!(await answers(host, port))) {
      if (server.exitCode !== null || server.signalCode !== null)
        throw new Error(
          'The domain controller ended at once: it needs root, or ports below 1024 for everybody.',
        )
      await wait(50)
    }
  }
}

function answers(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = net.connect({ host, port })
    socket.once('connect', () => socket.destroy()).once('connect', () => resolve(true))
    socket.once('error', () => resolve(false))
  })
}

/** Without its standard input the server ends by itself, so that none outlives the program that started it. */
async function ended(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return
  const over = new Promise((resolve) => server.once('exit', resolve))
  server.stdin?.end()
  server.kill('SIGTERM')
  await over
}

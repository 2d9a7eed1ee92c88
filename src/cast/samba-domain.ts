/** A real Active Directory domain for tests and measurements: a Samba domain controller of its own, on a loopback address of its own. */
import { randomInt } from 'node:crypto'
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runProgram } from './run-program.ts'
import { startInPlace } from './samba-place.ts'
import type { SambaPlace } from './samba-place.ts'
import { namesOfDomain, provisionedDomain } from './samba-provisioned.ts'

/** A running domain. Everything in it is made up, and gone after `end`. */
export type SambaDomain = {
  readonly url: string
  /** The certificate authority of its LDAPS certificate, in PEM form. */
  readonly ca: string
  readonly base: string
  readonly realm: string
  readonly administrator: { readonly name: string; readonly password: string }
  /** Asks Kerberos for a ticket as somebody, and then the directory who that is. Throws what `kinit` said. */
  signIn(name: string, password: string): Promise<string>
  /** `samba-tool` against this domain's own files. */
  tool(...command: string[]): Promise<string>
  end(): Promise<void>
}

/** Starts a copy of the prepared domain. Its ports are those of every domain, so each has a loopback address of its own. */
export async function startSambaDomain(): Promise<SambaDomain> {
  const prepared = await provisionedDomain()
  const folder = mkdtempSync(join(tmpdir(), 'adgang-samba-'))
  chmodSync(folder, 0o755)
  cpSync(prepared, folder, { recursive: true })
  const host = `127.${randomInt(64, 200)}.${randomInt(1, 255)}.${randomInt(2, 254)}`
  const ca = await makeCertificate(folder, host)
  const settings = writeSettings(folder, host)
  writeFileSync(join(folder, 'krb5.conf'), kerberosSettings(host))
  const { base, realm, administrator } = namesOfDomain
  const tool = async (...command: string[]) =>
    runProgram('samba-tool', [...command, '-s', settings, '-H', join(folder, 'private/sam.ldb')])
  await tool('spn', 'add', `ldap/${host}`, 'DC1$')
  const command = ['/usr/sbin/samba', '-i', '--no-process-group', '-s', settings]
  const place = await startInPlace(folder, host, command)
  return {
    url: place.url,
    ca,
    base,
    realm,
    administrator,
    signIn: (name, password) => signIn({ folder, host, place }, name, password),
    tool,
    end: async () => {
      await place.end()
      // its processes end one after the other, and write while they do
      await rm(folder, { recursive: true, force: true, maxRetries: 50, retryDelay: 100 })
    },
  }
}

type Running = { folder: string; host: string; place: SambaPlace }

/** `kinit`, and then `ldapsearch` with the ticket alone: what a computer on the campus does. */
async function signIn({ folder, host, place }: Running, name: string, password: string): Promise<string> {
  const tickets = mkdtempSync(join(folder, 'tickets-'))
  const env = {
    ...process.env,
    KRB5_CONFIG: join(folder, 'krb5.conf'),
    KRB5CCNAME: `FILE:${join(tickets, 'cache')}`,
    LDAPCONF: '/dev/null',
  }
  await place.inside('kinit', [`${name}@${namesOfDomain.realm}`], { env, input: `${password}\n` })
  const how = ['-Q', '-N', '-Y', 'GSSAPI', '-LLL', '-H', `ldap://${host}`, '-b', namesOfDomain.base]
  const what = [`(sAMAccountName=${name})`, 'sAMAccountName']
  const found = await place.inside('ldapsearch', [...how, ...what], { env })
  return /^sAMAccountName: (.*)$/m.exec(found)?.[1] ?? ''
}

async function makeCertificate(folder: string, host: string): Promise<string> {
  const [key, certificate] = [join(folder, 'tls-key.pem'), join(folder, 'tls-cert.pem')]
  const subject = ['-subj', `/CN=${host}`, '-addext', `subjectAltName=IP:${host},IP:127.0.0.1`]
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

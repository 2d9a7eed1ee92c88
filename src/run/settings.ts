/** What the operator decides outside the institutions' files: where the data lies, which port, which proxies, which gateways. (Long: one setting after another.) */
import { resolve } from 'node:path'
import { z } from 'zod'
import { readDatabaseAddress } from './database-address.ts'
import { objectionsToIssuer } from './eid-issuers.ts'

/** How this program runs. Commands beside a running demo run in demo mode too. */
export type Mode = 'demo' | 'production'

const port = z.coerce.number({ error: 'must be a number' }).int().min(0).max(65_535)
const list = z
  .string()
  .default('')
  .transform((text) =>
    text
      .split(',')
      .map((part) => part.trim())
      .filter((part) => part !== ''),
  )

const environment = z.object({
  ADGANG_PORT: port.default(8080),
  /** Where the portal listens; the loopback unless said. */
  ADGANG_HOST: z.string().default('127.0.0.1'),
  ADGANG_DATA: z.string().min(1).default('./data'),
  /** So long a portal that was told to end says "not ready" and still answers, until nobody sends it requests any more. */
  ADGANG_DRAIN_SECONDS: z.coerce.number({ error: 'must be a number of seconds' }).min(0).max(300).default(10),
  DATABASE_URL: z.string().optional(),
  ADGANG_INSTITUTIONS: z.string().min(1).optional(),
  ADGANG_KEYS: z.string().min(1).optional(),
  /** A file of private keys and secrets for electronic ID; see eid-keys.ts. */
  ADGANG_EID_KEYS: z.string().min(1).optional(),
  ADGANG_IDPORTEN_ISSUER: z.url().default('https://idporten.no'),
  ADGANG_FEIDE_ISSUER: z.url().default('https://auth.dataporten.no'),
  /** A file of secrets that the institutions’ files name; see secrets-file.ts. */
  ADGANG_SECRETS: z.string().min(1).optional(),
  ADGANG_TRUSTED_PROXIES: list,
  ADGANG_TLS_CERTIFICATE: z.string().min(1).optional(),
  ADGANG_TLS_KEY: z.string().min(1).optional(),
  ADGANG_BARE_HOSTS: list,
  ADGANG_SMTP_URL: z.string().min(1).optional(),
  ADGANG_SMS_URL: z.string().min(1).optional(),
  ADGANG_SMS_USERNAME: z.string().default(''),
  ADGANG_SMS_PASSWORD: z.string().default(''),
  ADGANG_SMS_PLATFORM: z.string().default('COMMON_API'),
  ADGANG_SMS_PARTNER: z.string().default(''),
  /** CAMARA's SIM Swap interface of the operators, with its version: asked before a recovery goes to a number. */
  ADGANG_SIM_SWAP_URL: z.url({ protocol: /^https$/ }).optional(),
  ADGANG_SIM_SWAP_TOKEN_URL: z.url({ protocol: /^https$/ }).optional(),
  ADGANG_SIM_SWAP_CLIENT: z.string().default(''),
  ADGANG_SIM_SWAP_SECRET: z.string().default(''),
  /** The folder that the printer of sealed letters watches; without one no letters are offered. */
  ADGANG_PRINT_FOLDER: z.string().min(1).optional(),
  /** Where register files are put, and where uploads wait; every portal and worker sees the same folder. */
  ADGANG_REGISTER_FOLDER: z.string().min(1).optional(),
  /** The size of one register file, unpacked too. */
  ADGANG_REGISTER_MOST_BYTES: z.coerce
    .number({ error: 'must be a number of bytes' })
    .int()
    .min(1_000)
    .default(2 * 1024 ** 3),
  /** Signed heads of the journals are appended to this file, which the operator keeps where the database cannot reach. */
  ADGANG_JOURNAL_HEADS: z.string().min(1).optional(),
  /** Whoever has this key reads /metrics; without it, this machine and the networks that are named. */
  ADGANG_METRICS_KEY: z.string().min(16, { error: 'must have 16 characters or more' }).optional(),
  /** Networks that read /metrics, as ranges, parted by commas. */
  ADGANG_METRICS_FROM: list,
  /** The port on 127.0.0.1 where a worker tells its numbers; without it it tells none. */
  ADGANG_METRICS_PORT: port.optional(),
  /** Whom backups are sealed to: what `adgang backup-key` printed, several parted by commas. */
  ADGANG_BACKUP_RECIPIENT: list,
  /** Files made by `adgang leaked-passwords build`, beside the list that ships. */
  ADGANG_LEAKED_PASSWORDS: list,
  /** Only ever refused: production never takes synthetic identity numbers. */
  ADGANG_ACCEPT_SYNTHETIC_NUMBERS: z.string().optional(),
})

export type Settings = {
  mode: Mode
  port: number
  host: string
  drainSeconds: number
  dataDir: string
  databaseUrl: string | null
  /** The address in a variable that an institution's file names; null when it is not set. Throws `BadSetting`. */
  addressIn: (variable: string) => string | null
  institutionsDir: string
  keyFile: string
  /** The keys of electronic ID, and the providers of institutions whose files name no other. */
  eid: { keyFile: string | null; idPorten: string; feide: string }
  /** Null: there are no such secrets. */
  secretsFile: string | null
  trustedProxies: readonly string[]
  tls: { certificate: string; key: string } | null
  bareHosts: readonly string[]
  smtpUrl: string | null
  sms: {
    url: string
    username: string
    password: string
    platformId: string
    platformPartnerId: string
  } | null
  /** Null: nobody is asked whether a SIM card was changed. */
  simSwap: { url: string; tokenUrl: string; clientId: string; clientSecret: string } | null
  /** Null: there is no printer for sealed letters. */
  printFolder: string | null
  registerFiles: { folder: string; mostBytes: number }
  /** Null: signed heads are in the database and in the log only. */
  journalHeads: string | null
  metrics: { key: string | null; from: readonly string[]; port: number | null }
  backupRecipients: readonly string[]
  leakedPasswords: readonly string[]
  syntheticWanted: boolean
}

/** A setting that cannot be used; the message says which and why, in a sentence. */
export class BadSetting extends Error {
  override readonly name = 'BadSetting'
}

/** Reads the environment; options on the command line come before it. Throws `BadSetting`. */
export function readSettings(
  mode: Mode,
  env: Readonly<Record<string, string | undefined>>,
  options: { port?: string; data?: string } = {},
): Settings {
  const read = environment.safeParse({
    ...withoutEmpty(env),
    ...(options.port === undefined ? {} : { ADGANG_PORT: options.port }),
    ...(options.data === undefined ? {} : { ADGANG_DATA: options.data }),
  })
  if (!read.success) {
    const [issue] = read.error.issues
    throw new BadSetting(`${String(issue?.path[0] ?? 'A setting')} ${issue?.message ?? 'cannot be used'}.`)
  }
  const found = read.data
  const dataDir = resolve(found.ADGANG_DATA)
  return {
    mode,
    port: found.ADGANG_PORT,
    host: found.ADGANG_HOST,
    drainSeconds: found.ADGANG_DRAIN_SECONDS,
    dataDir,
    databaseUrl: addressIn('DATABASE_URL', env),
    addressIn: (variable) => addressIn(variable, env),
    institutionsDir: resolve(
      found.ADGANG_INSTITUTIONS ?? new URL('../../institutions', import.meta.url).pathname,
    ),
    keyFile: resolve(found.ADGANG_KEYS ?? `${dataDir}/keys.json`),
    eid: {
      keyFile: found.ADGANG_EID_KEYS === undefined ? null : resolve(found.ADGANG_EID_KEYS),
      idPorten: found.ADGANG_IDPORTEN_ISSUER,
      feide: found.ADGANG_FEIDE_ISSUER,
    },
    secretsFile: found.ADGANG_SECRETS === undefined ? null : resolve(found.ADGANG_SECRETS),
    trustedProxies: found.ADGANG_TRUSTED_PROXIES,
    tls: tlsOf(found.ADGANG_TLS_CERTIFICATE, found.ADGANG_TLS_KEY),
    bareHosts: ['localhost', '127.0.0.1', '[::1]', ...found.ADGANG_BARE_HOSTS],
    smtpUrl: found.ADGANG_SMTP_URL ?? null,
    sms: found.ADGANG_SMS_URL
      ? {
          url: found.ADGANG_SMS_URL,
          username: found.ADGANG_SMS_USERNAME,
          password: found.ADGANG_SMS_PASSWORD,
          platformId: found.ADGANG_SMS_PLATFORM,
          platformPartnerId: found.ADGANG_SMS_PARTNER,
        }
      : null,
    simSwap: simSwapOf(found),
    printFolder: found.ADGANG_PRINT_FOLDER === undefined ? null : resolve(found.ADGANG_PRINT_FOLDER),
    registerFiles: {
      folder: resolve(found.ADGANG_REGISTER_FOLDER ?? `${dataDir}/registers`),
      mostBytes: found.ADGANG_REGISTER_MOST_BYTES,
    },
    journalHeads: found.ADGANG_JOURNAL_HEADS === undefined ? null : resolve(found.ADGANG_JOURNAL_HEADS),
    metrics: {
      key: found.ADGANG_METRICS_KEY ?? null,
      from: found.ADGANG_METRICS_FROM,
      port: found.ADGANG_METRICS_PORT ?? null,
    },
    backupRecipients: found.ADGANG_BACKUP_RECIPIENT,
    leakedPasswords: found.ADGANG_LEAKED_PASSWORDS.map((file) => resolve(file)),
    syntheticWanted: found.ADGANG_ACCEPT_SYNTHETIC_NUMBERS !== undefined,
  }
}

function simSwapOf(found: z.infer<typeof environment>): Settings['simSwap'] {
  const { ADGANG_SIM_SWAP_URL: url, ADGANG_SIM_SWAP_TOKEN_URL: tokenUrl } = found
  if (url === undefined) return null
  if (tokenUrl === undefined)
    throw new BadSetting('ADGANG_SIM_SWAP_URL is set, but ADGANG_SIM_SWAP_TOKEN_URL is missing.')
  return {
    url,
    tokenUrl,
    clientId: found.ADGANG_SIM_SWAP_CLIENT,
    clientSecret: found.ADGANG_SIM_SWAP_SECRET,
  }
}

/** Why this program must not serve people with these settings; empty when it may. Every reason at once. */
export function objectionsToProduction(
  settings: Settings,
  found: { demoKeys: boolean; demoData: boolean },
): string[] {
  const secrets = [settings.sms?.password ?? 'x', passwordIn(settings.smtpUrl)]
  return [
    ...(settings.syntheticWanted
      ? ['ADGANG_ACCEPT_SYNTHETIC_NUMBERS is set: synthetic identity numbers are for the demo only.']
      : []),
    ...(found.demoKeys
      ? [`The keys in ${settings.keyFile} were made by the demo. Use a key file of your own (ADGANG_KEYS).`]
      : []),
    ...[settings.eid.idPorten, settings.eid.feide].flatMap(objectionsToIssuer),
    ...(found.demoData
      ? [
          'The database is a demo: its clock can be set and its people do not exist. Use a database of your own.',
        ]
      : []),
    ...(settings.tls === null && settings.trustedProxies.length === 0
      ? [
          'People would sign in without encryption. Give ADGANG_TLS_CERTIFICATE and ADGANG_TLS_KEY, or name the proxies that end TLS in ADGANG_TRUSTED_PROXIES.',
        ]
      : []),
    ...(secrets.some((secret) => defaultSecrets.includes(secret.toLowerCase()))
      ? ['A gateway password is one that everybody knows. Change it before people rely on it.']
      : []),
  ]
}

const defaultSecrets = ['', 'demo', 'secret', 'password', 'passord', 'changeme', 'admin', 'test']

function passwordIn(url: string | null): string {
  if (url === null || !URL.canParse(url)) return 'none'
  const { username, password } = new URL(url)
  return username === '' ? 'none' : decodeURIComponent(password)
}

function addressIn(variable: string, env: Readonly<Record<string, string | undefined>>): string | null {
  const text = env[variable]
  if (text === undefined || text === '') return null
  const address = readDatabaseAddress(text)
  if (address === null) throw new BadSetting(`${variable} must be an address that begins with postgres://.`)
  return address
}

function tlsOf(certificate: string | undefined, key: string | undefined): Settings['tls'] {
  if (certificate === undefined && key === undefined) return null
  if (certificate === undefined || key === undefined) {
    throw new BadSetting('ADGANG_TLS_CERTIFICATE and ADGANG_TLS_KEY belong together: one of them is missing.')
  }
  return { certificate: resolve(certificate), key: resolve(key) }
}

function withoutEmpty(env: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).filter(
      (entry): entry is [string, string] => entry[1] !== undefined && entry[1] !== '',
    ),
  )
}

/** Opens everything a role of the program needs: databases, keys, clock, institutions. The last opened is closed first. */
import { createHmac } from 'node:crypto'
import pg from 'pg'
import { checkInstitutions } from '../adapters/institution-file/check-institutions.ts'
import { inOneLine } from '../adapters/institution-file/problem.ts'
import { openLeakedPasswords, shippedList } from '../adapters/leaked-passwords/open.ts'
import type { Log } from '../actions/world.ts'
import type { Institution } from '../core/institution/institution.ts'
import type { KeyFile } from '../core/secrets/keyring.ts'
import { type Clock, openDatabaseClock } from '../store/database-clock.ts'
import {
  checkReachable,
  databaseName,
  type Databases,
  embeddedDatabases,
  givenDatabases,
} from './databases.ts'
import { readEidKeys } from './eid-keys.ts'
import { openLiveKeyFile } from './live-key-file.ts'
import { keepRunning } from './keep-running.ts'
import { identityFrom, type IdentityOf, noIdentity, warnOfKeys } from './open-identity.ts'
import { type OpenInstitution, openInstitution } from './open-institutions.ts'
import { BadSetting, type Settings } from './settings.ts'

export type Deployment = {
  settings: Settings
  institutions: readonly OpenInstitution[]
  byKey: ReadonlyMap<string, OpenInstitution>
  /** The key file as it is now. */
  readonly keyFile: KeyFile
  databases: Databases
  /** The shared database: what belongs to no institution. */
  shared: pg.Pool
  clock: Clock
  log: Log
  close(): Promise<void>
}

export type OpenOptions = {
  log: Log
  /** A line for the person at the terminal. */
  say: (line: string) => void
  /** The clock over the shared database; only the demo's wiring hands over another than the database's own. */
  clock?: (shared: pg.Pool) => Promise<Clock>
  originOf: (institution: Institution) => string
  connections?: number
  /** Institutions otherwise than their files have them; only the demo's wiring hands it over. */
  institutionAs?: (institution: Institution) => Institution
  /** What this process is, when it stays: others ask which keys it knows. */
  role?: 'portal' | 'worker' | 'demo'
  /** Electronic ID otherwise than the operator's keys have it; only the demo's wiring hands it over. */
  identityOf?: IdentityOf
}

/** Opens the deployment. Throws `BadSetting` with a sentence for everything the operator can mend. */
export async function openDeployment(settings: Settings, options: OpenOptions): Promise<Deployment> {
  const as = options.institutionAs ?? ((institution: Institution) => institution)
  const institutions = (await readInstitutions(settings.institutionsDir)).map(as)
  const liveKeys = openLiveKeyFile(settings.keyFile, { demo: settings.mode === 'demo' }, options.log)
  const keyFile = liveKeys.now()
  if (settings.databaseUrl !== null) await checkReachable(settings.databaseUrl, 'DATABASE_URL')
  const databases = await databasesOf(settings, keyFile, options.say)
  const undo: (() => Promise<void> | void)[] = [() => liveKeys.close(), async () => databases.close()]
  const close = async () => {
    for (const step of undo.splice(0).reverse()) await step()
  }
  try {
    const shared = new pg.Pool({ connectionString: await databases.urlOf(databaseName(null)), max: 4 })
    shared.on('error', () => undefined)
    undo.push(async () => shared.end())
    const clock = await (options.clock ?? openDatabaseClock)(shared)
    undo.push(() => clock.close())
    const identityOf = options.identityOf ?? openIdentity(settings, clock, options.log, undo)
    const leaked = openLeakedPasswords(shippedList, ...settings.leakedPasswords)
    undo.push(() => leaked.close())
    const open: OpenInstitution[] = []
    for (const institution of institutions) {
      const one = await openInstitution(institution, {
        databases,
        ownAddress: settings.mode === 'demo' ? null : await ownAddressOf(institution, settings),
        keyFile: liveKeys.now,
        leaked,
        log: options.log,
        now: () => clock.now(),
        acceptsSyntheticNumbers: settings.mode === 'demo',
        identityOf,
        originOf: options.originOf,
        connections: options.connections ?? 10,
        printsLetters: settings.mode === 'demo' || settings.printFolder !== null,
      })
      undo.push(async () => one.close())
      open.push(one)
    }
    if (options.role) undo.push(await keepRunning(open, options.role, liveKeys.now, options.log))
    return {
      settings,
      institutions: open,
      byKey: new Map(open.map((one) => [one.world.institution.key, one])),
      get keyFile() {
        return liveKeys.now()
      },
      databases,
      shared,
      clock,
      log: options.log,
      close,
    }
  } catch (error) {
    await close()
    throw error
  }
}

/** The operator's server, or the one that comes with the program. */
export async function databasesOf(
  settings: Settings,
  keyFile: KeyFile,
  say: (line: string) => void,
): Promise<Databases> {
  return settings.databaseUrl === null
    ? embeddedDatabases(settings.dataDir, say)
    : givenDatabases(settings.databaseUrl, (role) => rolePassword(keyFile, role))
}

/** Where an institution's database is: its own address where its file names one, else beside the others. */
export async function urlOfInstitution(
  institution: Institution,
  settings: Settings,
  databases: Databases,
): Promise<string> {
  const own = settings.mode === 'demo' ? null : await ownAddressOf(institution, settings)
  return own ?? databases.urlOf(databaseName(institution.key))
}

/** From the operator's keys, whose running out is told at once and every day; commands beside a demo send nobody. */
function openIdentity(settings: Settings, clock: Clock, log: Log, undo: (() => void)[]): IdentityOf {
  if (settings.mode === 'demo') return noIdentity
  const keys = readEidKeys(settings.eid.keyFile)
  const warn = () => warnOfKeys(keys, clock.now(), log)
  warn()
  const daily = setInterval(warn, 24 * 60 * 60_000)
  daily.unref()
  undo.push(() => clearInterval(daily))
  return identityFrom(settings, keys, log)
}

/** All institutions of the folder, or every problem with file, line and reason. */
export async function readInstitutions(directory: string): Promise<Institution[]> {
  const checked = await checkInstitutions(directory)
  if (checked.ok) return checked.institutions
  throw new BadSetting(['The institutions cannot be read:', ...checked.problems.map(inOneLine)].join('\n'))
}

/**
 * The address of a database of the institution's own, if its file names a variable that holds one. Never in the demo,
 * whose people do not exist and must not get into a real database.
 */
async function ownAddressOf(institution: Institution, settings: Settings): Promise<string | null> {
  const variable = institution.database.addressFrom
  if (variable === null) return null
  const address = settings.addressIn(variable)
  if (address === null) {
    const file = `${institution.key}.yaml`
    throw new BadSetting(
      `${file} says that its database is in ${variable} (database.addressFrom), but that is not set.`,
    )
  }
  await checkReachable(address, variable)
  return address
}

/** The password of a role that the program makes on the operator's server; derived, so it need not be kept. */
export function rolePassword({ keys, rolePasswords }: KeyFile, role: string): string {
  const kept = rolePasswords?.[role]
  if (kept !== undefined) return kept
  const [first] = keys
  if (!first) throw new BadSetting('The key file holds no key.')
  return createHmac('sha256', first.secret).update(`database role ${role}`).digest('base64url')
}

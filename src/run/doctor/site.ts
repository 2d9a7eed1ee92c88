/** What the doctor looks at: settings, keys and databases as they are; nothing is made, changed or started. */
import pg from 'pg'
import { checkInstitutions } from '../../adapters/institution-file/check-institutions.ts'
import type { Institution } from '../../core/institution/institution.ts'
import type { KeyFile } from '../../core/secrets/keyring.ts'
import { openStore, poolOf, type Store } from '../../store/database.ts'
import { inDatabase, withAccount } from '../database-address.ts'
import { databaseName } from '../databases.ts'
import { isDemoKeyFile } from '../key-file-kind.ts'
import { readKeyFile } from '../keyring-file.ts'
import { rolePassword } from '../open-deployment.ts'
import { findRunning } from '../running.ts'
import type { Settings } from '../settings.ts'

/** An institution and its database; null where that does not answer, and why. */
export type Visited = { institution: Institution; store: Store | null; because: string }

export type Site = {
  settings: Settings
  demo: boolean
  institutions: readonly Visited[]
  /** Problems of the institutions' files, a line each. */
  fileProblems: readonly string[]
  keyFile: KeyFile | null
  keyProblem: string | null
  /** Where databases are asked for; null when none runs that one could ask. */
  admin: string | null
  close: () => Promise<void>
}

/** Opens what can be opened. */
export async function visit(settings: Settings): Promise<Site> {
  const checked = await checkInstitutions(settings.institutionsDir)
  const running = findRunning(settings.dataDir)
  const demo = isDemoKeyFile(settings.keyFile)
  const { keyFile, keyProblem } = keysOf(settings, demo)
  const admin = settings.databaseUrl ?? running?.databaseUrl ?? null
  const institutions: Visited[] = []
  for (const institution of checked.ok ? checked.institutions : [])
    institutions.push(await visited(institution, { settings, admin, keyFile }))
  return {
    settings,
    demo,
    institutions,
    fileProblems: checked.ok ? [] : checked.problems.map(({ file, reason }) => `${file}: ${reason}`),
    keyFile,
    keyProblem,
    admin,
    close: async () => {
      // a store that was asked by its connections alone would leave them open for half a minute
      for (const { store } of institutions) if (store) await poolOf(store).end()
    },
  }
}

function keysOf({ keyFile: path }: Settings, demo: boolean): Pick<Site, 'keyFile' | 'keyProblem'> {
  try {
    return { keyFile: readKeyFile(path, { demo }), keyProblem: null }
  } catch (error) {
    return { keyFile: null, keyProblem: sentenceOf(error) }
  }
}

async function visited(
  institution: Institution,
  from: Pick<Site, 'settings' | 'admin' | 'keyFile'>,
): Promise<Visited> {
  const name = databaseName(institution.key)
  const variable = institution.database.addressFrom
  const own = variable === null ? null : from.settings.addressIn(variable)
  if (own === null && from.admin === null)
    return { institution, store: null, because: 'no database runs here now' }
  const beside = own ?? inDatabase(from.admin ?? '', name)
  const asRole =
    own === null && from.keyFile
      ? withAccount(beside, { user: name, password: rolePassword(from.keyFile, name) })
      : beside
  let because = ''
  for (const url of new Set([beside, asRole])) {
    const answer = await answers(url)
    if (answer === null) return { institution, store: openStore(url, 2).store, because: '' }
    because ||= answer
  }
  return { institution, store: null, because }
}

async function answers(url: string): Promise<string | null> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 })
  try {
    await client.connect()
    await client.query('select 1')
    return null
  } catch (error) {
    return sentenceOf(error)
  } finally {
    await client.end().catch(() => undefined)
  }
}

/** An error as somebody may read it. */
export function sentenceOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

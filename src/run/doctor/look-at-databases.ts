/** Every institution's database: there, of the right version and shape, safe on disk, on time, ours, and with its work done. (Long: one look after the other.) */
import { type Finding, good, not } from '../../core/doctor/finding.ts'
import type { Institution } from '../../core/institution/institution.ts'
import { registers } from '../../core/institution/words.ts'
import { ownerOf } from '../../store/backup/deployment.ts'
import { poolOf, type Store } from '../../store/database.ts'
import { houseState } from '../../store/house-state.ts'
import { queueState } from '../../store/jobs.ts'
import { appliedMigrations, knownMigrations, tooNewAmong } from '../../store/migrate.ts'
import { heardFrom } from '../../store/register-heard.ts'
import { programsRunning } from '../../store/running-programs.ts'
import { Temporal } from 'temporal-polyfill'
import { sentenceOf, type Site } from './site.ts'

const oldestServer = 150_000
const minute = 60_000
const hour = 60 * minute

/** All of them, one after the other. */
export async function lookAtDatabases(site: Site): Promise<Finding[]> {
  const found: Finding[] = []
  for (const { institution, store, because } of site.institutions) {
    const { key } = institution
    if (!store) {
      const atRest = site.settings.databaseUrl === null && site.admin === null
      found.push(
        not(atRest ? 'note' : 'wrong', 'database', {
          ...{ says: because, by: 'database', institution: key },
          how: atRest
            ? 'The database that comes with the program runs while a portal or worker does; look again then.'
            : 'Is the server running, does the database exist, and may the account of DATABASE_URL enter?',
        }),
      )
      continue
    }
    try {
      found.push(...(await lookAtOne(site, institution, store)))
    } catch (error) {
      found.push(
        not('wrong', 'database', {
          ...{ says: sentenceOf(error), by: 'database', institution: key },
          how: 'The tables are not as this version knows them; start a portal or worker once, and look again.',
        }),
      )
    }
  }
  return found
}

async function lookAtOne(site: Site, institution: Institution, store: Store): Promise<Finding[]> {
  const { key } = institution
  const server = await lookAtServer(store, key)
  const tables = await lookAtTables(store, key)
  if (tables.some(({ state }) => state !== 'good')) return [...server, ...tables]
  return [
    ...server,
    ...tables,
    ...(await lookAtOwner(site, store, key)),
    ...(await lookAtWork(store, key)),
    ...(await lookAtRegisters(store, institution)),
  ]
}

async function lookAtServer(store: Store, institution: string): Promise<Finding[]> {
  const asked = performance.now()
  const { rows } = await poolOf(store).query<{ version: number; name: string; safe: boolean; now: string }>(
    `SELECT current_setting('server_version_num')::int AS version, current_setting('server_version') AS name,
       current_setting('fsync') = 'on' AND current_setting('full_page_writes') = 'on'
         AND current_setting('synchronous_commit') <> 'off' AS safe,
       (extract(epoch FROM clock_timestamp()) * 1000)::text AS now`,
  )
  const [row] = rows
  if (!row) return []
  const apart = Math.abs(Date.now() - (performance.now() - asked) / 2 - Number(row.now))
  const clock = `its clock and this machine’s are ${(apart / 1_000).toFixed(1)} s apart`
  const set = {
    by: 'machine',
    how: 'Let both machines take their time from the same servers (NTP).',
    institution,
  } as const
  return [
    row.version < oldestServer
      ? not('wrong', 'database', {
          ...{ says: `PostgreSQL ${row.name} is too old`, by: 'database', institution },
          how: 'PostgreSQL 15 or newer is needed.',
        })
      : good('database', `PostgreSQL ${row.name} answers`, institution),
    row.safe
      ? good('durability', 'what is acknowledged is on the disk', institution)
      : not('wrong', 'durability', {
          ...{ says: 'fsync, full_page_writes or synchronous_commit is off', by: 'database', institution },
          how: 'Turn them on: a power cut would take what people were told is done.',
        }),
    apart > minute
      ? not('wrong', 'clock', { says: clock, ...set })
      : apart > 5_000
        ? not('note', 'clock', { says: clock, ...set })
        : good('clock', clock, institution),
  ]
}

async function lookAtTables(store: Store, institution: string): Promise<Finding[]> {
  const names = await appliedMigrations(store)
  const missing = knownMigrations.filter((name) => !names.includes(name))
  const unknown = names.filter((name) => !knownMigrations.includes(name))
  const tooNew = tooNewAmong(names)
  if (tooNew.length > 0)
    return [
      not('wrong', 'tables', {
        ...{ says: `they are of a newer version (${tooNew.join(', ')})`, by: 'operator', institution },
        how: 'Run the version that made them, or restore a backup from before.',
      }),
    ]
  if (unknown.length > 0)
    return [
      not('note', 'tables', {
        ...{ says: `they are of a newer version (${unknown.join(', ')})`, by: 'operator', institution },
        how: 'This version runs on them. Bring this machine to the version of the others.',
      }),
    ]
  return missing.length === 0
    ? [good('tables', 'of this version', institution)]
    : [
        not('note', 'tables', {
          ...{ says: `${missing.length} changes are not there yet`, by: 'operator', institution },
          how: 'The next start makes them.',
        }),
      ]
}

async function lookAtOwner({ keyFile }: Site, store: Store, institution: string): Promise<Finding[]> {
  const owner = await ownerOf(store)
  if (!owner || owner.id === keyFile?.deployment)
    return [good('delivery', 'this installation delivers from it', institution)]
  return [
    not('wrong', 'delivery', {
      ...{
        says: 'it is a copy, or the key file is another installation’s: nothing leaves the house',
        institution,
      },
      ...{ by: 'operator', how: 'If this is the house now: adgang deliver --resume.' },
    }),
  ]
}

async function lookAtWork(store: Store, institution: string): Promise<Finding[]> {
  const now = Temporal.Now.instant()
  const { open, dead, oldestDue } = await queueState(store, now)
  const { verdictsDue, alarms } = await houseState(store)
  const programs = await programsRunning(store)
  const waits = oldestDue === null ? 0 : now.epochMilliseconds - oldestDue.epochMilliseconds
  const open_ = Object.entries(alarms).map(([kind, many]) => `${many} × ${kind}`)
  const versions = new Set(programs.map(({ version }) => version))
  const roles = ['portal', 'worker', 'demo'].map(
    (role) => programs.filter((each) => each.role === role).length,
  )
  const [portals = 0, workers = 0, demos = 0] = roles
  const at = { by: 'operator', institution } as const
  return [
    demos + portals > 0 && demos + workers > 0
      ? good('processes', `${portals} portals, ${workers} workers${demos > 0 ? ', a demo' : ''}`, institution)
      : not('note', 'processes', {
          ...{ says: `${portals} portals and ${workers} workers are at work`, ...at },
          how: 'Both are needed: `adgang serve` and `adgang worker`.',
        }),
    ...(versions.size > 1
      ? [
          not('note', 'processes', {
            says: `of several versions: ${[...versions].join(', ')}`,
            how: 'Finish the upgrade.',
            ...at,
          }),
        ]
      : []),
    waits > 10 * minute
      ? not('wrong', 'jobs', {
          ...{ says: `the oldest has been waiting for ${Math.round(waits / minute)} minutes`, ...at },
          how: 'Is a worker at work, and do mail relay and SMS gateway answer? Its log says which job waits for what.',
        })
      : good('jobs', `${open} wait`, institution),
    ...(dead > 0
      ? [
          not('note', 'jobs', {
            says: `${dead} were given up`,
            how: 'The worker’s log names them: job-given-up.',
            ...at,
          }),
        ]
      : []),
    verdictsDue > 1_000
      ? not('note', 'verdicts', {
          says: `${verdictsDue} accounts wait to be judged`,
          how: 'A worker does it; is one at work?',
          ...at,
        })
      : good('verdicts', `${verdictsDue} accounts wait to be judged`, institution),
    ...(open_.length > 0
      ? [
          not('note', 'alarms', {
            says: open_.join(', '),
            how: 'The desk’s page of alarms says what to do.',
            ...at,
          }),
        ]
      : []),
  ]
}

async function lookAtRegisters(store: Store, institution: Institution): Promise<Finding[]> {
  const heard = await heardFrom(store)
  return registers.flatMap((register): Finding[] => {
    if (institution.registers[register] === null) return []
    const at = heard[register]
    const whose = { by: 'register', institution: institution.key } as const
    const ask = 'Ask whoever delivers it; docs/how-to/deliver-register-files.md.'
    if (!at)
      return [not('note', `register ${register}`, { says: 'has never sent a file', how: ask, ...whose })]
    const hours = Math.floor((Date.now() - at.epochMilliseconds) / hour)
    return [
      hours > 36
        ? not('note', `register ${register}`, {
            says: `its newest file is ${hours} hours old`,
            how: ask,
            ...whose,
          })
        : good(`register ${register}`, `its newest file is ${hours} hours old`, institution.key),
    ]
  })
}

/** Puts a backup back: looks at everything first, changes nothing unless all of it may be done, and leaves a copy that delivers nothing. */
import { existsSync } from 'node:fs'
import { Temporal } from 'temporal-polyfill'
import pg from 'pg'
import { finishRestore } from '../actions/finish-restore.ts'
import type { BackupContent } from '../core/backup/manifest.ts'
import type { Institution } from '../core/institution/institution.ts'
import { framesOfInstitution } from '../store/backup/read-backup.ts'
import { objectionToRestoring, putBack, wasPutBack } from '../store/backup/put-back.ts'
import type { OnTable } from '../store/backup/take-backup.ts'
import { openStore, type Store } from '../store/database.ts'
import { bytesOfBackup } from './backup.ts'
import { readKeyFile } from './keyring-file.ts'
import { databasesOf, readInstitutions, urlOfInstitution } from './open-deployment.ts'
import { databaseName } from './databases.ts'
import { BadSetting, type Settings } from './settings.ts'

/** One institution's database, empty, and what would be put into it. */
type Place = { institution: Institution; store: Store; takenAt: string; migrations: readonly string[] }

export type RestoreDoor = {
  /** Every reason why it may not be done; empty when it may. */
  objections: string[]
  /** Does it: first the rows of all, then the last step of each. Gives how much was ended in each. */
  restore(by: string, onTable: OnTable): Promise<Record<string, Record<string, number>>>
}

/** Opens the databases that a backup would go into, asks each whether it may, and runs `work`. */
export async function withRestoreDoor<T>(
  settings: Settings,
  backup: { file: string; identity: string; content: BackupContent },
  say: (line: string) => void,
  work: (door: RestoreDoor) => Promise<T>,
): Promise<T> {
  const { content } = backup
  const known = await readInstitutions(settings.institutionsDir)
  // never made here: roles and databases would hang on keys that open nothing of the backup
  const keyFile = existsSync(settings.keyFile)
    ? readKeyFile(settings.keyFile, { demo: settings.mode === 'demo' })
    : null
  const foreign = content.head.institutions.filter((key) => known.every((each) => each.key !== key))
  const held = new Set(keyFile?.keys.map(({ id }) => id))
  const missingKeys = content.head.keyIds.filter((id) => !held.has(id))
  const objections = [
    ...foreign.map((key) => `It holds ${key}, and there is no ${key}.yaml in ${settings.institutionsDir}.`),
    ...(missingKeys.length > 0
      ? [
          `What is sealed in it needs the keys ${missingKeys.join(', ')}, and ${settings.keyFile} does not hold them. Put the key file of that installation there first.`,
        ]
      : []),
  ]
  const places: Place[] = []
  if (keyFile === null || missingKeys.length > 0)
    return work({ objections, restore: () => Promise.reject(new Error('it may not be put back')) })
  const databases = await databasesOf(settings, keyFile, say)
  const opened: pg.Pool[] = []
  try {
    const shared = new pg.Pool({ connectionString: await databases.urlOf(databaseName(null)), max: 1 })
    const { rows } = await shared.query<{ now: Date }>('SELECT clock_timestamp() AS now')
    await shared.end()
    const now = Temporal.Instant.fromEpochMilliseconds(rows[0]?.now.getTime() ?? Date.now())
    for (const part of content.institutions) {
      const institution = known.find(({ key }) => key === part.key)
      if (!institution) continue
      const { store, pool } = openStore(await urlOfInstitution(institution, settings, databases), 1)
      opened.push(pool)
      if (await wasPutBack(store, part.takenAt)) continue
      places.push({
        institution,
        store,
        takenAt: part.takenAt,
        migrations: part.migrations,
      })
      const objection = await objectionToRestoring(store, part.migrations)
      if (objection !== null) objections.push(`${part.key}: ${objection}.`)
    }
    if (opened.length > 0 && places.length === 0)
      objections.push('It is put back here already; nothing has happened since.')
    return await work({
      objections,
      restore: async (by, onTable) => {
        const ended: Record<string, Record<string, number>> = {}
        for (const { institution, store, migrations } of places) {
          // those before it took their time: somebody may have come meanwhile
          const objection = await objectionToRestoring(store, migrations)
          if (objection !== null)
            throw new BadSetting(`${institution.key}: ${objection}. Then run this again: it begins anew.`)
          const bytes = await bytesOfBackup(backup.file, backup.identity)
          const frames = framesOfInstitution(bytes, institution.key)
          await putBack(store, { migrations, frames }, onTable)
        }
        // a database without the last step counts as empty: what breaks off until here is begun once more
        for (const { institution, store, takenAt } of places)
          ended[institution.key] = await finishRestore(
            { store, institution, now: () => now },
            { by, takenAt },
          )
        return ended
      },
    })
  } finally {
    for (const pool of opened) await pool.end()
    await databases.close()
  }
}

/** Puts a backup back: looks at everything first, changes nothing unless all of it may be done, and leaves a copy that delivers nothing. */
import { Temporal } from 'temporal-polyfill'
import pg from 'pg'
import { finishRestore } from '../actions/finish-restore.ts'
import type { BackupContent } from '../core/backup/manifest.ts'
import type { Institution } from '../core/institution/institution.ts'
import { framesOfInstitution } from '../store/backup/read-backup.ts'
import { objectionToRestoring, putBack } from '../store/backup/put-back.ts'
import type { OnTable } from '../store/backup/take-backup.ts'
import { openStore, type Store } from '../store/database.ts'
import { bytesOfBackup } from './backup.ts'
import { openKeyFile } from './keyring-file.ts'
import { databasesOf, readInstitutions, urlOfInstitution } from './open-deployment.ts'
import { databaseName } from './databases.ts'
import type { Settings } from './settings.ts'

/** One institution's database, empty, and what would be put into it. */
export type Place = { institution: Institution; store: Store; takenAt: string; rows: number }

export type RestoreDoor = {
  /** Every reason why it may not be done; empty when it may. */
  objections: string[]
  places: readonly Place[]
  /** Does it, one institution after the other. Gives how much was ended in each. */
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
  const keyFile = openKeyFile(settings.keyFile, { demo: settings.mode === 'demo' })
  const foreign = content.head.institutions.filter((key) => known.every((each) => each.key !== key))
  const missingKeys = content.head.keyIds.filter((id) => keyFile.keys.every((key) => key.id !== id))
  const objections = [
    ...foreign.map((key) => `It holds ${key}, and there is no ${key}.yaml in ${settings.institutionsDir}.`),
    ...(missingKeys.length > 0
      ? [
          `What is sealed in it needs the keys ${missingKeys.join(', ')}, and ${settings.keyFile} does not hold them. Put the key file of that installation there first.`,
        ]
      : []),
  ]
  const databases = await databasesOf(settings, keyFile, say)
  const places: Place[] = []
  try {
    const shared = new pg.Pool({ connectionString: await databases.urlOf(databaseName(null)), max: 1 })
    const { rows } = await shared.query<{ now: Date }>('SELECT clock_timestamp() AS now')
    await shared.end()
    const now = Temporal.Instant.fromEpochMilliseconds(rows[0]?.now.getTime() ?? Date.now())
    for (const part of content.institutions) {
      const institution = known.find(({ key }) => key === part.key)
      if (!institution) continue
      const { store } = openStore(await urlOfInstitution(institution, settings, databases), 1)
      places.push({
        institution,
        store,
        takenAt: part.takenAt,
        rows: Object.values(part.rows).reduce((sum, each) => sum + each, 0),
      })
      const objection = await objectionToRestoring(store, part.migrations)
      if (objection !== null) objections.push(`${part.key}: ${objection}.`)
    }
    return await work({
      objections,
      places,
      restore: async (by, onTable) => {
        const ended: Record<string, Record<string, number>> = {}
        for (const { institution, store, takenAt } of places) {
          const part = content.institutions.find(({ key }) => key === institution.key)
          const bytes = await bytesOfBackup(backup.file, backup.identity)
          const frames = framesOfInstitution(bytes, institution.key)
          await putBack(store, { migrations: part?.migrations ?? [], frames }, onTable)
          ended[institution.key] = await finishRestore(
            { store, institution, now: () => now },
            { by, takenAt },
          )
        }
        return ended
      },
    })
  } finally {
    for (const { store } of places) await store.destroy()
    await databases.close()
  }
}

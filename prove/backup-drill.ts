/** The drill on an ever larger house: backup while it runs, restore onto an empty one, and every table has the same rows. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { finishRestore } from '../src/actions/finish-restore.ts'
import { newBackupKey } from '../src/adapters/backup-file/sealed-stream.ts'
import { makeWorld } from '../src/cast/made-world.ts'
import { bytesOfBackup, contentOf, takeBackup } from '../src/run/backup.ts'
import { claim } from '../src/store/backup/deployment.ts'
import { framesOfInstitution } from '../src/store/backup/read-backup.ts'
import { putBack } from '../src/store/backup/put-back.ts'
import { poolOf, type Store } from '../src/store/database.ts'
import { type ProvingGround, provingGround } from './ground/proving-ground.ts'
import type { Prove } from './proof.ts'

/** One size for each round; the last is a large university with everybody who ever was there. */
const sizes = [5_000, 50_000, 500_000]
const longest = { restoreMinutes: 30, residentMiB: 1_024 }

export const about = `backup and restore of ${sizes.map((size) => size.toLocaleString('en-GB')).join(', ')} accounts: the same rows, in time, in little memory`
export const rounds = sizes.length

export const prove: Prove<{ round: number }> = async function* ({ rounds: left, state, log }) {
  let round = state.round ?? 0
  for (let more = 0; more < left; more += 1) {
    await drill(sizes[round % sizes.length] ?? 5_000, log)
    yield { round: ++round }
  }
  return `${round} drills; the largest had ${(sizes[round - 1] ?? 0).toLocaleString('en-GB')} accounts.`
}

async function drill(accounts: number, log: (line: string) => void): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'adgang-drill-'))
  const file = join(folder, 'backup.age')
  const grounds: ProvingGround[] = []
  try {
    const from = await provingGround(3)
    grounds.push(from)
    const { world, keyFile, close } = makeWorld(from.store, 'ntnu')
    await claim(from.store, { id: keyFile.deployment, institution: 'ntnu' })
    await fill(from.store, accounts)
    const key = await newBackupKey()
    let peak = 0
    const watching = setInterval(() => (peak = Math.max(peak, process.memoryUsage().rss)), 50)
    const took = async <T>(what: string, work: () => Promise<T>): Promise<{ done: T; seconds: number }> => {
      const began = performance.now()
      const done = await work()
      const seconds = (performance.now() - began) / 1_000
      log(`${accounts.toLocaleString('en-GB')} accounts: ${what} in ${seconds.toFixed(1)} s`)
      return { done, seconds }
    }
    const to = { file, recipients: [key.recipient] }
    const { done: taken } = await took('backup', async () =>
      takeBackup({ institutions: [{ world }], keyFile }, to, () => undefined),
    )
    const there = await provingGround(3)
    grounds.push(there)
    const restored = await took('restore', async () => {
      const { institutions } = await contentOf(file, key.identity)
      const frames = framesOfInstitution(await bytesOfBackup(file, key.identity), 'ntnu')
      await putBack(there.store, { migrations: institutions[0]?.migrations ?? [], frames })
    })
    clearInterval(watching)
    const [was, is] = [await sums(from.store), await sums(there.store)]
    const wrong = Object.keys(was).filter((table) => was[table] !== is[table])
    if (wrong.length > 0) throw new Error(`not the same rows in ${wrong.join(', ')}`)
    const last = await took('what was good once is ended', async () =>
      finishRestore({ ...world, store: there.store }, { by: 'drill', takenAt: 'now' }),
    )
    close()
    const size = (taken.bytes / 1024 ** 2).toFixed(0)
    log(`${taken.rows} rows, ${size} MiB sealed, ${Math.round(peak / 1024 ** 2)} MiB resident at most`)
    if ((restored.seconds + last.seconds) / 60 > longest.restoreMinutes)
      throw new Error('restoring took too long')
    if (peak / 1024 ** 2 > longest.residentMiB) throw new Error('it took too much memory')
  } finally {
    for (const ground of grounds) await ground.leave()
    await rm(folder, { recursive: true, force: true })
  }
}

/** People as an import and a year leave them, in the sizes that real ones have; the bytes are chance. */
async function fill(store: Store, people: number): Promise<void> {
  const bytes = (many: number) =>
    `(SELECT decode(string_agg(md5(random()::text || n || g), ''), 'hex') FROM generate_series(1, ${many / 16}) g)`
  const each = (insert: string) => `${insert} FROM made`
  const pool = poolOf(store)
  await pool.query(
    `CREATE TABLE made AS SELECT n, gen_random_uuid() AS id FROM generate_series(1, ${people}) n`,
  )
  const statements = [
    `INSERT INTO person (id, given, family, born, email, mobile, facts, first_seen_at, changed_at)
     SELECT id, 'Given ' || n, 'Family ' || n, '2004-02-29', n || '@example.org', '+479' || n, json_build_object('of', repeat('x', 400)), now(), now()`,
    `INSERT INTO source_record (id, register, register_id, digest, sealed, first_seen_at, changed_at)
     SELECT id, 'fs', n::text, ${bytes(16)}, ${bytes(640)}, now(), now()`,
    `INSERT INTO link (id, source_record_id, person_id, made_at, made_by, because) SELECT id, id, id, now(), 'register', 'number'`,
    `INSERT INTO identity_number (id, person_id, source_record_id, type, blind_index, sealed, since)
     SELECT gen_random_uuid(), id, id, 'fodselsnummer', ${bytes(32)}, ${bytes(48)}, now()`,
    `INSERT INTO access_pin (id, person_id, mac, key_id, made_by, made_at)
     SELECT id, id, ${bytes(32)}, 'aaaaaaaa', 'register:fs', now()`,
    `INSERT INTO taken_name (name, person_id, kind, since) SELECT 'name' || n, id, 'username', now()`,
    `INSERT INTO account (id, person_id, kind, username, mail, opened_at, password_sealed, password_set_at)
     SELECT id, id, 'personal', 'name' || n, n || '@ntnu.no', now(), ${bytes(160)}, now()`,
  ]
  for (const statement of statements) await pool.query(each(statement))
  for (const what of ['person-arrived', 'account-activated', 'signed-in'])
    await pool.query(
      each(`INSERT INTO journal (at, person_id, account_id, what, by_whom, details)
        SELECT now(), id, id, '${what}', 'self', '{"device":"Firefox on Linux"}'`),
    )
  await pool.query('DROP TABLE made')
}

/** The number of rows and one sum over them, for each table; deployment and what restoring marks by itself left out. */
async function sums(store: Store): Promise<Record<string, string>> {
  const pool = poolOf(store)
  const { rows: tables } = await pool.query<{ name: string }>(
    `SELECT tablename::text AS name FROM pg_tables WHERE schemaname = 'public' AND tablename NOT IN ('deployment', 'kysely_migration')`,
  )
  const found: Record<string, string> = {}
  for (const { name } of tables) {
    const { rows } = await pool.query<{ sum: string }>(
      `SELECT count(*) || ' ' || coalesce(sum(hashtextextended(t::text, 0)::numeric), 0) AS sum FROM "${name}" t`,
    )
    found[name] = rows[0]?.sum ?? ''
  }
  return found
}

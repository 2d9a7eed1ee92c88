/** A university of the tests over many nights: register files one after another, and what the database then holds. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ImportOutcome } from '../actions/import-register.ts'
import { poolOf, type Store } from '../store/database.ts'
import { emptyTables } from './emptied-tables.ts'
import { importFile, importWorld } from './import-world.ts'
import { registerFileText, type WantedFile } from './register-file-maker.ts'

type Wish = Partial<WantedFile> & {
  /** Days after the file before. */
  after?: number
  /** Lines at the end. */
  add?: (object | string)[]
}

/** The nights of one test file. `close` removes the files. */
export function importNights(store: Store) {
  const folder = mkdtempSync(join(tmpdir(), 'adgang-import-'))
  const { world, told, setNow } = importWorld(store)
  let day = 0
  let files = 0
  const writeText = (content: string | Buffer): string => {
    const path = join(folder, `${(files += 1)}.jsonl`)
    writeFileSync(path, content)
    return path
  }
  return {
    world,
    told,
    setNow,
    writeText,
    close: () => rmSync(folder, { recursive: true, force: true }),
    /** Empty tables, the first night again. */
    async begin(): Promise<void> {
      await emptyTables(store, emptied)
      day = 0
      told.length = 0
    },
    /** The file of the next night; the clock goes along. */
    write({ after = 1, add = [], ...wish }: Wish = {}): string {
      day += after
      const date = new Date(Date.UTC(2026, 7, 9 + day)).toISOString().slice(0, 10)
      setNow(`${date}T04:00:00Z`)
      const wanted = {
        register: 'fs',
        institution: 'prove',
        people: 30,
        generated: `${date}T01:00:00Z`,
        ...wish,
      } as const
      return writeText(withLines(registerFileText(wanted), add))
    },
    /** Imports a file that is expected to be taken. */
    async take(path: string, request: Parameters<typeof importFile>[2] = {}) {
      const outcome = await importFile(world, path, request)
      if (outcome.is !== 'done') throw new Error(JSON.stringify(outcome))
      return outcome
    },
    import: (path: string, request: Parameters<typeof importFile>[2] = {}) =>
      importFile(world, path, request),
    everything: () => everything(store),
    count: (table: string) => count(store, table),
    personOf: (registerId: string, register = 'fs') => personOf(store, registerId, register),
    journalOf: (person: string) => journalOf(store, person),
    pinsOf: (person: string) =>
      store.selectFrom('access_pin').selectAll().where('person_id', '=', person).orderBy('made_at').execute(),
  }
}

/** Why a file changed nothing, or what it came to. */
export function becauseOf(outcome: ImportOutcome): string {
  return outcome.is === 'refused' ? outcome.because : outcome.is
}

const emptied = [
  'access_pin, identity_number, merge_candidate, link, absence, source_record, register_run',
  'placed_lock, account, taken_name, person',
].join(', ')

function withLines(text: string, add: readonly (object | string)[]): string {
  if (add.length === 0) return text
  const lines = text.trimEnd().split('\n')
  const more = add.map((line) => (typeof line === 'string' ? line : JSON.stringify(line)))
  const people = lines.length - 2 + more.length
  return [...lines.slice(0, -1), ...more, JSON.stringify({ end: true, people }), ''].join('\n')
}

const ofPeople = [
  'source_record',
  'person',
  'link',
  'identity_number',
  'access_pin',
  'absence',
  'merge_candidate',
  'journal',
]

/** Everything the database holds of people, as one text that changes with any row. */
async function everything(store: Store): Promise<string> {
  const sums = await Promise.all(
    ofPeople.map(async (name) => {
      const { rows } = await poolOf(store).query<{ sum: string }>(
        `SELECT coalesce(md5(string_agg(t::text, '|' ORDER BY t::text)), '') AS sum FROM ${name} t`,
      )
      return rows[0]?.sum
    }),
  )
  return sums.join(' ')
}

async function count(store: Store, table: string): Promise<number | undefined> {
  const { rows } = await poolOf(store).query<{ n: number }>(`SELECT count(*)::int AS n FROM ${table}`)
  return rows[0]?.n
}

/** The person whom a register knows by this id. */
async function personOf(store: Store, registerId: string, register: string) {
  return store
    .selectFrom('source_record as s')
    .innerJoin('link as l', (join_) =>
      join_.onRef('l.source_record_id', '=', 's.id').on('l.undone_at', 'is', null),
    )
    .innerJoin('person as p', 'p.id', 'l.person_id')
    .where('s.register', '=', register)
    .where('s.register_id', '=', registerId)
    .selectAll('p')
    .select(['s.id as record'])
    .executeTakeFirst()
}

async function journalOf(store: Store, person: string) {
  const rows = await store
    .selectFrom('journal')
    .selectAll()
    .where('person_id', '=', person)
    .orderBy('id')
    .execute()
  return rows.map(({ what, by_whom, because, details }) => ({ what, by_whom, because, details }))
}

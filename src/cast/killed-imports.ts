/** Two nights of register files whose importer is killed again and again: nothing may be lost, half, or done twice. */
import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { setTimeout } from 'node:timers/promises'
import { newKeyFile } from '../adapters/crypto/new-keys.ts'
import type { Dice } from '../core/chance.ts'
import { poolOf, type Store } from '../store/database.ts'
import { importFile, importWorld } from './import-world.ts'
import { type MadeLine, writeRegisterFile } from './register-file-maker.ts'

/** A database, and how a process of its own reaches it. */
export type Reached = { store: Store; url: string }

/** How often the importer was killed while it worked, and when, in words for the one who watches. */
export type KilledImports = { kills: number; inTheMiddle: number }

/**
 * Imports two files into `killed`, killing the importer `kills` times, and into `clean` without. Throws when a person
 * is half there after a kill, or when the two databases do not say the same in the end (case X-20).
 */
export async function killedImports(
  { killed, clean }: { killed: Reached; clean: Reached },
  {
    folder,
    people,
    kills,
    dice,
    longest,
  }: { folder: string; people: number; kills: number; dice: Dice; longest: number },
): Promise<KilledImports> {
  const keyFile = newKeyFile({ demo: true, made: '2026-08-10' })
  const keys = join(folder, 'keys.json')
  writeFileSync(keys, JSON.stringify(keyFile))
  const files = await twoNights(folder, people)
  const counted: KilledImports = { kills: 0, inTheMiddle: 0 }
  for (const [night, path] of files.entries()) {
    const share = Math.ceil((kills * (night + 1)) / files.length)
    while (counted.kills < share) {
      const before = await peopleIn(killed.store)
      const moment = { from: counted.kills % 3 === 0 ? 'importing' : 'applying', after: dice.below(longest) }
      const ended = await importAndKill({ url: killed.url, path, keys }, moment)
      if (ended !== 'killed') break
      counted.kills += 1
      if ((await peopleIn(killed.store)) !== before) counted.inTheMiddle += 1
      await nobodyIsHalf(killed.store)
    }
    await importWhole({ url: killed.url, path, keys })
    await importFile(importWorld(clean.store, { keyFile }).world, path)
  }
  await saysTheSame(killed.store, clean.store)
  return counted
}

async function twoNights(folder: string, people: number): Promise<string[]> {
  const first = join(folder, 'first.jsonl')
  const second = join(folder, 'second.jsonl')
  const wanted = { register: 'fs', institution: 'prove' } as const
  await writeRegisterFile(first, { ...wanted, people, generated: '2026-08-08T01:00:00Z' })
  const change = (line: MadeLine, place: number) => {
    if (place % 200 === 7) return null
    return place % 3 === 0
      ? { ...line, mobile: '+4790000001', mobileChanged: '2026-08-09', pin: '0815' }
      : line
  }
  const more = Math.ceil(people * 1.1)
  await writeRegisterFile(second, { ...wanted, people: more, generated: '2026-08-09T01:00:00Z', change })
  return [first, second]
}

type Child = { url: string; path: string; keys: string }

function start({ url, path, keys }: Child): ChildProcessByStdio<null, Readable, null> {
  const script = join(import.meta.dirname, 'import-in-child.ts')
  return spawn(process.execPath, ['--import', 'tsx', script, url, path, keys], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
}

/** Kills the importer so many milliseconds after it said a word. It may have been done before. */
async function importAndKill(
  child: Child,
  { from, after }: { from: string; after: number },
): Promise<'killed' | 'done'> {
  const importer = start(child)
  const ended = once(importer, 'exit')
  const said = new Promise<void>((resolve) => {
    importer.stdout.on('data', (part: Buffer) => {
      if (part.toString().includes(from)) resolve()
    })
  })
  await Promise.race([said, ended])
  await Promise.race([setTimeout(after), ended])
  importer.kill('SIGKILL')
  await ended
  return importer.signalCode === 'SIGKILL' ? 'killed' : 'done'
}

async function importWhole(child: Child): Promise<void> {
  const importer = start(child)
  let said = ''
  importer.stdout.on('data', (part: Buffer) => {
    said += part.toString()
  })
  await once(importer, 'close')
  if (!/\n(done|same-file)\n/.test(said))
    throw new Error(`the importer ended with ${importer.exitCode}: ${said}`)
}

async function peopleIn(store: Store): Promise<string> {
  const { rows } = await poolOf(store).query<{ n: string }>(
    `SELECT count(*) || ' ' || coalesce(sum(version), 0) AS n FROM person`,
  )
  return rows[0]?.n ?? ''
}

/** Whoever is there has one record, one link, one number, one living PIN, and arrived once. */
async function nobodyIsHalf(store: Store): Promise<void> {
  const { rows } = await poolOf(store).query<{ id: string }>(
    `SELECT p.id FROM person p WHERE
       (SELECT count(*) FROM link l JOIN source_record s ON s.id = l.source_record_id WHERE l.person_id = p.id) <> 1
       OR (SELECT count(*) FROM identity_number i WHERE i.person_id = p.id) <> 1
       OR (SELECT count(*) FROM access_pin a WHERE a.person_id = p.id AND a.replaced_at IS NULL) <> 1
       OR (SELECT count(*) FROM journal j WHERE j.person_id = p.id AND j.what = 'person-arrived') <> 1
       OR (SELECT count(*) FROM journal j WHERE j.person_id = p.id) <> p.version LIMIT 5`,
  )
  if (rows.length > 0) throw new Error(`half there: ${rows.map(({ id }) => id).join(', ')}`)
  const { rows: strays } = await poolOf(store).query(
    `SELECT id FROM source_record s WHERE NOT EXISTS (SELECT 1 FROM link l WHERE l.source_record_id = s.id) LIMIT 1`,
  )
  if (strays.length > 0) throw new Error('a record without its person')
}

/** What every register id has come to, and what was missing; ids of rows and moments are each database's own. */
async function saysTheSame(one: Store, other: Store): Promise<void> {
  const [a, b] = [await saidBy(one), await saidBy(other)]
  if (a !== b) throw new Error(`killed and clean imports differ: ${a} against ${b}`)
}

async function saidBy(store: Store): Promise<string> {
  const { rows } = await poolOf(store).query<{ said: string }>(
    `SELECT count(*) || ' ' || md5(string_agg(concat_ws(' ', s.register_id, p.given, p.family, p.email, p.mobile, p.version,
         p.facts, a.files, pins.n, lines.n), '|' ORDER BY s.register_id)) AS said
     FROM source_record s JOIN link l ON l.source_record_id = s.id JOIN person p ON p.id = l.person_id
       LEFT JOIN absence a ON a.source_record_id = s.id,
       LATERAL (SELECT count(*) AS n FROM access_pin x WHERE x.person_id = p.id) pins,
       LATERAL (SELECT count(*) AS n FROM journal j WHERE j.person_id = p.id) lines`,
  )
  return rows[0]?.said ?? ''
}

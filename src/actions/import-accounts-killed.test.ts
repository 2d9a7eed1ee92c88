/** A file of accounts whose importer is killed goes on where it stopped, and in flat memory (cases X-20, I-08). */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { afterAll, expect, test } from 'vitest'
import { newKeyFile } from '../adapters/crypto/new-keys.ts'
import { accountFiles, madeAccount } from '../cast/account-files.ts'
import { importFile, importWorld } from '../cast/import-world.ts'
import { writeRegisterFile } from '../cast/register-file-maker.ts'
import { seededDice } from '../cast/seeded-dice.ts'
import { testStore } from '../cast/test-database.ts'
import { poolOf, type Store } from '../store/database.ts'

const folder = mkdtempSync(join(tmpdir(), 'adgang-accounts-killed-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const keyFile = newKeyFile({ demo: true, made: '2026-08-10' })
const keys = join(folder, 'keys.json')
writeFileSync(keys, JSON.stringify(keyFile))
const settings = { registers: { accounts: {} } }
const write = accountFiles(folder)

/** A line for each person, every tenth a tombstone. */
function lines(many: number): object[] {
  return Array.from({ length: many }, (_, place) => {
    const id = String(50_000 + place)
    return madeAccount(id, {
      formerUsernames: [`was${id}`],
      mailAliases: [`a${id}@old.example`],
      password: { hash: '{SSHA}I5MsB51DR6LXMjk0lfv7fhCir90PKR9E', setAt: '2026-03-01' },
      posix: { uid: place + 1_000, gid: 100 },
      locks: [{ class: 'desk', since: '2026-01-01', because: 'x' }],
      ...(place % 10 === 0 ? { closed: { at: '2020-01-01' } } : {}),
    })
  })
}

async function withPeople(store: Store, many: number): Promise<void> {
  const path = join(folder, `fs-${many}.jsonl`)
  const file = { register: 'fs', institution: 'prove', generated: '2026-08-09T01:00:00Z' } as const
  await writeRegisterFile(path, { ...file, people: many })
  await importFile(importWorld(store, { keyFile }).world, path)
}

/** Everything but ids and moments, which are each database's own. */
async function said(store: Store): Promise<string> {
  const { rows } = await poolOf(store).query<{ said: string }>(
    `SELECT count(*) || ' ' || md5(string_agg(concat_ws(' ', r.id, a.username, a.mail, s.register_id, x.uid, l.name, m.address, k.class, h.work,
        (SELECT count(*) FROM journal j WHERE j.account_id = a.id)), '|' ORDER BY r.id))
      || (SELECT md5(string_agg(name || kind || (person_id IS NULL), '|' ORDER BY name)) FROM taken_name)
      || (SELECT md5(string_agg(address || (account_id IS NULL), '|' ORDER BY address)) FROM mail_alias) AS said
     FROM account_record r LEFT JOIN account a ON a.id = r.account_id
       LEFT JOIN link n ON n.person_id = a.person_id LEFT JOIN source_record s ON s.id = n.source_record_id
       LEFT JOIN posix_number x ON x.account_id = a.id LEFT JOIN account_alias l ON l.account_id = a.id
       LEFT JOIN mail_alias m ON m.account_id = a.id LEFT JOIN placed_lock k ON k.account_id = a.id
       LEFT JOIN old_hash h ON h.account_id = a.id`,
  )
  return rows[0]?.said ?? ''
}

/** An account that is there is there with all its parts. */
async function nobodyIsHalf(store: Store): Promise<void> {
  const { rows } = await poolOf(store).query<{ username: string }>(
    `SELECT username FROM account a WHERE
       (SELECT count(*) FROM account_record r WHERE r.account_id = a.id) <> 1
       OR (SELECT count(*) FROM posix_number x WHERE x.account_id = a.id) <> 1
       OR (SELECT count(*) FROM account_alias l WHERE l.account_id = a.id) <> 1
       OR (SELECT count(*) FROM mail_alias m WHERE m.account_id = a.id) <> 1
       OR (SELECT count(*) FROM placed_lock k WHERE k.account_id = a.id) <> 1
       OR (SELECT count(*) FROM old_hash h WHERE h.account_id = a.id) <> 1
       OR (SELECT count(*) FROM journal j WHERE j.account_id = a.id) <> 1 LIMIT 3`,
  )
  expect(rows).toEqual([])
}

const script = join(import.meta.dirname, '../cast/import-in-child.ts')
const importing = (url: string, path: string, limits: readonly string[] = []) =>
  spawn(process.execPath, [...limits, '--import', 'tsx', script, url, path, keys], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })

test(
  'three kills while it writes: nothing lost, nothing half, nothing twice',
  { timeout: 240_000 },
  async () => {
    const many = 2_500
    const [killed, clean] = [await testStore(), await testStore()]
    await withPeople(killed.store, many)
    await withPeople(clean.store, many)
    const path = write(lines(many))
    const { applied } = (await importFile(importWorld(clean.store, { keyFile, settings }).world, path)) as {
      applied: object
    }
    expect(applied).toMatchObject({ arrived: 2_250, gone: 250, failed: 0 })
    const dice = seededDice(`kills of accounts ${process.pid}`)
    let inTheMiddle = 0
    for (let kills = 0; kills < 3; kills += 1) {
      const child = importing(killed.url, path)
      for await (const part of child.stdout) if (String(part).includes('applying')) break
      await setTimeout(dice.below(60))
      child.kill('SIGKILL')
      await once(child, 'close')
      await nobodyIsHalf(killed.store)
      const { rows } = await poolOf(killed.store).query<{ n: number }>(
        'SELECT count(*)::int AS n FROM account_record',
      )
      if (rows[0] && rows[0].n > 0 && rows[0].n < many) inTheMiddle += 1
    }
    expect(inTheMiddle).toBeGreaterThan(0)
    const outcome = await goOn(killed.store, path)
    expect(['done', 'same-file']).toContain(outcome)
    expect(await said(killed.store)).toBe(await said(clean.store))
  },
)

/** PostgreSQL notices a moment later that the killed importer's connection is gone. */
async function goOn(store: Store, path: string): Promise<string> {
  for (;;) {
    const outcome = await importFile(importWorld(store, { keyFile, settings }).world, path)
    if (outcome.is !== 'busy') return outcome.is
  }
}

test('ten thousand lines fit into a heap that hardly holds the program', { timeout: 300_000 }, async () => {
  const many = 10_000
  const { store, url } = await testStore()
  await withPeople(store, many)
  const child = importing(url, write(lines(many)), ['--max-old-space-size=56'])
  let told = ''
  for await (const part of child.stdout) told += String(part)
  expect(told).toContain('done\n')
})

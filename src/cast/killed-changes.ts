/** Accounts are changed by a process that is killed again and again: what changed and what the journal says must be the same (case Y-09). */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { sealJournal } from '../actions/seal-journal.ts'
import { verifyJournalOf } from '../actions/verify-journal.ts'
import { openHeadKeys, sha256 } from '../adapters/crypto/journal-keys.ts'
import type { Dice } from '../core/chance.ts'
import { poolOf } from '../store/database.ts'
import type { TestWorld } from './made-world.ts'
import { quiet } from './quiet-database.ts'
import { putSignedUp } from './signed-up.ts'

/** What has come of it. */
export type KilledChanges = { kills: number; changes: number; lines: number }

/** Kills it so often, and looks after each time. Throws when a change has no line, a line no change, or the chain does not verify. */
export async function killedChanges(
  tested: TestWorld,
  {
    url,
    folder,
    kills,
    dice,
    longest,
    log,
  }: {
    url: string
    folder: string
    kills: number
    dice: Dice
    longest: number
    log?: (line: string) => void
  },
): Promise<KilledChanges> {
  const keys = join(folder, 'keys.json')
  writeFileSync(keys, JSON.stringify(tested.keyFile))
  for (let each = 0; each < 20; each += 1)
    await putSignedUp(tested, { username: `endrer${each}`, password: null })
  let found: KilledChanges = { kills: 0, changes: 0, lines: 0 }
  while (found.kills < kills) {
    await changeAndKill(url, keys, dice.below(longest))
    found = { ...(await compare(tested)), kills: found.kills + 1 }
    log?.(`kill ${found.kills}: ${found.changes} changes, ${found.lines} lines, all of them sealed and right`)
  }
  return found
}

async function changeAndKill(url: string, keys: string, after: number): Promise<void> {
  const script = join(import.meta.dirname, 'change-in-child.ts')
  const child = spawn(process.execPath, ['--import', 'tsx', script, url, keys], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = once(child, 'exit')
  await Promise.race([once(child.stdout, 'data'), ended])
  await Promise.race([setTimeout(after), ended])
  child.kill('SIGKILL')
  await ended
  if (child.signalCode !== 'SIGKILL') throw new Error(`the one who changes ended with ${child.exitCode}`)
}

async function compare({ world, keyFile }: TestWorld): Promise<Omit<KilledChanges, 'kills'>> {
  await quiet(world.store)
  const { rows } = await poolOf(world.store).query<{ account: string; changes: number; lines: number }>(
    `SELECT a.id AS account, coalesce(d.version, 0)::int AS changes,
       (SELECT count(*)::int FROM journal j WHERE j.account_id = a.id AND j.what = 'door-pin-set') AS lines
     FROM account a LEFT JOIN door_pin d ON d.account_id = a.id`,
  )
  for (const { account, changes, lines } of rows)
    if (changes !== lines) throw new Error(`${account} changed ${changes} times and has ${lines} lines`)
  await sealJournal(world, sha256)
  const verified = await verifyJournalOf(world, {
    sha256,
    keys: openHeadKeys(keyFile, world.institution.key),
    kept: null,
  })
  if (verified.first !== null || verified.waiting.lines > 0) throw new Error(JSON.stringify(verified))
  const sum = (of: 'changes' | 'lines') => rows.reduce((all, row) => all + row[of], 0)
  return { changes: sum('changes'), lines: sum('lines') }
}

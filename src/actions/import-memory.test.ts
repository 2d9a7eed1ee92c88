/** Memory stays flat however long the file is: the importer of 50,000 people needs hardly more than that of 15,000 (case I-08). */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { newKeyFile } from '../adapters/crypto/new-keys.ts'
import { writeRegisterFile } from '../cast/register-file-maker.ts'
import { testDatabase } from '../cast/test-database.ts'

const folder = mkdtempSync(join(tmpdir(), 'adgang-memory-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const keys = join(folder, 'keys.json')
writeFileSync(keys, JSON.stringify(newKeyFile({ demo: true, made: '2026-08-10' })))
const [small, large] = [await testDatabase(), await testDatabase()]

test(
  'fifty thousand people take at most 60 MB more than fifteen thousand',
  { timeout: 300_000 },
  async () => {
    const few = await mostMemory(small.url, 15_000)
    const many = await mostMemory(large.url, 50_000)
    expect(many - few).toBeLessThan(60)
  },
)

/** The most memory that an importer of so many people ever held, in MB. */
async function mostMemory(url: string, people: number): Promise<number> {
  const path = join(folder, `${people}.jsonl`)
  await writeRegisterFile(path, {
    register: 'fs',
    institution: 'prove',
    people,
    generated: '2026-08-09T01:00:00Z',
  })
  const script = join(import.meta.dirname, '../cast/import-in-child.ts')
  const child = spawn(process.execPath, ['--import', 'tsx', script, url, path, keys], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let said = ''
  child.stdout.on('data', (part: Buffer) => {
    said += part.toString()
  })
  await once(child, 'close')
  const most = /done\n(\d+) MB/.exec(said)?.[1]
  if (most === undefined) throw new Error(`the importer said: ${said}`)
  return Number(most)
}

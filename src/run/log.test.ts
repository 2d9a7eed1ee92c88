/** One event is one line of JSON, whatever somebody typed (case Y-07). */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { hostileTexts } from '../cast/hostile-texts.ts'
import { testWorld } from '../cast/test-world.ts'
import { addToJournal } from '../store/journal.ts'
import { openLog } from './log.ts'

const { world } = await testWorld('oslomet')
const folder = mkdtempSync(join(tmpdir(), 'adgang-log-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const texts = Object.values(hostileTexts)

/** An error whose every part somebody else wrote. */
function errorOf(text: string): Error {
  const error = new Error(text)
  error.name = text
  error.stack = `Error: ${text}\n    at ${text}\n    at ${text}`
  return error
}

test('every field of the log', () => {
  const file = join(folder, 'log')
  const log = openLog('info', file)
  for (const text of texts) {
    log.info('told', { agent: text, name: text })
    log.warn('told', { because: text })
    log.error('told', errorOf(text), { because: text })
  }
  const lines = readFileSync(file, 'utf8').split(/\r\n|[\n\v\f\r\u0085\u2028\u2029]/)
  expect(lines.pop()).toBe('')
  expect(lines).toHaveLength(texts.length * 3)
  for (const line of lines) {
    expect(line.length).toBeLessThan(6_000)
    expect(JSON.parse(line)).toMatchObject({ event: 'told' })
    // oxlint-disable-next-line no-control-regex
    expect(line).not.toMatch(/[\u0000-\u001f\u007f-\u009f]/)
  }
})

test('every text of the journal: one event, one line, and the database takes it', async () => {
  for (const text of texts)
    await addToJournal(world.store, world.now(), {
      personId: null,
      accountId: null,
      what: 'signed-in',
      by: `desk:${text}`,
      because: text,
      details: { device: text, agent: text },
    })
  const rows = await world.store.selectFrom('journal').selectAll().execute()
  expect(rows).toHaveLength(texts.length)
  for (const row of rows) {
    const line = JSON.stringify(row)
    expect(line.length).toBeLessThan(6_000)
    expect(line.split(/[\n\u2028\u2029]/)).toHaveLength(1)
    expect(line).not.toMatch(/\\n|\\r|\\u00[01]/)
  }
})

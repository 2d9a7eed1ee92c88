/** `adgang journal verify` in words and as JSON, with and without the heads that were kept elsewhere. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import { afterAll, expect, test } from 'vitest'
import { sealJournal, signHead } from '../actions/seal-journal.ts'
import { openHeadKeys, sha256 } from '../adapters/crypto/journal-keys.ts'
import { hands, withoutGuards } from '../cast/journal-hands.ts'
import { putSignedUp } from '../cast/signed-up.ts'
import { testWorld } from '../cast/test-world.ts'
import { addToJournal } from '../store/journal.ts'
import { journalVerify } from './journal-verify.ts'

const tested = await testWorld('oslomet')
const { world, keyFile } = tested
const keys = openHeadKeys(keyFile, 'oslomet')
const folder = mkdtempSync(join(tmpdir(), 'adgang-heads-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function verify(more: { heads?: string; json?: boolean; key?: string } = {}) {
  let said = ''
  const out = new Writable({
    write(chunk: Buffer, _, done) {
      said += chunk.toString()
      done()
    },
  })
  const { heads = null, json = false, key = 'oslomet' } = more
  const exit = await journalVerify(
    { world: key === 'oslomet' ? world : null, key, heads, json, sha256, keys },
    { out, progress: new Writable({ write: (_chunk, _encoding, done) => done() }) },
  )
  return { exit, said }
}

test('says what it is: right, how far, since when signed; then where it was broken', async () => {
  const { personId, accountId } = await putSignedUp(tested, { username: 'loggen' })
  for (let each = 0; each < 9; each += 1)
    await addToJournal(world.store, world.now(), { personId, accountId, what: 'signed-in', by: 'self' })
  expect((await verify()).said).toContain(
    '9 lines; 0 links, 0 of them for lines erased by rule; 9 lines not sealed yet',
  )
  await sealJournal(world, sha256)
  const signed = keys && (await signHead(world, keys, { now: true }))
  const heads = join(folder, 'heads.jsonl')
  writeFileSync(heads, `${JSON.stringify(signed)}\n`)
  const right = await verify({ heads })
  expect(right.exit).toBe(0)
  expect(right.said).toContain('oslomet: the journal is as it was written.')
  expect(right.said).toContain('Last signed head: link 9, 2026-08-20T08:00:00.000Z.')
  expect(right.said).toContain('Heads from elsewhere that were compared: 1.')
  expect(JSON.parse((await verify({ heads, json: true })).said)).toMatchObject({
    exit: 0,
    is: 'right',
    sealed: 9,
  })

  await withoutGuards(world.store)
  await hands['another reason']?.(world.store, { last: 9, seq: 4, other: 4 })
  const wrong = await verify({ heads })
  expect(wrong.exit).toBe(1)
  expect(wrong.said).toContain(
    'NOT as it was written. The first bad row: link 4, journal line 4, 2026-08-20T08:00:00.000Z: the line is not the one that was sealed.',
  )
  await hands['the tail cut off, its signed heads too']?.(world.store, { last: 9, seq: 3, other: 3 })
  expect((await verify()).exit).toBe(0)
  const cut = await verify({ heads, json: true })
  expect(JSON.parse(cut.said)).toMatchObject({ exit: 1, is: 'wrong', first: { what: 'tail-cut', seq: 4 } })
})

test('a file that is no list of heads, and an institution that is not here, are told', async () => {
  const path = join(folder, 'no-heads')
  writeFileSync(path, 'something else\n')
  expect(await verify({ heads: path })).toMatchObject({
    exit: 1,
    said: `Line 1 of ${path} is no signed head.\n`,
  })
  expect((await verify({ key: 'nowhere' })).exit).toBe(1)
})

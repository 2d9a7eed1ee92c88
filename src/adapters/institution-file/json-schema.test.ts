/** The description that editors read is the one that the program checks by. */
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { institutionJsonSchema } from './json-schema.ts'

const folder = join(import.meta.dirname, '../../../institutions')
const committed: unknown = JSON.parse(await readFile(join(folder, 'institution.schema.json'), 'utf8'))

test('the committed schema is current; if not: npx tsx scripts/build-institution-schema.ts', () => {
  expect(committed).toEqual(JSON.parse(institutionJsonSchema()))
})

describe('what an editor would say', () => {
  const schema = z.fromJSONSchema(committed as Parameters<typeof z.fromJSONSchema>[0])

  test('our own files are right by it', async () => {
    const files = (await readdir(folder)).filter((name) => name.endsWith('.yaml'))
    expect(files.length).toBeGreaterThan(3)
    for (const file of files)
      expect({ file, ...schema.safeParse(parse(await readFile(join(folder, file), 'utf8'))) }).toMatchObject({
        file,
        success: true,
      })
  })

  test.each([
    ['an unknown key', { lockouts: {} }],
    ['too many tries', { lockout: { wrongTries: 1000 } }],
    ['a word for a switch', { features: { doorPin: 'ja' } }],
  ])('%s is marked', (_what, more) => {
    const small = {
      key: 'a',
      names: { nb: 'a', nn: 'a', en: 'a', short: 'a' },
      mailAddresses: { domain: 'a.no' },
    }
    expect(schema.safeParse(small).success).toBe(true)
    expect(schema.safeParse({ ...small, ...more }).success).toBe(false)
  })
})

/** The four institutions that ship with the program can send every text message there is. */
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readInstitution } from '../../adapters/institution-file/read-institution.ts'
import { senderOf } from './sender.ts'
import { textMessagesThatDoNotFit } from './texts.ts'

const folder = join(import.meta.dirname, '../../../institutions')
const files = readdirSync(folder).filter((name) => name.endsWith('.yaml'))

test('there are at least four', () => {
  expect(files.length).toBeGreaterThanOrEqual(4)
})

test.each(files)('%s', (file) => {
  const read = readInstitution(file, readFileSync(join(folder, file), 'utf8'))
  if (!('institution' in read)) return expect.unreachable(`${file} is not an institution`)
  const { institution } = read
  const sender = senderOf(institution, institution.origin ?? `https://${institution.hosts[0] ?? ''}`)
  expect(textMessagesThatDoNotFit(sender)).toEqual([])
  expect(sender.deskPhone ?? sender.deskMail).not.toBe(null)
})

/** The guide to a domain says every code that a domain refuses with, and exactly the rights that the tests are given. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { signInCodes, win32Codes } from './codes.ts'

const read = (path: string) => readFileSync(join(import.meta.dirname, '../../../..', path), 'utf8')
const guide = read('docs/how-to/connect-active-directory.md')

test('every code stands in it with the word for it, and no other', () => {
  const rows = [...guide.matchAll(/^\| `([0-9A-F]{8})` +\| `([a-z-]+)` +\|/gm)]
  const meanings = Object.entries(win32Codes).map(([code, { what }]) => `${code} ${what}`)
  expect(rows.map(([, code, what]) => `${code} ${what}`).toSorted()).toEqual(meanings.toSorted())
  const refused = [...guide.matchAll(/^\| `data (\w+)` +\|/gm)].map(([, code = '']) => code)
  expect(refused.toSorted()).toEqual(Object.keys(signInCodes).toSorted())
})

test('the rights in it are those that the tests delegate, no more and no less', () => {
  const delegated = read('src/cast/samba-rights.ts')
  const ids = new Map(
    [...delegated.matchAll(/^ {2}(\w+): '([0-9a-f-]{36})',$/gm)].map(([, name = '', id = '']) => [name, id]),
  )
  ids.set('sid', 'SID')
  const rights = [...delegated.matchAll(/'(\(OA;[^']+)'/g)].map(([, right = '']) =>
    right.replace(/\{(\w+)\}/g, (_, name: string) => ids.get(name) ?? name),
  )
  expect(rights).toHaveLength(5)
  expect([...guide.matchAll(/`(\(OA;[^`]+)`/g)].map(([, right = '']) => right).toSorted()).toEqual(
    rights.toSorted(),
  )
})

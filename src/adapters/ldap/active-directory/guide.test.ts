/** The guide to a domain says all that can be set there, and every code that a domain refuses with. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { targetsSetting } from '../../../core/institution/targets.ts'
import { signInCodes, win32Codes } from './codes.ts'

const guide = readFileSync(
  join(import.meta.dirname, '../../../../docs/how-to/connect-active-directory.md'),
  'utf8',
)

test('every setting stands in its table', () => {
  const place = {
    address: 'ldaps://dc1.example',
    base: 'DC=example',
    bindAs: 'a@example',
    upnSuffix: 'example.no',
  }
  const name = { nb: 'AD', nn: 'AD', en: 'AD' }
  const [target] = targetsSetting.parse([{ kind: 'active-directory', key: 'ad', name, ...place }])
  const settings = Object.keys(target ?? {}).filter((each) => each !== 'kind')
  expect(settings.length).toBeGreaterThan(12)
  const cells = guide.split('\n').flatMap((line) => /^\| ([^|]+) \|/.exec(line)?.[1] ?? [])
  expect(settings.filter((each) => !cells.some((cell) => cell.includes(`\`${each}\``)))).toEqual([])
})

test('every code stands in it with the word for it, and no other', () => {
  const rows = [...guide.matchAll(/^\| `([0-9A-F]{8})` +\| `([a-z-]+)` +\|/gm)]
  const meanings = Object.entries(win32Codes).map(([code, { what }]) => `${code} ${what}`)
  expect(rows.map(([, code, what]) => `${code} ${what}`).toSorted()).toEqual(meanings.toSorted())
  const refused = [...guide.matchAll(/^\| `data (\w+)` +\|/gm)].map(([, code = '']) => code)
  expect(refused.toSorted()).toEqual(Object.keys(signInCodes).toSorted())
})

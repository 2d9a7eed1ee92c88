/** One thing, one word: the words GLOSSARY.md says we do not use are not in the source. */
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const src = join(import.meta.dirname, '..')
/** Where the outside's own words stand: other systems' terms, PostgreSQL's, and names that nobody may have. */
const outside =
  /^(adapters|house|demo\/stand-ins|services\/openid\/[a-z]+\.test|run\/embedded-postgres|run\/ensure-database|run\/databases|run\/database-address|run\/own-database|run\/operator|core\/account\/reserved-usernames|cast\/test-(scim|slapd))\b/
const rows = readFileSync(join(src, '../GLOSSARY.md'), 'utf8')
  .split('## Words we do not use')[1]!
  .split('\n')
  .filter((line) => /^\| [a-z0-9]/.test(line) && !line.startsWith('| not '))
  .map((line) => line.split('|').map((cell) => cell.trim()))
const unused = new Map(rows.flatMap(([, not, but]) => not!.split(', ').map((word) => [word, but!] as const)))
const excepted = rows.flatMap(([, , , except]) =>
  [...except!.matchAll(/`([^`]+)`/g)].map(([, phrase]) => phrase!),
)

test('a word we do not use is found in names and prose, an excepted phrase is not', () => {
  expect(wrongWords('const currentUser = loginFor(TENANT_ID) // 2FA')).toEqual([
    'user',
    'login',
    'tenant',
    '2fa',
  ])
  expect(wrongWords("the username; a password manager; request.headers['user-agent']")).toEqual([])
  expect(unused.size).toBeGreaterThan(20)
})

test('no file in src/ uses one', () => {
  const found = files().flatMap((name) =>
    readFileSync(join(src, name), 'utf8')
      .split('\n')
      .flatMap((line, at) =>
        wrongWords(line).map((word) => `${name}:${at + 1} "${word}": ${unused.get(word)}`),
      ),
  )
  expect(found).toEqual([])
})

function wrongWords(text: string): string[] {
  const plain = excepted.reduce(
    (left, phrase) => left.replaceAll(new RegExp(escaped(phrase), 'gi'), ' '),
    text,
  )
  const words = plain.replace(/([a-z])([A-Z])/g, '$1 $2').match(/\p{L}+|2FA/giu) ?? []
  return words.map((word) => word.toLowerCase()).filter((word) => unused.has(word))
}

function escaped(phrase: string): string {
  return phrase.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}

function files(): string[] {
  const all = readdirSync(src, { recursive: true, encoding: 'utf8' })
  return all.filter((name) => /\.tsx?$/.test(name) && !outside.test(name))
}

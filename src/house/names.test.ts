/** Files are named for what they do or are, are short, and begin with a sentence anybody at the desk understands. */
import { readFileSync, readdirSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, test } from 'vitest'

const src = join(import.meta.dirname, '..')
const paths = readdirSync(src, { recursive: true, encoding: 'utf8' })
const files = paths.filter((path) => /\.tsx?$/.test(path) && statSync(join(src, path)).isFile())
const longest = 200

describe('names say the deed or the thing', () => {
  test.each([
    'user-manager.ts',
    'password.service.ts',
    'http-helper',
    'utils',
    'ErrorHandler.ts',
    'sms-impl.ts',
  ])('%s is machinery', (name) => expect(isMachinery(name)).toBe(true))
  test.each(['base.ts', 'person-dto.ts', 'index.ts', 'index.tsx', 'string-util.ts', 'baseAccount.ts'])(
    '%s is machinery as well',
    (name) => expect(isMachinery(name)).toBe(true),
  )
  test.each([
    'services',
    'services.ts',
    'database.ts',
    'show-account.tsx',
    'handle.ts',
    'blind-index.ts',
    'indexed.ts',
  ])('%s is a deed or a thing', (name) => expect(isMachinery(name)).toBe(false))

  test('no file or folder of ours is machinery', () => {
    expect(paths.filter((path) => isMachinery(basename(path)))).toEqual([])
  })

  test('names are written in small letters with hyphens', () => {
    expect(paths.filter((path) => !/^[a-z0-9]+([-.][a-z0-9]+)*$/.test(basename(path)))).toEqual([])
  })
})

describe('files are short and say what they are', () => {
  test('a file begins with a sentence', () => {
    expect(begins('/** Opens an account. */\nconst a = 1')).toBe(true)
    expect(begins('// why: one table\n')).toBe(true)
    expect(begins("import { a } from './a.ts'\n")).toBe(false)
    expect(files.filter((path) => !isTest(path) && !begins(read(path)))).toEqual([])
  })

  test(`a file of more than ${longest} lines says why in its first line`, () => {
    expect(saysWhyLong('/** Every table. Long because the picture is one. */')).toBe(true)
    expect(saysWhyLong('/** Every table. */')).toBe(false)
    const long = files.filter((path) => !isList(path) && read(path).trimEnd().split('\n').length > longest)
    expect(long.filter((path) => !saysWhyLong(read(path).split('\n')[0] ?? ''))).toEqual([])
  })
})

/** Words that say "code lives here" and nothing else. Services are a noun of ours: what an account opens. */
function isMachinery(name: string): boolean {
  if (/^index\.tsx?$/.test(name)) return true
  const words = name
    .replace(/([a-z])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .split(/[-._]/)
  return words.some((word) => /^((manager|helper|util|utility|handler|impl|base|dto)s?|service)$/.test(word))
}

function isTest(path: string): boolean {
  return /\.test\.tsx?$/.test(path)
}

/** Tests, texts and migrations are lists: read from top to bottom, however long. */
function isList(path: string): boolean {
  return isTest(path) || /texts?(\.ts$|\/)|^store\/migrations\//.test(path)
}

function begins(text: string): boolean {
  return /^(\/\*\* |\/\/ |#!)/.test(text)
}

function saysWhyLong(line: string): boolean {
  return (
    begins(line) &&
    /\b(long|over 200)\b.*\b(because|since|:)|one (list|table|picture|page|place|map)/i.test(line)
  )
}

function read(path: string): string {
  return readFileSync(join(src, path), 'utf8')
}

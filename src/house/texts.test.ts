/** Everything a person reads exists in bokmål, nynorsk and English: what lacks one does not compile, and is named here. */
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { afterAll, describe, expect, test } from 'vitest'
import { languages } from '../core/language.ts'

const root = join(import.meta.dirname, '../..')
mkdirSync(join(root, '.cache'), { recursive: true })
const folder = mkdtempSync(join(root, '.cache/texts-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('three languages', () => {
  test('a text without nynorsk does not compile', { timeout: 60_000 }, () => {
    expect(compile("export const greeting: Words = { nb: 'Hei', nn: 'Hei', en: 'Hello' }")).toEqual([])
    const [complaint] = compile("export const greeting: Words = { nb: 'Hei', en: 'Hello' }")
    expect(complaint).toContain("Property 'nn' is missing")
  })

  test('an object that speaks one language speaks all three', () => {
    expect(halfSpoken("const a = { nb: 'Hei', en: 'Hello' }")).toEqual([1])
    expect(halfSpoken("const a = { nb: 'Hei', nn: 'Hei', en: 'Hello' }")).toEqual([])
    const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' }).filter(isOurs)
    const found = files.flatMap((name) =>
      halfSpoken(readFileSync(join(root, 'src', name), 'utf8')).map((line) => `${name}:${line}`),
    )
    expect(found).toEqual([])
  })
})

/** Registers may name a study in one language only; the cast's registers show that they do. */
function isOurs(name: string): boolean {
  return /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name) && !name.startsWith('cast/')
}

function compile(line: string): string[] {
  const file = join(folder, 'text.ts')
  writeFileSync(file, `import type { Words } from '../../src/core/language.ts'\n${line}\n`)
  const options: ts.CompilerOptions = {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    allowImportingTsExtensions: true,
    types: [],
    target: ts.ScriptTarget.ES2023,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
  }
  const found = ts.getPreEmitDiagnostics(ts.createProgram([file], options))
  return found.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' '))
}

/** The lines of object literals that have some of the three languages as keys, but not all. */
function halfSpoken(text: string): number[] {
  const source = ts.createSourceFile('read.tsx', text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX)
  const found: number[] = []
  const look = (node: ts.Node): void => {
    if (ts.isObjectLiteralExpression(node) && isHalf(node)) {
      found.push(source.getLineAndCharacterOfPosition(node.getStart()).line + 1)
    }
    ts.forEachChild(node, look)
  }
  look(source)
  return found
}

function isHalf({ properties }: ts.ObjectLiteralExpression): boolean {
  if (properties.some(ts.isSpreadAssignment)) return false
  const keys = new Set(properties.map(({ name }) => name?.getText()))
  const spoken = languages.filter((language) => keys.has(language))
  return spoken.length > 0 && spoken.length < languages.length
}

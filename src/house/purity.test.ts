/** Core only thinks: it never waits, never reads a clock, never throws dice, never touches the machine. */
import { readFileSync, readdirSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import { join } from 'node:path'
import ts from 'typescript'
import { describe, expect, test } from 'vitest'

const core = join(import.meta.dirname, '../core')

/** Reads that reach outside the arguments, as they are written. */
const outside = new Set([
  'Date.now',
  'Temporal.Now',
  'Math.random',
  'performance.now',
  'crypto.randomUUID',
  'crypto.getRandomValues',
  'crypto.subtle',
  'process.env',
  'process.cwd',
  'process.hrtime',
  'globalThis.crypto',
  'globalThis.process',
])
const outsideCalls = new Set([
  'fetch',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'queueMicrotask',
  'randomUUID',
  'require',
])

describe('core only thinks', () => {
  test.each([
    ['waiting', 'export const f = async () => 1', 'async'],
    ['waiting inside', 'export const g = async (p: Promise<1>) => await p', 'await'],
    ['waiting at the top', 'export const p = await Promise.resolve(1)', 'await'],
    ['waiting in a loop', 'for await (const x of y) z(x)', 'await'],
    ['the clock', 'export const t = Date.now()', 'Date.now'],
    ['the clock, newly made', 'export const t = new Date()', 'new Date()'],
    ['the clock, called', 'export const t = Date()', 'Date()'],
    ['the clock of Temporal', 'export const t = Temporal.Now.instant()', 'Temporal.Now'],
    ['dice', 'export const d = Math.random()', 'Math.random'],
    ['dice of the system', 'export const d = crypto.randomUUID()', 'crypto.randomUUID'],
    ['dice, imported', 'export const d = randomUUID()', 'randomUUID()'],
    ['a module of node', "import { readFileSync } from 'node:fs'\nreadFileSync('x')", 'node:fs'],
    ['a module of node, without its prefix', "import { createHash } from 'crypto'", 'crypto'],
    ['a module fetched later', "export const later = () => import('node:fs')", 'node:fs'],
    ['a timer', 'setTimeout(() => 1, 2)', 'setTimeout()'],
    ['the network', "fetch('https://example.org')", 'fetch()'],
    ['a setting of the process', 'export const port = process.env.PORT', 'process.env'],
  ])('%s is noticed', (_, text, sign) => {
    expect(impurities(text).map((found) => found.sign)).toContain(sign)
  })

  test.each([
    ['a promise as a port promises it', 'export type Send = { send(text: string): Promise<void> }'],
    ['a date that was handed in', 'export const d = new Date(2026, 1, 1)'],
    ['an instant that was handed in', "export const i = Temporal.Instant.from('2026-01-01T00:00:00Z')"],
    ['a word that only looks alike', "export const said = 'await Date.now()' // await"],
  ])('%s is thinking', (_, text) => {
    expect(impurities(text)).toEqual([])
  })

  test('no file of core does any of it', () => {
    const files = readdirSync(core, { recursive: true, encoding: 'utf8' }).filter(isOurs)
    expect(files.length).toBeGreaterThan(0)
    const found = files.flatMap((name) =>
      impurities(readFileSync(join(core, name), 'utf8')).map(({ sign, line }) => `${name}:${line} ${sign}`),
    )
    expect(found).toEqual([])
  })
})

function isOurs(name: string): boolean {
  return /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name)
}

type Impurity = { sign: string; line: number }

function impurities(text: string): Impurity[] {
  const source = ts.createSourceFile('read.tsx', text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX)
  const found: Impurity[] = []
  const look = (node: ts.Node): void => {
    const sign = signOf(node)
    if (sign !== null)
      found.push({ sign, line: source.getLineAndCharacterOfPosition(node.getStart()).line + 1 })
    ts.forEachChild(node, look)
  }
  look(source)
  return found
}

function signOf(node: ts.Node): string | null {
  if (ts.isAwaitExpression(node)) return 'await'
  if (ts.isForOfStatement(node) && node.awaitModifier) return 'await'
  if (node.kind === ts.SyntaxKind.AsyncKeyword) return 'async'
  if (ts.isNewExpression(node) && node.getText().match(/^new Date\b/) && !node.arguments?.length)
    return 'new Date()'
  if (ts.isPropertyAccessExpression(node) && outside.has(node.getText())) return node.getText()
  if (ts.isStringLiteral(node) && isImported(node) && isBuiltin(node.text)) return node.text
  return ts.isCallExpression(node) ? signOfCall(node.expression) : null
}

function signOfCall(called: ts.Expression): string | null {
  if (!ts.isIdentifier(called)) return null
  return called.text === 'Date' || outsideCalls.has(called.text) ? `${called.text}()` : null
}

function isImported(node: ts.StringLiteral): boolean {
  const { parent } = node
  const called = ts.isCallExpression(parent) && parent.expression.kind === ts.SyntaxKind.ImportKeyword
  return called || ts.isImportDeclaration(parent) || ts.isExportDeclaration(parent)
}

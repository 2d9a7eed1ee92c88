/** Who may know whom: a made-up house breaks every rule once, and the real house breaks none. */
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { cruise, type ICruiseResult, type ICruiseOptions } from 'dependency-cruiser'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

type Rules = { forbidden: { name: string }[]; options: ICruiseOptions }
const rules = createRequire(import.meta.url)('../../.dependency-cruiser.cjs') as Rules

/** One pair of files per line: what breaks the rule on the left. */
const breaks: readonly [rule: string, from: string, to: string][] = [
  ['core knows only core', 'src/core/a.ts', 'src/store/b.ts'],
  ['core knows only core', 'src/core/c.ts', 'src/actions/d.ts'],
  ['core never touches the machine', 'src/core/person/clocked.ts', 'node:fs'],
  ['core uses only libraries that think', 'src/core/person/hasty.ts', 'pino'],
  ['only the grant makes the seal of a right', 'src/actions/forger.ts', 'src/core/secrets/proven.ts'],
  ['the store knows only core', 'src/store/e.ts', 'src/actions/f.ts'],
  ['the store knows only core', 'src/store/g.ts', 'src/web/h.ts'],
  ['only the store speaks SQL', 'src/actions/sql.ts', 'pg'],
  ['only the store speaks SQL', 'src/journeys/sign-in/sql.ts', 'kysely'],
  ['actions know only the store and core', 'src/actions/i.ts', 'src/journeys/sign-in/j.ts'],
  ['only run knows adapters', 'src/journeys/sign-in/k.ts', 'src/adapters/sms/l.ts'],
  ['only run knows adapters', 'src/jobs/m.ts', 'src/adapters/smtp/n.ts'],
  ['a door never knows another door', 'src/journeys/sign-in/o.ts', 'src/journeys/my-account/p.ts'],
  ['a door never knows another door', 'src/journeys/sign-in/q.ts', 'src/journeys/shared.ts'],
  ['a door never knows another door', 'src/desk/r.ts', 'src/journeys/my-account/s.ts'],
  ['a door never knows another door', 'src/commands/t.ts', 'src/nightly/u.ts'],
  ['a door never knows another door', 'src/services/openid/v.ts', 'src/projects/w.ts'],
  ['a door reaches the store only through actions', 'src/jobs/x.ts', 'src/store/y.ts'],
  ['adapters know only core', 'src/adapters/ldap/a.ts', 'src/actions/b.ts'],
  ['adapters never know each other', 'src/adapters/ldap/c.ts', 'src/adapters/scim/d.ts'],
  ['web knows only core and actions', 'src/web/e.ts', 'src/journeys/sign-in/f.ts'],
  ['only what people see knows web', 'src/commands/g.ts', 'src/web/i.ts'],
  ['nobody knows run', 'src/journeys/sign-in/settings.ts', 'src/run/j.ts'],
  ['nobody knows run', 'src/cast/k.ts', 'src/run/l.ts'],
  ['only tests, the demo and run know the cast', 'src/journeys/sign-in/m.ts', 'src/cast/n.ts'],
  ['the demo exists only behind the demo wiring', 'src/run/serve.ts', 'src/demo/o.ts'],
  ['the demo exists only behind the demo wiring', 'src/cast/q.ts', 'src/demo/r.ts'],
  ['every file belongs to a part of the house', 'src/helpers/s.ts', 'src/core/t.ts'],
  ['a test is known by nobody', 'src/core/u.test.ts', 'src/core/v.test.ts'],
  ['what ships needs no development package', 'src/run/w.ts', 'vitest'],
  ['every package is named in package.json', 'src/run/x.ts', 'stowaway'],
  ['every import leads somewhere', 'src/run/y.ts', './nowhere.ts'],
]

/** What the house is made of: none of these may be complained about. */
const allowed: readonly [from: string, to: string][] = [
  ['src/core/good/a.ts', 'src/core/good/b.ts'],
  ['src/core/good/c.ts', 'zod'],
  ['src/core/good/d.test.ts', 'vitest'],
  ['src/store/good/a.ts', 'src/core/good/e.ts'],
  ['src/store/good/b.ts', 'pg'],
  ['src/actions/good-a.ts', 'src/store/good/c.ts'],
  ['src/actions/good-b.ts', 'src/core/good/f.ts'],
  ['src/journeys/sign-in/good/a.ts', 'src/journeys/sign-in/good-b.ts'],
  ['src/journeys/sign-in/good/c.ts', 'src/actions/good-c.ts'],
  ['src/journeys/sign-in/good/d.ts', 'src/web/good-a.ts'],
  ['src/journeys/sign-in/good/e.test.ts', 'src/cast/good-a.ts'],
  ['src/adapters/ldap/good/a.ts', 'src/adapters/ldap/good-b.ts'],
  ['src/adapters/ldap/good/c.ts', 'src/core/good/g.ts'],
  ['src/web/good-b.ts', 'src/actions/good-d.ts'],
  ['src/run/good-a.ts', 'src/journeys/sign-in/good-f.ts'],
  ['src/run/good-b.ts', 'src/adapters/ldap/good-d.ts'],
  ['src/run/demo.ts', 'src/demo/good-a.ts'],
  ['src/run/demo-portal.tsx', 'src/demo/good-b.ts'],
  ['src/demo/good-c.ts', 'src/cast/good-b.ts'],
  ['src/cast/good-c.ts', 'src/journeys/sign-in/good-g.ts'],
]

let house: string
beforeAll(() => {
  house = mkdtempSync(join(tmpdir(), 'adgang-house-'))
})
afterAll(() => rmSync(house, { recursive: true, force: true }))

describe('who may know whom', { timeout: 60_000 }, () => {
  test('every rule bites, and bites only there', async () => {
    build()
    const { modules, violations } = await check(house)
    const expected = breaks.map(([rule, from, to]) => `${rule}: ${from} -> ${bare(to)}`)
    const circle = 'no circles: src/core/circle-a.ts -> src/core/circle-b.ts'
    expect(violations).toEqual([...expected, circle].sort())
    expect(modules).toBeGreaterThan(breaks.length + allowed.length)
  })

  test('no rule is left unshown', () => {
    const shown = new Set(['no circles', ...breaks.map(([rule]) => rule)])
    expect(rules.forbidden.map((rule) => rule.name).filter((name) => !shown.has(name))).toEqual([])
  })

  test('the real house breaks none, and every one of its files was looked at', async () => {
    const { modules, violations } = await check(join(import.meta.dirname, '../..'))
    expect(violations).toEqual([])
    expect(modules).toBe(sourceFiles())
  })
})

function build(): void {
  const dependencies = Object.fromEntries(['zod', 'pg', 'kysely', 'pino'].map((name) => [name, '1.0.0']))
  write(
    'package.json',
    JSON.stringify({ type: 'module', dependencies, devDependencies: { vitest: '1.0.0' } }),
  )
  write(
    'tsconfig.json',
    JSON.stringify({ compilerOptions: { allowImportingTsExtensions: true, noEmit: true } }),
  )
  for (const name of ['zod', 'pg', 'kysely', 'pino', 'vitest', 'stowaway']) {
    write(`node_modules/${name}/package.json`, JSON.stringify({ name, version: '1.0.0', main: 'main.js' }))
    write(`node_modules/${name}/main.js`, 'export const it = 1\n')
  }
  for (const [, from, to] of breaks) pair(from, to)
  for (const [from, to] of allowed) pair(from, to)
  pair('src/core/circle-a.ts', 'src/core/circle-b.ts')
  pair('src/core/circle-b.ts', 'src/core/circle-a.ts')
}

function pair(from: string, to: string): void {
  const up = '../'.repeat(from.split('/').length - 1)
  write(from, `import * as it from '${to.startsWith('src/') ? up + to : to}'\nexport const here = it\n`)
  if (to.startsWith('src/') && !breaks.some((row) => row[1] === to) && !to.includes('circle-'))
    write(to, 'export const it = 1\n')
}

function write(path: string, text: string): void {
  mkdirSync(dirname(join(house, path)), { recursive: true })
  writeFileSync(join(house, path), text)
}

async function check(baseDir: string): Promise<{ modules: number; violations: string[] }> {
  const { options, ...ruleSet } = rules
  const result = await cruise(['src'], { ...options, baseDir, ruleSet, validate: true } as ICruiseOptions)
  const { modules, summary } = result.output as ICruiseResult
  const violations = summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} -> ${bare(to)}`)
  return {
    modules: modules.filter(({ source }) => /^src\/.*\.tsx?$/.test(source)).length,
    violations: violations.sort(),
  }
}

/** `node_modules/pg/main.js` and `node:fs` are written as one writes them in an import. */
function bare(path: string): string {
  return path.replace(/^node_modules\/((@[^/]+\/)?[^/]+)\/.*$/, '$1').replace(/^node:/, '')
}

function sourceFiles(): number {
  const all = readdirSync(join(import.meta.dirname, '..'), { recursive: true, encoding: 'utf8' })
  return all.filter((name) => /\.tsx?$/.test(name)).length
}

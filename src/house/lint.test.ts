/** The linter sees what it is there for: each line of a bad file is named, with the types behind it. */
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'

const root = join(import.meta.dirname, '../..')
mkdirSync(join(root, '.cache'), { recursive: true })
const folder = mkdtempSync(join(root, '.cache/lint-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const bad = `import { readFile } from 'node:fs/promises'
type Answer = 'yes' | 'no'
readFile('x')
export const loose: any = 1
// @ts-ignore
export const ignored: number = 'one'
export function tell(answer: Answer): number {
  switch (answer) {
    case 'yes':
      return 1
  }
  return 2
}
;[1].forEach(async () => { await readFile('x') })
try { tell('no') } catch (error) {}
export const sure = [1][0]!
if (tell('yes') == 1) throw 'a text'
`

test(
  'any, promises nobody waits for, answers nobody handles, checks switched off',
  { timeout: 60_000 },
  () => {
    writeFileSync(
      join(folder, 'tsconfig.json'),
      JSON.stringify({ extends: '../../tsconfig.json', include: ['*.ts'] }),
    )
    writeFileSync(join(folder, 'bad.ts'), bad)
    expect([...new Set(lint())].sort()).toEqual([
      'eslint(eqeqeq)',
      'eslint(no-empty)',
      'eslint(no-unused-vars)',
      'typescript(ban-ts-comment)',
      'typescript(no-explicit-any)',
      'typescript(no-floating-promises)',
      'typescript(no-misused-promises)',
      'typescript(no-non-null-assertion)',
      'typescript(only-throw-error)',
      'typescript(switch-exhaustiveness-check)',
    ])
  },
)

type Found = { diagnostics: { code: string }[] }

function lint(): string[] {
  const config = join(root, '.oxlintrc.json')
  const program = join(root, 'node_modules/.bin/oxlint')
  try {
    execFileSync(program, ['--type-aware', '--no-ignore', '-c', config, '-f', 'json', 'bad.ts'], {
      cwd: folder,
    })
    return []
  } catch (error) {
    return (JSON.parse(String((error as { stdout: Buffer }).stdout)) as Found).diagnostics.map(
      ({ code }) => code,
    )
  }
}

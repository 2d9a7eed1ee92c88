/** What operators are told is so: every variable stands in docs/running.md, and the files for systemd and containers fit the program. */
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '../..')
const read = (path: string) => readFileSync(join(root, path), 'utf8')

test('every variable the program reads stands in the table, and no other', () => {
  const settings = read('src/run/settings.ts')
  const schema = [...settings.matchAll(/^ {2}(ADGANG_\w+|DATABASE_URL): /gm)].map(([, name = '']) => name)
  expect(schema.length).toBeGreaterThan(25)
  const elsewhere = ['ADGANG_OPERATOR', 'UV_THREADPOOL_SIZE']
  const table = [...read('docs/running.md').matchAll(/^\| `(\w+)` +\|/gm)].map(([, name = '']) => name)
  expect(table.toSorted()).toEqual([...schema, ...elsewhere].toSorted())
  // nothing is read from the environment behind the settings’ back
  const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' }).filter((path) =>
    /^(?!cast|.*test).*\.tsx?$/.test(path),
  )
  const named = files.flatMap((path) =>
    [...read(join('src', path)).matchAll(/\b(ADGANG_[A-Z_]+[A-Z])\b/g)].map(([, name = '']) => name),
  )
  expect([...new Set(named)].filter((name) => !table.includes(name))).toEqual([])
})

test('files that are named in it are there', () => {
  const text = read('docs/running.md')
  const links = [...text.matchAll(/\]\((?!http|#)([^)#]+)\)/g)].map(([, path = '']) => join('docs', path))
  const named = [...text.matchAll(/`((?:src|deploy)\/[\w./-]+)`/g)].map(([, path = '']) => path)
  expect([...links, ...named].length).toBeGreaterThan(12)
  expect([...links, ...named].filter((path) => !existsSync(join(root, path)))).toEqual([])
})

test.each(['portal', 'worker'])(
  'the unit of the %s starts the program, closed off from the rest of the machine',
  (role) => {
    const unit = read(`deploy/systemd/adgang-${role}.service`)
    const said = Object.fromEntries(
      [...unit.matchAll(/^(\w+)=(.*)$/gm)].map(([, name = '', value]) => [name, value]),
    )
    expect(said).toMatchObject({
      ExecStart: `/opt/adgang/bin/adgang.js ${role === 'portal' ? 'serve' : 'worker'}`,
      User: 'adgang',
      ProtectSystem: 'strict',
      NoNewPrivileges: 'yes',
      CapabilityBoundingSet: '',
      PrivateTmp: 'yes',
      UMask: '0077',
    })
    // longer than the portal's drain and the twenty seconds of what goes on
    expect(Number(said['TimeoutStopSec'])).toBeGreaterThanOrEqual(40)
    expect(complaintsOfSystemd(role, unit)).toBe('')
  },
)

/** What `systemd-analyze verify` says, where there is one; the program is looked for where it lies here. */
function complaintsOfSystemd(role: string, unit: string): string {
  if (spawnSync('systemd-analyze', ['--version']).error) return ''
  const folder = mkdtempSync(join(tmpdir(), 'adgang-unit-'))
  try {
    const file = join(folder, `adgang-${role}.service`)
    writeFileSync(file, unit.replaceAll('/opt/adgang/bin', join(root, 'bin')))
    const { stderr } = spawnSync('systemd-analyze', ['verify', file], { encoding: 'utf8' })
    return stderr
      .split('\n')
      .filter((line) => line.includes('adgang'))
      .join('\n')
  } finally {
    rmSync(folder, { recursive: true })
  }
}

test('the image holds what the program needs at run time, runs as nobody in particular, and carries no key', () => {
  const lines = read('deploy/container/Containerfile').split('\n')
  const copied = lines.flatMap((line) => /^COPY (?:--from=\w+ )?(.+) \S+$/.exec(line)?.[1]?.split(' ') ?? [])
  const shipped = (JSON.parse(read('package.json')) as { files: string[] }).files
  expect(
    shipped.filter((path) => !copied.some((each) => each === path || each.endsWith(`/${path}`))),
  ).toEqual([])
  // the instruction that names the account it runs as
  expect(lines.some((line) => /^[A-Z]{4} adgang$/.test(line))).toBe(true)
  expect(lines.some((line) => /npm ci --ignore-scripts/.test(line))).toBe(true)
  expect(lines.filter((line) => /COPY .*(keys|\.env|data)/.test(line))).toEqual([])
  expect(existsSync(join(root, 'bin/adgang.js'))).toBe(true)
  expect(
    execFileSync(process.execPath, [join(root, 'bin/adgang.js'), '--help'], { encoding: 'utf8' }),
  ).toContain('doctor')
}, 120_000)

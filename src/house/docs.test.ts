/** What the papers point at is there: pages, headings, and the tests that are said to show something. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '../..')
const read = (path: string) => readFileSync(join(root, path), 'utf8')
const pages = ['.', 'docs', 'docs/how-to', 'docs/decisions', 'docs/processes'].flatMap((folder) =>
  readdirSync(join(root, folder))
    .filter((name) => name.endsWith('.md'))
    .map((name) => join(folder, name)),
)

test('every link leads to a page that is there, and to a heading on it', () => {
  const links = pages.flatMap((page) =>
    [...read(page).matchAll(/\]\((?!https?:)([^)#\s]*)(#[^)\s]+)?\)/g)].map(
      ([, path = '', heading = '']) => ({
        page,
        to: path === '' ? page : join(dirname(page), path),
        heading: heading.slice(1),
      }),
    ),
  )
  expect(links.length).toBeGreaterThan(60)
  const lost = links.filter(
    ({ to, heading }) => !existsSync(join(root, to)) || (heading !== '' && !headingsOf(to).includes(heading)),
  )
  expect(lost).toEqual([])
})

test('every page of the how-tos, the decisions and the processes stands in the list beside it', () => {
  for (const folder of ['docs/how-to', 'docs/decisions', 'docs/processes']) {
    const list = read(join(folder, 'README.md'))
    const names = pages.flatMap((page) => (dirname(page) === folder ? [relative(folder, page)] : []))
    expect(names.length).toBeGreaterThan(5)
    expect(names.filter((name) => name !== 'README.md' && !list.includes(`(${name})`))).toEqual([])
  }
})

test('every page that the code names is there', () => {
  const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' }).filter((path) =>
    /\.tsx?$/.test(path),
  )
  const named = files.flatMap(
    (path) =>
      read(join('src', path)).match(/\bdocs\/(?:(?:how-to|decisions|processes)\/)?[\w-]+\.md\b/g) ?? [],
  )
  expect(named.length).toBeGreaterThan(5)
  expect([...new Set(named)].filter((path) => !existsSync(join(root, path)))).toEqual([])
})

test.each([
  ['openldap', 'connect-openldap'],
  ['active-directory', 'connect-active-directory'],
  ['scim', 'connect-scim'],
  ['doors', 'connect-doors'],
  ['a service', 'connect-openid'],
])('every setting of %s stands in the table of its page', (kind, page) => {
  const { $defs } = JSON.parse(read('institutions/institution.schema.json')) as { $defs: unknown }
  const [settings = []] = objectsIn($defs)
    .filter((each) => each['kind']?.const === kind || (kind === 'a service' && 'redirects' in each))
    .map((each) => Object.keys(each).filter((name) => name !== 'kind'))
  expect(settings.length).toBeGreaterThan(6)
  const cells = read(`docs/how-to/${page}.md`)
    .split('\n')
    .flatMap((line) => /^\| ([^|]+) \|/.exec(line)?.[1] ?? [])
  expect(settings.filter((each) => !cells.some((cell) => cell.includes(`\`${each}\``)))).toEqual([])
})

test('every dependency has its line among the colleagues', () => {
  const { dependencies, devDependencies } = JSON.parse(read('package.json')) as Record<
    'dependencies' | 'devDependencies',
    Record<string, string>
  >
  const packages = [dependencies, devDependencies]
    .flatMap(Object.keys)
    .filter((name) => !name.startsWith('@types/'))
  expect(packages.length).toBeGreaterThan(40)
  const colleagues = read('docs/decisions/colleagues.md')
  expect(packages.filter((name) => !colleagues.includes(`\`${name}\``))).toEqual([])
})

test('what docs/requirements.md names as where something is shown is there', () => {
  const named = [...read('docs/requirements.md').matchAll(/`([\w@./*-]+\/[\w.*-]+)`/g)].map(
    ([, path = '']) => path,
  )
  expect(named.length).toBeGreaterThan(200)
  expect([...new Set(named)].filter((path) => !isThere(path))).toEqual([])
})

type Settings = Readonly<Record<string, { const?: unknown }>>

/** The properties of every object in a JSON Schema. */
function objectsIn(schema: unknown): Settings[] {
  if (typeof schema !== 'object' || schema === null) return []
  const inside = Object.values(schema).flatMap(objectsIn)
  return 'properties' in schema ? [schema.properties as Settings, ...inside] : inside
}

/** A path below `src/`, unless it begins with one of the folders beside it; a star stands for any name. */
function isThere(path: string): boolean {
  if (path.startsWith('/')) return true
  const whole = /^(e2e|docs|institutions|prove|bench|deploy)\//.test(path) ? path : join('src', path)
  if (!whole.includes('*')) return existsSync(join(root, whole))
  const pattern = new RegExp(`^${whole.replace(/^.*\//, '').replaceAll('.', '\\.').replaceAll('*', '.*')}$`)
  return readdirSync(join(root, dirname(whole))).some((name) => pattern.test(name))
}

/** As a reader's page makes an address of a heading. */
function headingsOf(page: string): readonly string[] {
  return [...read(page).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  )
}

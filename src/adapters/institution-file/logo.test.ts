/** A logo is one small picture that needs nothing else and does nothing; anything else is told with file and line. */
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { checkInstitutions } from './check-institutions.ts'
import { readLogo } from './logo.ts'
import { inOneLine } from './problem.ts'

const yaml = `key: fjell
names: { nb: Fjell, nn: Fjell, en: Fjell, short: Fjell }
mailAddresses: { domain: fjell.example }
look:
  logo: { file: logo.svg }
`
const svg = (inside = '<path d="M0 0h9v9z"/>', root = 'viewBox="0 0 90 30"') =>
  `<svg xmlns="http://www.w3.org/2000/svg" ${root}>${inside}</svg>`

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'institutions-'))
  await writeFile(join(folder, 'fjell.yaml'), yaml)
  await mkdir(join(folder, 'fjell'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const place = () => join(folder, 'fjell/logo.svg')

/** The institution's logo, or what `config check` says of it. */
async function logoAfter(content: string | Buffer | null) {
  if (content !== null) await writeFile(place(), content)
  const checked = await checkInstitutions(folder)
  if (!checked.ok) return checked.problems.map(inOneLine)
  const [institution] = checked.institutions
  return institution ? readLogo(folder, institution) : null
}

test.each([
  ['by its viewBox', svg()],
  ['by width and height', svg('', 'width="90px" height="30"')],
  [
    'after what editors write in front',
    `\uFEFF<?xml version="1.0"?>\n<!-- drawn by hand -->\n<!DOCTYPE svg>\n${svg()}`,
  ],
  ['with parts of its own', svg('<defs><g id="a"/></defs><use href="#a"/><rect fill="url(#a)"/>')],
])('a picture is one, with its size: %s', async (_name, content) => {
  expect(await logoAfter(content)).toEqual({ svg: content.replace('\uFEFF', ''), width: 90, height: 30 })
})

test.each([
  ['not there', null, 'there is no file institutions/fjell/logo.svg'],
  ['a page', '<!DOCTYPE html><html><svg></svg></html>', 'institutions/fjell/logo.svg is not an SVG picture'],
  ['a PNG', Buffer.from('89504e470d0a1a0a', 'hex'), 'institutions/fjell/logo.svg is not an SVG picture'],
  ['too large', svg('x'.repeat(65_536)), 'institutions/fjell/logo.svg is larger than 64 kB'],
  ['without a size', svg('', ''), 'institutions/fjell/logo.svg does not say its size: give it a viewBox'],
  [
    'a ribbon',
    svg('', 'viewBox="0 0 700 100"'),
    'institutions/fjell/logo.svg is more than six times as wide as high',
  ],
  ['script', svg('<script>alert(1)</script>'), 'institutions/fjell/logo.svg holds script'],
  ['script in an attribute', svg('<g onload="alert(1)"/>'), 'institutions/fjell/logo.svg holds script'],
  [
    'somebody else’s picture',
    svg('<image href="https://evil.example/x.png"/>'),
    'institutions/fjell/logo.svg wants other files, which are not loaded',
  ],
  [
    'somebody else’s style',
    svg('<style>@import "https://evil.example/x.css"</style>'),
    'institutions/fjell/logo.svg wants other files, which are not loaded',
  ],
])('it is refused with its line: %s', async (_name, content, reason) => {
  expect(await logoAfter(content)).toEqual([`fjell.yaml:5:11 look.logo.file: ${reason}`])
})

test('a link out of the folder is none', async () => {
  await writeFile(join(folder, 'elsewhere.svg'), svg())
  await symlink(join(folder, 'elsewhere.svg'), place())
  expect(await logoAfter(null)).toEqual([
    'fjell.yaml:5:11 look.logo.file: institutions/fjell/logo.svg is not a file of its own',
  ])
})

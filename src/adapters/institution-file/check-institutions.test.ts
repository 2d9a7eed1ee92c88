/** Every mistake in a university's file is told at once, with file, line and reason; a fifth university is one small file. */
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { checkInstitutions } from './check-institutions.ts'
import { inOneLine } from './problem.ts'

const ours = join(import.meta.dirname, '../../../institutions')
const fifth = `key: fjell
names: { nb: Høgskolen i Fjell, nn: Høgskulen i Fjell, en: Fjell University College, short: HiFjell }
mailAddresses: { domain: fjell.example }
lockout: { wrongTries: 4 }
`

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'institutions-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

/** The problems of a folder with these files, one line each. */
async function problemsOf(files: Record<string, string>): Promise<string[]> {
  for (const [name, yaml] of Object.entries(files)) await writeFile(join(folder, name), yaml)
  const checked = await checkInstitutions(folder)
  return checked.ok ? [] : checked.problems.map(inOneLine)
}

test('a fifth university is a small file alone', async () => {
  await cp(ours, folder, { recursive: true })
  await writeFile(join(folder, 'fjell.yaml'), fifth)
  const checked = await checkInstitutions(folder)
  if (!checked.ok) throw new Error(checked.problems.map(inOneLine).join('\n'))
  expect(checked.institutions.map(({ key }) => key)).toEqual(['educloud', 'fjell', 'ntnu', 'oslomet', 'usn'])
  const fjell = checked.institutions[1]
  expect(fjell?.hosts).toEqual(['fjell.localhost'])
  expect(fjell?.lockout.wrongTries).toBe(4)
  expect(fjell?.lockout.lockedFor.total('minutes')).toBe(30)
})

describe('what is wrong is told', () => {
  test('all of it at once, each with its line, column and key', async () => {
    const yaml = `key: fjell
names: { nb: Fjell, nn: Fjell, short: Fjell }
mailAddresses: { domain: fjell.example }
lockout:
  wrongTries: 60
  lockedfor: PT30M
desks:
  - key: it
    name: { nb: IT, nn: IT, en: IT }
    ways:
      - kind: phone
        number: 22000000
        hours: Mo-Fr 8 til 16
      - kind: pigeon
features:
  doorPin: ja
`
    expect(await problemsOf({ 'fjell.yaml': yaml })).toEqual([
      'fjell.yaml:2:1 names.en: is missing',
      'fjell.yaml:5:3 lockout.wrongTries: must be a whole number from 3 to 20',
      'fjell.yaml:6:3 lockout.lockedfor: is not a setting that may stand here',
      'fjell.yaml:12:9 desks[0].ways[0].number: must be a telephone number in quotation marks, written "+47 22 00 00 00"',
      expect.stringMatching(/^fjell\.yaml:13:9 desks\[0\]\.ways\[0\]\.hours: must be opening hours: /),
      'fjell.yaml:14:9 desks[0].ways[1].kind: must be one of: counter, phone, mail, case, chat, video, loan, return',
      'fjell.yaml:16:3 features.doorPin: must be true or false',
    ])
  })

  test('an empty file lacks everything', async () => {
    expect(await problemsOf({ 'fjell.yaml': '' })).toEqual(['fjell.yaml:1:1 must be a group of settings'])
  })

  test('what is missing is told at the group that lacks it', async () => {
    expect(await problemsOf({ 'fjell.yaml': 'key: fjell\n' })).toEqual([
      'fjell.yaml:1:1 names: is missing',
      'fjell.yaml:1:1 mailAddresses: is missing',
    ])
  })

  test('broken YAML is told with its line, and a key that stands twice', async () => {
    expect(await problemsOf({ 'fjell.yaml': `${fifth}look: { colours: [\n` })).toEqual(
      expect.arrayContaining([expect.stringMatching(/^fjell\.yaml:[56]:\d+ is not YAML here: /)]),
    )
    expect(await problemsOf({ 'fjell.yaml': `${fifth}key: berg\n` })).toEqual([
      'fjell.yaml:5:1 is not YAML here: Map keys must be unique',
    ])
  })

  test('a list in place of a group, and a group in place of a text', async () => {
    expect(await problemsOf({ 'fjell.yaml': `${fifth}recovery: [eid]\norigin: { host: x }\n` })).toEqual([
      'fjell.yaml:5:1 recovery: must be a group of settings',
      expect.stringMatching(/^fjell\.yaml:6:1 origin: must be an address that begins with https/),
    ])
  })

  test('settings that contradict each other, at the setting to change', async () => {
    expect(await problemsOf({ 'fjell.yaml': `${fifth}help:\n  otherProblems: orakel\n` })).toEqual([
      'fjell.yaml:6:3 help.otherProblems: no desk has the key orakel',
    ])
  })

  test('a logo that is not there', async () => {
    expect(await problemsOf({ 'fjell.yaml': `${fifth}look: { logo: { file: logo.svg } }\n` })).toEqual([
      'fjell.yaml:5:17 look.logo.file: there is no file institutions/fjell/logo.svg',
    ])
  })

  test('text messages that would not fit into one, with the setting that makes them so', async () => {
    const host = `${'konto.'.repeat(12)}example`
    const reason = 'with this address, these do not fit into one text message: '
    expect(await problemsOf({ 'fjell.yaml': `${fifth}hosts: [${host}]\n` })).toEqual([
      expect.stringMatching(new RegExp(`^fjell\\.yaml:5:1 hosts: ${reason}.*password-changed \\(nb\\)`)),
    ])
    expect(
      await problemsOf({
        'fjell.yaml': `${fifth}origin: https://${host}\nhosts: [fjell.example, ${host}]\n`,
      }),
    ).toEqual([expect.stringMatching(new RegExp(`^fjell\\.yaml:5:1 origin: ${reason}`))])
    expect(
      await problemsOf({ 'fjell.yaml': `${fifth}hosts: [${host}]\nmessages: { sms: { offered: false } }\n` }),
    ).toEqual([])
  })

  test('a short name that no text message can carry', async () => {
    const yaml = fifth.replace('short: HiFjell', 'short: "Fjell 🎓"')
    expect(await problemsOf({ 'fjell.yaml': yaml })).toEqual([
      'fjell.yaml:2:86 names.short: holds letters that no text message can carry',
    ])
  })

  test('a mistake in what an alias repeats is told where it stands', async () => {
    const desk = (key: string, hours: string) =>
      `  - { key: ${key}, name: { nb: a, nn: a, en: a }, ways: ${hours} }\n`
    const yaml = `${fifth}desks:\n${desk('a', '[&p { kind: phone, number: 1 }]')}${desk('b', '[*p]')}`
    const reason = 'must be a telephone number in quotation marks, written "+47 22 00 00 00"'
    expect(await problemsOf({ 'fjell.yaml': yaml })).toEqual([
      `fjell.yaml:6:71 desks[0].ways[0].number: ${reason}`,
      `fjell.yaml:6:71 desks[1].ways[0].number: ${reason}`,
    ])
  })

  test('aliases that multiply without end are refused', async () => {
    const bomb = `a: &a [x,x,x,x,x,x,x,x,x,x]\nb: &b [${'*a,'.repeat(50)}]\nc: [${'*b,'.repeat(50)}]\n`
    expect(await problemsOf({ 'fjell.yaml': bomb })).toEqual([
      expect.stringMatching(/^fjell\.yaml:1:1 is not YAML that can be read: /),
    ])
  })
})

describe('between two files', () => {
  test('the file is called like its key', async () => {
    expect(await problemsOf({ 'berg.yaml': fifth })).toEqual([
      'berg.yaml:1:1 key: must be berg, as the file is called, and end in .yaml',
    ])
  })

  test('no host, realm or mail domain twice', async () => {
    const other = fifth
      .replace('key: fjell', 'key: berg')
      .replace('lockout', 'hosts: [fjell.localhost]\nlockout')
    expect(await problemsOf({ 'berg.yaml': other, 'fjell.yaml': fifth })).toEqual([
      'fjell.yaml:1:1 hosts[0]: is taken by berg.yaml',
      'fjell.yaml:1:1 identifiers.realm: is taken by berg.yaml',
      'fjell.yaml:1:1 identifiers.openid: is taken by berg.yaml',
      'fjell.yaml:3:1 mailAddresses: is taken by berg.yaml',
    ])
  })

  test('a folder without institutions is an error, not nothing', async () => {
    expect(await problemsOf({})).toEqual([`${folder}:1:1 holds no institution: no file <key>.yaml`])
  })
})

/** Whatever is wrong in a guide stops the start with file, line and reason; a number comes from a setting or not at all. */
import { cp, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { conditionNames } from '../../../core/help/conditions.ts'
import { plainWords } from '../../../core/help/guide.ts'
import type { Institution } from '../../../core/institution/institution.ts'
import { languages } from '../../../core/language.ts'
import { checkInstitutions } from '../check-institutions.ts'
import { inOneLine } from '../problem.ts'
import { readGuides } from './read-guides.ts'

const ours = join(import.meta.dirname, '../../../../institutions')
const top = `---
title: Title
summary: Summary.
topic: password
action: change-password
published: 2026-08-10
modified: 2026-11-22
---
`

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'guides-'))
  for (const file of await readdir(ours)) {
    if (file.endsWith('.yaml')) await cp(join(ours, file), join(folder, file))
  }
})
afterEach(() => rm(folder, { recursive: true, force: true }))

async function write(files: Record<string, string>): Promise<void> {
  for (const [name, content] of Object.entries(files)) {
    await mkdir(join(folder, name, '..'), { recursive: true })
    await writeFile(join(folder, name), content)
  }
}

/** The three files of a guide with the same text. */
function guide(name: string, body: string, head = top, where = 'help'): Record<string, string> {
  return Object.fromEntries(languages.map((language) => [`${where}/${name}.${language}.md`, head + body]))
}

async function problems(): Promise<string[]> {
  const checked = await checkInstitutions(folder)
  return checked.ok ? [] : checked.problems.map(inOneLine)
}

async function institution(key: string): Promise<Institution> {
  const checked = await checkInstitutions(ours)
  const found = checked.ok ? checked.institutions.find((each) => each.key === key) : undefined
  if (!found) throw new Error(`${key} cannot be read`)
  return found
}

async function guidesAt(key: string) {
  return (await readGuides(folder, await institution(key))).guides
}

describe('refused', () => {
  test.each([
    ['an unknown slot', 'At least {{ passwords.shortest }}.', 'there is no slot {{ passwords.shortest }}'],
    ['a slot that is not closed', 'At least {{ passwords.minLength.', 'a slot is written {{ name }}'],
    [
      'a number that a rule decides',
      'At least 16 characters.',
      /^16 is decided by a setting: write \{\{ passwords\.minLength \}\}/,
    ],
    ['an unknown condition', 'Words. {{ only tuesdays }}', 'there is no condition tuesdays'],
    ['HTML', 'a<br>b', 'HTML cannot stand in a guide'],
    ['a block of HTML', '<script>alert(1)</script>', 'HTML cannot stand in a guide'],
    ['a picture', '![me](/me.png)', 'a picture cannot stand in a guide'],
    ['script as a link', '[here](javascript:alert)', /^javascript:alert is no page of ours/],
    [
      'a web address of its own',
      '[here](https://evil.example/)',
      /^https:\/\/evil\.example\/ is no page of ours/,
    ],
    ['a page that is not there', '[here](/my-acount)', /^\/my-acount is no page of ours/],
    ['another guide that is not there', '[here](/help/none)', /^\/help\/none is no page of ours/],
    [
      'a list inside a sentence',
      'All of {{ devices }} hold it.',
      '{{ devices }} is a list and stands in a paragraph of its own',
    ],
    ['a heading of its own size', '# Big', 'a heading inside a guide is ## or ###'],
    ['code', '```\nrm\n```', 'a block of code cannot stand in a guide'],
  ])('%s', async (_what, body, reason) => {
    await write(guide('mine', `\nFirst.\n\n${body}\n`))
    const told = await problems()
    expect(told).toHaveLength(3)
    for (const [place, language] of languages.entries()) {
      const [, where, why] = /^(help\/mine\.\w\w\.md:12:\d+) (.*)$/.exec(told[place] ?? '') ?? []
      expect(where?.startsWith(`help/mine.${language}.md:12:`)).toBe(true)
      if (typeof reason === 'string') expect(why).toBe(reason)
      else expect(why).toMatch(reason)
    }
  })

  test('a language that is missing', async () => {
    const { 'help/mine.nn.md': _left, ...others } = guide('mine', '\nWords.\n')
    await write(others)
    expect(await problems()).toEqual([
      'help/mine.nn.md:1:1 is missing: a guide exists in bokmål, nynorsk and English',
    ])
  })

  test('a guide that ends nowhere, or where this institution has no page', async () => {
    await write(guide('mine', '\nWords.\n', top.replace('action: change-password\n', '')))
    expect(await problems()).toContain('help/mine.nb.md:2:1 action: is missing')
    await write(guide('mine', '\nWords.\n', top.replace('change-password', 'nowhere')))
    expect((await problems())[0]).toMatch(
      /^help\/mine\.nb\.md:5:1 action: must be one of: activate-account, /,
    )
    await write(guide('mine', '\nWords.\n', top.replace('change-password', 'projects')))
    expect(await problems()).toEqual(
      ['ntnu', 'oslomet', 'usn'].map(
        (key) => `help/mine.nb.md:1:1 ${key} has no projects: say for whom the guide is, with needs`,
      ),
    )
  })

  test('a slot that is empty somewhere, unless the guide says for whom it is', async () => {
    await write(guide('mine', '\n{{ help.studentNumber.found }}\n'))
    expect((await problems())[0]).toBe(
      'help/mine.nb.md:10:1 {{ help.studentNumber.found }} is empty at educloud: say for whom it is, with {{ only … }} or needs',
    )
    await write(guide('mine', '\nWords.\n\n{{ help.studentNumber.found }} {{ only help.studentNumber }}\n'))
    expect(await problems()).toEqual([])
    const needs = top.replace('topic', 'needs: [help.studentNumber]\ntopic')
    await write(guide('mine', '\n{{ help.studentNumber.found }}\n', needs))
    expect(await problems()).toEqual([])
  })

  test('languages that do not agree, dates that are none, keys nobody knows, and files that are no guides', async () => {
    await write({
      ...guide('mine', '\nWords.\n'),
      'help/mine.en.md': `${top.replace('change-password', 'desks')}\nWords.\n`,
      'help/README.md': 'no guide',
    })
    expect(await problems()).toEqual([
      'help/README.md:1:1 is no guide: its name must be <guide>.nb.md, .nn.md or .en.md',
      'help/mine.en.md:1:1 action must be the same in all languages',
    ])
    await write(
      guide(
        'mine',
        '\nWords.\n',
        top.replace('2026-11-22', '2026-11-31').replace('topic', 'mood: good\ntopic'),
      ),
    )
    expect((await problems()).join('\n')).toContain('modified: must be a day, written 2026-08-10')
  })

  test('a guide that the settings list and nobody wrote', async () => {
    await writeFile(join(folder, 'usn.yaml'), `${await usn()}\n  guides: [none]\n`)
    expect((await problems()).join('\n')).toContain(
      'help.guides: there is no guide none for this institution',
    )
  })
})

async function usn(): Promise<string> {
  const { readFile } = await import('node:fs/promises')
  return (await readFile(join(folder, 'usn.yaml'), 'utf8')).trimEnd()
}

describe('filled', () => {
  test('the numbers of the institution stand in the text', async () => {
    await write(guide('mine', '\nAfter {{ lockout.wrongTries }} wrong ones, {{ lockout.lockedFor }}.\n'))
    const [mine] = await guidesAt('oslomet')
    expect(mine?.in.en.blocks).toEqual([
      {
        is: 'paragraph',
        holds: [
          { is: 'text', text: 'After ' },
          { is: 'count', count: 6 },
          { is: 'text', text: ' wrong ones, ' },
          { is: 'duration', lasts: expect.objectContaining({ minutes: 30 }) },
          { is: 'text', text: '.' },
        ],
      },
    ])
  })

  test('a part, an item and a paragraph are there for whom they are', async () => {
    const body =
      '\n## Doors {{ only doorPin }}\n\nA.\n\n### Inside\n\nB.\n\n## All\n\n- one {{ only projects }}\n- two\n\nC {{ only students }}\n'
    await write(guide('mine', body))
    const words = async (key: string) =>
      (await guidesAt(key)).map((each) => plainWords(each.in.nb.blocks).replace(/\s+/g, ' '))
    expect(await words('oslomet')).toEqual(['Doors A. Inside B. All two C'])
    expect(await words('educloud')).toEqual(['All one two'])
  })

  test('an institution’s own guide stands in place of the common one, or beside it', async () => {
    await write({
      ...guide('mine', '\nCommon.\n'),
      ...guide('mine', '\nOwn.\n', top, 'usn/help'),
      ...guide('more', '\nMore.\n', top, 'usn/help'),
    })
    const words = async (key: string) =>
      (await guidesAt(key)).map((each) => `${each.key}: ${plainWords(each.in.nb.blocks)}`)
    expect(await words('usn')).toEqual(['mine: Own.', 'more: More.'])
    expect(await words('ntnu')).toEqual(['mine: Common.'])
  })
})

test('every condition is one that some institution meets and some does not, or that a guide uses', async () => {
  const { readFile } = await import('node:fs/promises')
  const files = await readdir(join(ours, 'help'))
  const all = (await Promise.all(files.map(async (file) => readFile(join(ours, 'help', file), 'utf8')))).join(
    '\n',
  )
  const unused = conditionNames.filter(
    (name) => !new RegExp(`[ []${name.replaceAll('.', '\\.')}[ ,\\]]`).test(all),
  )
  expect(unused).toEqual([])
})

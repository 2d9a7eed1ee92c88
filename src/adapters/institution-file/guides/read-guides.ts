/** The guides of one university: the common ones, and its own, which stand in place of a common one of the same name or beside them. Read at the start and never again. */
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { holds } from '../../../core/help/conditions.ts'
import { guideAction } from '../../../core/help/guide-actions.ts'
import { type Guide, type GuideText, guideTopics } from '../../../core/help/guide.ts'
import { numbersInSlots } from '../../../core/help/slots.ts'
import type { Institution } from '../../../core/institution/institution.ts'
import { type Language, languages } from '../../../core/language.ts'
import type { Problem } from '../problem.ts'
import { type FrontMatter, splitGuide } from './front-matter.ts'
import { toBlocks } from './to-blocks.ts'

const mostBytes = 64 * 1024
const named = /^([a-z][a-z0-9-]{0,59})\.(nb|nn|en)\.md$/

/** A guide before it is read: its three files. */
type Found = { key: string; folder: string; files: ReadonlyMap<Language, string> }

/** The guides that this university shows, in order, and everything that is wrong with any of them. */
export async function readGuides(
  directory: string,
  institution: Institution,
): Promise<{ guides: Guide[]; problems: Problem[] }> {
  const problems: Problem[] = []
  const common = await foundIn(directory, 'help', problems)
  const own = await foundIn(directory, `${institution.key}/help`, problems)
  const all = new Map([...common, ...own].map((found) => [found.key, found]))
  const opened = [...all.values()].flatMap((found) => open(found, problems))
  const forUs = opened.filter(({ front }) => front.needs.every((need) => holds(need, institution) === true))
  const shown = inOrder(forUs, institution)
  const keys = shown.map(({ found }) => found.key)
  const guides = shown.map((one) => filled(one, institution, keys, problems))
  return { guides, problems: [...problems, ...unknownInSettings(institution, keys)] }
}

async function foundIn(directory: string, folder: string, problems: Problem[]): Promise<Found[]> {
  const names = (await readdir(join(directory, folder)).catch(onlyMissing)).sort()
  const found = new Map<string, Map<Language, string>>()
  for (const name of names) {
    const [, key, language] = named.exec(name) ?? []
    if (key === undefined || language === undefined) {
      problems.push(at(`${folder}/${name}`, 'is no guide: its name must be <guide>.nb.md, .nn.md or .en.md'))
      continue
    }
    const bytes = await readFile(join(directory, folder, name))
    if (bytes.length > mostBytes) problems.push(at(`${folder}/${name}`, 'is larger than 64 kB'))
    found.set(
      key,
      (found.get(key) ?? new Map<Language, string>()).set(language as Language, bytes.toString('utf8')),
    )
  }
  return [...found].map(([key, files]) => ({ key, folder, files }))
}

/** A university may do without guides; any other trouble with the folder is one. */
function onlyMissing(error: unknown): string[] {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
  throw error
}

type Opened = {
  found: Found
  front: FrontMatter
  texts: ReadonlyMap<Language, { front: FrontMatter; body: string; above: number }>
}

/** All three languages, agreeing on what is no matter of language. */
function open(found: Found, problems: Problem[]): Opened[] {
  const texts = new Map<Language, { front: FrontMatter; body: string; above: number }>()
  const before = problems.length
  for (const language of languages) {
    const file = fileOf(found, language)
    const content = found.files.get(language)
    if (content === undefined) {
      problems.push(at(file, 'is missing: a guide exists in bokmål, nynorsk and English'))
      continue
    }
    const split = splitGuide(file, content)
    if ('problems' in split) problems.push(...split.problems)
    else texts.set(language, split)
  }
  const [first, ...others] = [...texts.values()].map(({ front }) => front)
  for (const [place, other] of others.entries()) {
    const differing = sameInAll.filter(
      (name) => JSON.stringify(other[name]) !== JSON.stringify(first?.[name]),
    )
    const file = fileOf(found, languages[place + 1] ?? 'en')
    problems.push(...differing.map((name) => at(file, `${name} must be the same in all languages`)))
  }
  return first === undefined || problems.length > before ? [] : [{ found, front: first, texts }]
}

const sameInAll = ['topic', 'needs', 'action', 'published', 'modified'] as const

function filled(
  { found, front, texts }: Opened,
  institution: Institution,
  guides: readonly string[],
  problems: Problem[],
): Guide {
  const numbers = numbersInSlots(institution)
  const { topic, action, published, modified } = front
  if (!guideAction(action).offered(institution))
    problems.push(
      at(fileOf(found, 'nb'), `${institution.key} has no ${action}: say for whom the guide is, with needs`),
    )
  const textIn = (language: Language): GuideText => {
    const text = texts.get(language)
    if (!text) throw new Error(`${found.key} was read without ${language}`)
    const file = fileOf(found, language)
    const reading = { institution, language, file, above: text.above, guides, numbers }
    const { blocks, problems: wrong } = toBlocks(text.body, reading)
    problems.push(...wrong)
    if (blocks.length === 0) problems.push(at(file, `says nothing at ${institution.key}`))
    const { title, summary, keywords } = text.front
    return { title, summary, keywords, blocks }
  }
  return {
    key: found.key,
    topic,
    action,
    published,
    modified,
    in: { nb: textIn('nb'), nn: textIn('nn'), en: textIn('en') },
  }
}

/** As the settings list them; else by topic, and inside it by name. */
function inOrder(opened: readonly Opened[], { help }: Institution): Opened[] {
  const { guides } = help
  if (guides !== null) return guides.flatMap((key) => opened.filter(({ found }) => found.key === key))
  const place = ({ front }: Opened) => guideTopics.indexOf(front.topic)
  return [...opened].sort((a, b) => place(a) - place(b) || (a.found.key < b.found.key ? -1 : 1))
}

function unknownInSettings({ key, help }: Institution, shown: readonly string[]): Problem[] {
  return (help.guides ?? [])
    .filter((guide) => !shown.includes(guide))
    .map((guide) => ({
      ...at(`${key}.yaml`, `there is no guide ${guide} for this institution`),
      path: 'help.guides',
    }))
}

function fileOf({ folder, key }: Found, language: Language): string {
  return `${folder}/${key}.${language}.md`
}

function at(file: string, reason: string): Problem {
  return { file, line: 1, column: 1, path: '', reason }
}

/** All guides of one institution, and finding the right one among them: made once at the start, so that no page asks a database. */
import MiniSearch from 'minisearch'
import { type Guide, plainWords } from '../../core/help/guide.ts'
import { type Language, languages, type Words } from '../../core/language.ts'

export type GuideShelf = {
  all: readonly Guide[]
  named(key: string): Guide | null
  /** The guides that fit best, best first; typing mistakes and other forms of a word are forgiven (row E-6). */
  find(typed: string, language: Language): readonly Guide[]
}

/** More words than this say nothing more, and cost. */
const mostWords = 8
const mostFound = 10

/** Puts the guides in order and makes an index in each language. */
export function openShelf(guides: readonly Guide[]): GuideShelf {
  const byKey = new Map(guides.map((guide) => [guide.key, guide]))
  const indexes: Words<MiniSearch> = {
    nb: indexOf(guides, 'nb'),
    nn: indexOf(guides, 'nn'),
    en: indexOf(guides, 'en'),
  }
  return {
    all: guides,
    named: (key) => byKey.get(key) ?? null,
    find: (typed, language) =>
      indexes[language]
        .search(wordsIn(typed.slice(0, mostTyped)).slice(0, mostWords).join(' '))
        .slice(0, mostFound)
        .flatMap(({ id }) => byKey.get(String(id)) ?? []),
  }
}

const weights = { title: 5, keywords: 4, summary: 2, text: 1, others: 2 }

function indexOf(guides: readonly Guide[], language: Language): MiniSearch {
  const index = new MiniSearch({
    idField: 'key',
    fields: Object.keys(weights),
    tokenize: wordsIn,
    processTerm: (term) => term,
    searchOptions: {
      boost: weights,
      prefix: (term) => term.length > 2,
      fuzzy: (term) => (term.length > 3 ? 0.25 : false),
    },
  })
  index.addAll(guides.map((guide) => fieldsOf(guide, language)))
  return index
}

function fieldsOf(guide: Guide, language: Language) {
  const { title, summary, keywords, blocks } = guide.in[language]
  // whoever reads one language may search in another
  const others = languages
    .filter((other) => other !== language)
    .flatMap((other) => [guide.in[other].title, ...guide.in[other].keywords])
  return {
    key: guide.key,
    title,
    summary,
    keywords: keywords.join(' '),
    text: plainWords(blocks),
    others: others.join(' '),
  }
}

/** Words as people type them who have other keys: no capitals, å and ø as a and o. Words that stand in every question are left out. */
function wordsIn(text: string): string[] {
  const folded = text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replaceAll('ø', 'o')
    .replaceAll('æ', 'ae')
  return folded.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '' && !everywhere.has(word))
}

/** What is typed beyond this is not looked at. */
const mostTyped = 100

const everywhere = new Set(
  [
    'jeg eg du deg meg min mitt mine din ditt dine er har kan skal vil hvordan korleis hva kva hvor kvar nar i pa til fra fra av og a en ei et det den de som for med om ikke ikkje',
    'i you my your is are have has can do does how what where when the a an of to in on at from and or for with not it this that',
  ].flatMap((line) => line.split(' ')),
)

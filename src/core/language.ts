/** The written languages every page, mail and text message exists in: bokmål, nynorsk and English. */

/** The languages we write, in the order they are offered (mission A-1, N-10). */
export const languages = ['nb', 'nn', 'en'] as const

/** One written language. */
export type Language = (typeof languages)[number]

/** The same words in every language: a missing one does not compile. */
export type Words<T = string> = Readonly<Record<Language, T>>

/** Each language's own name for itself, for the language switch. */
export const languageNames: Words = { nb: 'Bokmål', nn: 'Nynorsk', en: 'English' }

/** True when `text` is one of the languages we write. */
export function isLanguage(text: string): text is Language {
  return (languages as readonly string[]).includes(text)
}

/** The language we write that a BCP 47 tag stands for, or null: `no` and `nb-NO` are bokmål (RFC 5646 2.2.1). */
export function readLanguage(tag: string): Language | null {
  const primary = tag.trim().toLowerCase().split('-')[0] ?? ''
  if (primary === 'no' || primary === 'da' || primary === 'sv') return 'nb'
  return isLanguage(primary) ? primary : null
}

/**
 * The offered language that a browser's `Accept-Language` likes best (RFC 9110 12.5.4), else `fallback`.
 * At most 20 ranges are read, so that a hostile header costs nothing.
 */
export function negotiateLanguage(
  acceptLanguage: string | undefined,
  offered: readonly Language[],
  fallback: Language,
): Language {
  const ranges = (acceptLanguage ?? '').slice(0, 1000).split(',').slice(0, 20).map(readRange)
  const liked = ranges.filter(({ weight }) => weight > 0).sort((a, b) => b.weight - a.weight)
  for (const { language } of liked) {
    if (language !== null && offered.includes(language)) return language
  }
  return fallback
}

/** One range of the header, `nn;q=0.8`; a weight that is not a number between 0 and 1 counts as never. */
function readRange(range: string): { language: Language | null; weight: number } {
  const [tag = '', ...parameters] = range.split(';').map((part) => part.trim())
  const q = parameters.find((parameter) => /^q\s*=/i.test(parameter))
  const weight = q === undefined ? 1 : Number(q.slice(q.indexOf('=') + 1))
  return { language: readLanguage(tag), weight: weight >= 0 && weight <= 1 ? weight : 0 }
}

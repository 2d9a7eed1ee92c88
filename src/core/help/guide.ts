/** A guide as pages show it: read from its file at the start, every slot filled with what this institution decided. */
import type { Temporal } from 'temporal-polyfill'
import type { Words } from '../language.ts'
import type { Day } from '../person/facts.ts'
import type { GuideActionName } from './guide-actions.ts'

/** What stands inside a line. Numbers and lengths of time stay values: a page writes them in its own language. */
export type Inline =
  | { is: 'text'; text: string }
  /** Letter by letter as it stands. */
  | { is: 'exact'; text: string }
  | { is: 'count'; count: number }
  | { is: 'duration'; lasts: Temporal.Duration }
  /** A day of every year, `09-01`. */
  | { is: 'day-of-year'; day: string }
  | { is: 'strong' | 'emphasis'; holds: readonly Inline[] }
  /** `to`: a page of ours, or an address of the institution's settings. */
  | { is: 'link'; to: string; holds: readonly Inline[] }
  | { is: 'line-break' }

/** What stands below each other. */
export type Block =
  | { is: 'heading'; level: 2 | 3; holds: readonly Inline[] }
  | { is: 'paragraph'; holds: readonly Inline[] }
  | { is: 'list'; ordered: boolean; items: readonly (readonly Block[])[] }
  /** A desk with every way and its hours, by its key. */
  | { is: 'desk'; desk: string }

/** Under which heading a guide is listed, in this order. */
export const guideTopics = [
  'begin',
  'password',
  'two-factor',
  'access',
  'account',
  'services',
  'projects',
  'more',
] as const
export type GuideTopic = (typeof guideTopics)[number]

/** One guide in one language. */
export type GuideText = {
  title: string
  /** One sentence, for the list. */
  summary: string
  /** Other words that people search with. */
  keywords: readonly string[]
  blocks: readonly Block[]
}

/** A guide in all languages; it ends in the page where the thing is done (rows N-8, E-6). */
export type Guide = {
  /** As in the address and the name of the file. */
  key: string
  topic: GuideTopic
  action: GuideActionName
  published: Day
  modified: Day
  in: Words<GuideText>
}

/** The words of a guide without anything else, for searching. */
export function plainWords(blocks: readonly Block[]): string {
  return blocks
    .map((block) => {
      if (block.is === 'desk') return ''
      return block.is === 'list' ? block.items.map(plainWords).join(' ') : wordsOf(block.holds)
    })
    .join(' ')
}

function wordsOf(inlines: readonly Inline[]): string {
  return inlines
    .map((inline) => ('text' in inline ? inline.text : 'holds' in inline ? wordsOf(inline.holds) : ' '))
    .join('')
}

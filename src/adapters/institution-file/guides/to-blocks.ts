/** The Markdown of a guide as blocks of ours, every slot filled; HTML, pictures, tables and code are refused. (Long: one kind of Markdown after another.) */
import type { Nodes, PhrasingContent, RootContent } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { holds } from '../../../core/help/conditions.ts'
import { isPageOfOurs } from '../../../core/help/guide-actions.ts'
import type { Block, Inline } from '../../../core/help/guide.ts'
import { fillSlot } from '../../../core/help/slots.ts'
import type { Institution } from '../../../core/institution/institution.ts'
import type { Language } from '../../../core/language.ts'
import type { Problem } from '../problem.ts'

/** For whom a guide is read. */
export type Reading = {
  institution: Institution
  language: Language
  file: string
  /** How many lines stand above the text in its file. */
  above: number
  /** Other guides that may be linked to. */
  guides: readonly string[]
  /** The numbers that slots hold here, with the name of the slot. */
  numbers: ReadonlyMap<number, string>
}

/** The blocks, and everything that is wrong. */
export function toBlocks(markdown: string, reading: Reading): { blocks: Block[]; problems: Problem[] } {
  const reader = new GuideReader(reading)
  const blocks = reader.blocks(fromMarkdown(markdown).children)
  return { blocks, problems: reader.problems }
}

/** Walks one text once; remembers what it finds wrong. */
class GuideReader {
  readonly problems: Problem[] = []
  readonly #reading: Reading

  constructor(reading: Reading) {
    this.#reading = reading
  }

  /** A part under a heading that is not for this institution goes with its heading. */
  blocks(nodes: readonly RootContent[]): Block[] {
    const shown: Block[] = []
    let left: number | null = null
    for (const node of nodes) {
      if (node.type === 'heading' && left !== null && node.depth <= left) left = null
      if (left !== null) continue
      if (!this.#isFor(node)) {
        if (node.type === 'heading') left = node.depth
        continue
      }
      shown.push(...this.#block(node))
    }
    return shown
  }

  #block(node: RootContent): readonly Block[] {
    switch (node.type) {
      case 'heading': {
        const { depth } = node
        if (depth !== 2 && depth !== 3) return this.#refuse(node, 'a heading inside a guide is ## or ###')
        return [{ is: 'heading', level: depth, holds: this.#inlines(node.children) }]
      }
      case 'paragraph': {
        const alone = node.children.length === 1 ? node.children[0] : undefined
        const slot = alone?.type === 'text' ? slotAlone(alone.value) : null
        if (slot !== null) {
          const filled = this.#fill(node, slot)
          if (filled.is === 'below') return filled.holds
          return filled.is === 'inside' ? [{ is: 'paragraph', holds: filled.holds }] : []
        }
        return [{ is: 'paragraph', holds: this.#inlines(node.children) }]
      }
      case 'list': {
        const items = node.children.filter((item) => this.#isForItem(item.children))
        const blocks = items.map(({ children }) => this.blocks(children))
        return blocks.length === 0 ? [] : [{ is: 'list', ordered: node.ordered ?? false, items: blocks }]
      }
      default:
        return this.#refuse(node, `${inWords(node)} cannot stand in a guide`)
    }
  }

  #inlines(nodes: readonly PhrasingContent[]): Inline[] {
    return nodes.flatMap((node) => this.#inline(node))
  }

  #inline(node: PhrasingContent): readonly Inline[] {
    switch (node.type) {
      case 'text':
        return this.#text(node, node.value)
      case 'strong':
      case 'emphasis':
        return [{ is: node.type, holds: this.#inlines(node.children) }]
      case 'inlineCode':
        return [{ is: 'exact', text: node.value }]
      case 'break':
        return [{ is: 'line-break' }]
      case 'link':
        if (!this.#mayLeadTo(node.url))
          return this.#refuse(
            node,
            `${node.url} is no page of ours; addresses on the web stand in the settings, and come as a slot`,
          )
        return [{ is: 'link', to: node.url, holds: this.#inlines(node.children) }]
      default:
        return this.#refuse(node, `${inWords(node)} cannot stand in a guide`)
    }
  }

  /** Words between slots; the sign of a condition is no word. */
  #text(node: Nodes, value: string): Inline[] {
    return value
      .replace(conditionSaid, '')
      .split(slotInText)
      .flatMap((part, place): readonly Inline[] => {
        if (place % 2 === 0) return this.#words(node, part)
        const filled = this.#fill(node, part)
        if (filled.is === 'below')
          return this.#refuse(node, `{{ ${part} }} is a list and stands in a paragraph of its own`)
        return filled.is === 'inside' ? filled.holds : []
      })
  }

  /** A number that a rule decides is never typed: the text would be wrong the day the rule changes. */
  #words(node: Nodes, text: string): Inline[] {
    if (/\{\{|\}\}/.test(text)) this.#tell(node, 'a slot is written {{ name }}')
    for (const [typed] of text.matchAll(bareNumber)) {
      const slot = this.#reading.numbers.get(Number(typed))
      if (slot !== undefined)
        this.#tell(node, `${typed} is decided by a setting: write {{ ${slot} }} or whichever slot is meant`)
    }
    return text === '' ? [] : [{ is: 'text', text }]
  }

  #fill(node: Nodes, name: string) {
    const { institution, language } = this.#reading
    const filled = fillSlot(name, institution, language)
    if (filled.is === 'unknown') this.#tell(node, `there is no slot {{ ${name} }}`)
    if (filled.is === 'empty')
      this.#tell(
        node,
        `{{ ${name} }} is empty at ${institution.key}: say for whom it is, with {{ only … }} or needs`,
      )
    return filled
  }

  /** A heading, paragraph or item that says `{{ only … }}` is for whom it says. */
  #isFor(node: RootContent): boolean {
    if (node.type !== 'heading' && node.type !== 'paragraph') return true
    return node.children.every((child) => child.type !== 'text' || this.#holdsAll(node, child.value))
  }

  #isForItem(children: readonly RootContent[]): boolean {
    const [first] = children
    return first === undefined || this.#isFor(first)
  }

  #holdsAll(node: Nodes, text: string): boolean {
    const names = [...text.matchAll(condition)].map(([, name = '']) => name)
    return names.every((name) => {
      const answer = holds(name, this.#reading.institution)
      if (answer === null) this.#tell(node, `there is no condition ${name}`)
      return answer !== false
    })
  }

  #mayLeadTo(url: string): boolean {
    return isPageOfOurs(url) || this.#reading.guides.some((guide) => url === `/help/${guide}`)
  }

  #refuse(node: Nodes, reason: string): [] {
    this.#tell(node, reason)
    return []
  }

  #tell(node: Nodes, reason: string): void {
    const { line = 1, column = 1 } = node.position?.start ?? {}
    this.problems.push({
      file: this.#reading.file,
      line: line + this.#reading.above,
      column,
      path: '',
      reason,
    })
  }
}

const slotInText = /\{\{\s*([^{}]*?)\s*\}\}/
const condition = /\{\{\s*only\s+([^{}]*?)\s*\}\}/g
const conditionSaid = /\s*\{\{\s*only\s[^{}]*\}\}/g
const bareNumber = /(?<![\p{L}\d.,-])\d+(?![\p{L}\d]|[.,-]\d)/gu

function slotAlone(text: string): string | null {
  const name = /^\{\{\s*([^{}]*?)\s*\}\}$/.exec(text.trim())?.[1]
  return name === undefined || name.startsWith('only ') ? null : name
}

function inWords({ type }: Nodes): string {
  const names: Partial<Record<Nodes['type'], string>> = {
    html: 'HTML',
    image: 'a picture',
    imageReference: 'a picture',
    code: 'a block of code',
    thematicBreak: 'a line across',
    blockquote: 'a quotation',
    definition: 'a link kept elsewhere',
    linkReference: 'a link kept elsewhere',
  }
  return names[type] ?? type
}

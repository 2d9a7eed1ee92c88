/** The lines at the top of a guide: what it is called, when it was written, and the page it ends in. */
import { LineCounter, parseDocument } from 'yaml'
import { z } from 'zod'
import { conditionNames, type ConditionName } from '../../../core/help/conditions.ts'
import { guideActionNames } from '../../../core/help/guide-actions.ts'
import { guideTopics } from '../../../core/help/guide.ts'
import { day, listOf, oneOf, text } from '../../../core/institution/setting-kinds.ts'
import { spotOf } from '../place.ts'
import type { Problem } from '../problem.ts'
import { reasonOf } from '../reason.ts'

const frontMatter = z.strictObject({
  title: text,
  summary: text,
  keywords: listOf(text).default([]),
  topic: oneOf(guideTopics),
  needs: listOf(z.string().refine(isCondition, { error: 'is not a condition that guides know' })).default([]),
  action: oneOf(namesOf(guideActionNames)),
  published: day,
  modified: day,
})
export type FrontMatter = z.output<typeof frontMatter>

/** The text below the lines, and how many lines stand above it. */
export type Split = { front: FrontMatter; body: string; above: number }

const fence = /^---\r?\n(.*?)\r?\n---\r?\n/s

/** The top and the text of one file, or what is wrong with the top. */
export function splitGuide(file: string, content: string): Split | { problems: Problem[] } {
  const found = fence.exec(content)
  if (!found)
    return {
      problems: [{ file, line: 1, column: 1, path: '', reason: 'must begin with lines between two ---' }],
    }
  const [whole, yaml = ''] = found
  const lines = new LineCounter()
  const document = parseDocument(yaml, { lineCounter: lines, prettyErrors: false, version: '1.2' })
  const problemAt = (offset: { line: number; col: number }, path: string, reason: string): Problem => ({
    file,
    line: offset.line + 1,
    column: offset.col,
    path,
    reason,
  })
  const broken = [...document.errors, ...document.warnings]
  if (broken.length > 0)
    return {
      problems: broken.map((error) =>
        problemAt(lines.linePos(error.pos[0]), '', `is not YAML here: ${error.message}`),
      ),
    }
  const read = frontMatter.safeParse(document.toJS())
  if (read.success)
    return { front: read.data, body: content.slice(whole.length), above: whole.split('\n').length - 1 }
  return {
    problems: read.error.issues.map((issue) => {
      const path = issue.path.map((part) => (typeof part === 'number' ? part : String(part)))
      const { line, column, said } = spotOf(document, lines, path)
      return problemAt({ line, col: column }, path.join('.'), said ? reasonOf(issue) : 'is missing')
    }),
  }
}

function isCondition(name: string): name is ConditionName {
  return conditionNames.some((known) => known === name)
}

/** A list that is never empty, as the type of one of its words wants it. */
function namesOf<Name extends string>(names: readonly Name[]): readonly [Name, ...Name[]] {
  const [first, ...others] = names
  if (first === undefined) throw new Error('guides may end in no page at all')
  return [first, ...others]
}

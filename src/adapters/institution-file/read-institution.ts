/** Reads one university's file: either the whole institution, or everything that is wrong with it. */
import { LineCounter, parseDocument, type Document } from 'yaml'
import type { z } from 'zod'
import { type Institution, institutionSetting } from '../../core/institution/institution.ts'
import { isSaid, spotOf } from './place.ts'
import { type KeyPath, type Problem, written } from './problem.ts'
import { reasonOf } from './reason.ts'

export type ReadInstitution =
  { institution: Institution; problemAt(path: KeyPath, reason: string): Problem } | { problems: Problem[] }

/** `file` is the name that problems give, `oslomet.yaml`; `yaml` is what stands in it. */
export function readInstitution(file: string, yaml: string): ReadInstitution {
  const lines = new LineCounter()
  const document = parseDocument(yaml, { lineCounter: lines, prettyErrors: false, version: '1.2' })
  const problemAt = (path: KeyPath, reason: string): Problem => {
    return { file, ...spotOf(document, lines, path), path: written(path), reason }
  }
  const broken = [...document.errors, ...document.warnings].map((error): Problem => {
    const { line, col } = lines.linePos(error.pos[0])
    return { file, line, column: col, path: '', reason: `is not YAML here: ${error.message}` }
  })
  if (broken.length > 0) return { problems: broken }
  const read = institutionSetting.safeParse(document.toJS())
  if (read.success) return { institution: read.data, problemAt }
  return { problems: inOrder(read.error.issues.flatMap((issue) => problemsOf(issue, document, problemAt))) }
}

/** An unknown key is told at the key itself; something needed and not there at the group that lacks it. */
function problemsOf(
  issue: z.core.$ZodIssue,
  document: Document.Parsed,
  problemAt: (path: KeyPath, reason: string) => Problem,
): Problem[] {
  const path = issue.path.map((part) => (typeof part === 'number' ? part : String(part)))
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => problemAt([...path, key], 'is not a setting that may stand here'))
  const missing = issue.code !== 'custom' && path.length > 0 && !isSaid(document, path)
  return [problemAt(path, missing ? 'is missing' : reasonOf(issue))]
}

function inOrder(problems: Problem[]): Problem[] {
  return problems.sort((a, b) => a.line - b.line || a.column - b.column)
}

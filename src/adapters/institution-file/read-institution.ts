/** Reads one university's file: either the whole institution, or everything that is wrong with it. */
import { LineCounter, parseDocument, type Document } from 'yaml'
import type { z } from 'zod'
import { type Institution, institutionSetting } from '../../core/institution/institution.ts'
import { spotOf } from './place.ts'
import { type KeyPath, type Problem, written } from './problem.ts'
import { reasonOf } from './reason.ts'

type Tell = (path: KeyPath, reason: string, ifMissing?: string) => Problem

export type ReadInstitution = { institution: Institution; problemAt: Tell } | { problems: Problem[] }

/** `file` is the name that problems give, `oslomet.yaml`; `yaml` is what stands in it. */
export function readInstitution(file: string, yaml: string): ReadInstitution {
  const lines = new LineCounter()
  const document = parseDocument(yaml, { lineCounter: lines, prettyErrors: false, version: '1.2' })
  const problemAt: Tell = (path, reason, ifMissing = reason) => {
    const { line, column, said } = spotOf(document, lines, path)
    return { file, line, column, path: written(path), reason: said ? reason : ifMissing }
  }
  const broken = [...document.errors, ...document.warnings].map((error): Problem => {
    const { line, col } = lines.linePos(error.pos[0])
    return { file, line, column: col, path: '', reason: `is not YAML here: ${error.message}` }
  })
  if (broken.length > 0) return { problems: broken }
  const plain = plainly(document)
  if ('reason' in plain) return { problems: [problemAt([], plain.reason)] }
  const read = institutionSetting.safeParse(plain.value)
  if (read.success) return { institution: read.data, problemAt }
  return { problems: inOrder(read.error.issues.flatMap((issue) => problemsOf(issue, problemAt))) }
}

/** The library refuses a file whose aliases would multiply without end. */
function plainly(document: Document.Parsed): { value: unknown } | { reason: string } {
  try {
    return { value: document.toJS() }
  } catch (error) {
    return {
      reason: `is not YAML that can be read: ${error instanceof Error ? error.message : String(error)}`,
    }
  }
}

/** An unknown key is told at the key itself; something needed and not there at the group that lacks it. */
function problemsOf(issue: z.core.$ZodIssue, problemAt: Tell): Problem[] {
  const path = issue.path.map((part) => (typeof part === 'number' ? part : String(part)))
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => problemAt([...path, key], 'is not a setting that may stand here'))
  const reason = reasonOf(issue)
  return [problemAt(path, reason, issue.code === 'custom' ? reason : 'is missing')]
}

function inOrder(problems: Problem[]): Problem[] {
  return problems.sort((a, b) => a.line - b.line || a.column - b.column)
}

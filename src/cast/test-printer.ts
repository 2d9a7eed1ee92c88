/** The printer of a test: a folder of its own, and what stands on the letters in it. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { folderPrinter } from '../adapters/sealed-print/folder-printer.ts'
import type { SealedPrinter } from '../core/letters/letter.ts'

export type PrinterInTests = { folder: string; printer: SealedPrinter; letters: () => string[] }

/** An empty folder with its printer; removed when the test is over. */
export function openPrinter(institution = 'oslomet'): PrinterInTests {
  const folder = mkdtempSync(join(tmpdir(), 'adgang-letters-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return {
    folder,
    printer: folderPrinter({ folder, institution }),
    letters: () => readdirSync(folder).sort(),
  }
}

export type ReadLetter = {
  pages: number
  title: string
  language: string
  /** The roles of its parts, in the order in which they are read aloud. */
  roles: readonly string[]
  text: string
}

/** A letter as a screen reader gets it. */
export async function readLetter(folder: string, name: string): Promise<ReadLetter> {
  const data = new Uint8Array(readFileSync(join(folder, name)))
  const loading = getDocument({ data, useSystemFonts: false, verbosity: 0 })
  const document = await loading.promise
  const page = await document.getPage(1)
  const { items } = await page.getTextContent()
  const tree = await page.getStructTree()
  const { info } = await document.getMetadata()
  const said = info as { Title?: string; Language?: string }
  const text = items.map((item) => ('str' in item ? `${item.str}${item.hasEOL ? ' ' : ''}` : '')).join('')
  const read = {
    pages: document.numPages,
    title: said.Title ?? '',
    language: said.Language ?? '',
    roles: rolesIn(tree),
    text: text.replace(/\s+/g, ' '),
  }
  await loading.destroy()
  return read
}

function rolesIn(node: unknown): string[] {
  if (typeof node !== 'object' || node === null) return []
  const role = 'role' in node && typeof node.role === 'string' ? [node.role] : []
  const children: readonly unknown[] = 'children' in node && Array.isArray(node.children) ? node.children : []
  return [...role, ...children.flatMap(rolesIn)]
}

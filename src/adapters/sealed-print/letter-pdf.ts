/** Sets a letter as a PDF: the address where the window of the envelope is, the secret on the third that is folded inwards. */
import PDFDocument from 'pdfkit'
import { fileURLToPath } from 'node:url'
import type { Letter, LetterPosting } from '../../core/letters/letter.ts'

const font = (name: string) => fileURLToPath(new URL(`../../../assets/letter-${name}.ttf`, import.meta.url))
const regular = font('regular')
const semibold = font('semibold')

const mm = (millimetres: number) => (millimetres * 72) / 25.4
const left = mm(20)
const width = mm(170)
/** A4 in three: the first third carries the address, the last one is folded inwards (ISO 269, envelope DL and C5/6). */
const folds = [mm(105), mm(210)]
const tags: Readonly<Record<Letter['language'], string>> = { nb: 'nb-NO', nn: 'nn-NO', en: 'en-GB' }

/** ISO 14289-1; the types of the library do not know it yet. */
const forEverybody: object = { subset: 'PDF/UA' }

/** A tagged PDF/UA-1 with language and title (WCAG 2.4.2, 3.1.1); the same letter gives the same pages. */
export async function letterPdf(letter: Letter, { at }: LetterPosting): Promise<Buffer> {
  const document = new PDFDocument({
    size: 'A4',
    margin: 0,
    pdfVersion: '1.7',
    ...forEverybody,
    tagged: true,
    lang: tags[letter.language],
    displayTitle: true,
    font: regular,
    info: { Title: letter.title, Author: letter.sender, CreationDate: new Date(at.epochMilliseconds) },
  })
  const done = collected(document)
  set(document, letter)
  document.end()
  return done
}

type Pdf = PDFKit.PDFDocument

async function collected(document: Pdf): Promise<Buffer> {
  const chunks: Buffer[] = []
  return new Promise((resolve, reject) => {
    document.on('data', (chunk: Buffer) => chunks.push(chunk))
    document.on('end', () => resolve(Buffer.concat(chunks)))
    document.on('error', reject)
  })
}

function set(document: Pdf, letter: Letter): void {
  const whole = document.struct('Document')
  document.addStructure(whole)
  const add = (tag: string, draw: () => void) => whole.add(document.struct(tag, {}, draw))
  add('P', () => {
    document.font(semibold).fontSize(12).text(letter.sender, left, mm(20), { width })
  })
  add('P', () => {
    document
      .font(regular)
      .fontSize(11)
      .text(letter.addressee.join('\n'), left, mm(50), { width: mm(85) })
  })
  add('P', () => {
    document.fontSize(10).text(letter.date, left, mm(97), { width, align: 'right' })
  })
  add('H1', () => {
    document.font(semibold).fontSize(15).text(letter.title, left, mm(114), { width })
  })
  document.font(regular).fontSize(10.5)
  letter.says.forEach((paragraph) => {
    document.moveDown(0.7)
    add('P', () => {
      document.text(paragraph, left, document.y, { width, lineGap: 2 })
    })
  })
  inside(document, letter.inside, add)
  marks(document)
  whole.end()
}

function inside(
  document: Pdf,
  { label, secret, note }: Letter['inside'],
  add: (tag: string, draw: () => void) => void,
): void {
  const top = mm(226)
  document.markContent('Artifact', { type: 'Layout' })
  document.lineWidth(1).roundedRect(left, top, width, mm(42), 6).stroke('#5b6470')
  document.endMarkedContent()
  const inner = { width: width - mm(16), align: 'center' as const }
  add('H2', () => {
    document
      .font(regular)
      .fontSize(11)
      .text(label, left + mm(8), top + mm(6), inner)
  })
  add('P', () => {
    document
      .font(semibold)
      .fontSize(26)
      .text(secret, left + mm(8), top + mm(14), { ...inner, characterSpacing: 2 })
  })
  add('P', () => {
    document
      .font(regular)
      .fontSize(9.5)
      .text(note, left + mm(8), top + mm(31), inner)
  })
}

/** Where the machine folds; no part of what is read aloud. */
function marks(document: Pdf): void {
  document.markContent('Artifact', { type: 'Layout' })
  folds.forEach((y) => document.lineWidth(0.5).moveTo(mm(4), y).lineTo(mm(9), y).stroke('#5b6470'))
  document.endMarkedContent()
}

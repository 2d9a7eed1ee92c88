/** The file of everything that is held about somebody: one page without scripts or anything from elsewhere, with the same as JSON inside; or JSON alone. */
import { Temporal } from 'temporal-polyfill'
import type { PartOfData } from '../../../actions/my-data.ts'
import type { Institution } from '../../../core/institution/institution.ts'
import { journalText } from '../../../core/journal/journal-texts.ts'
import type { Language } from '../../../core/language.ts'
import { type DataField, dataParts, type DataRow } from '../../../core/retention/data-parts.ts'
import { longDay, longMoment } from '../../../web/dates.ts'
import { fieldWords, partWords, valueWords } from './data-words.ts'
import { heldRules } from './held-rules.ts'
import { myDataTexts } from './texts.ts'

/** For whom, where and when. */
export type DataFile = {
  institution: Institution
  language: Language
  username: string
  at: Temporal.Instant
  parts: readonly PartOfData[]
}

/** `oslomet-kari-2026-08-20.html`: letters that no file system minds. */
export function fileName({ institution, username, at }: DataFile, kind: 'html' | 'json'): string {
  const day = at.toZonedDateTimeISO(institution.timeZone).toPlainDate().toString()
  return `${institution.key}-${username.replace(/[^a-z0-9.-]/gi, '_')}-${day}.${kind}`
}

/** As JSON, piece by piece. */
export async function* asJson(file: DataFile): AsyncGenerator<string> {
  const { institution, username, at, language } = file
  const head = {
    institution: institution.names.nb,
    username,
    at: at.toString(),
    rules: heldRules(institution, language),
  }
  yield `${JSON.stringify(head).slice(0, -1)},"parts":{`
  for (const [place, { part, rows }] of file.parts.entries()) {
    yield `${place === 0 ? '' : ','}\n${JSON.stringify(part)}:[`
    let first = true
    for await (const row of rows()) {
      yield `${first ? '' : ','}\n${JSON.stringify(row)}`
      first = false
    }
    yield ']'
  }
  yield '}}\n'
}

/** As a page to be read and printed. Nothing in it runs: what somebody is called cannot leave its place (case I-04). */
export async function* asPage(file: DataFile): AsyncGenerator<string> {
  const { institution, language, username, at } = file
  const texts = myDataTexts(language)
  const title = texts.file.title(username, institution.names[language])
  yield `<!doctype html>\n<html lang="${language}">\n<head>\n<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escaped(title)}</title>\n<style>${style}</style>\n</head>\n<body>\n<main>
<h1>${escaped(title)}</h1>
<p>${escaped(texts.file.made(longMoment(at, institution.timeZone, language)))}</p>
<p>${escaped(texts.file.codes)}</p>
<nav aria-label="${escaped(texts.file.contents)}"><h2>${escaped(texts.file.contents)}</h2><ul>
${file.parts.map(({ part }) => `<li><a href="#${part}">${escaped(partWords[part][language])}</a></li>`).join('\n')}
</ul></nav>\n`
  yield rulesAsTable(institution, language)
  for (const part of file.parts) yield* sectionOf(part, file)
  yield `<p>${escaped(texts.file.end)}</p>\n</main>\n<script type="application/json" id="data">`
  for await (const piece of asJson(file)) yield piece.replace(/[<>&\u2028\u2029]/g, inScript)
  yield '</script>\n</body>\n</html>\n'
}

function rulesAsTable(institution: Institution, language: Language): string {
  const { table } = myDataTexts(language)
  const rows = heldRules(institution, language).map(
    ({ what, why, howLong, remains }) =>
      `<tr>${cell(table.what, what)}${cell(table.why, why)}${cell(table.howLong, howLong)}${cell(table.remains, remains ?? table.nothing)}</tr>`,
  )
  return `<section><h2>${escaped(table.title)}</h2><table><thead><tr>${[
    table.what,
    table.why,
    table.howLong,
    table.remains,
  ]
    .map((head) => `<th scope="col">${escaped(head)}</th>`)
    .join('')}</tr></thead><tbody>${rows.join('\n')}</tbody></table></section>\n`
}

function cell(name: string, text: string): string {
  return `<td data-name="${escaped(name)}">${escaped(text)}</td>`
}

async function* sectionOf({ part, rows }: PartOfData, file: DataFile): AsyncGenerator<string> {
  const { language } = file
  const fields: readonly DataField[] = dataParts[part]
  yield `<section id="${part}"><h2>${escaped(partWords[part][language])}</h2>\n`
  let any = false
  for await (const row of rows()) {
    if (!any)
      yield `<table${fields.length > mostColumns ? ' class="tall"' : ''}><thead><tr>${fields.map((field) => `<th scope="col">${escaped(fieldWords[field][language])}</th>`).join('')}</tr></thead><tbody>\n`
    any = true
    yield `<tr>${fields.map((field) => fieldCell(field, row, { part, file })).join('')}</tr>\n`
  }
  yield any ? '</tbody></table>' : `<p>${escaped(myDataTexts(language).file.none)}</p>`
  yield '</section>\n'
}

type Place = { part: PartOfData['part']; file: DataFile }

function fieldCell(field: DataField, row: DataRow, { part, file }: Place): string {
  const { language } = file
  const name = fieldWords[field][language]
  const value = part === 'journal' && field === 'kind' ? happened(row, language) : row[field]
  return `<td data-name="${escaped(name)}">${shown(value, file, part === 'journal' && field === 'kind')}</td>`
}

/** What happened, in the words of the journal's own page. */
function happened(row: DataRow, language: Language): string {
  const line = {
    what: String(row['kind']),
    by: String(row['by']),
    because: typeof row['because'] === 'string' ? row['because'] : null,
    details: typeof row['details'] === 'object' ? { ...row['details'] } : {},
  }
  const { what, more } = journalText(line, language)
  return more === null ? what : `${what} (${more})`
}

const moment = /^\d{4}-\d\d-\d\dT[\d:.]+(\+00:00|Z)$/
const day = /^\d{4}-\d\d-\d\d$/

function shown(value: unknown, { language, institution }: DataFile, isText: boolean): string {
  const texts = myDataTexts(language)
  if (value === null || value === undefined || value === '') return '<span class="none">–</span>'
  if (typeof value === 'boolean') return escaped(value ? texts.yes : texts.no)
  if (typeof value === 'object') return `<pre>${escaped(JSON.stringify(value, null, 2))}</pre>`
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  if (isText) return escaped(text)
  if (moment.test(text))
    return `<time datetime="${escaped(text)}">${escaped(longMoment(Temporal.Instant.from(text), institution.timeZone, language))}</time>`
  if (day.test(text)) return `<time datetime="${text}">${escaped(longDay(text, language))}</time>`
  return escaped(valueWords.get(text)?.[language] ?? text)
}

/** Nothing that a text says is taken for markup. */
function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (letter) => letters[letter] ?? letter)
}

const letters: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** In JSON these stand inside texts only, where an escape means the same. */
function inScript(letter: string): string {
  return `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`
}

/** More columns than this are read below each other: no word is broken to make room. */
const mostColumns = 6

/** Rows as lists of their fields. */
const tall = (table: string) => `${table},${table} tbody,${table} tr,${table} td{display:block;width:auto}
${table} thead{position:absolute;clip-path:inset(50%);width:1px;height:1px;overflow:hidden}
${table} tr{border:1px solid #949494;margin:0 0 1rem;padding:.25rem}${table} td{border:0}
${table} td::before{content:attr(data-name);display:block;font-weight:600}`

const style = `body{font:1rem/1.5 system-ui,sans-serif;color:#1a1a1a;background:#fff;margin:0}
main{max-width:75rem;margin:0 auto;padding:1rem}h1{font-size:1.75rem;line-height:1.25}h2{font-size:1.25rem;margin:2rem 0 .5rem}
nav ul{columns:16rem;padding-left:1.25rem}a{color:#0b4a78}table{border-collapse:collapse;width:100%;font-size:.9375rem}
th,td{border:1px solid #949494;padding:.375rem .5rem;text-align:left;vertical-align:top;overflow-wrap:break-word}
th{background:#f0f0f0}pre{margin:0;white-space:pre-wrap;overflow-wrap:anywhere;font-size:.8125rem}.none{color:#595959}
${tall('.tall')}.tall tr{display:grid;grid-template-columns:repeat(auto-fill,minmax(14rem,1fr))}
.tall td{overflow-wrap:anywhere}.tall td:has(pre){grid-column:1/-1}
@media (max-width:60rem){${tall('table')}td{overflow-wrap:anywhere}}
@media print{nav{display:none}tr{break-inside:avoid}body{font-size:10pt}}`

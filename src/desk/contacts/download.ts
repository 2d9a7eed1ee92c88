/** The same list as a file for a spreadsheet, for whoever leads the desk; no cell of it computes anything (case I-07). */
import { downloadMissingContacts } from '../../actions/missing-contacts.ts'
import { writeCsv } from '../../web/spreadsheet/write-csv.ts'
import { type Answer, step } from '../../web/step.ts'
import { nowhere } from '../desk-page.tsx'
import { contactQuery, filterOf } from './contact-query.ts'
import { whomToAsk } from './lines.ts'
import { contactsTexts } from './texts.ts'

export const contactsDownloadStep = step({
  path: '/desk/contacts/download',
  opens: { desk: 'look', from: 'senior' },
  leadsTo: [],
  query: contactQuery,
  show: async (visit): Promise<Answer> => {
    if (!visit.desk) return nowhere(visit)
    const texts = contactsTexts(visit.language)
    const { columns } = texts
    const people = await downloadMissingContacts(visit.world, visit.desk, filterOf(visit))
    const rows = people.map((person) => [
      person.records.map(({ register }) => register).join(', '),
      person.records.map(({ id }) => id).join(', '),
      person.name ?? texts.isProtected,
      person.studentNumber ?? '',
      person.username ?? '',
      person.missing.map((missing) => texts.lacks[missing]).join(', '),
      person.stops.map((stops) => texts.stops[stops]).join(', '),
      whomToAsk(visit, person),
    ])
    const head = [
      columns.source,
      columns.id,
      columns.name,
      columns.studentNumber,
      columns.username,
      columns.missing,
      columns.stops,
      columns.ask,
    ]
    const day = visit.world
      .now()
      .toZonedDateTimeISO(visit.world.institution.timeZone)
      .toPlainDate()
      .toString()
    const name = `${visit.world.institution.key}-contacts-${day}.csv`
    return { file: { name, type: 'text/csv; charset=utf-8', body: writeCsv(head, rows) } }
  },
})
